// Chromium, for tests and measurements.

import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

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
];

/** What Chromium is started with. */
export const SWITCHES = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page must not be able to tell that it is being tested.
  '--disable-blink-features=AutomationControlled',
  `--disable-features=${SWITCHED_OFF}`,
];

/** Starts the browser. `pid` is its process; `close` ends it. */
export async function launch(args = []) {
  const server = await chromium.launchServer({ executablePath: process.env.CHROME, args: [...SWITCHES, ...args] });
  const browser = await chromium.connect(server.wsEndpoint());
  return { browser, pid: server.process().pid, close: () => server.close() };
}

/** What the browser writes down when a person answers its question. */
export const ANSWER = { yes: 1, no: 2 };

/**
 * Makes a profile in which the browser's own question has been answered: may frames of `frame` within pages of `page` open
 * what they have stored? Without a window there is nowhere for that to be asked.
 */
export function settle(folder, { frame, page, answer }) {
  // Microseconds since 1601, as the browser counts.
  const now = `${Date.now() + 11_644_473_600_000}000`;
  // It is asked and remembered by site, whatever the port.
  const site = (address) => address.replace(/:\d+$/, '');
  const storage_access = { [`${site(frame)},${site(page)}`]: { last_modified: now, setting: answer } };
  mkdirSync(join(folder, 'Default'), { recursive: true });
  const preferences = { profile: { content_settings: { exceptions: { storage_access } } } };
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
}

/** A browser with such a profile on disk. */
export async function settled(folder, said) {
  settle(folder, said);
  return chromium.launchPersistentContext(folder, { executablePath: process.env.CHROME, args: SWITCHES });
}
