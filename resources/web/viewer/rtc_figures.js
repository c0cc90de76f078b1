// @ts-check
// What a peer connection's picture was like for this guest: its delay, its stalls and its frames, over all connections.

import { FrameLoss } from './frame_loss.js';
import { noStats } from './rtc_stats.js';

/** @typedef {import('./rtc_stats.js').RtcStats} RtcStats */

/** By so much (ms) later than the frame before: somebody saw the picture stand although the source went on. */
const stallTime = 250;

export class RtcFigures {
  #frameLoss = new FrameLoss();
  #stats = noStats;
  /** Of connections that are over. */
  #earlier = { shown: 0, lost: 0, bytes: 0 };
  /** When the picture was shown first, so much had been decoded unseen. @type {RtcStats | null} */
  #unseen = null;
  #unseenDrops = 0;
  #delay = NaN;
  /** Delay of the frame before, as far as it was watched. */
  #lastDelay = NaN;
  #captured = NaN;
  #stalls = 0;
  #buffered = 0;

  /** @param {{ captured: number, now: number, isWatched: boolean }} frame milliseconds by the relay's clock */
  onFrame({ captured, now, isWatched }) {
    this.#captured = captured;
    this.#delay = now - captured;
    if (isWatched && this.#delay - this.#lastDelay >= stallTime) this.#stalls += 1;
    this.#lastDelay = isWatched ? this.#delay : NaN;
  }

  /** @param {RtcStats} stats @param {{ now: number, isShown: boolean, isVisible: boolean, dropped: number }} moment */
  onStats(stats, { now, isShown, isVisible, dropped }) {
    const frames = stats.bufferedFrames - this.#stats.bufferedFrames;
    if (frames > 0) this.#buffered = (1000 * (stats.bufferedTime - this.#stats.bufferedTime)) / frames;
    this.#stats = stats;
    if (!isShown) return;
    if (this.#unseen === null) {
      this.#unseen = stats;
      this.#unseenDrops = dropped;
    }
    const droppedBefore = stats.framesDropped - this.#unseen.framesDropped;
    this.#frameLoss.look({
      now, isVisible,
      total: stats.framesDecoded - this.#unseen.framesDecoded + droppedBefore,
      dropped: droppedBefore + dropped - this.#unseenDrops,
      played: 0, frameInterval: 0, isSeeking: false,
    });
  }

  /** The picture stood so long that the page no longer waited for it. */
  addStall() {
    this.#stalls += 1;
  }

  /** What comes next does not go on from what was shown last: the guest has paused, or nobody looked. */
  interrupt() {
    this.#lastDelay = NaN;
  }

  /** The connection is over. */
  end() {
    this.#earlier = { shown: this.shownFrames, lost: this.lostFrames, bytes: this.receivedBytes };
    this.#frameLoss = new FrameLoss();
    this.#stats = noStats;
    this.#unseen = null;
    this.#delay = NaN;
    this.#lastDelay = NaN;
    this.#captured = NaN;
    this.#buffered = 0;
  }

  /** Milliseconds from the host's capture to the newest frame's being shown; null while unknown. */
  get delay() {
    return Number.isFinite(this.#delay) ? this.#delay : null;
  }

  /** When what is shown was captured, in milliseconds by the relay's clock; NaN while unknown. */
  get capturedAt() {
    return this.#captured;
  }

  get stalls() {
    return this.#stalls;
  }

  get shownFrames() {
    return this.#earlier.shown + this.#frameLoss.shown;
  }

  get lostFrames() {
    return this.#earlier.lost + this.#frameLoss.lost;
  }

  get receivedBytes() {
    return this.#earlier.bytes + this.#stats.bytes;
  }

  /** Milliseconds that frames are held back. */
  get buffered() {
    return this.#buffered;
  }
}
