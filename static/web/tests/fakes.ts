// What a browser has and Node has not.

/** A browser's storage of texts; full after `room` characters. */
export class FakeStorage {
  readonly texts = new Map<string, string>();
  readonly room: number;

  constructor(room = Number.POSITIVE_INFINITY) {
    this.room = room;
  }

  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.texts.set(key, value);
  }

  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

/** Lets `globalThis[name]` be this while the test runs. */
export function pretend(test: { after(end: () => void): void }, name: string, value: unknown): void {
  const real = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  test.after(() => {
    if (real) Object.defineProperty(globalThis, name, real);
    else Reflect.deleteProperty(globalThis, name);
  });
}

const address = (key: RequestInfo | URL): string => (key instanceof Request ? key.url : String(key));

/** A browser's caches, in memory. */
export class FakeCaches {
  readonly caches = new Map<string, FakeCache>();

  async open(name: string): Promise<FakeCache> {
    const cache = this.caches.get(name) ?? new FakeCache();
    this.caches.set(name, cache);
    return cache;
  }

  async delete(name: string): Promise<boolean> {
    return this.caches.delete(name);
  }

  /** Addresses in a cache, in the order in which they came. */
  held(name: string): string[] {
    return [...(this.caches.get(name)?.responses.keys() ?? [])];
  }
}

class FakeCache {
  readonly responses = new Map<string, Response>();

  async match(key: RequestInfo | URL): Promise<Response | undefined> {
    return this.responses.get(address(key))?.clone();
  }

  async put(key: RequestInfo | URL, response: Response): Promise<void> {
    this.responses.set(address(key), response);
  }

  async delete(key: RequestInfo | URL): Promise<boolean> {
    return this.responses.delete(address(key));
  }

  async keys(): Promise<Request[]> {
    return [...this.responses.keys()].map((url) => new Request(url));
  }
}
