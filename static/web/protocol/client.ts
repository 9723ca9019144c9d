// A page's end of the conversation with the engine worker: the widget's, and that of the tests. The app's own page has
// src/browser/client.rs, which does the same in Rust.

import { PROTOCOL } from './constants.ts';
import type { Event, Failure, Request, Response, StoreAnswer, StoreAsk } from './types.ts';

/** What is asked → what is answered. Other requests have answers too, which nobody here looks at. */
interface Answers {
  feed: 'slate';
  similar: 'slate';
  search: 'results';
  explain: 'explanation';
  memory: 'memory';
}

/** The answer to a request. */
export type Answer<R extends Request> = R['type'] extends keyof Answers
  ? Extract<Response, { type: Answers[R['type']] }>
  : Response;

/** An engine that does not start within this many milliseconds is given up. */
const PATIENCE = 20_000;

/** What the engine gets from the page instead of asking the browser for it. */
export interface Given {
  /** Address → bytes: these files, whatever the network has there. */
  files?: ReadonlyMap<string, ArrayBuffer> | undefined;
  /** Keeps memory for the engine, which asks it. */
  store?: ((ask: StoreAsk) => Promise<StoreAnswer>) | undefined;
}

/** Why a request could not be met. */
export class EngineError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    // For logs and owners: the page that shows it to a person has words for it.
    super(JSON.stringify(failure));
    this.failure = failure;
  }
}

interface Waiting {
  answered: (body: Response) => void;
  failed: (error: Error) => void;
}

/** What comes from the worker: that its code could not be loaded, what it asks of memory, an answer or an event. */
type Said =
  | { type: 'failed'; message: string }
  | (StoreAsk & { type?: undefined })
  | { type?: undefined; store?: undefined; v: number; build: string; id: number; body: Response | Event };

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

export class EngineClient {
  readonly #worker: Worker;
  readonly #store: Given['store'];
  readonly #answers = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: Event) => void>();
  #last = 0;
  #build = '';
  #over: Error | undefined;

  /**
   * Starts the engine whose code is in `folder`; it listens by the time this resolves. Its first request is `start`.
   *
   * The worker is started from a `blob:` address, so that it is under the page's own content security policy. A module
   * worker loses what arrives while it still loads: so nothing can be asked before it has said that it listens.
   */
  static start(folder: string, { files, store }: Given = {}): Promise<EngineClient> {
    const beside = (file: string) => JSON.stringify(new URL(file, folder).href);
    const script = `${files ? GIVEN : ''}import(${beside('engine.js')}).then((engine) => engine.default({ module_or_path: ${beside('engine_bg.wasm')} }))
      .catch((error) => postMessage({ type: 'failed', message: String(error) }));`;
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    policy ??= trustedTypes?.createPolicy('penchant', { createScriptURL: ours });
    const client = new EngineClient(
      new Worker(policy?.createScriptURL(url) ?? url, { type: 'module', name: 'penchant' }),
      store,
    );
    if (files) client.#worker.postMessage(files);
    return client.#listens().finally(() => URL.revokeObjectURL(url));
  }

  private constructor(worker: Worker, store: Given['store']) {
    this.#worker = worker;
    this.#store = store;
  }

  #listens(): Promise<EngineClient> {
    return new Promise((ready, failed) => {
      const give = (reason: string) => {
        clearTimeout(late);
        this.end(new Error(reason));
        failed(new Error(reason));
      };
      const late = setTimeout(() => give('the engine did not start in time'), PATIENCE);
      this.#worker.onerror = () => give('the engine could not be started');
      this.#worker.onmessage = ({ data }: MessageEvent<Said>) => {
        if (data.type) give(data.message);
        else if (data.store !== undefined) this.#keep(data);
        else if (data.id) this.#answer(data.id, data.body as Response);
        else {
          const event = data.body as Event;
          if (event.type === 'ready') {
            clearTimeout(late);
            this.#build = data.build;
            if (data.v === PROTOCOL) ready(this);
            else give('the engine is of another version');
          }
          for (const listener of this.#listeners) listener(event);
        }
      };
    });
  }

  /**
   * Resolves to the answer; rejects with an `EngineError` where the engine could not give one, and with another error once
   * it has ended.
   */
  ask<R extends Request>(body: R): Promise<Answer<R>> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((answered, failed) => {
      if (this.#over) return failed(this.#over);
      this.#answers.set(id, { answered: answered as (body: Response) => void, failed });
      this.#worker.postMessage({ v: PROTOCOL, build: this.#build, id, body });
    });
  }

  /** Resolves to the next event that fits. */
  until(fits: (event: Event) => boolean): Promise<Event> {
    return new Promise((found) => {
      const listener = (event: Event) => {
        if (!fits(event)) return;
        this.#listeners.delete(listener);
        found(event);
      };
      this.#listeners.add(listener);
    });
  }

  /** Ends the engine; what waits for an answer hears why. */
  end(why = new Error('the engine has ended')): void {
    this.#over ??= why;
    this.#worker.terminate();
    for (const { failed } of this.#answers.values()) failed(why);
    this.#answers.clear();
  }

  #answer(id: number, body: Response): void {
    const waiting = this.#answers.get(id);
    this.#answers.delete(id);
    if (body.type === 'failed') waiting?.failed(new EngineError(body.failure));
    else waiting?.answered(body);
  }

  async #keep(ask: StoreAsk): Promise<void> {
    const answer = (await this.#store?.(ask)) ?? { store: ask.store, error: 'no memory was lent' };
    if (!this.#over) this.#worker.postMessage(answer);
  }
}

// In the worker, before the engine: what was given is found where it is asked for.
const GIVEN = `const files = await new Promise((told) => (onmessage = ({ data }) => told(data)));
const { fetch } = self;
self.fetch = (asked, options) => {
  const bytes = files.get(asked.url ?? String(asked));
  return bytes ? Promise.resolve(new Response(bytes)) : fetch(asked, options);
};
`;

/** The only script that this starts is its own. */
function ours(url: string): string {
  if (!url.startsWith('blob:')) throw new TypeError('not a script of ours');
  return url;
}
