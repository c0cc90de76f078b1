// @ts-check
// Notices a clock that stands although the video is neither paused nor out of media, whatever the browser says about it.

/**
 * @typedef {object} ClockMoment
 * @property {number} now milliseconds
 * @property {number} currentTime
 * @property {boolean} isPlaying neither paused nor seeking, on a page that can be seen
 * @property {number} inHand seconds of media after the playhead
 */

/** A browser that starts up after a seek may stand so long (ms). */
const standingTime = 700;
/** With less in hand (seconds) it may well wait for more. */
const leastInHand = 0.3;
/** After so many cures in vain only a source of its own helps. */
const mostCures = 2;
/** Each cure gets more time (ms) than the one before: a slow device needs it. */
const growth = 700;
/** Browsers put the clock near to where it was sought to (seconds). */
const rounding = 0.001;

export class ClockWatch {
  #time = -1;
  #since = 0;
  #stands = false;
  /** Seeks that were made because the clock stood, and that have not helped. */
  #cures = 0;

  /**
   * To be told often.
   * @param {ClockMoment} moment
   * @returns {'runs' | 'stands' | 'hangs'} `stands`: a seek is due; `hangs`: seeks have not helped
   */
  look({ now, currentTime, isPlaying, inHand }) {
    const passed = currentTime - this.#time;
    if (passed > rounding && passed < 1) this.#cures = 0;
    const hasMoved = Math.abs(passed) > rounding;
    if (hasMoved) this.#time = currentTime;
    if (hasMoved || !isPlaying || inHand < leastInHand) {
      this.#begin(now);
      return 'runs';
    }
    this.#stands = now - this.#since >= standingTime + this.#cures * growth;
    if (!this.#stands) return 'runs';
    if (this.#cures < mostCures) return 'stands';
    this.#cures = 0;
    this.#begin(now);
    return 'hangs';
  }

  /** A seek puts the clock elsewhere: that is not its running. @param {number} now milliseconds @param {number} time */
  moved(now, time) {
    if (this.#stands) this.#cures += 1;
    this.#time = time;
    this.#begin(now);
  }

  /** @param {number} now */
  #begin(now) {
    this.#since = now;
    this.#stands = false;
  }
}
