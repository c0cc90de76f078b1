// Offers to the relay, and a UDP socket that says whatever a test wants to what it has answered.
import { createSocket } from 'node:dgram';
import { Changes } from './changes.js';
import { isStun, stunAnswer, stunRequest, stunType, typeOf } from './stun.js';

const ufrag = 'test';
const password = 'aPasswordOf24LettersLong';
const patienceMs = 5000;
const fingerprint = Array.from({ length: 32 }, (_, i) => (i + 16).toString(16)).join(':').toUpperCase();

/** As a browser's. @param {{mid?: string, more?: string[]}} [changes] */
export function offer({ mid = '0', more = [] } = {}) {
  return ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', `a=group:BUNDLE ${mid}`, 'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'c=IN IP4 0.0.0.0', 'a=rtcp-mux', 'a=recvonly', 'a=setup:actpass', `a=ice-ufrag:${ufrag}`, `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${fingerprint}`, `a=mid:${mid}`, 'a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 nack', ...more, ''].join('\r\n');
}

/** @param {number} port
 * @param {string | Buffer} [body]
 * @param {string[]} [fields]  whole lines, without their ends */
export function post(port, body = offer(), fields = []) {
  return [`POST /whep HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Content-Type: application/sdp', `Content-Length: ${body.length}`,
    ...fields, '', body].join('\r\n');
}

/** @param {string} sdp */
export function readAnswer(sdp) {
  const value = pattern => pattern.exec(sdp)?.[1] ?? '';
  return { ufrag: value(/^a=ice-ufrag:(\S+)/m), password: value(/^a=ice-pwd:(\S+)/m), port: Number(value(/^a=candidate:1 1 udp \d+ \S+ (\d+)/m)) };
}

/** One socket of a peer; it answers the relay's checks unless it is told not to. */
export class UdpPeer {
  #socket = createSocket('udp4');
  #changes = new Changes();
  /** @type {Buffer[]} */
  received = [];
  answersChecks = true;

  /** @param {{to: number, from: string, names?: ReturnType<typeof readAnswer>}} where */
  constructor({ to, from, names = { ufrag: '', password: '', port: 0 } }) {
    this.to = to;
    this.from = from;
    this.names = names;
    this.#socket.on('message', datagram => this.#take(datagram));
    this.#socket.on('error', () => this.#changes.tell());
  }

  /** @param {ConstructorParameters<typeof UdpPeer>[0]} where */
  static async open(where) {
    const peer = new UdpPeer(where);
    await new Promise(resolve => { peer.#socket.bind(0, where.from, () => resolve(undefined)); });
    return peer;
  }

  get receivedBytes() { return this.received.reduce((sum, datagram) => sum + datagram.length, 0); }
  /** @param {number} type */
  count(type) { return this.received.filter(datagram => isStun(datagram) && typeOf(datagram) === type).length; }

  /** Resolves when the kernel has it. @param {Buffer} datagram */
  send(datagram) {
    return new Promise(resolve => { this.#socket.send(datagram, this.to, '127.0.0.1', () => resolve(undefined)); });
  }

  /** @param {{useCandidate?: boolean, password?: string, more?: Buffer[]}} [how] */
  request({ password: key = this.names.password, ...how } = {}) {
    return stunRequest(`${this.names.ufrag}:${ufrag}`, key, how);
  }

  /** @param {Parameters<UdpPeer['request']>[0]} [how] */
  check(how) { return this.send(this.request(how)); }
  /** @param {Buffer} request  of the relay
   * @param {string} [key] */
  answer(request, key = password) { return this.send(stunAnswer(request, key)); }

  /** Both have answered each other. A check that is lost, behind too many others, is made again. */
  async prove() {
    const before = this.count(stunType.success);
    const timer = setInterval(() => this.check({ useCandidate: true }), 100);
    try {
      await this.check({ useCandidate: true });
      await this.until('the check is answered', () => this.count(stunType.success) > before);
      await this.until('the relay checks in turn', () => this.count(stunType.request) > 0);
    } finally {
      clearInterval(timer);
    }
  }

  /** @template T
   * @param {string} what
   * @param {() => T} probe
   * @param {number} [timeoutMs] */
  until(what, probe, timeoutMs = patienceMs) {
    return this.#changes.until(what, probe, timeoutMs, () => `Received ${this.received.length} datagrams`);
  }

  close() {
    try {
      this.#socket.close();
    } catch { /* it is closed */ }
  }

  /** @param {Buffer} datagram */
  #take(datagram) {
    this.received.push(datagram);
    if (this.answersChecks && isStun(datagram) && typeOf(datagram) === stunType.request) this.answer(datagram);
    this.#changes.tell();
  }
}
