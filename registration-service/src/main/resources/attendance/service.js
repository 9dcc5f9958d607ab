// Serves the check-in desk, its style and its scripts offline, from the cache that the page fills.
"use strict";

const SCOPE = new URL(self.registration.scope).pathname;
const TIMEOUT = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && address.pathname === SCOPE) event.respondWith(page(event.request));
  else if (address.pathname.startsWith("/assets/")) event.respondWith(asset(event.request));
});

async function page(request) {
  const kept = await caches.match(SCOPE);
  if (!kept) return fetch(request);
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), TIMEOUT));
  const answer = fetch(request).then((response) => (response.status < 500 ? response : kept), () => kept);
  return Promise.race([answer, late]);
}

async function asset(request) {
  return (await caches.match(request)) || fetch(request);
}
