// @ts-check
// Watches the encoder while live, and says which step of the chosen quality this computer carries.

import { EncoderMeter } from './encoder_meter.js';
import { judged, qualitySteps, restarted, unloaded } from './load_steps.js';
import { isDrawn } from './sources/source.js';

/** @typedef {import('./settings.js').Settings} Settings */
/** @typedef {import('./load_steps.js').Quality} Quality */
/** @typedef {import('./load_steps.js').LoadSample} LoadSample */

const pause = 1000;

export class LoadControl {
  #scheduler;
  #frames;
  #isEncoding;
  #onStep;
  #load = unloaded;
  /** @type {Quality[]} */
  #steps = [];
  #isDrawn = false;
  #isKept = false;
  #cancel = () => {};

  /**
   * @param {object} parts
   * @param {import('../common/scheduler.js').Scheduler} parts.scheduler
   * @param {{ frameRate: number }} parts.frames captured in a second; 0 while the page is hidden
   * @param {() => boolean} parts.isEncoding whether there is something to judge
   * @param {() => void} parts.onStep another quality is right
   */
  constructor({ scheduler, frames, isEncoding, onStep }) {
    this.#scheduler = scheduler;
    this.#frames = frames;
    this.#isEncoding = isEncoding;
    this.#onStep = onStep;
    /** Takes what the recorder delivers. */
    this.meter = new EncoderMeter(scheduler.now);
  }

  /** What is recorded: the chosen quality, or the step below it that is right. @param {Settings} chosen @returns {Settings} */
  apply(chosen) {
    return { ...chosen, ...this.#steps[this.#load.step] };
  }

  /** @returns {Quality | null} null: it is as chosen */
  get reduced() {
    return this.#load.step === 0 ? null : this.#steps[this.#load.step];
  }

  /** What other pictures are made smaller to; the pattern is drawn in the size that is right. */
  get limit() {
    return this.#isDrawn ? null : this.reduced;
  }

  /** Another choice of the host's: what was known about the one before tells nothing. @param {Settings} chosen */
  choose(chosen) {
    const { width, height, frameRate, videoBitsPerSecond } = chosen;
    this.#steps = qualitySteps({ width, height, frameRate, videoBitsPerSecond });
    this.#isDrawn = isDrawn(chosen);
    this.#isKept = false;
    this.#load = unloaded;
    this.rest();
  }

  /** The host wants the chosen quality all the same. */
  keep() {
    this.#isKept = true;
    if (this.#load.step === 0) return;
    this.#load = unloaded;
    this.#onStep();
  }

  start() {
    this.#cancel();
    this.rest();
    this.#cancel = this.#scheduler.every(pause, () => this.#judge());
  }

  stop() {
    this.#cancel();
    this.#cancel = () => {};
  }

  /** What came last, and what comes next, says nothing about the encoder. */
  rest() {
    this.#load = restarted(this.#load, this.#scheduler.now());
    this.meter.reset();
  }

  #judge() {
    const sample = this.#isKept || !this.#isEncoding() ? null : this.#sample();
    if (sample === null) return;
    const before = this.#load.step;
    this.#load = judged(this.#load, sample, { now: this.#scheduler.now(), lastStep: this.#steps.length - 1 });
    if (this.#load.step === before) return;
    this.meter.reset();
    this.#onStep();
  }

  /** @returns {LoadSample | null} */
  #sample() {
    const { figures } = this.meter;
    if (figures === null) return null;
    const captured = this.#frames.frameRate;
    const asked = this.#steps[this.#load.step].frameRate;
    // A camera gives what it can. The pattern is this computer's own work, except while its page is hidden.
    const expected = this.#isDrawn && captured > 0 ? asked : Math.min(asked, captured);
    return { expected, encoded: figures.frameRate, lag: figures.lag };
  }
}
