// @ts-check
// A recording that failed is begun again; one that keeps failing is given a name.

import { say } from '../common/language.js';

const pause = 500;
const mostTroubles = 3;
const troubleWindow = 10000;

export class RecorderRetry {
  #scheduler;
  #retry;
  /** @type {number[]} */
  #troubles = [];
  #cancel = () => {};

  /**
   * @param {object} parts
   * @param {import('../common/scheduler.js').Scheduler} parts.scheduler
   * @param {() => void} parts.retry
   */
  constructor({ scheduler, retry }) {
    this.#scheduler = scheduler;
    this.#retry = retry;
  }

  /**
   * @param {Error} error
   * @returns {import('./source_switch.js').Trouble | null} what to tell the host, once it has failed too often
   */
  failed(error) {
    const now = this.#scheduler.now();
    this.#troubles = [...this.#troubles.filter((time) => now - time < troubleWindow), now];
    this.#cancel();
    this.#cancel = this.#scheduler.after(pause, this.#retry);
    if (this.#troubles.length <= mostTroubles) return null;
    return { code: 'recorder', message: say('cannotEncode', { why: error.message }) };
  }

  /** What was before is forgotten. */
  reset() {
    this.close();
    this.#troubles = [];
  }

  close() {
    this.#cancel();
    this.#cancel = () => {};
  }
}
