// Personal mode, the page's side: a frame of the app's origin inside the element. The page gives it the files of the pack,
// and hears that something is shown and what was chosen. What the frame knows of the person it never hears.

import type { PenchantEvents } from '../public/api.ts';
import { json, read } from './files.ts';
import { manifest } from './head.ts';
import { type Message, parse, TO_PAGE, toFrame } from './messages.ts';

const STYLE = 'display: block; inline-size: 100%; block-size: var(--penchant-frame-height, 24em); border: 0;';

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
  /** What stands around the frame: the frame has its colours. */
  around: Element;
  /** Hears what the frame shows, what was chosen in it, and what went wrong. */
  say(detail: Detail<'ready' | 'select' | 'error'>): void;
}

/** A frame that is there. */
export interface Lent {
  frame: HTMLIFrameElement;
  close(): void;
}

export function mount({ app, pack, limit, layout, theme, label, lang, around, say }: Lending): Lent {
  const scheme = colours(theme, around);
  const home = new URL(`embed/v1/frame.html${scheme === 'dark' ? '?dark' : ''}${lang && `#${lang}`}`, app);
  if (!/^https?:$/.test(home.protocol)) throw new TypeError('the app has no web address');
  const address = new URL(pack, document.baseURI).href;
  const frame = document.createElement('iframe');
  Object.assign(frame, {
    src: home.href,
    title: label || 'Penchant',
    // Who embeds the app is for the frame to know, and not for the app's host.
    referrerPolicy: 'no-referrer',
    allow: 'storage-access',
  });
  frame.setAttribute('part', 'frame');
  // Of the same colours inside and outside: else browsers put an opaque ground below the frame.
  frame.style.cssText = `${STYLE} color-scheme: ${scheme};`;
  let port: MessagePort | undefined;
  let pictures: Promise<Set<string>> | null | undefined;

  frame.addEventListener('load', () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => hear(parse(data, TO_PAGE));
    const hello = toFrame('hello', { limit, layout, theme: scheme, base: document.baseURI });
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
    else if (said.type === 'size') frame.style.blockSize = `var(--penchant-frame-height, ${said.height}px)`;
    else if (said.type === 'select') say({ id: said.id, position: said.position, url: said.url });
    else say({ reason: said.reason });
  }

  /** A file of the pack; nothing else of the site is handed out. */
  async function file(path: string): Promise<ArrayBuffer> {
    const { manifest: listed, bytes } = await manifest(address);
    if (path === 'pack.json') return bytes.slice(0);
    const beside = (path: string) => read(new URL(path, address).href);
    if (!listed.files.some((file) => file.path === path)) {
      const list = listed.files.find(({ role }) => role === 'images')?.path;
      pictures ??= list
        ? beside(list).then(async (bytes) => new Set((await json<{ path: string }[]>(bytes)).map(({ path }) => path)))
        : null;
      if (!(await pictures)?.has(path)) throw new Error('not of the pack');
    }
    return beside(path);
  }

  return {
    frame,
    close() {
      port?.close();
      frame.remove();
    },
  };
}

/** Whether what stands around an element is light or dark. */
function colours(theme: string | null, around: Element): 'light' | 'dark' {
  if (theme === 'light' || theme === 'dark') return theme;
  const schemes = getComputedStyle(around).colorScheme;
  const both = schemes.includes('light');
  return schemes.includes('dark') && (!both || matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : 'light';
}
