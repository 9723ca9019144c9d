// WebDriver in its first form: one HTTP request per command. The drivers of WebKitGTK and Chromium speak it.

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/**
 * A session with the driver at `address`.
 *
 * A context here is a window and the frames on the way down from it; the driver knows only a current one.
 */
export async function webdriver(address, capabilities) {
  const command = async (method, path, body) => {
    const response = await fetch(address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const session = await command('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  const ask = (method, path, body) => command(method, `/session/${session.sessionId}${path}`, body);
  const tell = (path, body = {}) => ask('POST', path, body);
  await tell('/timeouts', { script: 60_000, pageLoad: 60_000 });

  // One command at a time: two that each choose a context first would send one of them to the other's.
  let last = Promise.resolve();
  let current;
  const inside = (context, work) => {
    const done = last.then(async () => {
      if (current !== context) {
        current = null;
        await tell('/window', { handle: context.window });
        await tell('/frame', { id: null });
        for (const find of context.frames) await tell('/frame', { id: await element(find) });
        current = context;
      }
      return work();
    });
    last = done.catch(() => (current = null));
    return done;
  };
  const element = async (find) => {
    const found = await tell('/execute/sync', { script: `return ${find}`, args: [] });
    if (!found) throw new Error(`nothing there: ${find}`);
    return found;
  };
  const window = (handle) => ({ window: handle, frames: [] });
  // The window that it begins with stays open: the driver can do nothing from one that is closed.
  const first = window(await ask('GET', '/window'));

  return {
    version: session.capabilities.browserVersion,
    process: session.capabilities['goog:processID'],
    /** Errors that pages logged since this was asked last; of Chromium's driver alone. */
    complaints: async () => {
      const lines = await inside(first, () => tell('/se/log', { type: 'browser' }));
      return lines.filter(({ level }) => level === 'SEVERE').map(({ message }) => message);
    },
    contexts: async () => {
      const found = (await ask('GET', '/window/handles')).map(window);
      return Promise.all(found.map(async (context) => ({ context, url: await inside(context, () => ask('GET', '/url')) })));
    },
    open: () => inside(first, async () => window((await tell('/window/new', { type: 'tab' })).handle)),
    close: (context) => inside(context, () => ask('DELETE', '/window')),
    goto: (context, url) => inside(context, () => tell('/url', { url })),
    reload: (context) => inside(context, () => tell('/refresh')),
    frame: async ({ window, frames }, find) => ({ window, frames: [...frames, find] }),
    evaluate: async (context, expression) => {
      const script = `const done = arguments[0]; (${expression}).then((value) => done([value]), (error) => done(String(error?.stack ?? error)))`;
      const answer = await inside(context, () => tell('/execute/async', { script, args: [] }));
      if (!Array.isArray(answer)) throw new Error(answer);
      return answer[0];
    },
    click: (context, find) => inside(context, async () => tell(`/element/${(await element(find))[ELEMENT]}/click`)),
    type: (context, find, text) =>
      inside(context, async () => {
        const id = (await element(find))[ELEMENT];
        await tell(`/element/${id}/clear`);
        await tell(`/element/${id}/value`, { text });
      }),
    end: () => ask('DELETE', ''),
  };
}
