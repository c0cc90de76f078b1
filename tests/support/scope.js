// Owns what a test started and takes it down again, newest first, whatever happened in between.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Scope {
  /** @type {(() => unknown)[]} */
  #closers = [];

  /** @param {() => unknown} closer */
  add(closer) {
    this.#closers.push(closer);
  }

  /** @returns {Promise<string>} a directory that goes with the scope */
  async directory() {
    const path = await mkdtemp(join(tmpdir(), 'lancast-test-'));
    this.add(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
    return path;
  }

  async close() {
    const errors = [];
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) {
      try {
        await closer();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
