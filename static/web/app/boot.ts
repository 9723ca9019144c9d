// Starts the page. It is a file because the content security policy allows no inline script, and it says in words what
// is wrong where the page's own code can't: when that code doesn't arrive or can't run.

// Browsers ask on their own; here it is the person who begins (browser/install.rs).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  Object.assign(globalThis, { penchantInstallOffer: event });
  dispatchEvent(new Event('penchant-install-offered'));
});

const script = document.querySelector<HTMLScriptElement>('script[data-wasm]');
const beside = (path = '') => new URL(path, document.baseURI).href;

/** What stands on the page already is seen before anything keeps the browser busy; where nobody looks, at once. */
const painted = () =>
  document.hidden ||
  new Promise((seen) => {
    new PerformanceObserver(seen).observe({ type: 'paint', buffered: true });
    setTimeout(seen, 300);
  });

try {
  if (typeof WebAssembly !== 'object') throw new Error('This browser has no WebAssembly, or it is switched off.');
  const { default: init } = await import(beside(script?.dataset.js));
  await painted();
  await init({ module_or_path: beside(script?.dataset.wasm) });
} catch (error) {
  const boot = document.getElementById('boot');
  // Once the page has taken over, it reports its own failures.
  if (boot) {
    const title = document.createElement('h1');
    title.textContent = 'Penchant could not start';
    const reason = document.createElement('p');
    reason.textContent = navigator.onLine
      ? 'Part of it did not load, or this browser cannot run it. Reload the page, or try a current browser.'
      : 'This device is offline. Reload the page once it is connected.';
    const detail = document.createElement('p');
    detail.textContent = error instanceof Error ? error.message : String(error);
    boot.setAttribute('role', 'alert');
    boot.classList.add('boot-failed');
    boot.replaceChildren(title, reason, detail);
  }
  throw error;
}

export {};
