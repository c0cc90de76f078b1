// @ts-check
// Repeats the newest picture while video stands: some browsers have to have pictures to decode, or lose their way.
//
// Chromium stops the audio, too, when it has waited for a picture for three seconds. Firefox does worse: out of pictures
// it drains its decoder, and decodes the next ones without what they refer to; and it plays no audio on.

import { vp8Repeat, vp8StateAfter } from './vp8_repeat.js';
import { vp9Repeat, vp9StateAfter } from './vp9_repeat.js';

/** The lateness of so many pictures is remembered. */
const remembered = 60;
/** Before it is known how late pictures use to be (ms). */
const firstPatience = 1000;
/** Nobody needs more at once: what is older was trimmed or never asked for (ms). */
const mostAtOnce = 30000;

export class VideoFill {
  /** @type {(() => Uint8Array) | null} */
  #repeat = null;
  /** @type {import('./vp8_repeat.js').Vp8State | null} */
  #vp8 = null;
  /** Of the newest picture or repetition (ms). @type {number | null} */
  #newest = null;
  #audioTime = -Infinity;
  /** @type {number[]} */
  #latenesses = [];
  #codec;

  /** @param {string} codec as Matroska names it */
  constructor(codec) {
    this.#codec = codec;
  }

  /**
   * A picture of the stream.
   * @param {number} time milliseconds @param {Uint8Array} frame
   * @returns {number} when it is to be shown: after what was shown before
   */
  picture(time, frame) {
    if (this.#audioTime > -Infinity) this.#latenesses.push(Math.max(0, this.#audioTime - time));
    if (this.#latenesses.length > remembered) this.#latenesses.shift();
    this.#repeat = this.#repetitionAfter(frame);
    const shown = this.#newest !== null && time <= this.#newest && this.#newest - time < mostAtOnce ? this.#newest + 1 : time;
    this.#newest = shown;
    return shown;
  }

  /** The host sends nothing: this is no video that stands, and the next picture follows as it is. */
  rest() {
    this.#newest = null;
  }

  /**
   * The audio has come so far: later pictures will not be older, but for what they use to be late.
   * @param {number} time milliseconds
   * @param {number} patience a pause between two pictures that is none
   * @param {number} step milliseconds from one repetition to the next
   * @returns {{ time: number, frame: Uint8Array }[]}
   */
  audio(time, patience, step) {
    this.#audioTime = Math.max(this.#audioTime, time);
    const isKnown = this.#latenesses.length > 0;
    return this.upTo(time - Math.max(0, ...this.#latenesses), isKnown ? patience : Math.max(patience, firstPatience), step);
  }

  /** @param {number} time milliseconds @param {number} patience @param {number} step */
  upTo(time, patience, step) {
    const repeat = this.#repeat;
    /** @type {{ time: number, frame: Uint8Array }[]} */
    const repetitions = [];
    if (repeat === null || this.#newest === null || time - this.#newest <= patience) return repetitions;
    this.#newest = Math.max(this.#newest, time - mostAtOnce);
    const frame = repeat();
    for (; this.#newest + step <= time;) {
      this.#newest += step;
      repetitions.push({ time: this.#newest, frame });
    }
    return repetitions;
  }

  /** @param {Uint8Array} frame @returns {(() => Uint8Array) | null} */
  #repetitionAfter(frame) {
    if (this.#codec === 'V_VP8') {
      const state = vp8StateAfter(frame, this.#vp8);
      this.#vp8 = state;
      return state?.isKept ? () => vp8Repeat(state) : null;
    }
    const state = this.#codec === 'V_VP9' ? vp9StateAfter(frame) : null;
    return state && (() => vp9Repeat(state));
  }
}
