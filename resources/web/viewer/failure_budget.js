// @ts-check
// Counts failures of playback, so that a stream that cannot be played does not make the page join again for ever.

const mostFailures = 4;
const failureWindow = 20000;

export class FailureBudget {
  #scheduler;
  /** @type {number[]} */
  #times = [];

  /** @param {Pick<import('../common/scheduler.js').Scheduler, 'now'>} scheduler */
  constructor(scheduler) {
    this.#scheduler = scheduler;
  }

  /** Notes a failure. @returns {boolean} whether another try at once is worth it */
  spend() {
    const now = this.#scheduler.now();
    this.#times = [...this.#times.filter((time) => now - time < failureWindow), now];
    return this.#times.length < mostFailures;
  }
}
