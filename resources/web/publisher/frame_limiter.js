// @ts-check
// Frames no larger and no more than wished: each one goes in, some come out, and some of those smaller.

import { fitted } from './load_steps.js';
import { PlaneScaler, scalableFormats } from './plane_scaler.js';

/** @typedef {{ width: number, height: number, frameRate: number }} Limit */

/** A frame that comes this much early still counts for the one that is due. */
const earliness = 0.25;

export class FrameLimiter {
  #limit;
  #VideoFrame;
  #due = -Infinity;
  /** @type {PlaneScaler | null} */
  #scaler = null;
  #source = new Uint8Array(0);

  /** @param {Limit} limit @param {typeof VideoFrame} VideoFrameType */
  constructor(limit, VideoFrameType) {
    this.#limit = limit;
    this.#VideoFrame = VideoFrameType;
  }

  /**
   * @param {any} frame a VideoFrame, which is closed unless it is the answer
   * @returns {Promise<any>} null: it is one too many
   */
  async pass(frame) {
    if (!this.#isDue(frame.timestamp)) {
      frame.close();
      return null;
    }
    const { width, height } = frame.visibleRect;
    const size = fitted({ width, height }, this.#limit);
    if (size.width === width || !scalableFormats.includes(frame.format)) return frame;
    try {
      return await this.#scaled(frame, { width, height }, size);
    } finally {
      frame.close();
    }
  }

  /** @param {number} timestamp in microseconds */
  #isDue(timestamp) {
    const period = 1e6 / this.#limit.frameRate;
    if (timestamp < this.#due - earliness * period && timestamp > this.#due - 2 * period) return false;
    // The grid stays where it is, except after a hole or a leap.
    this.#due = Math.abs(timestamp - this.#due) < period ? this.#due + period : timestamp + period;
    return true;
  }

  /** @param {any} frame @param {import('./plane_scaler.js').Size} from @param {import('./plane_scaler.js').Size} to */
  async #scaled(frame, from, to) {
    if (!this.#scaler?.isFor(from, to)) this.#scaler = new PlaneScaler(from, to);
    const size = frame.allocationSize();
    if (this.#source.length < size) this.#source = new Uint8Array(size);
    const layout = await frame.copyTo(this.#source);
    const bytes = this.#scaler.scale(frame.format, this.#source, layout);
    return new this.#VideoFrame(bytes, {
      format: 'I420', codedWidth: to.width, codedHeight: to.height, timestamp: frame.timestamp, colorSpace: frame.colorSpace?.toJSON?.(),
    });
  }
}
