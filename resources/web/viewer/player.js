// @ts-check
// Feeds one blob and its chunks to the video element: one append in flight, old media trimmed away.

/** @typedef {import('./live_edge.js').Range} Range */

const secondsKept = 60;
/** Trimming has a cost; it waits until so much too much is there. */
const secondsOver = 10;
/** What stays when the browser says that its memory for media is full. */
const secondsWhenFull = 5;

export class Player {
  #video;
  #MediaSource;
  #urls;
  #listener;
  /** @type {MediaSource | null} */
  #source = null;
  /** @type {SourceBuffer | null} */
  #buffer = null;
  #mime = '';
  #url = '';
  /** @type {ArrayBuffer[]} */
  #queue = [];
  #hasFailed = false;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video
   * @param {typeof MediaSource} parts.MediaSource
   * @param {{ createObjectURL: (object: any) => string, revokeObjectURL: (url: string) => void }} parts.urls
   * @param {{ appended: () => void, failed: (reason: string) => void }} parts.listener
   */
  constructor({ video, MediaSource, urls, listener }) {
    this.#video = video;
    this.#MediaSource = MediaSource;
    this.#urls = urls;
    this.#listener = listener;
  }

  /** @param {string} mime */
  canPlay(mime) {
    return this.#MediaSource.isTypeSupported(mime);
  }

  /** Attaches an empty source, so that a blob that comes later meets an open one. */
  prepare() {
    this.close();
    const source = new this.#MediaSource();
    this.#source = source;
    source.addEventListener('sourceopen', () => {
      if (source !== this.#source) return;
      this.#urls.revokeObjectURL(this.#url);
      this.#begin();
    }, { once: true });
    this.#url = this.#urls.createObjectURL(source);
    this.#video.disableRemotePlayback = true;
    this.#video.src = this.#url;
  }

  /**
   * Starts over with another blob.
   * @param {string} mime @param {ArrayBuffer} bytes
   */
  start(mime, bytes) {
    if (this.#source === null || this.#mime !== '') this.prepare();
    this.#mime = mime;
    this.#queue.push(bytes);
    this.#begin();
  }

  /** @param {ArrayBuffer} bytes */
  append(bytes) {
    this.#queue.push(bytes);
    this.#pump();
  }

  /** @returns {Range[]} */
  get ranges() {
    if (this.#buffer === null || this.#source?.readyState !== 'open') return [];
    const { buffered } = this.#buffer;
    return Array.from({ length: buffered.length }, (_, index) => ({
      start: buffered.start(index),
      end: buffered.end(index),
    }));
  }

  /** Bytes that wait for the browser to take them. */
  get waitingBytes() {
    return this.#queue.reduce((sum, bytes) => sum + bytes.byteLength, 0);
  }

  close() {
    this.#source = null;
    this.#buffer = null;
    this.#mime = '';
    this.#queue = [];
    this.#hasFailed = false;
    if (this.#url !== '') this.#urls.revokeObjectURL(this.#url);
    this.#url = '';
  }

  #begin() {
    if (this.#buffer !== null || this.#mime === '' || this.#source?.readyState !== 'open') return;
    const buffer = this.#source.addSourceBuffer(this.#mime);
    this.#buffer = buffer;
    buffer.addEventListener('updateend', () => {
      if (buffer !== this.#buffer) return;
      this.#pump();
      this.#listener.appended();
    });
    buffer.addEventListener('error', () => {
      if (buffer === this.#buffer) this.#fail('the stream could not be decoded');
    });
    this.#pump();
  }

  #pump() {
    const buffer = this.#buffer;
    if (buffer === null || buffer.updating || this.#hasFailed || this.#source?.readyState !== 'open') return;
    if (this.#trim(secondsKept, secondsOver) || this.#queue.length === 0) return;
    const bytes = joined(this.#queue);
    this.#queue = [];
    try {
      buffer.appendBuffer(bytes);
    } catch (error) {
      this.#queue = [bytes];
      this.#appendRefused(/** @type {Error} */ (error));
    }
  }

  /** @param {Error} error */
  #appendRefused(error) {
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
    const limit = ranges[ranges.length - 1].end - kept;
    if (ranges[0].start >= limit - slack) return false;
    this.#buffer?.remove(0, limit);
    return true;
  }

  /** @param {string} reason */
  #fail(reason) {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#listener.failed(reason);
  }
}

/**
 * @param {ArrayBuffer[]} parts
 * @returns {ArrayBuffer}
 */
function joined(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return whole.buffer;
}
