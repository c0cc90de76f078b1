// Times in which a network of a test's own passes nothing, and chance that comes out the same each time.

/** @typedef {{ atMs: number, forMs: number, everyMs?: number }} Gap
 * From `atMs` after the start, for `forMs`; again every `everyMs`, if that is given. */

export class Gaps {
  #start;
  /** @type {Gap[]} */
  #gaps;

  /** @param {Gap[]} gaps
   * @param {number} start  milliseconds, of the clock that leftAt() is asked with */
  constructor(gaps, start) {
    this.#gaps = [...gaps];
    this.#start = start;
  }

  /** @param {number} now
   * @param {number} forMs */
  add(now, forMs) {
    this.#gaps.push({ atMs: now - this.#start, forMs });
  }

  /** How many milliseconds of a gap are left; 0: there is none.
   * @param {number} now */
  leftAt(now) {
    return Math.max(0, ...this.#gaps.map(gap => leftOf(gap, now - this.#start)));
  }
}

/** @param {Gap} gap
 * @param {number} time  since the start */
function leftOf({ atMs, forMs, everyMs }, time) {
  if (time < atMs) return 0;
  const within = everyMs ? (time - atMs) % everyMs : time - atMs;
  return Math.max(0, forMs - within);
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32).
 * @param {number} seed
 * @returns {() => number} */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
