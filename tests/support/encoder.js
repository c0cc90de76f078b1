// A publisher without a browser, whose encoder restarts with each clip: as a page's MediaRecorder does, only more often.
import { once } from 'node:events';
import WebSocket from 'ws';
import { readBlocks } from './webm_reader.js';

const step = 20;

/** @typedef {{bytes: Buffer, milliseconds: number, mime: string, blocks: {time: number, end: number}[]}} Clip */

const usualMime = 'video/webm;codecs=vp8,opus';

/** @param {Buffer} bytes
 * @param {number} milliseconds
 * @param {string} mime
 * @returns {Clip} */
function clipOf(bytes, milliseconds, mime) {
  return { bytes, milliseconds, mime, blocks: readBlocks(bytes) };
}

export class Encoder {
  /** @type {Record<string, WebSocket>} */
  #sockets = {};
  #timer;
  /** @type {Clip} */
  #clip;
  #next;
  /** The run ends before its time. */
  #isOver = false;
  #sent = 0;
  #startedAt = 0;
  /** How many runs it has begun. */
  runs = 0;
  /** Sends nothing, as where a host pauses. */
  isSilent = false;

  /** @param {import('./scope.js').Scope} scope
   * @param {Buffer} clip  sent again and again
   * @param {number} milliseconds  its length */
  constructor(scope, clip, milliseconds) {
    this.#clip = this.#next = clipOf(clip, milliseconds, usualMime);
    scope.add(() => this.close());
  }

  /** Starts with `clip` at once.
   * @param {Buffer} clip
   * @param {number} milliseconds
   * @param {string} [mime] */
  play(clip, milliseconds, mime = usualMime) {
    this.#next = clipOf(clip, milliseconds, mime);
    this.#isOver = true;
  }

  /** @param {import('./relay.js').Relay} relay */
  async publish(relay) {
    for (const channel of ['blob', 'chunk']) {
      const socket = new WebSocket(new URL(`publish/${channel}?session=an-encoder-1`, relay.url.replace('http', 'ws')),
        ['lancast.v1', `token.${relay.ready.publishToken}`]);
      socket.on('error', () => {}); // the test says what it misses
      await once(socket, 'open');
      this.#sockets[channel] = socket;
    }
    this.#timer = setInterval(() => this.#tick(), step);
  }

  close() {
    clearInterval(this.#timer);
    for (const socket of Object.values(this.#sockets)) socket.terminate();
  }

  #tick() {
    const now = Date.now();
    if (this.isSilent) {
      this.#startedAt = 0;
      return;
    }
    if (this.#startedAt === 0 || this.#isOver || now - this.#startedAt >= this.#clip.milliseconds) this.#restart(now);
    const { bytes, blocks } = this.#clip;
    const late = blocks.find(({ time }) => time > now - this.#startedAt);
    const due = late ? blocks[blocks.indexOf(late) - 1]?.end ?? 0 : bytes.length;
    const piece = bytes.subarray(this.#sent, due);
    if (piece.length > 0) this.#sockets[this.#sent === 0 ? 'blob' : 'chunk'].send(piece);
    this.#sent = Math.max(this.#sent, due);
  }

  /** @param {number} now */
  #restart(now) {
    const isWhole = this.#startedAt > 0 && !this.#isOver;
    if (isWhole && this.#sent < this.#clip.bytes.length) this.#sockets.chunk.send(this.#clip.bytes.subarray(this.#sent));
    this.#startedAt = isWhole ? this.#startedAt + this.#clip.milliseconds : now;
    this.#clip = this.#next;
    this.#isOver = false;
    this.#sent = 0;
    this.runs += 1;
    this.#sockets.blob.send(JSON.stringify({ type: 'recording', id: this.runs, startedAt: this.#startedAt, mime: this.#clip.mime }));
    this.#sockets.chunk.send(JSON.stringify({ type: 'recording', id: this.runs }));
  }
}
