// The browser engine under test, whichever it is, by one small set of verbs.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { ANSWER, SWITCHES, settle } from '../lib/browser.mjs';
import { bidi } from './bidi.mjs';
import { webdriver } from './webdriver.mjs';

/** `chromium`, `firefox` or `webkit`. */
export const ENGINE = process.env.PENCHANT_ENGINE ?? 'chromium';

// What Firefox asks its maker for by itself; the recorder has to see what pages do.
const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'browser.topsites.contile.enabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': 'data:,',
};

const ENGINES = {
  async chromium(folder, proxy) {
    const isNew = readdirSync(folder).length === 0;
    if (isNew) settle(folder, { frame: 'http://localhost', page: 'http://127.0.0.1', answer: ANSWER.yes });
    const driver = run(process.env.CHROMEDRIVER, ['--port=0']);
    const [, port] = await said(driver.stdout, /successfully on port (\d+)/);
    const args = [
      ...SWITCHES.filter((each) => !each.includes('AutomationControlled')),
      '--headless=new',
      `--user-data-dir=${folder}`,
      `--proxy-server=127.0.0.1:${proxy}`,
      '--proxy-bypass-list=<-loopback>',
    ];
    const session = await webdriver(`http://127.0.0.1:${port}`, {
      'goog:chromeOptions': { binary: process.env.CHROME, args },
      'goog:loggingPrefs': { browser: 'SEVERE' },
    });
    return { ...session, processes: [session.process, -driver.pid] };
  },

  async firefox(folder, proxy, hear) {
    const preferences = {
      ...QUIET,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy,
      'network.proxy.no_proxies_on': '',
      'network.proxy.allow_hijacking_localhost': true,
    };
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
    writeFileSync(join(folder, 'user.js'), lines.join(''));
    // Without this it does not let go of its maker's server of settings.
    const env = { MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' };
    const firefox = run(process.env.FIREFOX, ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', folder], env);
    const [, address] = await said(firefox.stderr, /BiDi listening on (ws:\S+)/);
    const session = await bidi(`${address}/session`, hear);
    return { ...session, processes: [-firefox.pid] };
  },

  async webkit(folder, proxy, hear) {
    const screen = run(process.env.XVFB, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']);
    const [display] = await said(screen.stdio[3], /\d+/);
    const port = await freePort();
    const driver = run(process.env.WEBKITDRIVER, [`--port=${port}`], { DISPLAY: `:${display}` });
    createInterface(driver.stderr).on('line', (line) => {
      const [, complaint] = /^CONSOLE \w+ ERROR (.*)/.exec(line) ?? [];
      if (complaint) hear(complaint);
    });
    const address = `http://127.0.0.1:${port}`;
    await until(() => fetch(`${address}/status`).then(({ ok }) => ok, () => false), 'a driver that listens');
    const binary = fileURLToPath(new URL('webkit.py', import.meta.url));
    const options = { binary, args: [folder, `http://127.0.0.1:${proxy}`] };
    const session = await webdriver(address, { 'webkitgtk:browserOptions': options });
    return { ...session, complaints: null, processes: [-driver.pid, -screen.pid] };
  },
};

/** A port that nobody listens on; this driver takes none by itself. */
async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A program in a process group of its own, so that it can be ended with all that it started. */
function run(program, args, env = {}) {
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'];
  const started = spawn(program, args, { detached: true, stdio, env: { ...process.env, ...env } });
  for (const stream of [started.stdout, started.stderr]) stream.resume();
  return started;
}

/** The first line of `stream` that fits. */
function said(stream, pattern) {
  return new Promise((found, failed) => {
    createInterface(stream)
      .on('line', (line) => {
        const match = pattern.exec(line);
        if (match) found(match);
      })
      .on('close', () => failed(new Error(`the browser ended before it said ${pattern}`)));
  });
}

/** Polls until `probe` gives something, and returns that; what it throws meanwhile counts as nothing. */
export async function until(probe, what, patience = 30_000) {
  const deadline = Date.now() + patience;
  for (let last; ; ) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error.message;
    }
    assert.ok(Date.now() < deadline, `${what} did not come about; last seen: ${JSON.stringify(last)}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/**
 * Starts the engine with what `folder` holds: a profile that outlives it.
 * @param {string} folder
 * @param {number} proxy port of the recorder, through which every address goes
 */
export async function launch(folder, proxy) {
  const heard = [];
  const session = await ENGINES[ENGINE](folder, proxy, (line) => heard.push(line));
  const kill = () => {
    for (const id of session.processes) {
      try {
        process.kill(id, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    }
  };
  process.once('exit', kill);
  return {
    version: session.version,
    /** Errors that pages logged since this was called last. */
    complaints: async () => (session.complaints ? session.complaints() : heard.splice(0)),
    async tab(url) {
      const page = new Page(session, await session.open());
      if (url) await page.goto(url);
      return page;
    },
    /** Waits for a tab or window that a page opened, by a part of its address. */
    async opened(part) {
      const there = async () => (await session.contexts()).find(({ url }) => url.includes(part));
      return new Page(session, (await until(there, `a window at ${part}`)).context);
    },
    /** Ends it as a device does that loses its power. */
    kill,
    async close() {
      await session.end().catch(() => {});
      kill();
    },
  };
}

/** A folder for a profile, until the test ends. */
export function profile(test) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-profile-'));
  // Browsers that were ended write for a moment longer.
  test.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

/** The element that is seen there, moved to where nothing lies over it: shadow trees included. Runs in the page. */
function look(css, text, at) {
  const within = (root) =>
    [...root.querySelectorAll('*')].flatMap((each) => (each.shadowRoot ? [each, ...within(each.shadowRoot)] : [each]));
  const fits = (each) => each.matches(css) && each.checkVisibility() && (text === null || each.textContent.includes(text));
  const found = within(document).filter(fits)[at];
  found?.scrollIntoView({ block: 'center' });
  return found;
}

/** A tab, or a frame in one. */
class Page {
  constructor(session, context) {
    this.session = session;
    this.context = context;
  }

  goto(url) {
    return this.session.goto(this.context, url);
  }

  reload() {
    return this.session.reload(this.context);
  }

  close() {
    return this.session.close(this.context);
  }

  /** Calls a function in the page; its arguments and its answer are JSON. */
  async evaluate(work, ...args) {
    const text = await this.session.evaluate(
      this.context,
      `(async () => JSON.stringify((await (${work})(...${JSON.stringify(args)})) ?? null))()`,
    );
    return JSON.parse(text);
  }

  /** Waits until the function gives something, and returns that. */
  until(work, ...args) {
    return until(() => this.evaluate(work, ...args), String(work));
  }

  /** Waits for an element that can be pressed, and clicks it as a person does. */
  async click(css, { text = null, at = 0 } = {}) {
    const find = `(${look})(${JSON.stringify(css)}, ${JSON.stringify(text)}, ${at})`;
    await until(() => this.session.evaluate(this.context, `(async () => !!${find} && !${find}.disabled && ${find}.ariaDisabled !== 'true')()`), find);
    return until(() => this.session.click(this.context, find).then(() => true), `a click on ${css}`);
  }

  /** Puts text in the place of what a field holds. */
  async type(css, text) {
    const find = `(${look})(${JSON.stringify(css)}, null, 0)`;
    await until(() => this.session.type(this.context, find, text).then(() => true), `text in ${css}`);
  }

  /** Waits for an element that holds `text`, and returns all its text. */
  sees(css, text = '', at = 0) {
    const find = `(css, text, at) => (${look})(css, text, at)?.textContent.trim() || (text === '' && (${look})(css, text, at) ? ' ' : '')`;
    const there = async () => {
      const found = await this.evaluate(find, css, text, at);
      // What is there in its place tells more than that it is not there.
      if (!found) throw new Error((await this.evaluate(find, css, '', at)) || 'nothing');
      return found;
    };
    return until(there, `${css} with “${text}”`);
  }

  /** The frame that a function finds. */
  async frame(find) {
    return new Page(this.session, await until(() => this.session.frame(this.context, `(${find})()`), `a frame: ${find}`));
  }
}
