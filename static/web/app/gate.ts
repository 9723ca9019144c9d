// The only code of the app that reaches other hosts. It runs in a sandboxed frame of an origin of its own: it can read no
// memory, keep nothing, and knows only what it is handed. It sends what the engine hands it, byte for byte, and passes
// on what comes back. Keys are typed on the page and held here, each for one origin; no other code ever has them again.
//
// The build puts it into gate.html, and fails unless the policy there names exactly this code.

/** What the engine hands over to be sent: as `Outgoing` in browser/gate.rs. */
interface Outgoing {
  id: number;
  origin: string;
  url: string;
  method: string;
  /** Name, value, and whether the key of the origin is put behind the value. */
  headers: [name: string, value: string, keyed: boolean][];
  body: Uint8Array<ArrayBuffer>;
  /** Bytes of an answer, at most. */
  most: number;
}

type FromEngine = (Outgoing & { abort?: undefined }) | { id: number; abort: true };
interface FromPage {
  ready?: true;
  key?: string;
  origin: string;
}

const keys = new Map<string, string>();
const underWay = new Map<number, AbortController>();
let closed = true;

addEventListener('message', (hello) => {
  // From the app's own page and nobody else who may have framed this, and once: what is open stays with whom it has.
  if (hello.source !== parent || hello.origin !== location.origin || !closed) return;
  const [engine, page, ...more] = hello.ports;
  if (!engine || !page || more.length > 0) return;
  closed = false;
  const serve = ({ data }: MessageEvent<FromEngine>) => {
    if (data.abort) underWay.get(data.id)?.abort();
    else send(engine, data);
  };
  page.onmessage = ({ data }: MessageEvent<FromPage>) => {
    // The engine is not heard before the keys that were typed before it.
    if (data.ready) {
      engine.onmessage = serve;
      for (const port of [page, engine]) port.postMessage({ open: true });
    } else if (data.key) keys.set(data.origin, data.key);
    else keys.delete(data.origin);
  };
});

async function send(engine: MessagePort, { id, origin, url, method, headers, body, most }: Outgoing) {
  const say = (what: object, transfer: Transferable[] = []) => engine.postMessage({ id, ...what }, transfer);
  const wantsKey = headers.some(([, , keyed]) => keyed);
  if (URL.parse(url)?.origin !== origin) return say({ never: 'address' });
  if (wantsKey && !keys.has(origin)) return say({ never: 'key' });
  const filled = headers.map(([name, value, keyed]): [string, string] => [
    name,
    keyed ? value + keys.get(origin) : value,
  ]);
  const stop = new AbortController();
  underWay.set(id, stop);
  try {
    const sending = fetch(url, {
      method,
      headers: filled,
      body: method === 'GET' ? null : body,
      signal: stop.signal,
      mode: 'cors',
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    say({ sent: true });
    const answer = await sending;
    say({ status: answer.status });
    const reader = answer.body?.getReader();
    for (let left = most; reader; ) {
      const { done, value } = await reader.read();
      if (done) break;
      left -= value.length;
      if (left < 0) {
        stop.abort();
        return say({ failed: 'too_long' });
      }
      say({ chunk: value }, [value.buffer]);
    }
    say({ end: true });
  } catch {
    say({ failed: 'network' });
  } finally {
    underWay.delete(id);
  }
}
