// @ts-check
// Asks all mounts for the stream at once and keeps the one that begins first: no list of places says which is nearest.

import { joined } from './webm.js';
import { initEnd } from './webm_cutter.js';

/** @typedef {ReadableStreamDefaultReader<Uint8Array>} Reader */
/** @typedef {{ url: string, reader: Reader, first: Uint8Array, cancel: () => void }} Winner `first`: what has come */

/**
 * A mount has answered once the whole init segment is there: anything at such an address may answer with something else,
 * sooner than a mount does.
 * @param {(url: string, options: object) => Promise<Response>} load fetch
 * @param {string[]} urls
 * @param {AbortSignal} signal ends them all
 * @returns {Promise<Winner | null>} null: none has the stream, and none will
 */
export async function firstOf(load, urls, signal) {
  const aborts = urls.map(() => new AbortController());
  const endAll = () => aborts.forEach((abort) => abort.abort());
  signal.addEventListener('abort', endAll, { once: true });
  if (signal.aborted) endAll();
  return new Promise((resolve) => {
    let running = urls.length;
    if (running === 0) resolve(null);
    urls.forEach(async (url, at) => {
      try {
        const begun = await begin(load, url, aborts[at].signal);
        aborts.forEach((abort, other) => other !== at && abort.abort());
        resolve({ url, ...begun, cancel: () => aborts[at].abort() });
      } catch {
        // What is no stream may be endless all the same.
        aborts[at].abort();
        running -= 1;
        if (running === 0) resolve(null);
      }
    });
  });
}

/** @param {(url: string, options: object) => Promise<Response>} load @param {string} url @param {AbortSignal} signal */
async function begin(load, url, signal) {
  // Nothing that this page knows of its guest is anybody else's business.
  const response = await load(url, { signal, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
  if (!response.ok || response.body === null) throw new Error(`the mount answers ${response.status}`);
  const reader = response.body.getReader();
  let first = new Uint8Array(0);
  while (initEnd(first) === null) {
    const { value } = await reader.read();
    if (!value) throw new Error('the mount ends before the stream begins');
    first = joined([first, value]);
  }
  return { reader, first };
}
