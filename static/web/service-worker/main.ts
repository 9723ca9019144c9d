// The service worker: what the browser tells it, handed to what answers. The build writes the lists in front of this code.

import { type Lists, ServiceWorker } from './answers.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written by the build: what belongs to it. */
declare const LISTS: Lists;

const worker = new ServiceWorker(LISTS, self.registration.scope, self.caches, (request, init) => fetch(request, init));

self.addEventListener('install', (event) => event.waitUntil(worker.install()));
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([worker.tidy(), self.clients.claim()])));

self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
  if (event.data === 'has packs') event.waitUntil(worker.hasPacks().then((has) => event.ports[0]?.postMessage(has)));
});

self.addEventListener('fetch', (event) => {
  const answer = worker.answer(event.request, (work) => event.waitUntil(work));
  if (answer) event.respondWith(answer);
});
