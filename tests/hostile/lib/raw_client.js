// One TCP connection on which a test sends whatever it likes; over TLS where LANCAST_TLS says so.
import { connect } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { Changes } from './changes.js';

const patienceMs = 5000;
/** With LANCAST_TWINS each connection of a hostile client has a twin: from the same address and port to another address
 * of the relay, and it says the same at the same time. */
export const hasTwins = Number(process.env.LANCAST_TWINS ?? 0) > 0;
export const twinAddress = '127.0.0.2';
const innocent = '127.0.0.1';
let lastPort = 20000;

export const isSecure = Number(process.env.LANCAST_TLS ?? 0) > 0;

export class RawClient {
  #tcp;
  #socket;
  /** @type {RawClient | null} */
  #twin = null;
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

  /** @param {{port: number, from: string, to?: string, localPort?: number, reads?: boolean, secure?: boolean}} where
   *   `reads` false: nothing is ever read from the kernel; `localPort` 0: any */
  constructor({ port, from, to = '127.0.0.1', localPort = 0, reads = true, secure = isSecure }) {
    const hasTwin = hasTwins && from !== innocent && to !== twinAddress;
    if (hasTwin) {
      lastPort += 1;
      this.#twin = new RawClient({ port, from, to: twinAddress, localPort: lastPort, reads, secure });
      this.#twin.handTo(() => {});
    }
    const sharedPort = hasTwin ? lastPort : localPort;
    this.#tcp = connect({ port, host: to, localAddress: from, localPort: sharedPort, noDelay: true, allowHalfOpen: true });
    this.#socket = secure ? connectTls({ socket: new Line(this.#tcp), rejectUnauthorized: false }) : this.#tcp;
    if (reads) this.#socket.on('data', bytes => this.#take(bytes));
    else this.#socket.pause();
    this.#socket.on(secure ? 'secureConnect' : 'connect', () => {
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

  /** @param {ConstructorParameters<typeof RawClient>[0]} where */
  static async open(where) {
    const client = new RawClient(where);
    await client.untilConnected();
    return client;
  }

  get isConnected() { return this.#connectedAt > 0; }
  get isClosed() { return this.#closedAt !== null; }
  /** Milliseconds that the connection lasted; the peer ended it, or it failed. */
  get lifetime() { return (this.#closedAt ?? performance.now()) - this.#connectedAt; }
  get localPort() { return this.#tcp.localPort ?? 0; }
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
    this.#twin?.write(ofTwin(bytes));
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
  startReading() {
    this.#twin?.startReading();
    this.#socket.on('data', bytes => this.#take(bytes)).resume();
  }

  /** After `reads: false`: takes one byte. */
  readOne() { this.#socket.read(1); }
  /** What the kernel holds stays there from now on. */
  stopReading() { this.#socket.pause(); }
  /** Ends our direction (FIN); the other one stays. */
  end() {
    this.#twin?.end();
    this.#socket.end();
  }

  reset() {
    this.#twin?.reset();
    this.#tcp.resetAndDestroy();
    this.#socket.destroy();
  }

  close() {
    this.#twin?.close();
    this.#socket.destroy();
  }

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

/** What TLS is spoken over: given the socket itself, Node would take its handle, which then cannot be reset. */
class Line extends Duplex {
  #tcp;

  /** @param {import('node:net').Socket} tcp */
  constructor(tcp) {
    super({ allowHalfOpen: true });
    this.#tcp = tcp;
    tcp.on('data', bytes => { if (!this.push(bytes)) tcp.pause(); });
    tcp.on('end', () => this.push(null));
    tcp.on('error', error => this.destroy(error));
    tcp.on('close', () => this.destroy());
  }

  /** @override */
  _read() { this.#tcp.resume(); }

  /** @override @param {Buffer} bytes @param {BufferEncoding} encoding @param {(error?: Error | null) => void} done */
  _write(bytes, encoding, done) { this.#tcp.write(bytes, done); }

  /** @override @param {(error?: Error | null) => void} done */
  _final(done) { this.#tcp.end(done); }

  /** @override @param {Error | null} error @param {(error: Error | null) => void} done */
  _destroy(error, done) {
    this.#tcp.destroy();
    done(error);
  }
}

/** It is a viewer of its own. @param {Buffer | string} bytes */
function ofTwin(bytes) {
  const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
  return text.includes('session=viewer-') ? text.replace('session=viewer-', 'session=mirror-') : bytes;
}
