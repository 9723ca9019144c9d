// Chromium, for tests and measurements.

import { createRequire } from 'node:module';

const { chromium } = createRequire(`${process.env.PENCHANT_NPM}/`)('playwright-core');

/** Starts the browser. `pid` is its process; `close` ends it. */
export async function launch(args = []) {
  const server = await chromium.launchServer({
    executablePath: process.env.CHROME,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium asks its maker about forms that it sees; that is not the app's doing.
      '--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,Translate',
      // A page must not be able to tell that it is being tested.
      '--disable-blink-features=AutomationControlled',
      ...args,
    ],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, pid: server.process().pid, close: () => server.close() };
}
