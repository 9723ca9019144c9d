// WebDriver BiDi: commands and events over one WebSocket. Firefox speaks it by itself.

import { createRequire } from 'node:module';

const WebSocket = createRequire(`${process.env.PENCHANT_NPM}/`)('ws');

/**
 * A session with the browser at `address`.
 * @param {(line: string) => void} hear called with every error that a page logs
 */
export async function bidi(address, hear) {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await new Promise((open, failed) => socket.on('open', open).on('error', failed));
  const waiting = new Map();
  const fail = (why) => {
    for (const { failed } of waiting.values()) failed(new Error(why));
    waiting.clear();
  };
  socket.on('close', () => fail('the browser is gone'));
  socket.on('message', (data) => {
    const message = JSON.parse(data);
    if (message.type === 'event') {
      const { level, text } = message.params;
      if (level === 'error') hear(text);
      return;
    }
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'error') asked?.failed(new Error(`${message.error}: ${message.message}`));
    else asked?.answered(message.result);
  });
  let id = 0;
  const tell = (method, params = {}) =>
    new Promise((answered, failed) => {
      waiting.set(++id, { answered, failed });
      socket.send(JSON.stringify({ id, method, params }));
    });

  const { capabilities } = await tell('session.new', { capabilities: {} });
  await tell('session.subscribe', { events: ['log.entryAdded'] });
  const run = async (context, expression) => {
    const done = await tell('script.evaluate', { target: { context }, expression, awaitPromise: true });
    if (done.type === 'exception') throw new Error(done.exceptionDetails.text);
    return done.result;
  };
  // A page that moves between the look and the press takes the press elsewhere: it has to arrive, or is tried again.
  const click = async (context, find) => {
    const { sharedId } = await run(context, find);
    if (!sharedId) throw new Error(`nothing there: ${find}`);
    const arrival = `addEventListener('click', () => { missed = false; }, { once: true, capture: true })`;
    await run(context, `(globalThis.missed = true, (${find}).${arrival})`);
    const origin = { type: 'element', element: { sharedId } };
    const actions = [
      { type: 'pointerMove', x: 0, y: 0, origin },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await tell('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    // Of a page that the press led to, nothing is known, and nothing is missing.
    const missed = await run(context, 'globalThis.missed === true').catch(() => ({ value: false }));
    if (missed.value) throw new Error(`the press did not arrive: ${find}`);
  };

  return {
    version: capabilities.browserVersion,
    contexts: async () => (await tell('browsingContext.getTree', { maxDepth: 0 })).contexts,
    open: async () => (await tell('browsingContext.create', { type: 'tab' })).context,
    close: (context) => tell('browsingContext.close', { context }),
    goto: (context, url) => tell('browsingContext.navigate', { context, url, wait: 'complete' }),
    reload: (context) => tell('browsingContext.reload', { context, wait: 'complete' }),
    frame: async (context, find) => (await run(context, `(${find}).contentWindow`)).value.context,
    evaluate: async (context, expression) => (await run(context, expression)).value,
    click,
    type: async (context, find, text) => {
      await click(context, find);
      await run(context, `(${find}).select()`);
      const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
      await tell('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
      const { value } = await run(context, `(${find}).value`);
      if (value !== text) throw new Error(`it holds “${value}”`);
    },
    end: () => tell('browser.close'),
  };
}
