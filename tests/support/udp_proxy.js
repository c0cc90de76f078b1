// A network for datagrams between a peer and a relay, on loopback: it loses, delays and reorders them, by a seed.
import { createSocket } from 'node:dgram';
import { DelayLine } from './delay_line.js';
import { Gaps, seededRandom } from './gaps.js';

/** What happens to one direction.
 * @typedef {object} UdpFaults
 * @property {number} [loss]  share of the datagrams that never arrive, 0 to 1
 * @property {number} [delayMs]
 * @property {number} [jitterMs]  each is delayed by up to so much more or less
 * @property {boolean} [isReordering]  jitter may change their order; otherwise they come in the order that they were sent in
 * @property {import('./gaps.js').Gap[]} [gaps]  nothing that is sent then arrives; counted from the proxy's start */

/** @typedef {{ received: number, passed: number, lost: number, reordered: number, bytes: number }} UdpCounters */

const noCounters = () => ({ received: 0, passed: 0, lost: 0, reordered: 0, bytes: 0 });

/** One direction. */
class UdpPath {
  #random;
  #now;
  #gaps;
  #latestDue = 0;
  #newestArrived = 0;
  #line;
  /** May be changed while it runs. @type {UdpFaults} */
  faults;
  /** @type {UdpCounters} */
  counters = noCounters();

  /** @param {UdpFaults} faults
   * @param {{ seed: number, now: () => number }} options */
  constructor(faults, { seed, now }) {
    this.faults = faults;
    this.#random = seededRandom(seed);
    this.#now = now;
    this.#line = new DelayLine(now);
    this.#gaps = new Gaps(faults.gaps ?? [], now());
  }

  /** @param {Buffer} datagram
   * @param {(datagram: Buffer) => void} send */
  pass(datagram, send) {
    const number = this.counters.received += 1;
    // Always drawn, so that a changed figure leaves the fate of the others.
    const [chance, shift] = [this.#random(), this.#random()];
    const now = this.#now();
    if (chance < (this.faults.loss ?? 0) || this.#gaps.leftAt(now) > 0) {
      this.counters.lost += 1;
      return;
    }
    this.#line.add(this.#dueAt(now, shift), () => this.#arrive(number, datagram, send));
  }

  /** Nothing passes for so long, from now on.
   * @param {number} ms */
  blackOut(ms) {
    this.#gaps.add(this.#now(), ms);
  }

  close() {
    this.#line.close();
  }

  #dueAt(now, shift) {
    const { delayMs = 0, jitterMs = 0, isReordering = false } = this.faults;
    const own = now + Math.max(0, Math.round(delayMs + jitterMs * (2 * shift - 1)));
    if (isReordering) return own;
    this.#latestDue = Math.max(this.#latestDue, own);
    return this.#latestDue;
  }

  #arrive(number, datagram, send) {
    if (number < this.#newestArrived) this.counters.reordered += 1;
    this.#newestArrived = Math.max(this.#newestArrived, number);
    this.counters.passed += 1;
    this.counters.bytes += datagram.length;
    send(datagram);
  }
}

/** @typedef {object} UdpProxyOptions
 * @property {number} [seed]
 * @property {UdpFaults} [toRelay]
 * @property {UdpFaults} [toPeer]
 * @property {string} [host]  where peers send to
 * @property {string} [relayHost]
 * @property {() => number} [now]  milliseconds */

export class UdpProxy {
  #near;
  /** By the peer's address and port: what the relay takes for that peer. @type {Map<string, import('node:dgram').Socket>} */
  #fars = new Map();
  #port;
  #options;
  #isClosed = false;
  /** @type {UdpPath} */
  toRelay;
  /** @type {UdpPath} */
  toPeer;

  /** @param {import('./scope.js').Scope} scope
   * @param {number} port  the relay's
   * @param {UdpProxyOptions} [options]
   * @returns {Promise<UdpProxy>} */
  static async start(scope, port, options = {}) {
    const proxy = new UdpProxy(port, options);
    scope.add(() => proxy.close());
    await new Promise((resolve, reject) => {
      proxy.#near.once('error', reject);
      proxy.#near.bind(0, options.host ?? '127.0.0.1', () => resolve(null));
    });
    return proxy;
  }

  /** @param {number} port
   * @param {UdpProxyOptions} options */
  constructor(port, options) {
    const { seed = 1, toRelay = {}, toPeer = {}, host = '127.0.0.1', relayHost = '127.0.0.1', now = () => performance.now() } = options;
    this.#port = port;
    this.#options = { relayHost };
    this.toRelay = new UdpPath(toRelay, { seed, now });
    this.toPeer = new UdpPath(toPeer, { seed: seed + 1, now });
    this.#near = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    this.#near.on('message', (datagram, peer) => {
      this.toRelay.pass(datagram, bytes => this.#far(peer).send(bytes, this.#port, this.#options.relayHost, () => {}));
    });
  }

  /** Where peers send to. */
  get port() {
    return this.#near.address().port;
  }

  get host() {
    return this.#near.address().address;
  }

  /** Nothing passes in either direction for so long, from now on.
   * @param {number} ms */
  blackOut(ms) {
    this.toRelay.blackOut(ms);
    this.toPeer.blackOut(ms);
  }

  async close() {
    this.#isClosed = true;
    this.toRelay.close();
    this.toPeer.close();
    const sockets = [this.#near, ...this.#fars.values()];
    await Promise.all(sockets.map(socket => new Promise(resolve => { socket.close(() => resolve(null)); })));
  }

  #far(peer) {
    const key = `${peer.address} ${peer.port}`;
    const known = this.#fars.get(key);
    if (known) return known;
    const far = createSocket(this.#options.relayHost.includes(':') ? 'udp6' : 'udp4');
    this.#fars.set(key, far);
    // A relay that is not there.
    far.on('error', () => {});
    far.on('message', datagram => {
      this.toPeer.pass(datagram, bytes => {
        if (!this.#isClosed) this.#near.send(bytes, peer.port, peer.address, () => {});
      });
    });
    return far;
  }
}
