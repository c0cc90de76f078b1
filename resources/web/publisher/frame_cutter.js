// @ts-check
// Frames of one monitor only: each one of the desktop goes in, and its part comes out, or nothing.

import { areaIn } from './sources/screen_area.js';

/** A frame is repeated that often where no other comes: a recorder that starts waits for one. */
export const repeatPause = 500;
/** Without one frame of the right desktop for so long, none is to be expected. */
const patience = 3000;

export class FrameCutter {
  #area;
  #VideoFrame;
  #isHeld = false;
  /** @type {any} the last one that came out */
  #last = null;
  #lastAt = 0;
  /** @type {number | null} when the first of those came that are all of another desktop */
  #otherSince = null;

  /** @param {import('./sources/screen_area.js').ScreenArea} area @param {typeof VideoFrame} VideoFrameType */
  constructor(area, VideoFrameType) {
    this.#area = area;
    this.#VideoFrame = VideoFrameType;
  }

  /** The desktop is about to be another one, or is: nothing new comes out from now on. */
  hold() {
    this.#isHeld = true;
  }

  /**
   * @param {any} frame a VideoFrame, which is closed
   * @param {number} now in milliseconds, by any clock
   * @returns {any} a VideoFrame, or null: it is of another desktop
   */
  pass(frame, now) {
    try {
      const { x, y, width, height } = frame.visibleRect;
      const rect = this.#isHeld ? null : areaIn({ width, height }, this.#area);
      this.#otherSince = rect === null ? this.#otherSince ?? now : null;
      if (rect === null) return null;
      const cut = new this.#VideoFrame(frame, {
        timestamp: frame.timestamp,
        visibleRect: { ...rect, x: x + rect.x, y: y + rect.y }, displayWidth: rect.width, displayHeight: rect.height,
      });
      this.#last?.close();
      this.#last = cut.clone();
      this.#lastAt = now;
      return cut;
    } finally {
      frame.close();
    }
  }

  /** Nothing but frames of another desktop comes, and no other choice of the host's. @param {number} now */
  isLost(now) {
    return this.#otherSince !== null && now - this.#otherSince >= patience;
  }

  /** @param {number} now @returns {any} the last VideoFrame once more, or null: it is too early, or there is none */
  repeated(now) {
    if (this.#last === null || now - this.#lastAt < repeatPause) return null;
    return new this.#VideoFrame(this.#last, { timestamp: Math.round(this.#last.timestamp + (now - this.#lastAt) * 1000) });
  }
}
