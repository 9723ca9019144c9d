// A static file server, as plain as any host that the app may be put on: it serves the compressed copies that it finds,
// and parts of files where asked. Also the tests' server.
//
// usage: node serve.mjs <folder> [port]

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
};

const ENCODINGS = { br: '.br', gzip: '.gz' };

/**
 * Serves `folder` on this machine alone, below `at`. Port 0 takes any that is free; another one that is taken, the next.
 * @param {(path: string, range?: string) => object | void} [more] headers to add for a path
 * @returns {Promise<{port: number, close: () => Promise<void>}>} `close` also cuts what is under way.
 */
export async function serve(folder, port = 0, { at = '/', more } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    try {
      await answer(root, at, more, request, response);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
    }
  });
  await listen(server, port);
  return {
    port: server.address().port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function answer(root, at, more, request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (!pathname.startsWith(at)) throw new Error('outside of the folder');
  let file = normalize(join(root, decodeURIComponent(pathname.slice(at.length))));
  if (file !== root && !file.startsWith(root + sep)) throw new Error('outside of the folder');
  let found = await stat(file);
  if (found.isDirectory()) {
    file = join(file, 'index.html');
    found = await stat(file);
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const headers = { 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff', Vary: 'Accept-Encoding' };
  const range = /^bytes=(\d+)-$/.exec(request.headers.range);
  for (const [encoding, suffix] of Object.entries(range ? {} : ENCODINGS)) {
    if (!request.headers['accept-encoding']?.includes(encoding)) continue;
    const compressed = await stat(file + suffix).catch(() => null);
    if (!compressed) continue;
    [file, found, headers['Content-Encoding']] = [file + suffix, compressed, encoding];
    break;
  }
  // Not every name has a hash in it: let the browser keep everything, and ask whether it is still the same.
  const tag = `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`;
  Object.assign(headers, { ETag: tag }, more?.(pathname, request.headers.range));
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  const start = Math.max(Math.min(Number(range?.[1] ?? 0), found.size - 1), 0);
  if (range) headers['Content-Range'] = `bytes ${start}-${found.size - 1}/${found.size}`;
  headers['Content-Type'] = type;
  headers['Content-Length'] = found.size - start;
  response.writeHead(range ? 206 : 200, headers);
  if (request.method === 'HEAD') response.end();
  else pipeline(createReadStream(file, { start }), response, () => {});
}

function listen(server, port) {
  return new Promise((listening, failed) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') listening(listen(server, port + 1));
      else failed(error);
    });
    server.listen(port, '127.0.0.1', listening);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { port } = await serve(process.argv[2], Number(process.argv[3] ?? 8080));
  console.log(`\nPenchant is at http://127.0.0.1:${port}/  (Ctrl+C ends it)`);
}
