// @ts-check
// Knows when pictures of the preview were captured, and how many there are in a second.

const remembered = 120;
const rateWindow = 2000;
/** Players that meet a longer hole go on at a keyframe only. */
const longestHole = 1000;

export class FrameClock {
  #video;
  #now;
  #timeOrigin;
  #onReturn;
  /** @type {number[]} milliseconds since the Unix epoch, oldest first */
  #times = [];
  /** Pictures from before are of the stream before. */
  #since = 0;
  /** @type {(() => void)[]} */
  #whenNext = [];
  #isClosed = false;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video the preview, which shows the stream that is recorded
   * @param {() => number} parts.now
   * @param {number} parts.timeOrigin what to add to the browser's frame times
   * @param {() => void} parts.onReturn pictures come again after a hole
   */
  constructor({ video, now, timeOrigin, onReturn }) {
    this.#video = video;
    this.#now = now;
    this.#timeOrigin = timeOrigin;
    this.#onReturn = onReturn;
    this.#watch();
  }

  /**
   * @param {number} time
   * @returns {number | null} null if no picture has been seen since
   */
  firstAfter(time) {
    return this.#times.find((captured) => captured >= time) ?? null;
  }

  /** Pictures in a second, over the last two; 0 while none come or the page is hidden. */
  get frameRate() {
    const now = this.#now();
    const recent = this.#times.filter((captured) => now - captured <= rateWindow);
    if (recent.length < 2) return 0;
    return ((recent.length - 1) * 1000) / (recent[recent.length - 1] - recent[0]);
  }

  /** @returns {Promise<void>} kept with the next picture */
  next() {
    return new Promise((resolve) => this.#whenNext.push(resolve));
  }

  /** A new stream: its pictures have nothing to do with those before. */
  reset() {
    this.#times = [];
    this.#since = this.#now();
  }

  close() {
    this.#isClosed = true;
  }

  #watch() {
    const video = this.#video;
    if (this.#isClosed || !video.requestVideoFrameCallback) return;
    video.requestVideoFrameCallback((shown, metadata) => {
      this.#take((metadata.captureTime ?? metadata.presentationTime) + this.#timeOrigin);
      this.#watch();
    });
  }

  /** @param {number} captured */
  #take(captured) {
    if (this.#isClosed || captured < this.#since) return;
    const before = this.#times[this.#times.length - 1];
    this.#times.push(captured);
    if (this.#times.length > remembered) this.#times.shift();
    const waiting = this.#whenNext;
    this.#whenNext = [];
    for (const resolve of waiting) resolve();
    if (before !== undefined && captured - before > longestHole) this.#onReturn();
  }
}
