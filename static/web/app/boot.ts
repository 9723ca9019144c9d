// Starts the page. It is a file because the content security policy allows no inline script, and it says in words what
// is wrong where the page's own code can't: when that code doesn't arrive or can't run.

import type { LANGUAGES } from '../protocol/languages.ts';

type Language = (typeof LANGUAGES)[number];

// Browsers ask on their own; here it is the person who begins (browser/install.rs).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(globalThis, { penchantInstallOffer: event });
  dispatchEvent(new Event('penchant-install-offered'));
});

// Whoever frames the app can lay things over it, so that a person presses what they do not see. So it starts in no frame,
// whatever the host's headers say. The widget's own frame is another page (embed/v1/frame.html).
const FRAMED: Record<Language, readonly [title: string, reason: string, open: string]> = {
  en: [
    'Penchant is inside another site',
    'So that no other site can lay anything over it, it starts only in a tab of its own.',
    'Open Penchant',
  ],
  de: [
    'Penchant steckt in einer anderen Website',
    'Damit keine andere Website etwas darüberlegen kann, startet es nur in einem eigenen Tab.',
    'Penchant öffnen',
  ],
  fr: [
    'Penchant est à l’intérieur d’un autre site',
    'Pour qu’aucun autre site ne puisse rien poser par-dessus, il ne démarre que dans son propre onglet.',
    'Ouvrir Penchant',
  ],
  es: [
    'Penchant está dentro de otro sitio',
    'Para que ningún otro sitio pueda poner nada encima, solo se inicia en su propia pestaña.',
    'Abrir Penchant',
  ],
  ar: [
    '‏Penchant داخل موقع آخر',
    'حتى لا يستطيع أي موقع آخر أن يضع شيئًا فوقه، لا يبدأ إلا في علامة تبويب خاصة به.',
    'فتح Penchant',
  ],
  ja: [
    'Penchant がほかのサイトの中に表示されています',
    'ほかのサイトが上に何かを重ねられないように、専用のタブでのみ起動します。',
    'Penchant を開く',
  ],
};

const script = document.querySelector<HTMLScriptElement>('script[data-wasm]');
const beside = (path = '') => new URL(path, document.baseURI).href;

function paragraph(text: string): HTMLElement {
  return Object.assign(document.createElement('p'), { textContent: text });
}

/** Puts a heading and what follows it in the place of the page. */
function instead(title: string, ...rest: HTMLElement[]): void {
  const boot = document.getElementById('boot');
  // Once the page has taken over, it reports its own failures.
  if (!boot) return;
  boot.setAttribute('role', 'alert');
  boot.removeAttribute('aria-busy');
  boot.classList.add('boot-failed');
  boot.replaceChildren(Object.assign(document.createElement('h1'), { textContent: title }), ...rest);
}

/** What stands on the page already is seen before anything keeps the browser busy; where nobody looks, at once. */
const painted = () =>
  document.hidden ||
  new Promise((seen) => {
    new PerformanceObserver(seen).observe({ type: 'paint', buffered: true });
    setTimeout(seen, 300);
  });

async function start(): Promise<void> {
  if (typeof WebAssembly !== 'object') throw new Error('This browser has no WebAssembly, or it is switched off.');
  const { default: init } = await import(beside(script?.dataset.js));
  await painted();
  await init({ module_or_path: beside(script?.dataset.wasm) });
}

if (window.top !== window) {
  const [title, reason, open] = FRAMED[document.documentElement.lang as Language] ?? FRAMED.en;
  const link = {
    textContent: open,
    href: location.href,
    target: '_blank',
    rel: 'noopener',
    className: 'button primary',
  };
  instead(title, paragraph(reason), Object.assign(document.createElement('a'), link));
} else {
  await start().catch((error: unknown) => {
    const reason = navigator.onLine
      ? 'Part of it did not load, or this browser cannot run it. Reload the page, or try a current browser.'
      : 'This device is offline. Reload the page once it is connected.';
    instead(
      'Penchant could not start',
      paragraph(reason),
      paragraph(error instanceof Error ? error.message : String(error)),
    );
    throw error;
  });
}
