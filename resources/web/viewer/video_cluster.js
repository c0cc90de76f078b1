// @ts-check
// Keeps video in one Cluster from keyframe to keyframe, however many the relay needs for it.
//
// To Firefox a Cluster that begins before the end of what it has is a jump: it throws away everything up to the next
// keyframe. With a stated duration that is longer than the frames are, every Cluster begins so.

import { bigEndian, elementWith, ids, joined } from './webm.js';

/** A block's time is a signed number of 16 bits after its Cluster's (ms). */
const mostRelative = 32000;

export class VideoCluster {
  #duration;
  #start = 0;
  #newest = -Infinity;

  /** @param {number} duration that is stated for each frame (ms) */
  constructor(duration) {
    this.#duration = duration;
  }

  /** A Cluster starts with a keyframe. @param {number} time milliseconds */
  begin(time) {
    this.#start = time;
    this.#newest = -Infinity;
  }

  /**
   * The place of the next frame. Where a Cluster is full, it waits until the next one is no jump: two or three frames
   * are late then, twice a minute and only between keyframes that are so far apart.
   * @param {number} time milliseconds
   * @returns {{ head: Uint8Array | null, relative: number }} what comes before its block, and the block's own time
   */
  place(time) {
    const shown = Math.max(time, this.#newest + 1);
    if (shown - this.#start <= mostRelative) {
      this.#newest = shown;
      return { head: null, relative: shown - this.#start };
    }
    this.#start = Math.max(shown, this.#newest + this.#duration);
    this.#newest = this.#start;
    return { head: clusterAt(this.#start), relative: 0 };
  }
}

/** @param {number} time milliseconds */
function clusterAt(time) {
  const timestamp = joined([bigEndian(Math.floor(time / 2 ** 32), 4), bigEndian(time % 2 ** 32, 4)]);
  return joined([bigEndian(ids.cluster, 4), Uint8Array.of(0x01, 255, 255, 255, 255, 255, 255, 255), elementWith(ids.timestamp, timestamp)]);
}
