// Lets a test wait for what an object will be like, woken by the object's own changes.
import { patience } from '../../support/patience.js';

export class Changes {
  /** @type {Set<() => void>} */
  #checks = new Set();

  /** Something has changed: whoever waits looks again. */
  tell() {
    for (const check of [...this.#checks]) check();
  }

  /** Resolves with the first truthy value of `probe`, asked now and after each change.
   * @template T
   * @param {string} what  shown when it does not happen in time
   * @param {() => T} probe
   * @param {number} timeoutMs  for the usual build
   * @param {() => string} [describe]  the state that it stayed in
   * @returns {Promise<NonNullable<T>>} */
  until(what, probe, timeoutMs, describe = () => '') {
    return new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        this.#checks.delete(check);
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`Not within ${patience(timeoutMs)} ms: ${what}. ${describe()}`));
      }, patience(timeoutMs));
      const check = () => {
        const value = probe();
        if (!value) return;
        finish();
        resolve(value);
      };
      this.#checks.add(check);
      check();
    });
  }
}
