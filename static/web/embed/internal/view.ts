// What the element draws: a card, and the place of one to come.

import type { Card } from '../public/api.ts';
import { parsed } from './page_key.ts';

/** An element with a class and the name that sites style it by. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className?: string,
  part?: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (part) element.setAttribute('part', part);
  return element;
}

/** Where an item lives, from the page's point of view; nothing but a web address. */
export function address(url: string | null | undefined): string | null {
  const found = parsed(url, document.baseURI);
  return found && /^https?:$/.test(found.protocol) ? found.href : null;
}

/** What a card can show beside its words, in the language of the page; empty where it is not known. */
const FACTS: Record<string, (card: Card, lang: string) => string> = {
  price: ({ price, currency }, lang) => {
    if (price === undefined) return '';
    const style = currency && /^[a-z]{3}$/i.test(currency) ? ({ style: 'currency', currency } as const) : {};
    return price.toLocaleString(lang, style);
  },
  date: ({ date = '' }, lang) =>
    /^\d{4}-\d\d-\d\d$/.test(date)
      ? new Date(date).toLocaleDateString(lang, { dateStyle: 'medium', timeZone: 'UTC' })
      : date,
  tags: ({ tags = [] }) => tags.join(', '),
  // `https://schema.org/InStock`: "In Stock".
  availability: ({ availability = '' }) =>
    availability
      .replace(/.*\//, '')
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/_/g, ' '),
};

function fact(name: string, card: Card): string {
  const lang = document.documentElement.lang || navigator.language;
  try {
    return FACTS[name]?.(card, lang) ?? '';
  } catch {
    // The page's language or the owner's currency is none.
    return FACTS[name]?.(card, 'en') ?? '';
  }
}

/** A card, by the template of the site or as we draw it, with these facts. */
export function draw(card: Card, template: HTMLTemplateElement | null, facts: string[]): HTMLLIElement {
  const place = make('li', '', 'card');
  if (template) {
    place.append(template.content.cloneNode(true));
    fill(place, card);
  } else place.append(drawn(card, facts));
  return place;
}

function fill(place: HTMLLIElement, card: Card): void {
  const href = address(card.url);
  for (const field of place.querySelectorAll<HTMLElement>('[data-field]')) {
    const name = field.dataset.field;
    if (name === 'link' && href) (field as HTMLAnchorElement).href = href;
    else if (name === 'image' && card.image) (field as HTMLImageElement).src = card.image;
    else if (name === 'image') field.remove();
    else if (name === 'title' || name === 'summary' || name === 'creator' || name === 'owner') {
      field.textContent = card[name] ?? '';
    } else if (name && Object.hasOwn(FACTS, name)) field.textContent = fact(name, card);
  }
}

function drawn(card: Card, facts: string[]): HTMLElement {
  const href = address(card.url);
  const link = make(href ? 'a' : 'button', 'card', 'link');
  if (href) (link as HTMLAnchorElement).href = href;
  else (link as HTMLButtonElement).type = 'button';
  if (card.image) {
    const image = make('img', '', 'image');
    Object.assign(image, { src: card.image, alt: '', loading: 'lazy', decoding: 'async' });
    link.append(image);
  }
  const text = make('span', 'text');
  const said: [string, string | undefined][] = facts
    .filter((name) => Object.hasOwn(FACTS, name))
    .map((name) => [name, fact(name, card)]);
  for (const [name, words] of [
    ['title', card.title],
    ...said,
    ['summary', card.summary],
    ['owner', card.owner],
  ] as const) {
    if (!words) continue;
    const line = make(name === 'title' || name === 'summary' ? 'span' : 'small', name, name);
    line.textContent = words;
    text.append(line);
  }
  link.append(text);
  return link;
}
