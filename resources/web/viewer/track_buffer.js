// @ts-check
// Feeds one track to its SourceBuffer: one append in flight, old media trimmed away, a full memory survived.

import { joined } from './webm.js';

/** @typedef {import('./live_edge.js').Range} Range */
/** @typedef {{ mime: string, offset: number }} Beginning `offset`: seconds added to the times of what follows */

const secondsKept = 60;
/** Trimming has a cost; it waits until so much too much is there. */
const secondsOver = 10;
/** What stays when the browser says that its memory for media is full. */
const secondsWhenFull = 5;
/** Browsers count in microseconds: a keyframe is not to be removed for a fraction of one (seconds). */
const rounding = 0.001;
/** A browser that takes nothing for so long will not catch up. */
const mostWaitingBytes = 32 * 1024 * 1024;

export class TrackBuffer {
  #listener;
  #overshoot;
  /** @type {SourceBuffer | null} */
  #buffer = null;
  #mime = '';
  /** @type {(Uint8Array | Beginning)[]} */
  #queue = [];
  #waitingBytes = 0;
  /** Of video that is buffered or about to be: nothing can be decoded from elsewhere. */
  #keyframeTimes = /** @type {number[]} */ ([]);
  #hasFailed = false;
  #isClosed = false;

  /**
   * @param {object} parts
   * @param {number} parts.overshoot seconds by which the browser takes the newest frame for longer than it is
   * @param {{ appended: () => void, failed: (reason: string) => void }} parts.listener
   */
  constructor({ overshoot, listener }) {
    this.#overshoot = overshoot;
    this.#listener = listener;
  }

  /** The browser's buffer is there. @param {SourceBuffer} buffer of type `mime` @param {string} mime */
  attach(buffer, mime) {
    this.#buffer = buffer;
    this.#mime = mime;
    buffer.addEventListener('updateend', () => {
      if (this.#isClosed) return;
      this.#pump();
      this.#listener.appended();
    });
    buffer.addEventListener('error', () => this.#fail('the stream could not be decoded'));
    this.#pump();
  }

  get isAttached() {
    return this.#buffer !== null;
  }

  /** What follows starts with an init segment. @param {Beginning} beginning */
  begin(beginning) {
    this.#queue.push(beginning);
  }

  /**
   * @param {Uint8Array} bytes
   * @param {number[]} [keyframeTimes] where in them decoding can begin, in seconds of the source; of audio: anywhere
   */
  append(bytes, keyframeTimes = []) {
    if (bytes.length === 0) return;
    this.#keyframeTimes.push(...keyframeTimes);
    this.#queue.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > mostWaitingBytes) this.#fail('the browser takes no more');
    else this.#pump();
  }

  /** What is playable, up to the start of the newest frame. @returns {Range[]} */
  get ranges() {
    if (this.#buffer === null || this.#isClosed) return [];
    const { buffered } = this.#buffer;
    return Array.from({ length: buffered.length }, (_, index) => ({
      start: buffered.start(index),
      end: Math.max(buffered.start(index), buffered.end(index) - this.#overshoot),
    }));
  }

  /** Bytes that wait for the browser to take them. */
  get waitingBytes() {
    return this.#waitingBytes;
  }

  close() {
    this.#isClosed = true;
    this.#queue = [];
    this.#waitingBytes = 0;
  }

  #pump() {
    const buffer = this.#buffer;
    if (buffer === null || buffer.updating || this.#hasFailed || this.#isClosed) return;
    try {
      if (this.#trim(secondsKept, secondsOver)) return;
      this.#beginIfDue(buffer);
      this.#appendWaiting(buffer);
    } catch (error) {
      this.#refused(/** @type {Error} */ (error));
    }
  }

  /** @param {SourceBuffer} buffer */
  #beginIfDue(buffer) {
    while (this.#queue.length > 0 && !(this.#queue[0] instanceof Uint8Array)) {
      const { mime, offset } = this.#queue[0];
      // Inside a Cluster without an end the browser accepts no other offset: abort() takes its parser out of it.
      buffer.abort();
      if (mime !== this.#mime) buffer.changeType(mime);
      this.#mime = mime;
      buffer.timestampOffset = offset;
      this.#queue.shift();
    }
  }

  /** @param {SourceBuffer} buffer */
  #appendWaiting(buffer) {
    const found = this.#queue.findIndex((item) => !(item instanceof Uint8Array));
    const count = found < 0 ? this.#queue.length : found;
    if (count === 0) return;
    const bytes = joined(/** @type {Uint8Array[]} */ (this.#queue.slice(0, count)));
    buffer.appendBuffer(bytes);
    // Only now: a full memory refuses, and the same bytes go in once there is room.
    this.#queue.splice(0, count);
    this.#waitingBytes -= bytes.length;
  }

  /** @param {Error} error */
  #refused(error) {
    if (error.name === 'QuotaExceededError' && this.#trim(secondsWhenFull, 0)) return;
    this.#fail(error.message);
  }

  /**
   * @param {number} kept @param {number} slack seconds
   * @returns {boolean} whether the buffer is busy with it now
   */
  #trim(kept, slack) {
    const ranges = this.ranges;
    if (ranges.length === 0) return false;
    // Counted from the newest media, not from the playing position: a paused video must not gather an endless buffer.
    const limit = this.#keyframeBefore(ranges[ranges.length - 1].end - kept);
    if (ranges[0].start >= limit - slack) return false;
    this.#keyframeTimes = this.#keyframeTimes.filter((time) => time >= limit);
    this.#buffer?.remove(0, limit);
    return true;
  }

  /** Browsers remove up to the next keyframe: what lies between the last one and there would go with it. @param {number} limit */
  #keyframeBefore(limit) {
    if (this.#keyframeTimes.length === 0) return limit;
    return Math.max(0, ...this.#keyframeTimes.filter((time) => time <= limit).map((time) => time - rounding));
  }

  /** @param {string} reason */
  #fail(reason) {
    if (this.#hasFailed || this.#isClosed) return;
    this.#hasFailed = true;
    this.#listener.failed(reason);
  }
}
