// A rightful viewer: two sockets that are read all the time, and a count of the marked frames that came.
import { randomBytes } from 'node:crypto';
import { Channel } from './channel.js';
import { opcode } from './frames.js';
import { marksIn } from './marked_stream.js';

export const newSession = () => `viewer-${randomBytes(8).toString('hex')}`;

export class Viewer {
  /** @type {Map<number, number>} run -> its newest frame */
  #newest = new Map();
  /** @type {string[]} */
  #gaps = [];
  /** @type {Buffer[]} */
  #media = [];
  #keepsMedia;
  #hasBlob = false;
  frames = 0;
  /** Binary messages on the chunk channel. */
  chunks = 0;
  /** @type {Channel} */
  blob;
  /** @type {Channel} */
  chunk;

  /** @param {{keepsMedia?: boolean}} [habits] */
  constructor({ keepsMedia = false } = {}) {
    this.#keepsMedia = keepsMedia;
  }

  /** @param {{port: number, from?: string, session?: string, protocols?: string[], keepsMedia?: boolean,
   *   onClient?: (client: import('./raw_client.js').RawClient) => void}} where */
  static async open({ port, from = '127.0.0.1', session = newSession(), keepsMedia, ...more }) {
    const viewer = new Viewer({ keepsMedia });
    const open = (slot, onFrame) => Channel.open({ port, from, target: `/watch/${slot}?session=${session}`, onFrame, ...more });
    viewer.blob = await open('blob', one => viewer.#onBlob(one));
    viewer.chunk = await open('chunk', one => viewer.#onChunk(one));
    return viewer;
  }

  get isOpen() { return this.blob.isOpen && this.chunk.isOpen; }
  /** Frames that are missing between those that came, in words. */
  get gaps() { return this.#gaps; }
  /** Everything that a player would have been given; with `keepsMedia`. */
  get media() { return Buffer.concat(this.#media); }

  /** @param {number} run
   * @returns {number} the newest frame of that recording, -1 if none came */
  newestOf(run) { return this.#newest.get(run) ?? -1; }

  /** @param {string} what
   * @param {() => unknown} probe
   * @param {number} [timeoutMs] */
  until(what, probe, timeoutMs) {
    return this.chunk.until(what, () => probe() || !this.isOpen, timeoutMs).then(() => {
      if (!this.isOpen) throw new Error(`the viewer was closed: ${this.blob.closeCode} ${this.blob.closeReason}`);
    });
  }

  leave() {
    this.blob.leave();
    this.chunk.leave();
  }

  #onBlob({ kind, payload }) {
    if (kind !== opcode.binary) return;
    // A new blob may begin with what has come as chunks of the old one, and chunks behind it may have overtaken it.
    const before = new Map(this.#newest);
    this.#newest.clear();
    this.#hasBlob = true;
    this.#keep(payload, 0);
    this.#count(payload);
    for (const run of this.#newest.keys()) this.#newest.set(run, Math.max(this.newestOf(run), before.get(run) ?? -1));
  }

  #onChunk({ kind, payload }) {
    if (kind !== opcode.binary) return;
    this.chunks += 1;
    this.#keep(payload);
    this.#count(payload);
  }

  /** @param {Buffer} payload
   * @param {number} [at]  the blob may be overtaken by its first chunks */
  #keep(payload, at) {
    if (!this.#keepsMedia) return;
    if (at === 0) this.#media.unshift(payload);
    else this.#media.push(payload);
  }

  /** @param {Buffer} payload */
  #count(payload) {
    for (const { run, frame } of marksIn(payload)) {
      const newest = this.#newest.get(run);
      if (this.#hasBlob && newest !== undefined && frame !== newest + 1) this.#gaps.push(`${run}: ${newest} -> ${frame}`);
      this.#newest.set(run, frame);
      this.frames += 1;
    }
  }
}
