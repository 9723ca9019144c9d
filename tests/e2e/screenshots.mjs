// Takes the manifest's screenshots from the built app; run by hand when the app looks different (see CONTRIBUTING.md).

import { fileURLToPath } from 'node:url';

import { serve } from '../../xtask/serve.mjs';
import { feed, itemsOf, like, part } from './lib/app.mjs';
import { launch } from './lib/browser.mjs';

const OUT = fileURLToPath(new URL('../../static/screenshots/', import.meta.url));

const server = await serve(fileURLToPath(new URL('../../dist', import.meta.url)));
const { browser, close } = await launch();
const shoot = async (name, viewport, deviceScaleFactor, prepare) => {
  const profile = await browser.newContext({ viewport, deviceScaleFactor, serviceWorkers: 'block' });
  const page = await profile.newPage();
  await page.goto(`http://127.0.0.1:${server.port}/`);
  for (const id of itemsOf('Board game').slice(0, 3)) await like(page, id);
  await part(page, 'nav-feed').click();
  await feed(page);
  await prepare(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${OUT}${name}.jpg`, type: 'jpeg', quality: 82 });
  await profile.close();
};
const [wide, narrow] = [{ width: 1280, height: 800 }, { width: 412, height: 824 }];
await shoot('wide-feed', wide, 1, async () => {});
await shoot('wide-why', wide, 1, async (page) => {
  await part(page, 'why').first().click();
  await part(page, 'why-dialog').locator('.bars-sum').waitFor();
});
await shoot('narrow-feed', narrow, 2, async () => {});
await shoot('narrow-memory', narrow, 2, async (page) => {
  await part(page, 'nav-memory').click();
  await part(page, 'memory-act').first().waitFor();
});
await close();
await server.close();
