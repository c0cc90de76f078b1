// @ts-check
// The stream in the video element: one source that goes on from blob to blob for as long as the kinds of tracks stay.

import { trackTypes } from './media_support.js';
import { TrackBuffer } from './track_buffer.js';

/** @typedef {import('./live_edge.js').Track} Track */
/** @typedef {import('./track_split.js').Kind} Kind */
/** @typedef {import('./track_split.js').Parts} Parts */

/** Below this two origins of time are the same one, measured twice (seconds). */
const sameOrigin = 0.05;
/** A new stream begins after what was shown; one that lies further back was dated by another clock (seconds). */
const mostOverlap = 1;

export class Player {
  #video;
  #MediaSource;
  #urls;
  #overshoots;
  #listener;
  /** @type {MediaSource | null} */
  #source = null;
  #url = '';
  /** @type {Map<Kind, { mime: string, buffer: TrackBuffer }>} */
  #tracks = new Map();
  /** When the source's time zero was captured, in milliseconds; NaN before the first blob. */
  #epoch = NaN;
  #offset = 0;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video
   * @param {typeof MediaSource} parts.MediaSource
   * @param {{ createObjectURL: (object: any) => string, revokeObjectURL: (url: string) => void }} parts.urls
   * @param {import('./track_split.js').FrameDurations} parts.overshoots how much longer than it is the newest frame is taken for
   * @param {{ appended: () => void, failed: (reason: string) => void }} parts.listener
   */
  constructor({ video, MediaSource, urls, overshoots, listener }) {
    this.#video = video;
    this.#MediaSource = MediaSource;
    this.#urls = urls;
    this.#overshoots = overshoots;
    this.#listener = listener;
  }

  /** @param {string} mime */
  canPlay(mime) {
    const types = [...trackTypes(mime).values()];
    return types.length > 0 && types.every((type) => this.#MediaSource.isTypeSupported(type));
  }

  /** Attaches an empty source, so that a blob that comes later meets an open one. */
  prepare() {
    this.close();
    const source = new this.#MediaSource();
    this.#source = source;
    source.addEventListener('sourceopen', () => {
      if (source !== this.#source) return;
      this.#urls.revokeObjectURL(this.#url);
      this.#attach();
    }, { once: true });
    this.#url = this.#urls.createObjectURL(source);
    this.#video.disableRemotePlayback = true;
    this.#video.src = this.#url;
  }

  /**
   * Whether a blob goes on in the source that plays; otherwise start() begins another one, and the picture is gone
   * for a moment.
   * @param {string} mime @param {number} epoch
   */
  continuesWith(mime, epoch) {
    if (this.#tracks.size === 0) return false;
    const types = trackTypes(mime);
    if (types.size !== this.#tracks.size || ![...types.keys()].every((kind) => this.#tracks.has(kind))) return false;
    const offset = this.#offsetOf(epoch);
    const newest = Math.max(0, ...this.tracks.map(({ ranges }) => ranges[ranges.length - 1]?.end ?? 0));
    return offset === this.#offset || offset >= newest - mostOverlap;
  }

  /**
   * Begins a blob.
   * @param {string} mime @param {number} epoch when the blob's time zero was captured, in milliseconds
   * @param {Parts} parts
   * @param {number[]} [keyframeTimes] seconds of the blob's time
   */
  start(mime, epoch, parts, keyframeTimes) {
    if (this.continuesWith(mime, epoch)) this.#continue(mime, epoch);
    else this.#startOver(mime, epoch);
    this.append(parts, keyframeTimes);
  }

  /** @param {Parts} parts @param {number[]} [keyframeTimes] seconds of the blob's time */
  append(parts, keyframeTimes = []) {
    const times = keyframeTimes.map((time) => time + this.#offset);
    for (const [kind, bytes] of parts) this.#tracks.get(kind)?.buffer.append(bytes, kind === 'video' ? times : []);
  }

  /** @returns {Track[]} */
  get tracks() {
    if (this.#source?.readyState !== 'open') return [];
    return [...this.#tracks].map(([kind, { buffer }]) => ({ kind, ranges: buffer.ranges }));
  }

  /** When the picture at currentTime 0 was captured, in milliseconds; NaN before the first blob. */
  get epoch() {
    return this.#epoch;
  }

  close() {
    this.#source = null;
    for (const { buffer } of this.#tracks.values()) buffer.close();
    this.#tracks.clear();
    this.#epoch = NaN;
    this.#offset = 0;
    if (this.#url !== '') this.#urls.revokeObjectURL(this.#url);
    this.#url = '';
  }

  /** As close(), and the video element has nothing more to play: the memory of what was buffered is freed. */
  empty() {
    this.close();
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  /** Seconds from the source's time zero to that of a blob. @param {number} epoch */
  #offsetOf(epoch) {
    const offset = (epoch - this.#epoch) / 1000;
    return Math.abs(offset - this.#offset) < sameOrigin ? this.#offset : offset;
  }

  /** @param {string} mime @param {number} epoch */
  #continue(mime, epoch) {
    this.#offset = this.#offsetOf(epoch);
    for (const [kind, type] of trackTypes(mime)) {
      this.#tracks.get(kind)?.buffer.begin({ mime: type, offset: this.#offset });
    }
  }

  /** @param {string} mime @param {number} epoch */
  #startOver(mime, epoch) {
    if (this.#source === null || this.#tracks.size > 0) this.prepare();
    this.#epoch = epoch;
    for (const [kind, type] of trackTypes(mime)) {
      const buffer = new TrackBuffer({ overshoot: this.#overshoots[kind] ?? 0, listener: this.#listener });
      this.#tracks.set(kind, { mime: type, buffer });
    }
    this.#attach();
  }

  #attach() {
    if (this.#source?.readyState !== 'open') return;
    for (const { mime, buffer } of this.#tracks.values()) {
      // A source is open a moment before it says so: a blob that comes in between has attached its tracks already.
      if (!buffer.isAttached) buffer.attach(this.#source.addSourceBuffer(mime), mime);
    }
  }
}
