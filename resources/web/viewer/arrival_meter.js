// @ts-check
// Learns from when media arrives how long this network falls silent: so much is to be in hand to play through it.

/** @typedef {{ at: number, size: number }} Gap when it ended, and how long it was (ms) */

/** A frame that comes so much later (ms) than the quickest ones has waited for the network. */
const leastGap = 100;
/** A longer silence is an interruption: nobody wants to be that far behind for fear of the next one. */
const longestGap = 6000;
/** What is late for so long came by another way or from another source: late is how it comes now. */
const longestCatchUp = 8000;
/** The quickest frames of so much time (ms) say how long the way is without waiting. */
const baselineTime = 20000;
const baselineStep = 2000;
/** Two gaps of a size within so much time (ms) are how this network is; a single one is an accident. */
const memoryTime = 75000;
/** What no longer needs to be in hand is given back so slowly (seconds each second) that nobody hears it. */
const release = 0.035;
/** The first late frame was sent a moment after the silence had begun. */
const growth = 1.1;
const margin = 0.06;

export const mostReserve = 3;

export class ArrivalMeter {
  /** The least distance in each step of time, newest last. @type {{ from: number, least: number }[]} */
  #steps = [];
  /** @type {Gap[]} */
  #gaps = [];
  /** @type {{ began: number, size: number } | null} */
  #gap = null;
  #reserve = 0;
  #reservedAt = 0;

  /**
   * A frame has come.
   * @param {number} now milliseconds @param {number} time of the frame, milliseconds from any fixed origin
   */
  arrived(now, time) {
    const distance = now - time;
    this.#remember(now, distance);
    const late = distance - Math.min(...this.#steps.map(({ least }) => least));
    if (late > leastGap) this.#prolong(now, late);
    else if (late < leastGap / 2) this.#end(now);
  }

  /** What arrives from now on says nothing about what came before: another stream, or a page that slept. */
  restart() {
    this.#steps = [];
    this.#gap = null;
  }

  /** Seconds that are to be in hand beside the usual ones. @param {number} now milliseconds */
  reserve(now) {
    const passed = Math.max(0, now - this.#reservedAt) / 1000;
    this.#reservedAt = now;
    this.#gaps = this.#gaps.filter(({ at }) => now - at < memoryTime);
    this.#reserve = Math.max(this.#needed, this.#reserve - release * passed, 0);
    return this.#reserve;
  }

  get #needed() {
    const sizes = this.#gaps.map(({ size }) => size).sort((one, other) => other - one);
    return sizes.length < 2 ? 0 : Math.min(mostReserve, (sizes[1] / 1000) * growth + margin);
  }

  /** @param {number} now @param {number} distance */
  #remember(now, distance) {
    const newest = this.#steps[this.#steps.length - 1];
    if (!newest || now - newest.from > baselineStep) this.#steps.push({ from: now, least: distance });
    else newest.least = Math.min(newest.least, distance);
    this.#steps = this.#steps.filter(({ from }) => now - from < baselineTime);
  }

  /** @param {number} now @param {number} late */
  #prolong(now, late) {
    this.#gap ??= { began: now, size: 0 };
    this.#gap.size = Math.max(this.#gap.size, late);
    if (now - this.#gap.began < longestCatchUp) return;
    this.restart();
  }

  /** @param {number} now */
  #end(now) {
    if (this.#gap === null) return;
    if (this.#gap.size < longestGap) this.#gaps.push({ at: now, size: this.#gap.size });
    this.#gap = null;
  }
}
