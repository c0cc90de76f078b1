// @ts-check
// A guest's way to the stream through Icecast: the relay says where it is, and the mount that begins first brings it.

import { retryPause } from '../common/retry.js';
import { firstOf } from './mount_race.js';
import { WebmCutter } from './webm_cutter.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./watch_link.js').LinkListener} LinkListener */
/**
 * What GET /api/icecast says.
 * @typedef {object} Place
 * @property {string} state
 * @property {string} mime empty: nothing is to be had
 * @property {number} epoch when the stream's time zero was captured, in milliseconds by the relay's clock
 * @property {number} now by that clock
 * @property {string[]} mounts
 */

/** Icecast gets something every 500 ms at the latest: after so long (ms) of silence the other mounts are asked, too. */
const doubtAfter = 700;
/** A mount that is silent for so long (ms) is gone, whether there is another one or not. */
const silenceLimit = 1500;
const lookPause = 100;
const answerLimit = 1500;
/** The relay need not be there for the stream to go on. */
const askLimit = 700;
/** While nothing is live, and while nothing comes of what is, the relay is asked again after so long (ms). */
const waitPause = 3000;
/** A mount that has brought the stream for so long (ms) is one; others may begin and end all the time. */
const steadyTime = 1000;
const lostCode = 1006;

export class MountLink {
  #load;
  #proof;
  #scheduler;
  #random;
  #listener;
  #onNone;
  #onMoved;
  /** What this page may ask: its policy (connect-src) is of when it was loaded. @type {string[] | null} */
  #origins = null;
  /** @type {Place | null} */
  #place = null;
  #clockOffset = 0;
  #blobs = 0;
  #receivedBytes = 0;
  #tries = 0;
  #isHeld = true;
  #isOpen = false;
  /** The mounts that failed since the last steady one: others are tried first. @type {Set<string>} */
  #failed = new Set();
  #startedAt = 0;
  #heardAt = 0;
  #mediaAt = 0;
  #askedAt = 0;
  #abort = new AbortController();
  #cancelPending = () => {};
  #cancelLooks = () => {};
  /** Of the other mounts while they are asked beside this one. @type {AbortController | null} */
  #rivals = null;
  #doubtedAt = -Infinity;

  /**
   * @param {object} parts
   * @param {(url: string, options: object) => Promise<Response>} parts.load fetch
   * @param {() => Record<string, string>} parts.proof what the relay is shown
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {LinkListener} parts.listener
   * @param {() => void} parts.onNone the stream goes to no Icecast
   * @param {() => void} parts.onMoved it is where only a page that is loaded now may ask
   */
  constructor({ load, proof, scheduler, random, listener, onNone, onMoved }) {
    this.#load = load;
    this.#proof = proof;
    this.#scheduler = scheduler;
    this.#random = random;
    this.#listener = listener;
    this.#onNone = onNone;
    this.#onMoved = onMoved;
  }

  open() {
    this.#isHeld = false;
    this.#begin();
  }

  close() {
    this.hold();
  }

  hold() {
    this.#isHeld = true;
    this.#end();
  }

  knock() {
    this.open();
  }

  joinAnew() {
    if (!this.#isHeld) this.#begin();
  }

  leaveStream() {
    this.#end();
  }

  goLive() {
    this.joinAnew();
  }

  get isHeld() {
    return this.#isHeld;
  }

  get isOpen() {
    return this.#isOpen;
  }

  /** Now, by the relay's clock, in milliseconds since the Unix epoch. */
  get now() {
    return this.#scheduler.now() + this.#clockOffset;
  }

  get isSynchronised() {
    return this.#place !== null;
  }

  get statistics() {
    return { skipped: 0, receivedBytes: this.#receivedBytes };
  }

  #end() {
    this.#isOpen = false;
    this.#trust();
    this.#leaveFor(new AbortController());
  }

  /** @param {AbortController} next of what is done from now on */
  #leaveFor(next) {
    this.#cancelPending();
    this.#cancelLooks();
    this.#abort.abort();
    this.#abort = next;
  }

