// @ts-check
// Notices a picture that stands although the playhead goes on through newer ones: a decoder that has lost its way.
//
// A stream that sends no new pictures leaves a hole in what is buffered, and the playhead does not pass over one.

/** @typedef {import('./live_edge.js').Track} Track */
/**
 * @typedef {object} Moment
 * @property {Track[]} tracks
 * @property {number} currentTime
 * @property {boolean} isPlaying neither paused nor seeking, on a page that can be seen: others show what they like
 * @property {number} shown how many pictures have been shown so far
 * @property {number} frameInterval seconds from picture to picture; 0 while unknown
 */

/** Seconds of media without a new picture. */
const standingTime = 2;
/** A slow stream has to miss so many pictures. */
const fewestMissed = 4;
/** Seconds between two looks that a playing video does not pass: it was moved, or nobody looked. */
const leap = 1;
/** After a cure in vain it takes this many times as long to the next one: some browsers do not count as others do. */
const growth = 4;
/** Seconds of media with pictures after which a cure has worked. */
const provenTime = 10;
const mostPatience = 600;

export class PictureWatch {
  #shown = -1;
  #lastTime = -Infinity;
  /** Where the newest picture was shown, or watching began. */
  #since = -Infinity;
  /** From where on pictures have come without a break. */
  #healthySince = -Infinity;
  #patience = standingTime;

  /**
   * To be told often, at least once a second.
   * @param {Moment} moment
   * @returns {boolean} whether the picture stands; then the next answers are for what comes after a cure
   */
  stands({ tracks, currentTime, isPlaying, shown, frameInterval }) {
    const isNew = shown !== this.#shown;
    const passed = currentTime - this.#lastTime;
    this.#shown = shown;
    this.#lastTime = currentTime;
    if (!isPlaying || passed < 0 || passed > leap) {
      this.#begin(currentTime);
      return false;
    }
    if (isNew) {
      // A picture now and then is not yet a cure.
      if (currentTime - this.#since >= standingTime) this.#healthySince = currentTime;
      this.#since = currentTime;
      if (currentTime - this.#healthySince > provenTime) this.#patience = standingTime;
      return false;
    }
    if (!this.#hasPictures(tracks, currentTime)) {
      this.#begin(currentTime);
      return false;
    }
    if (currentTime - this.#since < Math.max(this.#patience, fewestMissed * frameInterval)) return false;
    this.#patience = Math.min(this.#patience * growth, mostPatience);
    this.#begin(currentTime);
    return true;
  }

  /** @param {number} time */
  #begin(time) {
    this.#since = time;
    this.#healthySince = time;
  }

  /**
   * Whether there are pictures without a hole from the newest one shown to beyond the playhead.
   * @param {Track[]} tracks @param {number} currentTime
   */
  #hasPictures(tracks, currentTime) {
    const ranges = tracks.find(({ kind }) => kind === 'video')?.ranges ?? [];
    return ranges.some(({ start, end }) => start <= this.#since && currentTime < end);
  }
}
