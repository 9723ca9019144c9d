// An engine worker of one's own, spoken to by the widget's own client (static/web/protocol/client.ts).

import { readFileSync } from 'node:fs';

const CLIENT = new URL('../../../target/site/client.js', import.meta.url);

/** A page of the app's origin without the app, so that nothing else runs there. */
export async function emptyPage(profile, origin) {
  const page = await profile.newPage();
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.route('**/client.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(CLIENT, 'utf8') }),
  );
  await page.goto(`${origin}/empty`);
  return page;
}

/**
 * Starts the worker in `page` and opens memory and catalogue. `globalThis.ask` then puts a request's body to it and
 * resolves to the answer's; `globalThis.until` resolves to the next event that fits.
 * @returns {Promise<object>} the status
 */
export const start = (page, pack = 'packs/demo') =>
  page.evaluate(async (pack) => {
    const beside = (path) => new URL(path, location.href).href;
    const { EngineClient } = await import(beside('client.js'));
    const client = await EngineClient.start(location.href);
    globalThis.until = (fits) => client.until(fits);
    globalThis.ask = (body) => client.ask(body);
    return globalThis.ask({
      type: 'start',
      pack: beside(`${pack}/pack.json`),
      model: beside('models/all-MiniLM-L6-v2-int8/'),
      runtime: beside('ort/'),
    });
  }, pack);

/** Loads the embedding model; resolves once it is ready. */
export const loadModel = (page) =>
  page.evaluate(async () => {
    const settled = globalThis.until((event) => event.type === 'status' && /ready|failed/.test(event.model.state));
    const { model } = await globalThis.ask({ type: 'load_model' });
    const state = model.state === 'ready' ? model : (await settled).model;
    if (state.state !== 'ready') throw new Error(JSON.stringify(state));
  });
