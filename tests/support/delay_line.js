// What is on the way, in the order of its arrival.

export class DelayLine {
  #now;
  /** @type {{ due: number, arrive: () => void }[]} */
  #held = [];
  /** @type {NodeJS.Timeout | null} */
  #timer = null;
  /** @type {(() => void) | null} */
  #onEmpty = null;

  /** @param {() => number} now  milliseconds */
  constructor(now) {
    this.#now = now;
  }

  /** Calls `arrive` at `due`: at once if that has come. Those of the same time arrive in the order of their calls.
   * @param {number} due
   * @param {() => void} arrive */
  add(due, arrive) {
    const isNext = this.#held.length === 0 || due < this.#held[0].due;
    if (isNext && due <= this.#now()) {
      arrive();
      return;
    }
    const later = this.#held.findIndex(other => other.due > due);
    this.#held.splice(later < 0 ? this.#held.length : later, 0, { due, arrive });
    if (isNext) this.#wait();
  }

  /** Nothing of what is on the way arrives before `time`.
   * @param {number} time */
  holdUntil(time) {
    for (const one of this.#held) one.due = Math.max(one.due, time);
  }

  /** Calls `then` once nothing is on the way.
   * @param {() => void} then */
  whenEmpty(then) {
    if (this.#held.length === 0) then();
    else this.#onEmpty = then;
  }

  close() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#held = [];
    this.#onEmpty = null;
  }

  #wait() {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#onDue(), Math.max(1, this.#held[0].due - this.#now()));
  }

  #onDue() {
    this.#timer = null;
    while (this.#held.length > 0 && this.#held[0].due <= this.#now()) this.#held.shift().arrive();
    if (this.#held.length > 0) this.#wait();
    else this.#onEmpty?.();
  }
}
