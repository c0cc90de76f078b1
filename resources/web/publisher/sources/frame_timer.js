// @ts-check
// Draws at a fixed frame rate: in step with the display where it is shown, by a timer where it is not.

/** @typedef {import('../../common/scheduler.js').Scheduler} Scheduler */

/** A display tick that comes this much early still counts for the frame that is due. */
const earliness = 0.25;
/** Without a display tick for so many frame times, the timer draws. */
const patience = 1.5;

export class FrameTimer {
  #scheduler;
  #requestFrame;
  #period;
  #draw;
  #due;
  #isClosed = false;
  #cancelTimer = () => {};

  /**
   * @param {object} parts
   * @param {Scheduler} parts.scheduler
   * @param {(tick: () => void) => void} parts.requestFrame
   * @param {number} parts.frameRate
   * @param {(frame: number) => void} parts.draw
   */
  constructor({ scheduler, requestFrame, frameRate, draw }) {
    this.#scheduler = scheduler;
    this.#requestFrame = requestFrame;
    this.#period = 1000 / frameRate;
    this.#draw = draw;
    this.frame = 0;
    this.#due = scheduler.now();
    this.#tick();
    this.#watch();
  }

  close() {
    this.#isClosed = true;
    this.#cancelTimer();
  }

  #tick() {
    if (this.#isClosed) return;
    this.#drawIfDue();
    this.#requestFrame(() => this.#tick());
  }

  #watch() {
    this.#cancelTimer();
    const late = this.#due + (patience - 1) * this.#period - this.#scheduler.now();
    this.#cancelTimer = this.#scheduler.after(Math.max(1, late), () => {
      this.#drawIfDue();
      this.#watch();
    });
  }

  #drawIfDue() {
    const now = this.#scheduler.now();
    if (now < this.#due - earliness * this.#period) return;
    // Frames that were missed are not made up for; the grid of due times stays where it is.
    const missed = Math.max(0, Math.floor((now - this.#due) / this.#period));
    this.#due += (missed + 1) * this.#period;
    this.#draw(this.frame);
    this.frame += 1;
  }
}
