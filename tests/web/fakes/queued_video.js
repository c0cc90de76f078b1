// A video element whose events and answers come one by one, as tasks of the browser: other tasks run between them.
import { FakeVideo } from './fake_media.js';
import { settled } from './fake_scheduler.js';

const failure = (name) => Object.assign(new Error(name), { name });

export class QueuedVideo extends FakeVideo {
  #tasks = [];
  #pending = [];
  #answersFirst;

  /** @param {{ answersFirst: boolean }} order whether play() is answered before the event about it, as in Chromium */
  constructor({ answersFirst }) {
    super();
    this.#answersFirst = answersFirst;
  }

  play() {
    this.plays += 1;
    const wasPaused = this.paused;
    this.paused = false;
    const answer = new Promise((resolve, reject) => { this.#pending.push({ resolve, reject }); });
    if (wasPaused) this.#later(() => this.dispatchEvent(new Event('play')));
    // It takes a while before the first picture is there.
    this.#later(() => {});
    this.#later(() => {
      if (!this.paused) this.#tell('playing', ({ resolve }) => resolve());
    });
    return answer;
  }

  pause() {
    if (this.paused) return;
    this.paused = true;
    this.#tell('pause', ({ reject }) => reject(failure('AbortError')));
  }

  /** Another source: nothing of the old one is told any more, but each play() is answered. @param {string} src */
  load(src) {
    this.src = src;
    this.paused = true;
    const answers = this.#tasks.filter(({ isAnswer }) => isAnswer).map(({ run }) => run);
    const pending = this.#pending.splice(0);
    this.#tasks = [];
    answers.forEach((answer) => answer());
    this.#later(() => this.dispatchEvent(new Event('emptied')));
    pending.forEach(({ reject }) => reject(failure('AbortError')));
  }

  /** One task of the browser. */
  async step() {
    this.#tasks.shift()?.run();
    await settled();
  }

  #later(run, isAnswer = false) {
    this.#tasks.push({ run, isAnswer });
  }

  /** @param {string} type @param {(play: { resolve: () => void, reject: (error: Error) => void }) => void} answer */
  #tell(type, answer) {
    const pending = this.#pending.splice(0);
    const tell = () => this.#later(() => this.dispatchEvent(new Event(type)));
    if (!this.#answersFirst) tell();
    this.#later(() => pending.forEach(answer), true);
    if (this.#answersFirst) tell();
  }
}
