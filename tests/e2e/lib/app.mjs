// Starts a server for the built app and a browser that believes it is on the open web.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { serve } from '../../../xtask/serve.mjs';
import { proxy } from './proxy.mjs';

const { chromium } = createRequire(`${process.env.PENCHANT_NPM}/`)('playwright-core');

export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

// Not localhost: code that behaves on developers' machines and beacons elsewhere has to be caught.
const HOST = 'demo.penchant.test';

/**
 * The app on a server of its own, open in a browser of its own; both end with the test.
 *
 * @param {import('node:test').TestContext} test
 * @param {object} options
 * @param {string} [options.folder] what is served, the built app unless told
 * @param {string[]} [options.args] more switches for Chromium
 * @param {object} [options.context] playwright's options for the browser context
 * @param {(page) => Promise<void>} [options.before] called before the first navigation
 */
export async function open(test, { folder = DIST, args = [], context = {}, before } = {}) {
  let server = await serve(folder);
  const { port } = server;
  const origin = `http://${HOST}:${port}`;
  const recorder = await proxy(`${HOST}:${port}`);
  const launched = await chromium.launchServer({
    executablePath: process.env.CHROME,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page must not be able to tell that it is being tested.
      '--disable-blink-features=AutomationControlled',
      // What a site gets by having a certificate.
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
      ...args,
    ],
  });
  test.after(async () => {
    await launched.close();
    recorder.close();
    await server.close();
  });
  const browser = await chromium.connect(launched.wsEndpoint());
  const profile = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    // Of this profile, not of the browser: what the browser sends to its maker is not the app's doing.
    proxy: { server: `http://127.0.0.1:${recorder.port}`, bypass: '<-loopback>' },
    ...context,
  });
  const page = await profile.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await before?.(page);
  await page.goto(`${origin}/`);
  return {
    origin,
    page,
    profile,
    recorder,
    /** Process id of the browser. */
    pid: launched.process().pid,
    /** Errors that the page threw or logged. */
    complaints,
    /** Cuts the connection, as a server that died. */
    disconnect: () => server.close(),
    reconnect: async () => {
      server = await serve(folder, port);
    },
  };
}

/** What the demo pack was built from: items by id. */
export function demoItems() {
  const lines = readFileSync(`${process.env.PENCHANT_DEMO}/items.jsonl`, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line)).map((item) => [item.id, item]));
}

/** The part of the page with a `data-testid`. */
export const part = (page, name) => page.locator(`[data-testid="${name}"]`);

/** Item ids of the cards below `root`, in order. */
export const cardsIn = (root) =>
  root.locator('[data-testid="card"]').evaluateAll((cards) => cards.map((card) => card.dataset.item));
