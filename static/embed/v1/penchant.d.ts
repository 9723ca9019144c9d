import type { Act, Found, Wanted } from './headless.js';

export type { Act, Card, Found, Wanted } from './headless.js';

export interface Ready {
  source: Found['source'] | 'fallback';
  count: number;
}

export interface PenchantEvents {
  /** Cards are shown, or shown anew. */
  'penchant:ready': CustomEvent<Ready>;
  /** Half of a card was in view for a second; once per card and slate. */
  'penchant:impression': CustomEvent<{ id: string; position: number }>;
  /** A card was chosen. Cancel the event to stay on the page. */
  'penchant:select': CustomEvent<{ id: string; position: number; url: string | null }>;
  /** It could not be done; the links inside the element are shown. */
  'penchant:error': CustomEvent<{ reason: string }>;
}

/** `<penchant-recs>`. Properties and attributes are the same. */
export class PenchantRecs extends HTMLElement {
  pack: string | null;
  item: string | null;
  query: string | null;
  facets: string | null;
  theme: 'light' | 'dark' | null;
  memory: 'site' | 'none' | null;
  /** Address of a Penchant app, with a `/` at its end: personal mode, in a frame of that app's. */
  app: string | null;
  /** Names the list for screen readers. */
  label: string | null;
  limit: number;
  layout: 'grid' | 'row' | 'list';
  /** Resolves once something is shown; never rejects. */
  whenReady(): Promise<Ready>;
  recommend(wanted?: Wanted): Promise<Found>;
  record(kind: Act, item: string): Promise<void>;
  refresh(): Promise<void>;
  destroy(): void;
  addEventListener<K extends keyof PenchantEvents>(
    type: K,
    listener: (this: PenchantRecs, event: PenchantEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'penchant-recs': PenchantRecs;
  }
}
