// @ts-check
// Counts stalls: playback that stands because media is missing, told apart from starting up and from what nobody sees.

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */

/** A browser that has just begun to play may stand once more until it has all its parts going. */
const settlingTime = 500;
/** Short waits that follow each other so closely are seen all the same. */
const briefWindow = 10000;
const mostBrief = 3;

export class StallMeter {
  #video;
  #scheduler;
  #isExpecting = false;
  /** When playback went on after the last seek or start; null before. @type {number | null} */
  #runningSince = null;
  /** @type {number | null} */
  #waitingSince = null;
  /** @type {number[]} */
  #briefWaits = [];
  #hasStalled = false;
  #count = 0;

  /** @param {{ video: HTMLVideoElement, scheduler: Pick<Scheduler, 'now'> }} parts */
  constructor({ video, scheduler }) {
    this.#video = video;
    this.#scheduler = scheduler;
    /** A wait that is over so soon (ms) is none: without sound it is at most a picture that comes late. */
    this.briefWait = 0;
    video.addEventListener('waiting', this.#waiting);
    video.addEventListener('playing', this.#playing);
  }

  get count() {
    return this.#count;
  }

  /** @param {boolean} isExpecting whether media should be there, so that waiting for it is a stall */
  expect(isExpecting) {
    this.#isExpecting = isExpecting;
    if (!isExpecting) this.#waitingSince = null;
  }

  /** Playback starts or is moved: that it waits now is nobody's fault. */
  restart() {
    this.#runningSince = null;
    this.#waitingSince = null;
  }

  /** Whether there was a stall since the last time of asking. */
  take() {
    if (this.#waitingSince !== null && this.#scheduler.now() - this.#waitingSince >= this.briefWait) this.#stall();
    const hasStalled = this.#hasStalled;
    this.#hasStalled = false;
    return hasStalled;
  }

  close() {
    this.#video.removeEventListener('waiting', this.#waiting);
    this.#video.removeEventListener('playing', this.#playing);
  }

  #waiting = () => {
    const now = this.#scheduler.now();
    if (!this.#isExpecting || this.#video.seeking || this.#runningSince === null) return;
    if (now - this.#runningSince < settlingTime) return;
    if (this.briefWait === 0) this.#stall();
    else this.#waitingSince = now;
  };

  #playing = () => {
    const now = this.#scheduler.now();
    this.#runningSince ??= now;
    if (this.#waitingSince === null) return;
    this.#briefWaits = [...this.#briefWaits.filter((time) => now - time < briefWindow), now];
    if (now - this.#waitingSince >= this.briefWait || this.#briefWaits.length > mostBrief) this.#stall();
    this.#waitingSince = null;
  };

  #stall() {
    this.#waitingSince = null;
    this.#briefWaits = [];
    this.#hasStalled = true;
    this.#count += 1;
  }
}