  async #begin() {
    this.#end();
    const { signal } = this.#abort;
    const isAllowed = await this.#ask(signal);
    if (signal.aborted) return;
    if (!isAllowed || this.#place === null) return this.#lose('');
    if (this.#hasMoved(this.#place)) {
      // Not all guests in the same instant.
      this.#cancelPending = this.#scheduler.after(waitPause * this.#random(), this.#onMoved);
      return;
    }
    if (this.#place.mime === '') return this.#await(signal);
    await this.#play(signal, this.#place);
  }

  /**
   * Of the relay that is away the last word counts.
   * @param {AbortSignal} signal
   * @returns {Promise<boolean>} false: this page may not
   */
  async #ask(signal) {
    const late = new AbortController();
    const cancel = this.#scheduler.after(askLimit, () => late.abort());
    signal.addEventListener('abort', () => late.abort(), { once: true });
    const sent = this.#scheduler.now();
    this.#askedAt = sent;
    try {
      const response = await this.#load('/api/icecast', { cache: 'no-store', headers: this.#proof(), signal: late.signal });
      if (response.status === 404) this.#onNone();
      if (response.status === 401 || response.status === 403) return false;
      if (!response.ok) return true;
      const place = await response.json();
      this.#clockOffset = place.now - (sent + this.#scheduler.now()) / 2;
      this.#place = place;
    } catch {
      // Away, or too slow.
    } finally {
      cancel();
    }
    return true;
  }

