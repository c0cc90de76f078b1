// @ts-check
// When a peer connection is tried again after one that failed: seldom, since the stream comes without one.

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */

const firstPause = 30_000;
const longestPause = 960_000;
/** A connection that was shown for so long (ms) was a working one. */
const provenTime = 60_000;
/** One that the relay ended after so long was ended for the stream's sake. */
const workingTime = 10_000;

export class RtcRetry {
  #scheduler;
  #failures = 0;
  #at = -Infinity;

  /** @param {Pick<Scheduler, 'now'>} scheduler */
  constructor(scheduler) {
    this.#scheduler = scheduler;
  }

  get isDue() {
    return this.#scheduler.now() >= this.#at;
  }

  /** @param {number | null} pause that the relay asks for */
  failed(pause) {
    this.#at = this.#scheduler.now() + (pause ?? Math.min(firstPause * 2 ** this.#failures, longestPause));
    this.#failures += 1;
  }

  /** @param {number} shownTime milliseconds for which it was shown */
  failedAfter(shownTime) {
    if (shownTime >= provenTime) this.#failures = 0;
    this.failed(null);
  }

  /** The relay has ended it. @param {number} shownTime */
  endedAfter(shownTime) {
    if (shownTime >= workingTime) this.forget();
    else this.failed(null);
  }

  /** What failed before says nothing any more. */
  forget() {
    this.#failures = 0;
    this.#at = -Infinity;
  }
}
