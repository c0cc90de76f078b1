// @ts-check
// Counts the frames that were to be shown and were not. A browser also counts what it skips between a keyframe and the
// place where playback begins: that was never to be shown.

/**
 * @typedef {object} Look
 * @property {number} now milliseconds
 * @property {number} total frames that the browser has decoded so far
 * @property {number} dropped of these, never shown
 * @property {number} played seconds of media time
 * @property {number} frameInterval seconds from frame to frame; 0 while unknown
 * @property {boolean} isSeeking
 * @property {boolean} isVisible whether anybody can see the page
 */

/** A decoder that takes more frames than this share of those that are due is on its way from a keyframe. */
const catchUpShare = 1.3;
/** So many looks in a row are without it then. */
const calmLooks = 2;
/** Where the frame rate is not known a decoder has arrived after so long (ms). */
const usualCatchUp = 2000;

export class FrameLoss {
  #shown = 0;
  #lost = 0;
  /** @type {Look | null} */
  #last = null;
  #isCatchingUp = true;
  #jumpedAt = NaN;
  #calm = 0;

  /** Frames that were shown so far. */
  get shown() {
    return this.#shown;
  }

  /** Frames that were to be shown so far, and came too late. */
  get lost() {
    return this.#lost;
  }

  /** Playback begins at another place. */
  jumped() {
    this.#isCatchingUp = true;
    this.#calm = 0;
    this.#jumpedAt = NaN;
  }

  /** To be told about twice a second. @param {Look} look */
  look(look) {
    // With another source a browser counts from zero.
    const isOtherSource = look.total < (this.#last?.total ?? Infinity);
    if (isOtherSource || look.isSeeking || !look.isVisible) this.jumped();
    const last = this.#last === null || isOtherSource ? { ...look, total: 0, dropped: 0 } : this.#last;
    this.#last = look;
    const dropped = look.dropped - last.dropped;
    this.#shown += look.total - last.total - dropped;
    if (!this.#isCatchingUp) this.#lost += dropped;
    else this.#lookForArrival(last, look);
  }

  /** @param {Look} last @param {Look} look */
  #lookForArrival(last, look) {
    if (Number.isNaN(this.#jumpedAt)) this.#jumpedAt = last.now;
    const due = (look.played - last.played) / look.frameInterval;
    const hasArrived = look.frameInterval > 0
      ? look.total > last.total && look.total - last.total <= catchUpShare * due
      : look.now - this.#jumpedAt >= usualCatchUp;
    this.#calm = hasArrived ? this.#calm + 1 : 0;
    const wanted = look.frameInterval > 0 ? calmLooks : 1;
    if (this.#calm >= wanted) this.#isCatchingUp = false;
  }
}
