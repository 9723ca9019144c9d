// A forward proxy that the browser is made to use for everything: what it does not see did not leave the browser over
// HTTP. It lets the app's own origin through, and what a test plays itself; refuses the rest, and keeps lists of all.

import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';

/**
 * @param {string} host the only `host:port` that is reached; it is on this machine, whatever its name
 * @param {string[]} played other ones that are reached likewise
 * @returns {Promise<{port: number, own: string[], letThrough: string[], foreign: string[], close: () => void}>} the
 *   lists grow: addresses in the order in which they were asked for
 */
export async function proxy(host, played = []) {
  const [own, letThrough, foreign] = [[], [], []];
  const server = createServer((asked, response) => {
    const url = URL.canParse(asked.url) ? new URL(asked.url) : null;
    const list = url?.host === host ? own : played.includes(url?.host) ? letThrough : foreign;
    list.push(`${asked.method} ${asked.url}`);
    if (list === foreign) {
      response.writeHead(502).end();
      return;
    }
    const forward = request(
      { host: '127.0.0.1', port: url.port, method: asked.method, path: url.pathname + url.search, headers: asked.headers },
      (answer) => {
        response.writeHead(answer.statusCode, answer.headers);
        pipeline(answer, response, () => {});
      },
    );
    // Who hangs up is noticed.
    response.on('close', () => forward.destroy());
    // The server is gone: to the browser that has to look like a connection that failed, not like an answer.
    forward.on('error', () => response.destroy());
    asked.pipe(forward);
  });
  server.on('connect', (asked, socket) => {
    foreign.push(`CONNECT ${asked.url}`);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: server.address().port,
    own,
    letThrough,
    foreign,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
