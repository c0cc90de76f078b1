// A clock that tests turn by hand: nothing happens until advance() is called.

export class FakeScheduler {
  #time = 1_700_000_000_000;
  #tasks = [];

  now = () => this.#time;

  after = (milliseconds, action) => this.#add({ at: this.#time + milliseconds, action });

  every = (milliseconds, action) => this.#add({ at: this.#time + milliseconds, action, period: milliseconds });

  /** Runs what falls due, in order, with the clock standing at each task's time. */
  advance(milliseconds) {
    const end = this.#time + milliseconds;
    for (let task = this.#dueBy(end); task; task = this.#dueBy(end)) {
      this.#time = Math.max(this.#time, task.at);
      if (task.period) task.at += task.period;
      else this.#remove(task);
      task.action();
    }
    this.#time = end;
  }

  /** Time passes, and no task runs before its end: then each that is due runs once, as a browser's do. @param {number} milliseconds */
  rest(milliseconds) {
    this.#time += milliseconds;
    for (const task of this.#tasks.filter(({ at }) => at <= this.#time)) {
      if (task.period) task.at = this.#time + task.period;
      else this.#remove(task);
      task.action();
    }
  }

  get pending() {
    return this.#tasks.length;
  }

  #dueBy(end) {
    const due = this.#tasks.filter(({ at }) => at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }

  #add(task) {
    this.#tasks.push(task);
    return () => this.#remove(task);
  }

  #remove(task) {
    this.#tasks = this.#tasks.filter((other) => other !== task);
  }
}

/** Lets every promise that is already settled run its reactions. */
export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
