// The engine's cards as sites get them.

import type * as protocol from '../../protocol/types.ts';
import type { Card, Explained } from '../public/api.ts';

/** What a card is shown because of: titles, the topic that is followed, or what more was asked of. */
function because(reason: protocol.Reason): string[] | undefined {
  if (typeof reason === 'string') return undefined;
  if ('because' in reason) return reason.because.items.map(({ title }) => title);
  if ('more' in reason) return [reason.more.name];
  return 'follows' in reason ? [reason.follows.topic] : undefined;
}

/** The reason as sites know it. What was asked of the agent is never shown by a widget. */
function known(reason: protocol.Reason): Card['reason'] {
  if (reason === 'asked') return 'match';
  if (reason === 'back') return 'because';
  if (typeof reason === 'string') return reason;
  if ('popular' in reason) return 'popular';
  if ('beyond' in reason) return 'explore';
  return 'match' in reason ? 'match' : 'because';
}

/** What an addend of a score comes from, for owners. */
function source(source: protocol.ReasonSource): string {
  if (typeof source === 'string') return source;
  if ('act' in source) return `${source.act.kind}: ${source.act.title}`;
  if ('kind' in source) return source.kind.name;
  if ('topic' in source) return source.topic.topic;
  if ('more' in source) return source.more.name;
  return 'owner' in source ? source.owner.label : 'popularity';
}

/** An explanation as sites get it. */
export const explained = ({ score, rank, contributions }: protocol.Explanation): Explained => ({
  score,
  rank,
  parts: contributions.map((part) => ({ because: source(part.source), value: part.value })),
});

/** What a site may rest on, and nothing else of the card. */
export const plain = ({
  id,
  title,
  summary,
  url,
  image,
  creator,
  date,
  tags,
  price,
  currency,
  availability,
  until,
  owner,
  ...card
}: protocol.Card): Card => ({
  id,
  title,
  summary,
  url: url ?? undefined,
  image: image ?? undefined,
  creator: creator ?? undefined,
  date: date ?? undefined,
  tags,
  price: price ?? undefined,
  currency: currency ?? undefined,
  availability: availability ?? undefined,
  until: until ?? undefined,
  owner: owner ?? undefined,
  reason: known(card.reason),
  because: because(card.reason),
  placement: card.placement ?? undefined,
});
