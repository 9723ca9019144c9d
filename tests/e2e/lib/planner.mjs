// Hosts that the gate reaches: one that a test plays, which keeps everything that arrives; and llama.cpp behind one.

import { spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { feed, open, part } from './app.mjs';

const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*, authorization, content-type',
  'Access-Control-Allow-Methods': 'GET, POST',
};

/**
 * A host on this machine that keeps what arrives, until the test ends.
 * @param {(response, arrived) => void} answer
 * @returns {Promise<{host: string, url: string, arrived: {method, url, headers, body: string, hungUp: Promise}[]}>}
 *   `arrived` grows; without what browsers ask beforehand, which carries nothing of the app's
 */
export async function witness(test, answer) {
  const arrived = [];
  const server = createServer(async (asked, response) => {
    if (asked.method === 'OPTIONS') {
      response.writeHead(204, CORS).end();
      return;
    }
    const pieces = [];
    for await (const piece of asked) pieces.push(piece);
    const { method, headers } = asked;
    const hungUp = new Promise((closed) => response.on('close', () => closed(!response.writableFinished)));
    const one = { method, headers, url: `http://${headers.host}${asked.url}`, body: Buffer.concat(pieces).toString(), hungUp };
    arrived.push(one);
    answer(response, one);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const host = `localhost:${server.address().port}`;
  return { host, url: `http://${host}`, arrived };
}

/** Answers with a status, a type and a body. */
export const reply = (status, type, body, headers = {}) => (response) =>
  response.writeHead(status, { ...CORS, 'Content-Type': type, ...headers }).end(body);

/** A stream of events that begins, and goes on with `more(response)`. */
export const stream = (more) => (response) => {
  response.writeHead(200, { ...CORS, 'Content-Type': 'text/event-stream' });
  more(response);
};

/** An event in which a model says `text`. */
export const says = (text) => `data: ${JSON.stringify({ choices: [{ delta: { content: text } }] })}\n\n`;

/** A whole answer. */
export const plan = (text) => stream((response) => response.end(`${says(text)}data: [DONE]\n\n`));

/** llama.cpp with a small model, behind a witness. */
export async function llama(test) {
  const script = fileURLToPath(new URL('llama.py', import.meta.url));
  const process_ = spawn('python3', [script, process.env.PENCHANT_LLAMA], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((exit) => process_.on('exit', exit));
  test.after(async () => {
    process_.stdin.end();
    await ended;
  });
  let address;
  for await (const line of createInterface(process_.stdout)) {
    address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) break;
  }
  if (!address) throw new Error('llama.cpp did not start');
  return witness(test, (response, { method, url, headers, body }) => {
    const forward = request(address + new URL(url).pathname, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      pipeline(answer, response, () => {});
    });
    forward.on('error', () => response.destroy());
    response.on('close', () => forward.destroy());
    forward.end(body);
  });
}

/** The app, with a model at `host` set up and the page on what leaves open. */
export async function setUp(t, host, { key, kind = 'open_ai' } = {}) {
  const app = await open(t, { played: [host.host] });
  const { page } = app;
  await feed(page);
  await part(page, 'nav-leaves').click();
  await part(page, 'planner-kind').selectOption(kind);
  await part(page, 'planner-endpoint').fill(kind === 'open_ai' ? `${host.url}/v1` : host.url);
  await part(page, 'planner-model').fill('a-model');
  if (key) await part(page, 'planner-key').fill(key);
  await part(page, 'planner-save').click();
  await part(page, 'planner-told').getByText('Saved.').waitFor();
  return app;
}
