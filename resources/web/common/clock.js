// @ts-check
// The relay's clock, estimated by exchanging times with it: the base of every true delay.

/** @typedef {import('./scheduler.js').Scheduler} Scheduler */

const firstExchanges = 5;
const firstPause = 120;
const laterPause = 4000;
/** Only so many exchanges are remembered, so that a slow drift between the two clocks is followed. */
const remembered = 15;

export class RelayClock {
  #scheduler;
  #send;
  #cancel = () => {};
  #exchanges = 0;
  /** @type {{ offset: number, roundTrip: number }[]} */
  #samples = [];

  /**
   * @param {object} parts
   * @param {Scheduler} parts.scheduler
   * @param {(message: object) => void} parts.send
   */
  constructor({ scheduler, send }) {
    this.#scheduler = scheduler;
    this.#send = send;
  }

  /** Starts afresh: after a reconnect it may be another relay. */
  start() {
    this.close();
    this.#samples = [];
    this.#exchanges = 0;
    this.#exchange();
  }

  close() {
    this.#cancel();
    this.#cancel = () => {};
  }

  /** @param {any} message a `time` message from the relay */
  receive(message) {
    const arrived = this.#scheduler.now();
    if (!Number.isFinite(message.sent) || !Number.isFinite(message.relay) || message.sent > arrived) return;
    this.#samples.push({
      offset: message.relay - (message.sent + arrived) / 2,
      roundTrip: arrived - message.sent,
    });
    if (this.#samples.length > remembered) this.#samples.shift();
  }

  /** Milliseconds to add to this page's clock to have the relay's; 0 until the first answer. */
  get offset() {
    if (this.#samples.length === 0) return 0;
    return this.#samples.reduce((best, sample) => (sample.roundTrip < best.roundTrip ? sample : best)).offset;
  }

  get isSynchronised() {
    return this.#samples.length > 0;
  }

  now() {
    return this.#scheduler.now() + this.offset;
  }

  #exchange() {
    this.#exchanges += 1;
    this.#send({ type: 'time', id: this.#exchanges, sent: this.#scheduler.now() });
    const pause = this.#exchanges < firstExchanges ? firstPause : laterPause;
    this.#cancel = this.#scheduler.after(pause, () => this.#exchange());
  }
}
