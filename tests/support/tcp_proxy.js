// A network between a guest and a relay that can be cut, also within a message, can fall silent or stall, and can lose a file.
import { connect, createServer } from 'node:net';
import { within } from './deadline.js';
import { FrameCursor } from './frame_cursor.js';
import { guestsUrl } from './nginx.js';
import { StallPath } from './stall_path.js';

class Line {
  #near;
  #far;
  #cursor = new FrameCursor();
  #isSilent = false;
  #onCut = null;
  #paths;
  /** Whether a browser has asked for a WebSocket of a viewer on it. */
  isViewer = false;

  /** @param {import('node:net').Socket} near  towards the guest
   * @param {number} port  the relay's
   * @param {(request: Buffer) => boolean} isLost  what never arrives, and takes the connection with it
   * @param {{ toRelay: StallPath, toPeer: StallPath }} paths */
  constructor(near, port, isLost, paths) {
    this.#near = near;
    this.#paths = paths;
    this.#far = connect(port, '127.0.0.1');
    near.on('data', bytes => {
      this.isViewer ||= bytes.includes('GET /watch/');
      if (isLost(bytes)) this.end();
      else if (!this.#isSilent) paths.toRelay.pass(bytes, later => this.#far.write(later));
    });
    this.#far.on('data', bytes => paths.toPeer.pass(bytes, later => this.#pass(later)));
    for (const [socket, path] of /** @type {const} */ ([[near, paths.toRelay], [this.#far, paths.toPeer]])) {
      socket.setNoDelay(true);
      // Its other half hears of it by its end.
      socket.on('error', () => {});
      socket.on('close', () => path.whenEmpty(() => { if (!this.#isSilent) this.end(); }));
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

  /** Nothing passes for so long; it comes then.
   * @param {number} ms */
  stall(ms) {
    this.#paths.toRelay.blackOut(ms);
    this.#paths.toPeer.blackOut(ms);
  }

  end() {
    this.#paths.toRelay.close();
    this.#paths.toPeer.close();
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

/** A stream sends several pictures a second: none for so long (ms) means that these connections do not carry it. */
const pictureLimit = 20000;

export class TcpProxy {
  #server;
  /** @type {Line[]} */
  #lines = [];
  /** The path of a file that does not come through; empty: all do. */
  lostPath = '';
  /** For guests. */
  url = '';

  /** @param {import('./scope.js').Scope} scope
   * @param {number} port  the relay's
   * @param {import('./udp_proxy.js').UdpProxyOptions} [options]  of these: seed, toRelay, toPeer, now; as UdpProxy, of stalls
   * @returns {Promise<TcpProxy>} */
  static async start(scope, port, options = {}) {
    const proxy = new TcpProxy(port, options);
    await new Promise(resolve => { proxy.#server.listen(0, '127.0.0.1', () => resolve(null)); });
    scope.add(() => proxy.close());
    proxy.url = await guestsUrl(scope, /** @type {import('node:net').AddressInfo} */ (proxy.#server.address()).port);
    return proxy;
  }

  /** @param {number} port
   * @param {import('./udp_proxy.js').UdpProxyOptions} options */
  constructor(port, { seed = 1, toRelay = {}, toPeer = {}, now = () => performance.now() }) {
    const start = now();
    const isLost = request => this.lostPath !== '' && request.includes(`GET ${this.lostPath} `);
    this.#server = createServer(socket => {
      const own = seed + 2 * this.#lines.length;
      const paths = { toRelay: new StallPath(toRelay, { seed: own, now, start }), toPeer: new StallPath(toPeer, { seed: own + 1, now, start }) };
      this.#lines.push(new Line(socket, port, isLost, paths));
    });
  }

  /** The open connections of viewers. */
  get viewerLines() {
    return this.#lines.filter(line => line.isViewer && line.isOpen);
  }

  /** Ends every viewer's connection, the first that gets a picture within one of its messages. */
  async cutWithinMessage() {
    const lines = this.viewerLines;
    await within('a picture to cut', Promise.race(lines.map(line => line.cutWithinMessage())), pictureLimit);
    for (const line of lines) line.end();
  }

  /** Nothing passes on the viewers' present connections any more; new ones work. */
  fallSilent() {
    for (const line of this.viewerLines) line.fallSilent();
  }

  /** Nothing passes on any present connection for so long; it comes then.
   * @param {number} ms */
  blackOut(ms) {
    for (const line of this.#lines) line.stall(ms);
  }

  async close() {
    for (const line of this.#lines) line.end();
    await new Promise(resolve => { this.#server.close(() => resolve(null)); });
  }
}
