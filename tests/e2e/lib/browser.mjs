// Chromium, for tests and measurements.

import { createRequire } from 'node:module';

const { chromium } = createRequire(`${process.env.PENCHANT_NPM}/`)('playwright-core');

// Playwright's own list, which ours replaces, and what the browser tells its maker about the forms on a page: profiles
// do that too, and it would be taken for the app's doing.
const SWITCHED_OFF = [
  'AimEnabled',
  'AutofillServerCommunication',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

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
      // A page must not be able to tell that it is being tested.
      '--disable-blink-features=AutomationControlled',
      `--disable-features=${SWITCHED_OFF}`,
      ...args,
    ],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, pid: server.process().pid, close: () => server.close() };
}
