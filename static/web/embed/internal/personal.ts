// Personal mode, the page's side: a frame of the app's origin inside the element. The page gives it the files of the pack,
// and hears that something is shown and what was chosen. What the frame knows of the person it never hears.

import type { PenchantEvents } from '../public/api.ts';
import { json } from './files.ts';
import { type Message, parse, TO_PAGE, toFrame } from './messages.ts';

const STYLE =
  'display: block; inline-size: 100%; block-size: var(--penchant-frame-height, 24em); border: 0; color-scheme: normal;';

/** What an event of the element carries. */
export type Detail<Name extends 'ready' | 'select' | 'error'> = PenchantEvents[`penchant:${Name}`]['detail'];

export interface Lending {
  /** Address of the app, with a `/` at its end. */
  app: string;
  /** Address of the pack's manifest. */
  pack: string;
  limit: number;
  layout: 'grid' | 'row' | 'list';
  theme: string | null;
  label: string | null;
  lang: string;
  /** Hears what the frame shows, what was chosen in it, and what went wrong. */
  say(detail: Detail<'ready' | 'select' | 'error'>): void;
}

/** A frame that is there. */
export interface Lent {
  frame: HTMLIFrameElement;
  close(): void;
}

export function mount({ app, pack, limit, layout, theme, label, lang, say }: Lending): Lent {
  const home = new URL(`embed/v1/frame.html${lang && `#${lang}`}`, app);
  if (!/^https?:$/.test(home.protocol)) throw new TypeError('the app has no web address');
  const manifest = new URL(pack, document.baseURI);
  const frame = document.createElement('iframe');
  Object.assign(frame, {
    src: home.href,
    title: label || 'Penchant',
    referrerPolicy: 'origin',
    allow: 'storage-access',
  });
  frame.setAttribute('part', 'frame');
  frame.style.cssText = STYLE;
  let port: MessagePort | undefined;
  let listed: Set<string> | undefined;

  frame.addEventListener('load', () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => hear(parse(data, TO_PAGE));
    const colours = theme === 'light' || theme === 'dark' ? theme : '';
    const hello = toFrame('hello', { limit, layout, theme: colours, base: document.baseURI });
    frame.contentWindow?.postMessage(hello, home.origin, [channel.port2]);
  });

  async function hear(said: Message<typeof TO_PAGE> | null) {
    if (!said) return;
    if (said.type === 'want') {
      const { path } = said;
      const bytes = await file(path).catch(() => null);
      if (bytes) port?.postMessage(toFrame('file', { path, bytes }), [bytes]);
      else port?.postMessage(toFrame('missing', { path }));
    } else if (said.type === 'ready') say({ source: 'personal', count: said.count });
    else if (said.type === 'select') say({ id: said.id, position: said.position, url: said.url });
    else say({ reason: said.reason });
  }

  /** A file of the pack; nothing else of the site is handed out. */
  async function file(path: string): Promise<ArrayBuffer> {
    if (path !== 'pack.json') {
      listed ??= new Set(paths(await get('pack.json')));
      if (!listed.has(path)) throw new Error('not of the pack');
    }
    return get(path);
  }

  async function get(path: string): Promise<ArrayBuffer> {
    const response = await fetch(path === 'pack.json' ? manifest : new URL(path, manifest), {
      credentials: 'same-origin',
    });
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

const paths = (manifest: ArrayBuffer): string[] => {
  const { files }: { files: { path: string }[] } = json(manifest);
  return files.map(({ path }) => path);
};
