// The engine's cards as sites get them.

import type * as protocol from '../../protocol/types.ts';
import type { Card } from '../public/api.ts';

/** What a card is shown because of: titles, or the topic that is followed. */
function because(reason: protocol.Reason): string[] | undefined {
  if (reason.type === 'because') return reason.items.map(({ title }) => title);
  return reason.type === 'follows' ? [reason.topic] : undefined;
}

/** The reason as sites know it. What was asked of the agent is never shown by a widget. */
function known(reason: protocol.Reason): Card['reason'] {
  switch (reason.type) {
    case 'asked':
      return 'match';
    case 'beyond':
      return 'explore';
    case 'follows':
      return 'because';
    default:
      return reason.type;
  }
}

/** What a site may rest on, and nothing else of the card. */
export const plain = ({ id, title, summary, url, image, creator, owner, reason, placement }: protocol.Card): Card => ({
  id,
  title,
  summary,
  url: url ?? undefined,
  image: image ?? undefined,
  creator: creator ?? undefined,
  owner: owner ?? undefined,
  reason: known(reason),
  because: because(reason),
  placement: placement ?? undefined,
});
