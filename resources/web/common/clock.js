// @ts-check
// The relay's clock, estimated by exchanging times with it: the base of every true delay.

/** @typedef {import('./scheduler.js').Scheduler} Scheduler */

/** @typedef {{ offset: number, roundTrip: number }} Sample milliseconds; the offset is known to within half the round trip */

const firstExchanges = 5;
const firstPause = 120;
const laterPause = 4000;
/** Beyond what the round trips explain, the two clocks may drift by so much (ms) between two exchanges. */
const mostDrift = 50;
/** Only so many exchanges are remembered, so that a slow drift between the two clocks is followed. */
const remembered = 15;

export class RelayClock {
  #scheduler;
  #send;
  #cancel = () => {};
  #exchanges = 0;
  /** @type {Sample[]} */
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
    const sample = { offset: message.relay - (message.sent + arrived) / 2, roundTrip: arrived - message.sent };
    if (!this.#agrees(sample)) this.#samples = [];
    this.#samples.push(sample);
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

  /** A clock stands while its computer sleeps: what was measured before is wrong from then on. @param {Sample} sample */
  #agrees({ offset, roundTrip }) {
    return this.#samples.every((other) => Math.abs(other.offset - offset) <= (other.roundTrip + roundTrip) / 2 + mostDrift);
  }

  #exchange() {
    this.#exchanges += 1;
    this.#send({ type: 'time', id: this.#exchanges, sent: this.#scheduler.now() });
    const pause = this.#exchanges < firstExchanges ? firstPause : laterPause;
    this.#cancel = this.#scheduler.after(pause, () => this.#exchange());
  }
}
