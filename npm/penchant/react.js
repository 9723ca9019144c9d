// <Recs limit={4} onSelect={…}>links for those without scripts</Recs>: the element, for React 18 and 19.

import { createElement, useEffect, useRef } from 'react';

const EVENTS = { onReady: 'ready', onImpression: 'impression', onSelect: 'select', onError: 'error' };

/**
 * Attributes are the element's (docs/embed.md); `src` is where its script is served. On pages that change without being loaded
 * anew, give it a `key` of the page's path.
 */
export function Recs({ src = '/penchant/penchant.js', children, ...given }) {
  const place = useRef(null);
  const heard = useRef(given);
  heard.current = given;
  useEffect(() => {
    // By its address, so that no bundler takes it apart.
    import(/* @vite-ignore */ /* webpackIgnore: true */ src).catch(() => {});
    const element = place.current;
    const listeners = Object.entries(EVENTS).map(([name, kind]) => [`penchant:${kind}`, (event) => heard.current[name]?.(event)]);
    for (const [kind, listener] of listeners) element.addEventListener(kind, listener);
    return () => {
      for (const [kind, listener] of listeners) element.removeEventListener(kind, listener);
    };
  }, [src]);
  const attributes = Object.fromEntries(Object.entries(given).filter(([name]) => !(name in EVENTS)));
  return createElement('penchant-recs', { ...attributes, ref: place }, children);
}
