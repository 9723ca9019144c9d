// Provisional: replaced by what is generated.
export type Seq = { clock: number; node: number };
export type Kind = { kind: 'view' | 'open' | 'save' | 'like' | 'dislike' | 'search' | 'dismiss' } | { kind: 'not_interested'; reason?: string | null };
export type Surface = 'feed' | 'item' | 'similar' | 'search' | 'memory' | 'import';
export type Placement = { slate: number; position: number; propensity: number; sources?: unknown };
export type Act = { kind: Kind; subject: { item: string } | { text: string }; surface: Surface; placement: Placement | null };
export type MemoryPlace = 'app' | 'site' | 'nowhere' | 'page';
export type Reason =
  | { type: 'because'; items: [string, number][] }
  | { type: 'popular' | 'explore' | 'similar' | 'asked' }
  | { type: 'match'; words: boolean; meaning: boolean };
export type Card = { id: string; title: string; summary: string; image: string | null; url: string | null; creator: string | null; owner: string | null; reason: Reason; placement: Placement | null };
export type Slate = { type: 'slate'; id: number; cards: Card[]; more: boolean };
export type Results = { type: 'results'; query: string; cards: Card[]; total: number; semantic: boolean };
export type Failure = { type: 'failed'; kind: string; message: string };
export type Request =
  | { type: 'start'; pack: string; model: string; runtime: string; memory?: MemoryPlace }
  | { type: 'feed'; limit: number; exclude: string[] }
  | { type: 'similar'; item: string; limit: number }
  | { type: 'search'; query: string; filters: { facet: string; values: string[] }[]; limit: number }
  | { type: 'record'; acts: Act[] }
  | { type: 'forget'; what: { type: 'everything' } };
export type Response = Slate | Results | Failure | { type: 'status' } | { type: 'recorded'; seqs: Seq[] } | { type: 'forgotten'; count: number };
export type Event = { type: 'ready' } | { type: 'status' };
export type Answer<R extends Request> = R extends { type: 'feed' | 'similar' } ? Slate : R extends { type: 'search' } ? Results : Response;
export type StoreAsk = {
  store: number;
  op: 'scan' | 'keys' | 'get' | 'commit';
  tables: string[];
  keys: string[];
  ops: { kind: 'put' | 'delete' | 'clear'; table: string; key: string; value: Uint8Array }[];
};
export type StoreAnswer = {
  store: number;
  error: string | null;
  rows: [string, Uint8Array][][];
  keys: string[][];
  values: (Uint8Array | null)[];
};
