// What the element draws: a card, and the place of one to come.

import type { Card } from '../public/api.ts';

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
  const found = url == null ? null : new URL(url, document.baseURI);
  return found && /^https?:$/.test(found.protocol) ? found.href : null;
}

/** A card, by the template of the site or as we draw it. */
export function draw(card: Card, template: HTMLTemplateElement | null): HTMLLIElement {
  const place = make('li', '', 'card');
  if (template) {
    place.append(template.content.cloneNode(true));
    fill(place, card);
  } else place.append(drawn(card));
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
    }
  }
}

function drawn(card: Card): HTMLElement {
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
  for (const name of ['title', 'summary', 'owner'] as const) {
    const words = card[name];
    if (!words) continue;
    const line = make(name === 'owner' ? 'small' : 'span', name, name);
    line.textContent = words;
    text.append(line);
  }
  link.append(text);
  return link;
}
