// @ts-check
// A page's two connections to the relay, opened, lost and opened again as one.

import { retryPause } from './retry.js';

/** @typedef {import('./scheduler.js').Scheduler} Scheduler */
/** @typedef {'blob' | 'chunk'} Channel */
/**
 * @typedef {object} ChannelListener
 * @property {() => void} opened both connections are open
 * @property {(channel: Channel, message: any) => void} text
 * @property {(channel: Channel, bytes: ArrayBuffer) => void} binary
 * @property {(loss: { code: number, reason: string, wasOpen: boolean, retryIn: number | null }) => void} closed
 */

/** @type {Channel[]} */
const channels = ['blob', 'chunk'];
const openLimit = 10000;
/** The clock exchange makes the relay speak every 4 s; silence beyond this is a dead network. */
const silenceLimit = 12000;
/** Nobody looked for longer than this: a hidden page's timers run once in a minute, and so did what makes the relay speak. */
const lateLook = 3000;
/** So much time the relay has then to be heard. */
const answerTime = 3000;
/** One connection's end is known; the other's may carry the reason. */
const reasonWait = 200;
/** A connection that lasted so long was a working one: the next loss starts with the shortest pause. */
const workingTime = 2000;

export class ChannelPair {
  #openSocket;
  #scheduler;
  #random;
  #listener;
  /** @type {Map<Channel, WebSocket>} */
  #sockets = new Map();
  /** @type {{ code: number, reason: string }[]} */
  #ends = [];
  #attempt = 0;
  #openedAt = 0;
  #heardAt = 0;
  #lookedAt = 0;
  #isOpen = false;
  #isClosed = true;
  #cancelPending = () => {};
  #cancelWatch = () => {};

  /**
   * @param {object} parts
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {ChannelListener} parts.listener
   */
  constructor({ openSocket, scheduler, random, listener }) {
    this.#openSocket = openSocket;
    this.#scheduler = scheduler;
    this.#random = random;
    this.#listener = listener;
  }

  get isOpen() {
    return this.#isOpen;
  }

  /** Neither open nor to be opened again. */
  get isClosed() {
    return this.#isClosed;
  }

  open() {
    this.#isClosed = false;
    this.#abandon();
    for (const channel of channels) this.#connect(channel);
    this.#cancelPending = this.#scheduler.after(openLimit, () => this.#lose());
  }

  /** Leaves and comes back at once, as a newcomer. */
  reopen() {
    if (!this.#isClosed) this.open();
  }

  close() {
    this.#isClosed = true;
    this.#abandon();
  }

  /**
   * @param {Channel} channel
   * @param {object | ArrayBuffer} content an object goes as JSON
   * @returns {boolean} false if there is no connection to take it
   */
  send(channel, content) {
    const socket = this.#sockets.get(channel);
    if (!socket || socket.readyState !== 1) return false;
    socket.send(content instanceof ArrayBuffer ? content : JSON.stringify(content));
    return true;
  }

  /** Bytes handed over and not yet sent. */
  get queuedBytes() {
    return channels.reduce((sum, channel) => sum + (this.#sockets.get(channel)?.bufferedAmount ?? 0), 0);
  }

  /** @param {Channel} channel */
  #connect(channel) {
    const socket = this.#openSocket(channel);
    socket.binaryType = 'arraybuffer';
    this.#sockets.set(channel, socket);
    const isCurrent = () => this.#sockets.get(channel) === socket;
    socket.onopen = () => isCurrent() && this.#opened();
    socket.onmessage = (event) => isCurrent() && this.#received(channel, event.data);
    socket.onclose = (event) => isCurrent() && this.#ended(event);
  }

  #opened() {
    if (this.#isOpen || channels.some((channel) => this.#sockets.get(channel)?.readyState !== 1)) return;
    this.#isOpen = true;
    this.#openedAt = this.#scheduler.now();
    this.#heardAt = this.#openedAt;
    this.#lookedAt = this.#openedAt;
    this.#cancelPending();
    this.#cancelWatch = this.#scheduler.every(1000, () => this.#watch());
    this.#listener.opened();
  }

  /** @param {Channel} channel @param {string | ArrayBuffer} content */
  #received(channel, content) {
    this.#heardAt = this.#scheduler.now();
    if (typeof content !== 'string') return this.#listener.binary(channel, content);
    let message = null;
    try {
      message = JSON.parse(content);
    } catch {
      // Not ours to judge: an unreadable text is ignored like an unknown type.
    }
    if (message !== null && typeof message === 'object') this.#listener.text(channel, message);
  }

  #watch() {
    const now = this.#scheduler.now();
    if (now - this.#lookedAt > lateLook) this.#heardAt = Math.max(this.#heardAt, now - silenceLimit + answerTime);
    this.#lookedAt = now;
    if (now - this.#heardAt > silenceLimit) this.#lose();
  }

  /** @param {{ code: number, reason: string }} event */
  #ended({ code, reason }) {
    this.#ends.push({ code, reason });
    if (this.#ends.length === channels.length || code >= 4000) return this.#lose();
    this.#cancelPending();
    this.#cancelPending = this.#scheduler.after(reasonWait, () => this.#lose());
    for (const socket of this.#sockets.values()) socket.close();
  }

  #lose() {
    const wasOpen = this.#isOpen;
    const telling = this.#ends.find(({ code }) => code >= 4000) ?? this.#ends[0] ?? { code: 1006, reason: '' };
    if (wasOpen && this.#scheduler.now() - this.#openedAt > workingTime) this.#attempt = 0;
    this.#abandon();
    const retryIn = retryPause(this.#attempt, telling.code, this.#random());
    this.#attempt += 1;
    if (retryIn === null) this.#isClosed = true;
    else this.#cancelPending = this.#scheduler.after(retryIn, () => this.open());
    this.#listener.closed({ ...telling, wasOpen, retryIn });
  }

  #abandon() {
    this.#cancelPending();
    this.#cancelWatch();
    const sockets = [...this.#sockets.values()];
    this.#sockets.clear();
    this.#ends = [];
    this.#isOpen = false;
    for (const socket of sockets) socket.close();
  }
}

/**
 * @param {{ protocol: string, host: string }} location
 * @param {'watch' | 'publish'} role
 * @param {Channel} channel
 * @param {string} session
 */
export function channelUrl(location, role, channel, session) {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return `${scheme}//${location.host}/${role}/${channel}?session=${session}`;
}

/**
 * A page's name for itself; `crypto.randomUUID` is missing on plain http.
 * @param {{ getRandomValues: (array: Uint8Array) => Uint8Array }} random
 */
export function newSession(random) {
  return Array.from(random.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
