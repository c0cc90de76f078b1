// @ts-check
// How far the audio is ahead when video of the same moment comes: so late may a frame be that is no more than late.

/** @typedef {import('./track_split.js').Frame} Frame */

/** The latest of so many frames counts. */
const remembered = 60;

export class VideoLateness {
  /** Milliseconds, of the newest frames. @type {number[]} */
  #latenesses = [];
  /** @type {number | null} */
  #audioTime = null;

  /** @param {readonly Frame[]} frames in the order in which they came */
  see(frames) {
    for (const { kind, time } of frames) {
      if (kind === 'audio') this.#audioTime = time;
      else if (this.#audioTime !== null) this.#latenesses.push(Math.max(0, this.#audioTime - time));
    }
    this.#latenesses.splice(0, this.#latenesses.length - remembered);
  }

  restart() {
    this.#latenesses = [];
    this.#audioTime = null;
  }

  get seconds() {
    return Math.max(0, ...this.#latenesses) / 1000;
  }
}
