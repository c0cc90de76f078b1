// Mounts and a relay whose bytes are the test's, and a MountLink between them.

import { MountLink } from '../../../resources/web/viewer/mount_link.js';
import { FakeScheduler, settled } from './fake_scheduler.js';
import { block, clusterHead, initSegment, message, toHex } from './webm_bytes.js';

export const one = 'http://one.example:8000/live.webm';
export const two = 'http://two.example:8000/live.webm';
export const three = 'http://three.example:8000/live.webm';
export const init = initSegment(['video', 'audio']);
export const stream = new Uint8Array(message(init, clusterHead, block('video', 1)));
export const fill = new Uint8Array([0xec, 0x80]); // Void

/** @typedef {{ signal: AbortSignal, enqueue: (bytes: Uint8Array) => void, end: () => void }} Listener */

/** A mount whose bytes are the test's. */
export class FakeMount {
  /** @type {Listener[]} */
  listeners = [];
  status = 200;
  /** What it does by itself. @type {(listener: Listener) => void} */
  greet = () => {};

  get last() { return this.listeners[this.listeners.length - 1]; }
  get open() { return this.listeners.filter(({ signal }) => !signal.aborted).length; }

  /** @param {AbortSignal} signal */
  answer(signal) {
    if (this.status !== 200) return new Response('', { status: this.status });
    const body = new ReadableStream({
      start: (controller) => {
        this.listeners.push({ signal, enqueue: (bytes) => controller.enqueue(bytes), end: () => controller.close() });
        this.greet(this.last);
        signal.addEventListener('abort', () => { try { controller.error(new Error('aborted')); } catch { /* it has ended */ } });
      },
    });
    return new Response(body);
  }
}

export function build() {
  const scheduler = new FakeScheduler();
  const mounts = { [one]: new FakeMount(), [two]: new FakeMount(), [three]: new FakeMount() };
  const heard = { opened: 0, closed: [], told: [], bytes: 0, blobs: [], chunks: [], none: 0, moved: 0 };
  const relay = { status: 200, state: 'live', mime: 'video/webm; codecs="vp8,opus"', epoch: 5000, mounts: [one, two] };
  const world = { relay, asked: [] };
  const link = new MountLink({
    load: async (url, options) => {
      world.asked.push({ url, options });
      if (url in mounts) return mounts[url].answer(options.signal);
      const { status, ...place } = world.relay;
      if (status === 0) throw new TypeError('no network');
      const body = { ...place, now: scheduler.now() + 700 };
      return new Response(status === 200 ? JSON.stringify(body) : '', { status });
    },
    proof: () => ({ Authorization: 'Bearer the-key' }),
    scheduler,
    random: () => 0.5,
    listener: {
      opened: () => { heard.opened += 1; },
      closed: (loss) => heard.closed.push(loss),
      told: ({ state }) => heard.told.push(state),
      received: (count) => { heard.bytes += count; },
      blob: (blob, bytes) => heard.blobs.push({ ...blob, bytes: toHex(bytes) }),
      chunk: (bytes) => heard.chunks.push(toHex(bytes)),
      report: () => null,
    },
    onNone: () => { heard.none += 1; },
    onMoved: () => { heard.moved += 1; },
  });
  /** Promises of streams take more turns than settled() has. */
  const rest = async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise((resolve) => { setImmediate(resolve); });
      await settled();
    }
  };
  /** @param {number} milliseconds in steps after which everything rests */
  const pass = async (milliseconds) => {
    for (let passed = 0; passed < milliseconds; passed += 50) {
      scheduler.advance(50);
      await rest();
    }
  };
  const asks = (/** @type {string} */ address) => world.asked.filter(({ url }) => url === address).length;
  return { scheduler, mounts, heard, world, link, rest, pass, asks };
}

/** @param {ReturnType<typeof build>} built */
export async function playing({ link, mounts, rest }) {
  link.open();
  await rest();
  mounts[one].last.enqueue(stream);
  await rest();
}
