// The engine's cards as sites get them.

import type * as protocol from '../../protocol/types.ts';
import type { Card } from '../public/api.ts';

/** What a site may rest on, and nothing else of the card. */
export const plain = ({ id, title, summary, url, image, creator, owner, reason, placement }: protocol.Card): Card => ({
  id,
  title,
  summary,
  url: url ?? undefined,
  image: image ?? undefined,
  creator: creator ?? undefined,
  owner: owner ?? undefined,
  // What was asked of the agent is never shown by a widget.
  reason: reason.type === 'asked' ? 'match' : reason.type === 'beyond' ? 'explore' : reason.type,
  because: reason.type === 'because' ? reason.items.map(({ title }) => title) : undefined,
  placement: placement ?? undefined,
});
