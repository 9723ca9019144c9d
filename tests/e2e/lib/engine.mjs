// An engine worker of one's own, started as the page starts it and spoken to in the page's protocol.

/** A page of the app's origin without the app, so that nothing else runs there. */
export async function emptyPage(profile, origin) {
  const page = await profile.newPage();
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(`${origin}/empty`);
  return page;
}

/**
 * Starts the worker in `page` and opens memory and catalogue. `globalThis.ask` then puts a request's body to it and
 * resolves to the answer's; `globalThis.until` resolves once an event's body fits.
 * @returns {Promise<object>} the status
 */
export const start = (page, pack = 'packs/demo') =>
  page.evaluate(async (pack) => {
    const beside = (path) => new URL(path, location.href).href;
    const script = `import init from "${beside('engine.js')}"; await init({ module_or_path: "${beside('engine_bg.wasm')}" });`;
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(url, { type: 'module' });
    const answers = new Map();
    const listeners = new Set();
    worker.onmessage = ({ data }) => {
      if (data.id) {
        answers.get(data.id)(data.body);
        answers.delete(data.id);
      } else for (const listener of listeners) listener(data);
    };
    const next = (fits) =>
      new Promise((found) => {
        const listener = (event) => {
          if (!fits(event.body)) return;
          listeners.delete(listener);
          found(event);
        };
        listeners.add(listener);
      });
    const { v, build } = await next((event) => event.type === 'ready');
    let id = 0;
    globalThis.until = next;
    globalThis.ask = async (body) => {
      const answer = await new Promise((answered) => {
        answers.set(++id, answered);
        worker.postMessage({ v, build, id, body });
      });
      if (answer.type === 'failed') throw new Error(answer.message);
      return answer;
    };
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
    const state = model.state === 'ready' ? model : (await settled).body.model;
    if (state.state !== 'ready') throw new Error(state.reason);
  });
