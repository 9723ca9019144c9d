// What the app costs in a browser: started by `cargo xtask bench`, not a test.
//
// CPU times are by the kernel's own count, of the browser's rendering processes or of the engine's thread alone; unlike
// wall times they mean something on a machine that does other things too.

import { mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { serve } from '../../xtask/serve.mjs';
import { launch } from './lib/browser.mjs';
import { emptyPage, loadModel, start } from './lib/engine.mjs';

const STARTS = 7;
const ROUNDS = 200;
const FEEDS = 400;
const TEXTS = readFileSync(new URL('../fixtures/embed/texts.txt', import.meta.url), 'utf8').split('\n').filter(Boolean);
const QUERIES = ['chess', 'edit photos', 'learn to type', 'music player', 'stars and planets', 'write a letter', 'pdf', 'mail'];

const server = await serve(withPack(fileURLToPath(new URL('../../dist', import.meta.url)), process.env.PENCHANT_BENCH_PACK));
const origin = `http://127.0.0.1:${server.port}`;
const { browser, pid, close } = await launch();
try {
  await startUp();
  await questions();
  await withLog();
  for (const acts of [0, 10_000, 50_000, 200_000]) await life(acts);
} finally {
  await close();
  await server.close();
}

async function startUp() {
  const [cold, warm] = [[], []];
  for (let run = 0; run < STARTS; run += 1) {
    const profile = await browser.newContext();
    const page = await profile.newPage();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.querySelector('[data-testid="feed"] [data-testid="card"]')) return;
        globalThis.feedAt = performance.now();
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    cold.push(await visit(page));
    // Long enough for the browser to keep the compiled code.
    await page.waitForTimeout(3_000);
    warm.push(await visit(page));
    await profile.close();
  }
  row('navigation to first usable feed, cold', cold.map(({ wall }) => wall));
  row('  processor time of it', cold.map(({ cpu }) => cpu));
  row('navigation to first usable feed, warm', warm.map(({ wall }) => wall));
  row('  processor time of it', warm.map(({ cpu }) => cpu));
}

async function visit(page) {
  await page.goto('about:blank');
  const before = renderersCpu();
  await page.goto(`${origin}/`, { waitUntil: 'commit' });
  await page.waitForFunction(() => globalThis.feedAt);
  let cpu = 0;
  for (const [process, spent] of renderersCpu()) cpu += spent - (before.get(process) ?? 0);
  return { wall: await page.evaluate(() => globalThis.feedAt), cpu };
}

async function questions() {
  const page = await emptyPage(await browser.newContext(), origin);
  const { items } = await start(page);
  const timed = (body, rounds = ROUNDS) =>
    page.evaluate(
      async ([bodies, rounds]) => {
        const times = [];
        for (let round = 0; round < rounds; round += 1) {
          const before = performance.now();
          await globalThis.ask(bodies[round % bodies.length]);
          times.push(performance.now() - before);
        }
        return times;
      },
      [[body].flat(), rounds],
    );
  const feed = { type: 'feed', limit: 24, exclude: [] };
  const searches = QUERIES.map((query) => ({ type: 'search', query, filters: [], limit: 30 }));
  percentiles(`recommend 24 of ${items}, nothing known`, await timed(feed));
  await page.evaluate(async () => {
    const { cards } = await globalThis.ask({ type: 'feed', limit: 100, exclude: [] });
    const kinds = ['like', 'save', 'open', 'like', 'not_interested'];
    const acts = cards.map(({ id }, at) => ({
      kind: { kind: kinds[at % kinds.length] },
      subject: { item: id },
      surface: 'feed',
      placement: null,
    }));
    await globalThis.ask({ type: 'record', acts });
  });
  percentiles(`recommend 24 of ${items}, 100 acts known`, await timed(feed));
  percentiles('search by words', await timed(searches));
  await loadModel(page);
  percentiles('search by words and meaning', await timed(searches, 80));
  for (const batch of [1, 16]) {
    const bodies = [];
    for (let at = 0; at + batch <= TEXTS.length; at += batch) {
      bodies.push({ type: 'embed', texts: TEXTS.slice(at, at + batch) });
    }
    const times = await timed(bodies, bodies.length * 2);
    const rate = (batch * 1_000 * times.length) / times.reduce((sum, ms) => sum + ms, 0);
    console.log(`${`texts embedded a second, ${batch} at a time`.padEnd(48)}${rate.toFixed(0).padStart(8)}`);
  }
}

/** A pack with collaborative weights, and a person with a past. */
async function withLog() {
  const page = await emptyPage(await browser.newContext(), origin);
  const { items } = await start(page, 'packs/bench');
  const remember = (kind, ids) =>
    page.evaluate(
      ([kind, ids]) => {
        const acts = ids.map((item) => ({ kind: { kind }, subject: { item }, surface: 'feed', placement: null }));
        return globalThis.ask({ type: 'record', acts });
      },
      [kind, ids],
    );
  const kinds = ['like', 'save', 'open', 'like', 'not_interested'];
  for (let at = 0; at < 200; at += 1) await remember(kinds[at % kinds.length], [`item-${at * 17}`]);
  const feed = { type: 'feed', limit: 24, exclude: [] };
  const ask = (body) => page.evaluate((body) => globalThis.ask(body), body);
  for (let round = 0; round < 20; round += 1) await ask(feed);
  const [cpu, refreshed] = [[], []];
  for (let round = 0; round < FEEDS; round += 1) cpu.push(await engineCpu(() => ask(feed)));
  percentiles(`recommend 24 of ${items}, 200 acts: engine's CPU`, cpu);
  // One like more changes everything that is derived from the past.
  for (let round = 0; round < 60; round += 1) {
    await remember('like', [`item-${round * 53 + 7}`]);
    refreshed.push(await engineCpu(() => ask(feed)));
  }
  percentiles('  the first after one like more', refreshed);
  const explained = [];
  for (let round = 0; round < 40; round += 1) {
    explained.push(
      await page.evaluate(async (item) => {
        const before = performance.now();
        await globalThis.ask({ type: 'explain', item });
        return performance.now() - before;
      }, `item-${round * 31 + 5}`),
    );
  }
  percentiles('explain one of them', explained);
  const record = await page.evaluate(async () => {
    const before = performance.now();
    await globalThis.ask({ type: 'track_record' });
    return performance.now() - before;
  });
  row('how well it did on the last 50 picks', [record]);
}

