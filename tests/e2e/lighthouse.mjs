// The page as Lighthouse sees it, on a phone: started by `cargo xtask lighthouse`, not a test. Fails below what is promised.

import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { serve } from '../../xtask/serve.mjs';
import { launch } from './lib/browser.mjs';

const PROMISED = { performance: 90, accessibility: 100, 'best-practices': 100 };
const PORT = 9333;
const RUNS = 3;

const entry = createRequire(`${process.env.PENCHANT_LIGHTHOUSE}/`).resolve('lighthouse');
const { default: lighthouse } = await import(pathToFileURL(entry).href);

const server = await serve(fileURLToPath(new URL('../../dist', import.meta.url)));
const { close } = await launch([`--remote-debugging-port=${PORT}`]);
const runs = [];
try {
  for (let run = 0; run < RUNS; run += 1) {
    const { lhr } = await lighthouse(`http://127.0.0.1:${server.port}/`, {
      port: PORT,
      logLevel: 'error',
      onlyCategories: Object.keys(PROMISED),
    });
    runs.push(lhr);
  }
} finally {
  await close();
  await server.close();
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.trunc(values.length / 2)];
let kept = true;
for (const [category, promised] of Object.entries(PROMISED)) {
  const score = median(runs.map(({ categories }) => Math.round(categories[category].score * 100)));
  kept &&= score >= promised;
  console.log(`${`lighthouse, mobile: ${category}`.padEnd(48)}${String(score).padStart(8)}     (promised: ${promised})`);
}
for (const audit of ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index']) {
  const values = runs.map(({ audits }) => audits[audit].numericValue);
  const digits = audit.endsWith('shift') ? 3 : 0;
  console.log(`${`  ${audit}`.padEnd(48)}${median(values).toFixed(digits).padStart(8)}${digits ? '' : ' ms'}`);
}
const failed = new Map();
for (const { audits, categories } of runs) {
  for (const { id, weight } of Object.values(categories).flatMap(({ auditRefs }) => auditRefs)) {
    const { score, title, displayValue } = audits[id];
    if (weight > 0 && score !== null && score < 0.9) failed.set(id, `${title} ${displayValue ?? ''}`);
  }
}
for (const [id, what] of failed) console.log(`  below 0.9: ${id}: ${what}`);
process.exitCode = kept ? 0 : 1;
