// One TCP connection on which a test sends whatever it likes.
import { connect } from 'node:net';
import { Changes } from './changes.js';

const patienceMs = 5000;

export class RawClient {
  #socket;
  #changes = new Changes();
  /** @type {Buffer[]} */
  #parts = [];
  /** @type {((bytes: Buffer) => void) | null} */
  #taker = null;
  /** @type {number | null} */
  #closedAt = null;
  #connectedAt = 0;
  /** The last error of the socket, for example ECONNRESET. */
  error = '';

  /** @param {{port: number, from: string, reads?: boolean}} where  `reads` false: nothing is ever read from the kernel */
  constructor({ port, from, reads = true }) {
    this.#socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true, allowHalfOpen: true });
    if (reads) this.#socket.on('data', bytes => this.#take(bytes));
    else this.#socket.pause();
    this.#socket.on('connect', () => {
      this.#connectedAt = performance.now();
      this.#changes.tell();
    });
    // The peer's end is ours too, unless a test wants it otherwise: it calls end() before.
    this.#socket.on('end', () => this.#onClosed());
    this.#socket.on('error', error => {
      this.error = error.code ?? error.message;
      this.#onClosed();
    });
    this.#socket.on('close', () => this.#onClosed());
  }

  /** @param {{port: number, from: string, reads?: boolean}} where */
  static async open(where) {
    const client = new RawClient(where);
    await client.untilConnected();
    return client;
  }

  get isConnected() { return this.#connectedAt > 0; }
  get isClosed() { return this.#closedAt !== null; }
  /** Milliseconds that the connection lasted; the peer ended it, or it failed. */
  get lifetime() { return (this.#closedAt ?? performance.now()) - this.#connectedAt; }
  get localPort() { return this.#socket.localPort ?? 0; }
  get unsentBytes() { return this.#socket.writableLength; }
  get receivedBytes() { return this.#parts.reduce((sum, part) => sum + part.length, 0); }

  /** Everything that has come so far. */
  get received() {
    if (this.#parts.length > 1) this.#parts = [Buffer.concat(this.#parts)];
    return this.#parts[0] ?? Buffer.alloc(0);
  }

  /** From now on bytes go to `taker` and are not kept; what has come already goes first.
   * @param {(bytes: Buffer) => void} taker */
  handTo(taker) {
    const before = this.received;
    this.#parts = [];
    this.#taker = taker;
    if (before.length > 0) this.#take(before);
  }

  /** @param {Buffer | string} bytes  text is one byte a character
   * @returns {boolean} false: the kernel is full, or the connection is over */
  write(bytes) {
    if (this.#socket.destroyed || !this.#socket.writable) return false;
    return this.#socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  }

  /** Writes as long as the kernel takes it and the connection stands.
   * @param {Buffer} bytes
   * @param {number} durationMs
   * @returns {Promise<number>} how many bytes were handed over */
  async writeFor(bytes, durationMs) {
    const end = performance.now() + durationMs;
    let sum = 0;
    while (!this.isClosed && performance.now() < end) {
      if (!this.write(bytes)) await this.#drained(end);
      else await new Promise(resolve => { setImmediate(resolve); });
      sum += bytes.length;
    }
    return sum;
  }

  /** @param {number} end */
  #drained(end) {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, Math.max(0, end - performance.now()));
      for (const name of ['drain', 'close']) {
        this.#socket.once(name, () => { clearTimeout(timer); resolve(undefined); });
      }
    });
  }

  /** After `reads: false`. */
  startReading() { this.#socket.on('data', bytes => this.#take(bytes)).resume(); }
  /** After `reads: false`: takes one byte. */
  readOne() { this.#socket.read(1); }
  /** What the kernel holds stays there from now on. */
  stopReading() { this.#socket.pause(); }
  /** Ends our direction (FIN); the other one stays. */
  end() { this.#socket.end(); }
  reset() { this.#socket.resetAndDestroy(); }
  close() { this.#socket.destroy(); }

  /** @template T
   * @param {string} what
   * @param {() => T} probe
   * @param {number} [timeoutMs] */
  until(what, probe, timeoutMs = patienceMs) {
    return this.#changes.until(what, probe, timeoutMs, () => this.#describe());
  }

  /** @param {number} [timeoutMs] */
  async untilConnected(timeoutMs = patienceMs) {
    await this.until('connected', () => this.isConnected || this.isClosed, timeoutMs);
    if (!this.isConnected) throw new Error(`not connected: ${this.error}`);
  }

  /** @param {number} [timeoutMs] */
  untilClosed(timeoutMs = patienceMs) {
    return this.until('the relay ends the connection', () => this.isClosed, timeoutMs);
  }

  /** @param {Buffer} bytes */
  #take(bytes) {
    if (this.#taker) this.#taker(bytes);
    else this.#parts.push(bytes);
    this.#changes.tell();
  }

  #onClosed() {
    this.#closedAt ??= performance.now();
    this.#changes.tell();
  }

  #describe() {
    const start = this.received.subarray(0, 160).toString('latin1');
    return `Connected ${this.isConnected}, closed ${this.isClosed} ${this.error}, received ${JSON.stringify(start)}`;
  }
}
