// Engines of the widget: one for all on the page that ask the same of it.

import { EngineClient, type Given } from '../../protocol/client.ts';
import type { MemoryPlace } from '../../protocol/types.ts';
import { manifest } from './head.ts';

/** Pages that change their parts take widgets down and put them up again. */
const LINGER = 5_000;

interface Shared {
  users: number;
  engine: Promise<EngineClient>;
}

const engines = new Map<string, Shared>();

/** An engine over a pack, from the folder that this code is in. */
export async function start(pack: string, memory: MemoryPlace, given: Given = {}): Promise<EngineClient> {
  const folder = new URL('.', import.meta.url).href;
  const engine = await EngineClient.start(folder, given);
  try {
    await engine.ask({ type: 'start', pack, model: `${folder}models/`, runtime: `${folder}ort/`, memory });
    return engine;
  } catch (error) {
    engine.end();
    throw error;
  }
}

/** The engine for this pack and memory, and one user more of it. */
export async function share(pack: string, memory: MemoryPlace): Promise<EngineClient> {
  const key = `${memory} ${pack}`;
  // The manifest is here already, or on its way.
  const begin = async () => start(pack, memory, { files: new Map([[pack, (await manifest(pack)).bytes]]) });
  const shared = engines.get(key) ?? { users: 0, engine: begin() };
  engines.set(key, shared);
  shared.users += 1;
  try {
    return await shared.engine;
  } catch (error) {
    if (engines.get(key) === shared) engines.delete(key);
    throw error;
  }
}

/** One user less; the engine ends with its last. */
export function release(pack: string, memory: MemoryPlace): void {
  const key = `${memory} ${pack}`;
  const shared = engines.get(key);
  if (!shared) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  setTimeout(() => {
    if (shared.users > 0) return;
    if (engines.get(key) === shared) engines.delete(key);
    shared.engine.then(
      (engine) => engine.end(),
      () => {},
    );
  }, LINGER);
}
