// One direction of a TCP connection over a bad network: nothing is lost, what would be comes late, and all after it.
import { DelayLine } from './delay_line.js';
import { Gaps, seededRandom } from './gaps.js';

/** Time until TCP notices a loss and sends again, without the way there and back: Linux's shortest. */
const retransmissionMs = 200;

export class StallPath {
  #random;
  #now;
  #faults;
  #gaps;
  #latestDue = 0;
  #line;

  /** @param {import('./udp_proxy.js').UdpFaults} faults  of datagrams; here loss and gaps are stalls, and nothing is reordered
   * @param {{ seed: number, now: () => number, start: number }} options */
  constructor(faults, { seed, now, start }) {
    this.#faults = faults;
    this.#random = seededRandom(seed);
    this.#now = now;
    this.#line = new DelayLine(now);
    this.#gaps = new Gaps(faults.gaps ?? [], start);
  }

  /** @param {Buffer} bytes
   * @param {(bytes: Buffer) => void} send */
  pass(bytes, send) {
    this.#line.add(this.#dueAt(this.#now()), () => send(bytes));
  }

  /** Nothing passes for so long, from now on; also what is held waits.
   * @param {number} ms */
  blackOut(ms) {
    const now = this.#now();
    this.#gaps.add(now, ms);
    this.#latestDue = Math.max(this.#latestDue, now + ms);
    this.#line.holdUntil(now + ms);
  }

  /** Calls `then` once nothing is held.
   * @param {() => void} then */
  whenEmpty(then) {
    this.#line.whenEmpty(then);
  }

  close() {
    this.#line.close();
  }

  #dueAt(now) {
    const { loss = 0, delayMs = 0, jitterMs = 0 } = this.#faults;
    const [chance, shift] = [this.#random(), this.#random()];
    const stall = (chance < loss ? retransmissionMs + 2 * delayMs : 0) + this.#gaps.leftAt(now);
    const own = now + stall + Math.max(0, Math.round(delayMs + jitterMs * (2 * shift - 1)));
    this.#latestDue = Math.max(this.#latestDue, own);
    return this.#latestDue;
  }
}