/** Somebody who has done 50 things a day for years: what the engine's thread spends on their memory. */
async function life(acts) {
  const profile = await browser.newContext();
  const filling = await emptyPage(profile, origin);
  await start(filling);
  await filling.evaluate(async (acts) => {
    const { cards } = await globalThis.ask({ type: 'feed', limit: 100, exclude: [] });
    const kinds = ['view', 'view', 'open', 'view', 'like', 'view', 'open', 'view', 'save', 'not_interested'];
    const began = Date.now() - (acts / 50) * 86_400_000;
    for (let at = 0; at < acts; at += 10_000) {
      const some = Array.from({ length: Math.min(10_000, acts - at) }, (_, nth) => ({
        seq: { clock: at + nth + 1, node: 7 },
        at_ms: Math.round(began + ((at + nth) / 50) * 86_400_000),
        session: Math.round(began + Math.floor((at + nth) / 50) * 86_400_000),
        catalog: 'debian-apps',
        kind: kinds[(at + nth) % kinds.length],
        subject: { item: cards[(at + nth) % cards.length].id },
        surface: 'feed',
      }));
      const document = JSON.stringify({ format: 'penchant-memory', version: 1, interactions: some });
      await globalThis.ask({ type: 'import', file: new TextEncoder().encode(document) });
    }
  }, acts);
  await filling.close();
  const opened = [];
  let page;
  for (let run = 0; run < 3; run += 1) {
    await page?.close();
    page = await emptyPage(profile, origin);
    opened.push(await engineCpu(() => start(page)));
  }
  row(`${acts} acts: start`, opened);
  const act = { kind: { kind: 'like' }, subject: { item: 'gimp.desktop' }, surface: 'feed', placement: null };
  const [kept, forgotten, wall] = [[], [], []];
  for (let run = 0; run < 11; run += 1) {
    let seq;
    const before = performance.now();
    kept.push(
      await engineCpu(async () => {
        const { seqs } = await page.evaluate((act) => globalThis.ask({ type: 'record', acts: [act] }), act);
        [seq] = seqs;
      }),
    );
    wall.push(performance.now() - before);
    forgotten.push(
      await engineCpu(() => page.evaluate((seq) => globalThis.ask({ type: 'forget', what: { type: 'one', seq } }), seq)),
    );
  }
  percentiles('  remember one act', kept);
  percentiles('  until it is acknowledged', wall);
  percentiles('  forget it', forgotten);
  await profile.close();
}

/** What is served: the build, and beside its packs the one for measuring. */
function withPack(dist, pack) {
  const root = mkdtempSync(join(tmpdir(), 'penchant-bench-'));
  for (const name of readdirSync(dist)) if (name !== 'packs') symlinkSync(join(dist, name), join(root, name));
  mkdirSync(join(root, 'packs'));
  symlinkSync(join(dist, 'packs', 'demo'), join(root, 'packs', 'demo'));
  symlinkSync(resolve(pack), join(root, 'packs', 'bench'));
  return root;
}

function row(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, median, high] = [0, 0.5, 1].map((q) => quantile(sorted, q).toFixed(0));
  console.log(`${name.padEnd(48)}${median.padStart(8)} ms  (${low} to ${high}, ${values.length} runs)`);
}

function percentiles(name, values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((q) => quantile(sorted, q).toFixed(1));
  console.log(`${name.padEnd(48)}${p50.padStart(8)} ms  p95 ${p95} ms (${values.length} runs)`);
}

function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

/**
 * Milliseconds that each rendering process has spent on a processor, by its id; they run the page and the worker. The
 * kernel counts them in hundredths of a second, but counts threads that have ended too.
 */
function renderersCpu() {
  const children = new Map();
  const spent = new Map();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = read(`/proc/${entry}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    const [parent, user, system] = [fields[1], fields[11], fields[12]];
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
    spent.set(Number(entry), (user + system) * 10);
  }
  const renderers = new Map();
  for (const queue = [pid]; queue.length > 0; ) {
    const process = queue.pop();
    queue.push(...(children.get(process) ?? []));
    if (read(`/proc/${process}/cmdline`).includes('--type=renderer')) renderers.set(process, spent.get(process));
  }
  return renderers;
}

/**
 * Milliseconds that the engine's thread has spent on a processor while `work` ran: the scheduler's own count, in
 * nanoseconds, so that neither other threads nor other programs are in it.
 */
async function engineCpu(work) {
  const before = workersCpu();
  await work();
  return workersCpu() - before;
}

function workersCpu() {
  let spent = 0;
  for (const process of renderersCpu().keys()) {
    for (const thread of readdirSync(`/proc/${process}/task`)) {
      const at = `/proc/${process}/task/${thread}`;
      if (!read(`${at}/comm`).startsWith('DedicatedWorker')) continue;
      spent += Number(read(`${at}/schedstat`).split(' ')[0]) / 1e6;
    }
  }
  return spent;
}

/** A file of a process, which may have ended by now. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
