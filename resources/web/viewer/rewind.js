// @ts-check
// Where in the stream this guest is: live, or at an earlier moment of it.

import { say } from '../common/language.js';
import { destination, isWorthwhile, windowFrom } from './rewind_window.js';

/** @typedef {import('./rewind_window.js').RewindWindow} RewindWindow */

const noticeTime = 5000;
/** A shorter pause ends where the stream is now. */
const leastPause = 3000;
/** Two origins of time closer together than this (ms) are the same one. */
const sameOrigin = 50;

export class Rewind {
  #viewer;
  #past;
  #scheduler;
  #onChange;
  /** @type {RewindWindow | null} */
  #window = null;
  #isBehind = false;
  #isHeld = false;
  #notice = '';
  #cancelNotice = () => {};

  /**
   * @param {object} parts
   * @param {import('./viewer.js').Viewer} parts.viewer
   * @param {import('./past_player.js').PastPlayer} parts.past
   * @param {import('../common/scheduler.js').Scheduler} parts.scheduler
   * @param {() => void} parts.onChange
   */
  constructor({ viewer, past, scheduler, onChange }) {
    this.#viewer = viewer;
    this.#past = past;
    this.#scheduler = scheduler;
    this.#onChange = onChange;
    past.onHeldByOthers = (isHeld) => {
      if (this.#isBehind && this.#isHeld !== isHeld) this.togglePause();
    };
  }

  /** @param {any} message how far back the relay lets one go */
  learn(message) {
    const before = this.#window;
    this.#window = windowFrom(message);
    const isAnother = Math.abs((this.#window?.epoch ?? 0) - (before?.epoch ?? 0)) > sameOrigin;
    if (this.#isBehind && (isAnother || !isWorthwhile(this.#window))) this.goLive();
    else this.#onChange();
  }

  get isOffered() {
    return isWorthwhile(this.#window);
  }

  get isBehind() {
    return this.#isBehind;
  }

  get isPaused() {
    return this.#isBehind ? this.#isHeld : this.#viewer.isPausedByGuest;
  }

  /** The oldest time that there is, as far as is known. */
  get from() {
    return this.#window?.from ?? 0;
  }

  /** The newest time that is kept, as far as is known. */
  get newest() {
    return this.#window?.to ?? 0;
  }

  /** The time that is live now; where nothing is live, the newest that is kept. */
  get edge() {
    if (this.#window === null) return 0;
    return this.#viewer.state === 'live' || this.#viewer.state === 'starting'
      ? Math.max(this.#window.to, this.#viewer.now - this.#window.epoch) : this.#window.to;
  }

  get position() {
    if (this.#isBehind) return this.#past.position;
    const position = this.#viewer.capturedAt - (this.#window?.epoch ?? 0);
    return this.#viewer.isPausedByGuest && Number.isFinite(position) ? position : this.edge;
  }

  /** Milliseconds behind what is live; null while live. */
  get behind() {
    return this.#isBehind ? Math.max(0, Math.round(this.edge - this.position)) : null;
  }

  /** Milliseconds from what is shown to what is live, where playing on begins with what is shown; null elsewhere. */
  get distance() {
    const staysThere = this.#isBehind || (this.isPaused && this.isOffered);
    return staysThere ? Math.max(0, Math.round(this.edge - this.position)) : null;
  }

  /** A sentence for a moment; empty most of the time. */
  get notice() {
    return this.#notice;
  }

  /** @param {number} wanted a time of the stream */
  goTo(wanted) {
    if (this.#window === null || !this.isOffered) return;
    const goal = destination(wanted, this.#window, this.edge, this.position);
    if (goal.kind === 'live') return this.goLive();
    if (goal.isForgotten) this.#tell();
    if (!this.#isBehind) {
      this.#isHeld = false;
      this.#viewer.stepAside();
      this.#isBehind = true;
    }
    this.#past.start(goal.at, this.#window.epoch);
    this.#onChange();
  }

  goLive() {
    if (this.#isBehind) {
      this.#isBehind = false;
      this.#isHeld = false;
      this.#past.close();
      this.#viewer.comeBack();
    } else if (this.#viewer.isPausedByGuest) {
      this.#viewer.togglePause();
    }
    this.#onChange();
  }

  togglePause() {
    if (this.#isBehind) {
      this.#isHeld = !this.#isHeld;
      this.#past.hold(this.#isHeld);
    } else if (this.#viewer.isPausedByGuest && this.isOffered && this.edge - this.position > leastPause) {
      this.goTo(this.position);
    } else {
      this.#viewer.togglePause();
    }
    this.#onChange();
  }

  /** What was wanted is no longer kept. @param {number} from the oldest that is */
  forgotten(from) {
    if (this.#window === null) return;
    this.#window = { ...this.#window, from };
    this.#tell();
    this.goTo(from);
  }

  close() {
    this.#cancelNotice();
    this.#past.close();
  }

  #tell() {
    this.#notice = say('forgotten');
    this.#cancelNotice();
    this.#cancelNotice = this.#scheduler.after(noticeTime, () => {
      this.#notice = '';
      this.#onChange();
    });
  }
}
