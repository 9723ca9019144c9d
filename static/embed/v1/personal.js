// Personal mode, the page's side: a frame of the app's origin inside the element. The page gives it the files of the pack,
// and hears that something is shown and what was chosen. What the frame knows of the person it never hears.

import { TO_PAGE, message, parse } from './messages.js';

const STYLE = 'display: block; inline-size: 100%; block-size: var(--penchant-frame-height, 24em); border: 0; color-scheme: normal;';

/**
 * @param {object} options
 * @param {string} options.app address of the app, with a `/` at its end
 * @param {string} options.pack address of the pack's manifest
 * @param {(name: string, detail: object) => void} options.say called with `ready`, `select` and `error`
 * @returns {{frame: HTMLIFrameElement, close: () => void}}
 */
export function mount({ app, pack, limit, layout, theme, label, lang, say }) {
  const home = new URL(`embed/v1/frame.html${lang && `#${lang}`}`, app);
  if (!/^https?:$/.test(home.protocol)) throw new TypeError('the app has no web address');
  const manifest = new URL(pack, document.baseURI);
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: home.href, title: label || 'Penchant', referrerPolicy: 'origin', allow: 'storage-access' });
  frame.setAttribute('part', 'frame');
  frame.style.cssText = STYLE;
  let port;
  let listed;

  frame.addEventListener('load', () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => hear(parse(data, TO_PAGE));
    const hello = message('hello', { limit, layout, theme: theme ?? '', base: document.baseURI });
    frame.contentWindow.postMessage(hello, home.origin, [channel.port2]);
  });

  async function hear(said) {
    if (!said) return;
    const { type, path, ...detail } = said;
    if (type === 'want') {
      const bytes = await file(path).catch(() => null);
      if (bytes) port.postMessage(message('file', { path, bytes }), [bytes]);
      else port.postMessage(message('missing', { path }));
    } else if (type === 'ready') say('ready', { source: 'personal', count: detail.count });
    else if (type === 'select') say('select', { id: detail.id, position: detail.position, url: detail.url });
    else if (type === 'failed') say('error', { reason: detail.reason });
  }

  /** A file of the pack; nothing else of the site is handed out. */
  async function file(path) {
    if (path !== 'pack.json') {
      listed ??= new Set(JSON.parse(new TextDecoder().decode(await get('pack.json'))).files.map((entry) => entry.path));
      if (!listed.has(path)) throw new Error('not of the pack');
    }
    return get(path);
  }

  async function get(path) {
    const response = await fetch(path === 'pack.json' ? manifest : new URL(path, manifest), { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return response.arrayBuffer();
  }

  return {
    frame,
    close() {
      port?.close();
      frame.remove();
    },
  };
}
