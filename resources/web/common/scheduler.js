// @ts-check
// Time as the pages see it: one object that tests replace with a clock they turn by hand.

/**
 * @typedef {object} Scheduler
 * @property {() => number} now milliseconds since the Unix epoch, steady and with fractions
 * @property {(milliseconds: number, action: () => void) => (() => void)} after returns a function that cancels
 * @property {(milliseconds: number, action: () => void) => (() => void)} every returns a function that cancels
 */

/** @type {Scheduler} */
export const browserScheduler = {
  // Not Date.now(): a corrected system clock would tear a running recording's time apart.
  now: () => performance.timeOrigin + performance.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
  every(milliseconds, action) {
    const timer = setInterval(action, milliseconds);
    return () => clearInterval(timer);
  },
};
