// Starts the page. It is a file because the content security policy allows no inline script, and it says in words what
// is wrong where the page's own code can't: when that code doesn't arrive or can't run.

import type { LANGUAGES } from '../protocol/languages.ts';
import { firstCards } from './first.ts';

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

/** Why the page's own code, which has words for all else, does not run. */
interface Failed {
  title: string;
  unable: string;
  offline: string;
  noWasm: string;
}

const FAILED: Record<Language, Failed> = {
  en: {
    title: 'Penchant could not start',
    unable: 'Part of it did not load, or this browser cannot run it. Reload the page, or try a current browser.',
    offline: 'This device is offline. Reload the page once it is connected.',
    noWasm: 'This browser has no WebAssembly, or it is switched off.',
  },
  de: {
    title: 'Penchant ließ sich nicht starten',
    unable:
      'Ein Teil davon ließ sich nicht laden, oder dieser Browser kann es nicht ausführen. Lade die Seite neu, oder nimm einen aktuellen Browser.',
    offline: 'Dieses Gerät ist offline. Lade die Seite neu, sobald es verbunden ist.',
    noWasm: 'Dieser Browser hat kein WebAssembly, oder es ist abgeschaltet.',
  },
  fr: {
    title: 'Penchant n’a pas pu démarrer',
    unable:
      'Une partie n’a pas pu être chargée, ou ce navigateur ne peut pas l’exécuter. Rechargez la page, ou essayez un navigateur à jour.',
    offline: 'Cet appareil est hors ligne. Rechargez la page une fois qu’il est connecté.',
    noWasm: 'Ce navigateur n’a pas WebAssembly, ou il est désactivé.',
  },
  es: {
    title: 'Penchant no se pudo iniciar',
    unable:
      'Una parte no se cargó, o este navegador no puede ejecutarla. Recarga la página, o prueba con un navegador actual.',
    offline: 'Este dispositivo está sin conexión. Recarga la página cuando la tenga.',
    noWasm: 'Este navegador no tiene WebAssembly, o está desactivado.',
  },
  ar: {
    title: 'تعذّر تشغيل Penchant',
    unable: 'لم يُحمَّل جزء منه، أو لا يستطيع هذا المتصفح تشغيله. أعد تحميل الصفحة، أو جرّب متصفحًا حديثًا.',
    offline: 'هذا الجهاز غير متصل. أعد تحميل الصفحة حين يتصل.',
    noWasm: 'ليس في هذا المتصفح WebAssembly، أو هو معطَّل.',
  },
  ja: {
    title: 'Penchant を起動できませんでした',
    unable:
      '一部を読み込めなかったか、このブラウザーでは動きません。ページを再読み込みするか、新しいブラウザーをお試しください。',
    offline: 'この端末はオフラインです。接続したらページを再読み込みしてください。',
    noWasm: 'このブラウザーには WebAssembly がないか、無効になっています。',
  },
};

const language = document.documentElement.lang as Language;
const failed = FAILED[language] ?? FAILED.en;
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
  // The little that can be shown first is not to share the line with the code, which is a hundred times as much.
  await firstCards(beside).catch(() => {});
  const { default: init } = await import(beside(script?.dataset.js));
  await painted();
  await init({ module_or_path: beside(script?.dataset.wasm) });
}

if (window.top !== window) {
  const [title, reason, open] = FRAMED[language] ?? FRAMED.en;
  const link = {
    textContent: open,
    href: location.href,
    target: '_blank',
    rel: 'noopener',
    className: 'button primary',
  };
  instead(title, paragraph(reason), Object.assign(document.createElement('a'), link));
} else if (typeof WebAssembly !== 'object') {
  instead(failed.title, paragraph(failed.noWasm));
} else {
  await start().catch((error: unknown) => {
    const { title, unable, offline } = failed;
    // What the browser says of it is in its own words.
    const said = document.createElement('bdi');
    said.textContent = error instanceof Error ? error.message : String(error);
    const quote = document.createElement('blockquote');
    quote.className = 'quote';
    quote.append(said);
    instead(title, paragraph(navigator.onLine ? unable : offline), quote);
    throw error;
  });
}
