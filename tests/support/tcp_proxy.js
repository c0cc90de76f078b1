// A network between a guest and a relay that can be cut, also within a message, can fall silent, and can lose a file.
import { connect, createServer } from 'node:net';
import { FrameCursor } from './frame_cursor.js';

class Line {
  #near;
  #far;
  #cursor = new FrameCursor();
  #isSilent = false;
  #onCut = null;
  /** Whether a browser has asked for a WebSocket of a viewer on it. */
  isViewer = false;

  /** @param {import('node:net').Socket} near  towards the guest
   * @param {number} port  the relay's
   * @param {(request: Buffer) => boolean} isLost  what never arrives, and takes the connection with it */
  constructor(near, port, isLost) {
    this.#near = near;
    this.#far = connect(port, '127.0.0.1');
    near.on('data', bytes => {
      this.isViewer ||= bytes.includes('GET /watch/');
      if (isLost(bytes)) this.end();
      else if (!this.#isSilent) this.#far.write(bytes);
    });
    this.#far.on('data', bytes => this.#pass(bytes));
    for (const socket of [near, this.#far]) {
      socket.setNoDelay(true);
      // Its other half hears of it by its end.
      socket.on('error', () => {});
      socket.on('close', () => { if (!this.#isSilent) this.end(); });
    }
  }

  /** Resolves once the guest has half a message and nothing more comes. */
  cutWithinMessage() {
    return new Promise(resolve => { this.#onCut = resolve; });
  }

  /** Both sides believe in the connection, and nothing passes any more. */
  fallSilent() {
    this.#isSilent = true;
  }

  end() {
    this.#near.destroy();
    this.#far.destroy();
  }

  get isOpen() {
    return !this.#near.destroyed;
  }

  /** @param {Buffer} bytes */
  #pass(bytes) {
    if (this.#isSilent) return;
    const middle = this.isViewer ? this.#cursor.middleOfBinaryFrame(bytes) : -1;
    if (!this.#onCut || middle < 0) {
      this.#near.write(bytes);
      return;
    }
    const tell = this.#onCut;
    this.#onCut = null;
    this.#isSilent = true;
    this.#near.end(bytes.subarray(0, middle), () => {
      this.end();
      tell();
    });
  }
}

export class TcpProxy {
  #server;
  /** @type {Line[]} */
  #lines = [];
  /** The path of a file that does not come through; empty: all do. */
  lostPath = '';

  /** @param {import('./scope.js').Scope} scope
   * @param {number} port  the relay's
   * @returns {Promise<TcpProxy>} */
  static async start(scope, port) {
    const proxy = new TcpProxy(port);
    await new Promise(resolve => { proxy.#server.listen(0, '127.0.0.1', () => resolve(null)); });
    scope.add(() => proxy.close());
    return proxy;
  }

  /** @param {number} port */
  constructor(port) {
    const isLost = request => this.lostPath !== '' && request.includes(`GET ${this.lostPath} `);
    this.#server = createServer(socket => { this.#lines.push(new Line(socket, port, isLost)); });
  }

  get url() {
    return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (this.#server.address()).port}/`;
  }

  /** The open connections of viewers. */
  get viewerLines() {
    return this.#lines.filter(line => line.isViewer && line.isOpen);
  }

  /** Ends every viewer's connection, the first that gets a picture within one of its messages. */
  async cutWithinMessage() {
    const lines = this.viewerLines;
    await Promise.race(lines.map(line => line.cutWithinMessage()));
    for (const line of lines) line.end();
  }

  /** Nothing passes on the viewers' present connections any more; new ones work. */
  fallSilent() {
    for (const line of this.viewerLines) line.fallSilent();
  }

  async close() {
    for (const line of this.#lines) line.end();
    await new Promise(resolve => { this.#server.close(() => resolve(null)); });
  }
}
