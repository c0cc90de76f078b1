// @ts-check
// Puts what the two channels deliver into one order: each blob, then its chunks.

/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/** @typedef {{ id: number, mime: string, epoch: number }} Blob */

/** Chunks that arrived before their blob are kept up to here; beyond it the page joins anew. */
const mostEarlyBytes = 16 * 1024 * 1024;

export class BlobOrder {
  #listener;
  /** @type {Blob | null} announced on the blob channel, its bytes still to come */
  #announced = null;
  #currentId = -1;
  #chunkId = -1;
  /** @type {ArrayBuffer[]} */
  #early = [];
  #earlyBytes = 0;
  /** Channels whose next beginning has not come: what they still bring belongs to the one before. */
  #suspended = new Set();

  /**
   * @param {object} listener
   * @param {(blob: Blob, bytes: ArrayBuffer) => void} listener.blob
   * @param {(bytes: ArrayBuffer) => void} listener.chunk
   * @param {() => void} listener.overflow
   */
  constructor(listener) {
    this.#listener = listener;
  }

  /** Forgets everything: a new connection begins with a blob of its own. */
  reset() {
    this.#announced = null;
    this.#currentId = -1;
    this.#chunkId = -1;
    this.#suspended.clear();
    this.#dropEarly();
  }

  /** Takes nothing more of either channel, until each is resumed. */
  suspend() {
    this.reset();
    this.#suspended = new Set(['blob', 'chunk']);
  }

  /** What comes now is a new beginning. @param {Channel} channel */
  resume(channel) {
    this.#suspended.delete(channel);
  }

  /** @param {Channel} channel @param {any} message a `blob` message */
  announce(channel, message) {
    if (!Number.isFinite(message.id) || this.#suspended.has(channel)) return;
    if (channel === 'blob') {
      this.#announced = { id: message.id, mime: String(message.mime), epoch: Number(message.epoch) };
    } else if (message.id !== this.#chunkId) {
      this.#chunkId = message.id;
      this.#dropEarly();
    }
  }

  /** @param {Channel} channel @param {ArrayBuffer} bytes */
  receive(channel, bytes) {
    if (this.#suspended.has(channel)) return;
    if (channel === 'blob') this.#receiveBlob(bytes);
    else if (this.#chunkId === this.#currentId) this.#listener.chunk(bytes);
    else if (this.#chunkId > this.#currentId) this.#keep(bytes);
  }

  /** @param {ArrayBuffer} bytes */
  #receiveBlob(bytes) {
    const blob = this.#announced;
    if (blob === null) return;
    this.#announced = null;
    this.#currentId = blob.id;
    this.#listener.blob(blob, bytes);
    if (this.#chunkId !== this.#currentId) return;
    const early = this.#early;
    this.#dropEarly();
    for (const chunk of early) this.#listener.chunk(chunk);
  }

  /** @param {ArrayBuffer} bytes */
  #keep(bytes) {
    this.#early.push(bytes);
    this.#earlyBytes += bytes.byteLength;
    if (this.#earlyBytes <= mostEarlyBytes) return;
    this.#dropEarly();
    this.#listener.overflow();
  }

  #dropEarly() {
    this.#early = [];
    this.#earlyBytes = 0;
  }
}
