// @ts-check
// A guest's connections to the relay: they bring the stream in order, the relay's word and its clock.

import { ChannelPair } from '../common/channel_pair.js';
import { RelayClock } from '../common/clock.js';
import { BlobOrder } from './blob_order.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/** @typedef {import('./blob_order.js').Blob} Blob */
/**
 * @typedef {{ code: number, reason: string, wasOpen: boolean, retryIn: number | null }} Loss
 * @typedef {object} LinkListener
 * @property {() => void} opened
 * @property {(loss: Loss) => void} closed
 * @property {(message: any) => void} told a message that is not about the connections themselves
 * @property {(count: number) => void} received so many bytes, whatever becomes of them
 * @property {(blob: Blob, bytes: ArrayBuffer) => void} blob
 * @property {(bytes: ArrayBuffer) => void} chunk
 * @property {() => object | null} report what the relay is to be told; null: nothing
 */

const reportPause = 2000;

export class WatchLink {
  #scheduler;
  #listener;
  #pair;
  #clock;
  #order;
  #skipped = 0;
  #receivedBytes = 0;
  #cancelReports = () => {};

  /**
   * @param {object} parts
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {LinkListener} parts.listener
   */
  constructor({ openSocket, scheduler, random, listener }) {
    this.#scheduler = scheduler;
    this.#listener = listener;
    this.#pair = new ChannelPair({
      openSocket, scheduler, random,
      listener: {
        opened: () => this.#opened(),
        text: (channel, message) => this.#text(channel, message),
        binary: (channel, bytes) => this.#binary(channel, bytes),
        closed: (loss) => this.#closed(loss),
      },
    });
    this.#clock = new RelayClock({ scheduler, send: (message) => this.#pair.send('blob', message) });
    this.#order = new BlobOrder({
      blob: listener.blob,
      chunk: listener.chunk,
      overflow: () => this.joinAnew(),
    });
  }

  open() {
    this.#pair.open();
    this.#cancelReports();
    this.#cancelReports = this.#scheduler.every(reportPause, () => this.#report());
  }

  close() {
    this.#cancelReports();
    this.#clock.close();
    this.#pair.close();
  }

  /** Knocks no more, until knock(). */
  hold() {
    this.#pair.close();
  }

  knock() {
    this.#order.reset();
    this.#pair.open();
  }

  /** The order is forgotten before the connection is made: its blob may arrive before both channels are open. */
  joinAnew() {
    this.#order.reset();
    this.#pair.reopen();
  }

  /** Takes nothing of the stream, until goLive() or the next connection. */
  leaveStream() {
    this.#order.suspend();
    this.#pair.send('blob', { type: 'watch', live: false });
  }

  goLive() {
    // Between two connections nobody answers; a new one is live from the start.
    if (!this.isOpen || !this.#pair.send('blob', { type: 'watch', live: true })) this.joinAnew();
  }

  /** Neither open nor to be opened again, until knock(). */
  get isHeld() {
    return this.#pair.isClosed;
  }

  get isOpen() {
    return this.#pair.isOpen;
  }

  /** Now, by the relay's clock, in milliseconds since the Unix epoch. */
  get now() {
    return this.#clock.now();
  }

  get isSynchronised() {
    return this.#clock.isSynchronised;
  }

  get statistics() {
    return { skipped: this.#skipped, receivedBytes: this.#receivedBytes };
  }

  #opened() {
    this.#clock.start();
    this.#listener.opened();
  }

  /** @param {Channel} channel @param {any} message */
  #text(channel, message) {
    if (message.type === 'blob') this.#order.announce(channel, message);
    else if (message.type === 'watch') this.#order.resume(channel);
    else if (message.type === 'time') this.#clock.receive(message);
    else if (message.type === 'skip') this.#skipped += Number(message.chunks) || 0;
    else this.#listener.told(message);
  }

  /** @param {Channel} channel @param {ArrayBuffer} bytes */
  #binary(channel, bytes) {
    this.#receivedBytes += bytes.byteLength;
    this.#listener.received(bytes.byteLength);
    this.#order.receive(channel, bytes);
  }

  /** @param {Loss} loss */
  #closed(loss) {
    // Here and not once both connections are open again: one may deliver before the other's opening is known.
    this.#order.reset();
    this.#clock.close();
    this.#listener.closed(loss);
  }

  #report() {
    const report = this.#listener.report();
    if (report !== null) this.#pair.send('blob', { type: 'report', ...report });
  }
}
