// One program started by a test: its output, its end, and its certain end with the test.
import { spawn } from 'node:child_process';
import { until, within } from './deadline.js';

const patienceMs = 10000;

export class Program {
  #child;
  #ended;
  #output = '';
  /** @type {{code: number | null, signal: string | null} | null} */
  result = null;

  /** @param {import('./scope.js').Scope} scope
   * @param {string} path
   * @param {string[]} args
   * @param {{env?: Record<string, string>, stdio?: any}} [options] */
  constructor(scope, path, args, { env = {}, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
    this.#child = spawn(path, args, { env: { ...process.env, ...env }, stdio });
    this.#child.stdout?.on('data', data => { this.#output += data; });
    this.#child.stderr?.on('data', data => { this.#output += data; });
    this.#ended = new Promise(resolve => {
      this.#child.on('error', error => {
        this.#output += `${error}\n`;
        this.result = { code: null, signal: null };
        resolve(this.result);
      });
      this.#child.on('close', (code, signal) => {
        this.result ??= { code, signal };
        resolve(this.result);
      });
    });
    scope.add(() => this.stop());
  }

  get pid() { return this.#child.pid; }
  /** What it wrote so far, standard output and error together. */
  get output() { return this.#output; }
  get stdio() { return this.#child.stdio; }

  /** @param {NodeJS.Signals} name */
  signal(name) {
    this.#child.kill(name);
  }

  /** @param {number} [timeoutMs] */
  ended(timeoutMs = patienceMs) {
    return within(`the end of ${this.#child.spawnfile}`, this.#ended, timeoutMs);
  }

  /** Ends it by SIGTERM, or by SIGKILL when it does not listen; resolves with how it ended. */
  async stop() {
    if (this.result) return this.result;
    this.#child.kill('SIGTERM');
    try {
      return await this.ended();
    } catch {
      this.#child.kill('SIGKILL');
      return this.ended();
    }
  }

  /** Like until(), but ends at once when the program does.
   * @template T
   * @param {string} what
   * @param {() => T | Promise<T>} probe
   * @param {number} [timeoutMs] */
  async until(what, probe, timeoutMs) {
    const found = await until(what, async () => {
      const value = await this.#tolerant(probe);
      return value || this.result ? { value } : null;
    }, timeoutMs);
    if (!found.value) throw new Error(`${this.#child.spawnfile} ended before: ${what}\n${this.#output}`);
    return found.value;
  }

  /** @param {() => any} probe */
  async #tolerant(probe) {
    try {
      return await probe();
    } catch {
      return null;
    }
  }
}
