// @ts-check
// Knows when pictures of the preview were captured, and how many there are in a second.

const remembered = 120;
const rateWindow = 2000;

export class FrameClock {
  #video;
  #now;
  #timeOrigin;
  /** @type {number[]} milliseconds since the Unix epoch, oldest first */
  #times = [];
  #isClosed = false;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video the preview, which shows the stream that is recorded
   * @param {() => number} parts.now
   * @param {number} parts.timeOrigin what to add to the browser's frame times
   */
  constructor({ video, now, timeOrigin }) {
    this.#video = video;
    this.#now = now;
    this.#timeOrigin = timeOrigin;
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

  /** A new stream: its pictures have nothing to do with those before. */
  reset() {
    this.#times = [];
  }

  close() {
    this.#isClosed = true;
  }

  #watch() {
    const video = this.#video;
    if (this.#isClosed || !video.requestVideoFrameCallback) return;
    video.requestVideoFrameCallback((shown, metadata) => {
      const captured = metadata.captureTime ?? metadata.presentationTime;
      this.#times.push(captured + this.#timeOrigin);
      if (this.#times.length > remembered) this.#times.shift();
      this.#watch();
    });
  }
}
