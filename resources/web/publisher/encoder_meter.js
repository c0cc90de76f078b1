// @ts-check
// What comes out of the encoder: how many frames in a second, and how long after they were captured.

import { WebmFrames } from './webm_frames.js';

const window = 2000;
const leastSpan = 1500;

export class EncoderMeter {
  #now;
  #id = 0;
  #timeZero = 0;
  #since = 0;
  #reader = new WebmFrames();
  /** @type {{ at: number, lag: number }[]} oldest first */
  #frames = [];

  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
  }

  /** What was seen so far tells nothing about what comes. */
  reset() {
    this.#frames = [];
    this.#since = this.#now();
  }

  /** Counts the newest recording alone: where two overlap, both carry the same frames. @param {number} id @param {number} timeZero */
  begin(id, timeZero) {
    if (id < this.#id) return;
    this.#id = id;
    this.#timeZero = timeZero;
    this.#reader = new WebmFrames();
  }

  /** @param {number} id @param {ArrayBuffer} bytes */
  piece(id, bytes) {
    if (id !== this.#id) return;
    const at = this.#now();
    for (const time of this.#reader.push(new Uint8Array(bytes))) this.#frames.push({ at, lag: at - this.#timeZero - time });
  }

  /** @returns {{ frameRate: number, lag: number } | null} lag: the median, in ms; null while there is too little to tell */
  get figures() {
    const now = this.#now();
    const span = Math.min(window, now - this.#since);
    if (span < leastSpan) return null;
    this.#frames = this.#frames.filter(({ at }) => at > now - span);
    const lags = this.#frames.map(({ lag }) => lag).sort((one, other) => one - other);
    return { frameRate: (lags.length * 1000) / span, lag: lags[Math.floor(lags.length / 2)] ?? 0 };
  }
}
