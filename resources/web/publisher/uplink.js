// @ts-check
// The way up: recordings and control messages on two connections, and an answer about how full they are.

import { ChannelPair } from '../common/channel_pair.js';
import { RelayClock } from '../common/clock.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/**
 * @typedef {object} UplinkListener
 * @property {() => void} connected
 * @property {(loss: { code: number, reason: string, wasOpen: boolean, retryIn: number | null }) => void} disconnected
 * @property {(viewers: number) => void} viewers
 * @property {() => void} keyframeWanted a viewer cannot go on without one
 */

const mostQueuedSeconds = 2;
const roomSeconds = 0.25;
/** Below this a short burst on a low bitrate would count as congestion. */
const leastQueuedBytes = 128 * 1024;
/** The first recording's time is only right once the relay's clock is known; a silent relay is not waited for. */
const clockWait = 500;

export class Uplink {
  #scheduler;
  #listener;
  #pair;
  #clock;
  #bitsPerSecond = 2500000;
  /** The recording that the chunk channel was last told about. */
  #chunkId = 0;
  #isAnnounced = false;
  #cancelWait = () => {};

  /**
   * @param {object} parts
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {UplinkListener} parts.listener
   */
  constructor({ openSocket, scheduler, random, listener }) {
    this.#scheduler = scheduler;
    this.#listener = listener;
    this.#pair = new ChannelPair({
      openSocket, scheduler, random,
      listener: {
        opened: () => this.#opened(),
        text: (channel, message) => this.#text(message),
        binary: () => {},
        closed: (loss) => this.#closed(loss),
      },
    });
    this.#clock = new RelayClock({ scheduler, send: (message) => this.#pair.send('blob', message) });
  }

  open() {
    this.#pair.open();
  }

  close() {
    this.#cancelWait();
    this.#clock.close();
    this.#pair.close();
    this.#isAnnounced = false;
  }

  get isConnected() {
    return this.#isAnnounced;
  }

  get queuedBytes() {
    return this.#pair.queuedBytes;
  }

  /** @param {number} bitsPerSecond what the recorder was asked for */
  expect(bitsPerSecond) {
    this.#bitsPerSecond = bitsPerSecond;
  }

  /** Whether what was queued has gone out, so that a new recording would arrive in time. */
  get hasRoom() {
    return this.#isAnnounced && this.queuedBytes <= this.#limit(roomSeconds, leastQueuedBytes / 4);
  }

  /**
   * The first piece of a recording.
   * @param {number} id
   * @param {number} startedAt by this page's clock
   * @param {string} mime
   * @param {ArrayBuffer} bytes
   * @param {import('./recording_chain.js').Part} part
   * @returns {'sent' | 'dropped'}
   */
  begin(id, startedAt, mime, bytes, part = null) {
    if (this.#isFull) return 'dropped';
    this.#pair.send('blob', { type: 'recording', id, startedAt: startedAt + this.#clock.offset, mime, ...part && { part } });
    return this.#pair.send('blob', bytes) ? 'sent' : 'dropped';
  }

  /**
   * A further piece of a recording.
   * @param {number} id @param {ArrayBuffer} bytes
   * @returns {'sent' | 'dropped'}
   */
  piece(id, bytes) {
    if (this.#isFull) return 'dropped';
    if (id !== this.#chunkId) {
      this.#chunkId = id;
      this.#pair.send('chunk', { type: 'recording', id });
    }
    return this.#pair.send('chunk', bytes) ? 'sent' : 'dropped';
  }

  /** @param {number} id */
  end(id) {
    this.#pair.send('chunk', { type: 'end', id });
  }

  /** @param {'live' | 'paused' | 'ended'} state */
  state(state) {
    this.#pair.send('blob', { type: 'state', state });
  }

  /** @param {{ frameRate: number, droppedFrames: number, queuedBytes: number }} figures */
  report(figures) {
    this.#pair.send('blob', { type: 'report', ...figures });
  }

  get #isFull() {
    return !this.#isAnnounced || this.queuedBytes > this.#limit(mostQueuedSeconds, leastQueuedBytes);
  }

  /** @param {number} seconds @param {number} least bytes */
  #limit(seconds, least) {
    return Math.max(least, (this.#bitsPerSecond / 8) * seconds);
  }

  #opened() {
    this.#chunkId = 0;
    this.#clock.start();
    this.#cancelWait = this.#scheduler.after(clockWait, () => this.#announce());
  }

  #announce() {
    if (this.#isAnnounced || !this.#pair.isOpen) return;
    this.#cancelWait();
    this.#isAnnounced = true;
    this.#listener.connected();
  }

  /** @param {any} message */
  #text(message) {
    if (message.type === 'time') {
      this.#clock.receive(message);
      this.#announce();
    } else if (message.type === 'state' && Number.isFinite(message.viewers)) {
      this.#listener.viewers(message.viewers);
    } else if (message.type === 'keyframe') {
      this.#listener.keyframeWanted();
    }
  }

  /** @param {{ code: number, reason: string, wasOpen: boolean, retryIn: number | null }} loss */
  #closed(loss) {
    this.#cancelWait();
    this.#clock.close();
    this.#isAnnounced = false;
    this.#listener.disconnected(loss);
  }
}
