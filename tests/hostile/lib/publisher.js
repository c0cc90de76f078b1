// The rightful publisher: two sockets, thirty marked frames a second, a new recording each time it comes back.
import { Channel } from './channel.js';
import { frame, opcode } from './frames.js';
import { frameMs, MarkedStream } from './marked_stream.js';

const tickMs = 10;

let runs = 0;

export class Publisher {
  #where;
  #session;
  #timer;
  #startedAt = 0;
  /** @type {MarkedStream} */
  stream;
  /** @type {Channel} */
  blob;
  /** @type {Channel} */
  chunk;

  /** @param {{port: number, token: string, from?: string, session?: string}} where */
  constructor({ port, token, from = '127.0.0.1', session = 'rightful-publisher' }) {
    this.#where = { port, from, protocols: [`token.${token}`] };
    this.#session = session;
  }

  get isOpen() { return this.blob?.isOpen && this.chunk?.isOpen; }

  /** Connects and publishes from now on. */
  async start() {
    const target = channel => `/publish/${channel}?session=${this.#session}`;
    this.blob = await Channel.open({ ...this.#where, target: target('blob') });
    this.chunk = await Channel.open({ ...this.#where, target: target('chunk') });
    runs += 1;
    this.stream = new MarkedStream(runs);
    this.blob.sendText({ type: 'recording', id: runs, startedAt: Date.now(), mime: 'video/webm;codecs=vp8' });
    this.blob.sendBinary(this.stream.beginning);
    this.chunk.sendText({ type: 'recording', id: runs });
    this.#startedAt = performance.now();
    this.#timer = setInterval(() => this.#sendDue(), tickMs);
    return this;
  }

  #sendDue() {
    const due = (performance.now() - this.#startedAt) / frameMs;
    while (this.stream.frames < due) this.chunk.sendBinary(this.stream.next());
  }

  /** Stops in the middle of a frame, as behind a Wi-Fi that has gone; the answer goes on, with all that has fallen due.
   * @returns {() => void} */
  stallWithinFrame() {
    clearInterval(this.#timer);
    const bytes = frame(opcode.binary, this.stream.next());
    const cut = Math.floor(bytes.length / 2);
    this.chunk.answersPings = false;
    this.chunk.send(bytes.subarray(0, cut));
    return () => {
      this.chunk.send(bytes.subarray(cut));
      this.chunk.answersPings = true;
      this.#timer = setInterval(() => this.#sendDue(), tickMs);
    };
  }

  /** Sends a frame that is larger than what the kernel keeps for a viewer.
   * @param {number} bytes */
  sendBulk(bytes) {
    this.chunk.sendBinary(this.stream.next(bytes));
  }

  /** Leaves as a page does, without saying that the stream has ended. */
  async stop() {
    clearInterval(this.#timer);
    for (const channel of [this.blob, this.chunk]) channel?.leave();
    await this.blob?.client.untilClosed();
    await this.chunk?.client.untilClosed();
  }

  /** Is gone from one moment to the next. */
  kill() {
    clearInterval(this.#timer);
    for (const channel of [this.blob, this.chunk]) channel?.client.reset();
  }
}
