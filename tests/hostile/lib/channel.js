// A WebSocket of bare bytes: a right handshake, then whatever a test wants to send.
import { closeFrame, frame, FrameReader, opcode, textFrame } from './frames.js';
import { handshake, readAnswers } from './http_text.js';
import { RawClient } from './raw_client.js';

/** Enough to look at, without keeping an endless stream. */
const mostKept = 2000;

export class Channel {
  #reader = new FrameReader();
  /** @type {import('./frames.js').Frame[]} */
  #frames = [];
  /** Not within a frame of our own: the answer would be taken for a part of it. */
  answersPings;
  /** @type {(frame: import('./frames.js').Frame) => void} */
  #watcher;
  closeCode = 0;
  closeReason = '';
  pings = 0;

  /** @param {RawClient} client
   * @param {{answersPings?: boolean, onFrame?: (frame: import('./frames.js').Frame) => void}} [habits] */
  constructor(client, { answersPings = true, onFrame = () => {} } = {}) {
    this.client = client;
    this.answersPings = answersPings;
    this.#watcher = onFrame;
  }

  /** @param {{port: number, from: string, target: string, protocols?: string[], fields?: string[], glued?: Buffer,
   *   answersPings?: boolean, onFrame?: (frame: import('./frames.js').Frame) => void,
   *   onClient?: (client: RawClient) => void, answerMs?: number}} how  `glued`: sent in one piece with the handshake */
  static async open({ port, from, target, protocols = [], fields = [], glued = Buffer.alloc(0), onClient, answerMs = 5000, ...habits }) {
    const client = new RawClient({ port, from });
    onClient?.(client);
    await client.untilConnected();
    const head = handshake(port, { target, fields, 'Sec-WebSocket-Protocol': ['lancast.v1', ...protocols].join(', ') });
    client.write(Buffer.concat([Buffer.from(head), glued]));
    await client.until('an answer to the handshake', () => client.received.includes('\r\n\r\n') || client.isClosed, answerMs);
    const [answer] = readAnswers(client.received);
    if (answer?.status !== 101) {
      client.close();
      throw new RefusedError(answer?.status ?? 0, target);
    }
    const channel = new Channel(client, habits);
    channel.#listen();
    return channel;
  }

  #listen() {
    let isInHead = true;
    this.client.handTo(bytes => {
      const rest = isInHead ? bytes.subarray(bytes.indexOf('\r\n\r\n') + 4) : bytes;
      isInHead = false;
      for (const one of this.#reader.feed(rest)) this.#take(one);
    });
  }

  /** @param {import('./frames.js').Frame} one */
  #take(one) {
    if (one.kind === opcode.ping) {
      this.pings += 1;
      if (this.answersPings) this.send(frame(opcode.pong, one.payload));
    }
    if (one.kind === opcode.close && one.payload.length >= 2) {
      this.closeCode = one.payload.readUInt16BE(0);
      this.closeReason = one.payload.subarray(2).toString('utf8');
    }
    if (this.#frames.length < mostKept) this.#frames.push(one);
    this.#watcher(one);
  }

  get frames() { return this.#frames; }
  get isOpen() { return !this.client.isClosed && this.closeCode === 0; }
  /** @returns {any[]} the control messages so far */
  get messages() {
    return this.#frames.filter(one => one.kind === opcode.text).map(one => JSON.parse(one.payload.toString('utf8')));
  }

  /** @param {Buffer} bytes */
  send(bytes) { return this.client.write(bytes); }
  /** @param {unknown} message */
  sendText(message) { return this.send(textFrame(message)); }
  /** @param {Buffer} bytes */
  sendBinary(bytes) { return this.send(frame(opcode.binary, bytes)); }

  /** @template T
   * @param {string} what
   * @param {() => T} probe
   * @param {number} [timeoutMs] */
  until(what, probe, timeoutMs) {
    return this.client.until(what, probe, timeoutMs);
  }

  /** Resolves with the code of the relay's close frame; 0: the connection ended without one.
   * @param {number} [timeoutMs] */
  async untilClosed(timeoutMs) {
    await this.until('the relay closes the channel', () => this.closeCode > 0 || this.client.isClosed, timeoutMs);
    return this.closeCode;
  }

  /** Resolves when the relay has answered a question that was asked after everything sent so far.
   * @param {number} [timeoutMs] */
  async untilAnswered(timeoutMs) {
    const id = Math.floor(Math.random() * 1e9);
    const ask = () => this.sendText({ type: 'time', id, sent: 1 });
    const isAnswer = message => message.type === 'time' && message.id === id;
    ask();
    // As a page: a question that comes while much waits to be read has no answer.
    const again = setInterval(ask, 500);
    try {
      await this.until('an answer to "time"', () => this.messages.some(isAnswer) || !this.isOpen, timeoutMs);
    } finally {
      clearInterval(again);
    }
    if (!this.isOpen) throw new Error(`the channel was closed with ${this.closeCode} ${this.closeReason}`);
  }

  /** As a page leaves. */
  leave() {
    this.send(closeFrame(1000));
    this.client.end();
  }
}

/** The relay answered the handshake with another status than 101. */
export class RefusedError extends Error {
  /** @param {number} status  0: no answer at all
   * @param {string} target */
  constructor(status, target) {
    super(`${target} was refused with ${status}`);
    this.status = status;
  }
}