  /** @param {Place} place */
  #hasMoved({ mounts }) {
    const origins = mounts.map((url) => new URL(url).origin);
    const allowed = this.#origins ??= origins;
    return !origins.every((origin) => allowed.includes(origin));
  }

  /** Nothing is live: the relay is asked again. @param {AbortSignal} signal */
  #await(signal) {
    this.#openUp();
    this.#listener.told({ type: 'state', state: this.#place?.state, viewers: 0, recording: false });
    this.#cancelPending = this.#scheduler.after(waitPause * (0.5 + this.#random()), () => signal.aborted || this.#begin());
  }

  #openUp() {
    this.#isOpen = true;
    this.#listener.opened();
  }

  /** Those that did not fail, if there are any. @param {string[]} mounts */
  #preferred(mounts) {
    const others = mounts.filter((url) => !this.#failed.has(url));
    return others.length > 0 ? others : mounts;
  }

  /** @param {AbortSignal} signal @param {Place} place */
  async #play(signal, place) {
    const cancelWait = this.#scheduler.after(answerLimit, () => signal === this.#abort.signal && this.#lose(''));
    const winner = await firstOf(this.#load, this.#preferred(place.mounts), signal);
    cancelWait();
    if (signal.aborted) return winner?.cancel();
    if (winner === null) return this.#lose('');
    this.#openUp();
    this.#listener.told({ type: 'state', state: 'live', viewers: 0, recording: false });
    await this.#read(signal, place, winner);
  }

  /** @param {AbortSignal} signal @param {Place} place @param {import('./mount_race.js').Winner} winner */
  async #read(signal, { mime, epoch }, { url, reader, first }) {
    const cutter = new WebmCutter({
      init: (bytes) => this.#listener.blob({ id: this.#blobs += 1, mime, epoch }, bytes),
      elements: (bytes) => this.#listener.chunk(bytes),
    });
    this.#startedAt = this.#mediaAt = this.#scheduler.now();
    this.#watch(url);
    try {
      for (let piece = /** @type {Uint8Array | undefined} */ (first); piece; piece = (await reader.read()).value) {
        if (signal.aborted) return;
        this.#take(cutter, piece);
      }
    } catch {
      // It broke off, or it is WebM no more.
    }
    if (!signal.aborted) this.#lose(url);
  }

  /** @param {WebmCutter} cutter @param {Uint8Array} piece */
  #take(cutter, piece) {
    this.#trust();
    this.#heardAt = this.#scheduler.now();
    this.#receivedBytes += piece.length;
    this.#listener.received(piece.length);
    if (cutter.push(piece)) this.#mediaAt = this.#heardAt;
    if (this.#heardAt - this.#startedAt < steadyTime) return;
    this.#tries = 0;
    this.#failed.clear();
  }

  /** @param {string} url */
  #watch(url) {
    const { signal } = this.#abort;
    this.#heardAt = this.#scheduler.now();
    let isIdle = false;
    let lookedAt = this.#heardAt;
    this.#cancelLooks = this.#scheduler.every(lookPause, () => {
      const now = this.#scheduler.now();
      const pause = now - lookedAt;
      lookedAt = now;
      // Nobody looked for long: a hidden page's timers rest, and what has come is yet to be read.
      if (pause > silenceLimit) this.#heardAt = Math.max(this.#heardAt, now - silenceLimit / 2);
      if (now - this.#heardAt > silenceLimit) return this.#lose(url);
      if (now - this.#heardAt > doubtAfter && pause < doubtAfter) this.#doubt(url);
      const wasIdle = isIdle;
      isIdle = now - this.#mediaAt > silenceLimit;
      if (isIdle && now - this.#askedAt > waitPause) this.#tellState(signal);
      if (wasIdle && !isIdle) this.#listener.told({ type: 'state', state: 'live', viewers: 0, recording: false });
    });
  }

  /**
   * The mount is silent: the first of the others that begins takes its place, unless this one speaks before. Seldom: all
   * guests of a source that is late for a moment do the same.
   * @param {string} url of the mount
   */
  async #doubt(url) {
    const others = this.#preferred((this.#place?.mounts ?? []).filter((other) => other !== url));
    const now = this.#scheduler.now();
    if (others.length === 0 || now - this.#doubtedAt < waitPause) return;
    this.#doubtedAt = now;
    const rivals = this.#rivals = new AbortController();
    const [isAllowed, winner] = await Promise.all([this.#ask(rivals.signal), firstOf(this.#load, others, rivals.signal)]);
    const place = this.#place;
    if (winner === null || rivals.signal.aborted) return winner?.cancel();
    // Anything else than another mount of the same stream is found when this one is given up.
    if (!isAllowed || !place?.mime || this.#hasMoved(place) || !place.mounts.includes(winner.url)) return winner.cancel();
    this.#rivals = null;
    this.#leaveFor(rivals);
    this.#failed.add(url);
    this.#tries += 1;
    this.#listener.told({ type: 'state', state: 'live', viewers: 0, recording: false });
    await this.#read(rivals.signal, place, winner);
  }

  /** The mount has spoken, or the page leaves it. */
  #trust() {
    this.#rivals?.abort();
    this.#rivals = null;
  }

  /** Why nothing comes. @param {AbortSignal} signal */
  async #tellState(signal) {
    await this.#ask(signal);
    if (!signal.aborted && this.#place) this.#listener.told({ type: 'state', state: this.#place.state, viewers: 0, recording: false });
  }

  /** @param {string} url the mount that brought the stream so far; empty: none did */
  #lose(url) {
    const wasOpen = this.#isOpen;
    this.#end();
    if (url === '') this.#failed.clear();
    else this.#failed.add(url);
    // At once only after a steady mount: one that begins and ends is asked as seldom as one that does not begin.
    const isSudden = url !== '' && this.#tries === 0;
    const retryIn = isSudden ? 0 : retryPause(this.#tries, lostCode, this.#random()) ?? 0;
    this.#tries += 1;
    this.#cancelPending = this.#scheduler.after(retryIn, () => this.#begin());
    this.#listener.closed({ code: lostCode, reason: '', wasOpen, retryIn });
  }
}
