// @ts-check
// Plays the stream's past: a source of its own in the page's video element, fed GOP by GOP.

import { playableRanges } from './live_edge.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./gop_loader.js').Loaded} Loaded */
/**
 * @typedef {object} PastListener
 * @property {() => void} caughtUp the live edge is reached: no more of the past is there
 * @property {(from: number) => void} forgotten the wished moment is no longer kept, only what is from here on
 * @property {() => void} failed
 */

const pumpPause = 200;
const retryPause = 700;
/** Media in hand, in milliseconds. */
const wishedAhead = 10000;
/** With less than this in hand, and no more to come, playback is about to stand. */
const leastAhead = 400;
/** With less than this the relay is asked, whatever is known. */
const urgentAhead = 2000;
/** So near to the end of a range (seconds) a browser plays no further. */
const endReach = 0.15;

export class PastPlayer {
  #video;
  #player;
  #split;
  #load;
  #still;
  #newest;
  #scheduler;
  #listener;
  #epoch = 0;
  /** Where playback is to begin, until it has. @type {number | null} */
  #wanted = null;
  /** Up to here it was loaded. */
  #loadedTo = 0;
  /** The tracks change here: from then on it needs another source. @type {number | null} */
  #changeAt = null;
  #hasEnd = false;
  #isHeld = false;
  #isOpen = false;
  /** @type {AbortController | null} a load is under way */
  #loading = null;
  #retryAt = 0;
  #cancelTicks = () => {};

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video
   * @param {import('./player.js').Player} parts.player of its own; tells appended() here
   * @param {import('./track_split.js').TrackSplit} parts.split of its own
   * @param {(at: number, signal: AbortSignal) => Promise<Loaded>} parts.load
   * @param {() => number} parts.newest up to here something is kept, as far as is known
   * @param {{ keep: () => void }} parts.still
   * @param {Scheduler} parts.scheduler
   * @param {PastListener} parts.listener
   */
  constructor({ video, player, split, load, newest, still, scheduler, listener }) {
    this.#video = video;
    this.#player = player;
    this.#split = split;
    this.#load = load;
    this.#newest = newest;
    this.#still = still;
    this.#scheduler = scheduler;
    this.#listener = listener;
    video.addEventListener('error', () => this.#isOpen && listener.failed());
    for (const type of ['pause', 'play']) video.addEventListener(type, () => this.#compare());
    /** The video was paused or started by something else than hold(). @type {(isHeld: boolean) => void} */
    this.onHeldByOthers = () => {};
  }

  /** @param {number} at @param {number} epoch when the stream's time zero was */
  start(at, epoch) {
    this.#abort();
    this.#epoch = epoch;
    this.#wanted = at;
    if (this.#isOpen && this.#seekWithin('exactly')) return;
    this.#still.keep();
    this.#player.prepare();
    this.#loadedTo = at;
    this.#changeAt = null;
    if (!this.#isOpen) this.#cancelTicks = this.#scheduler.every(pumpPause, () => this.#tick());
    this.#isOpen = true;
    this.#pump();
  }

  /** The time that is shown, or about to be. */
  get position() {
    return this.#wanted ?? this.#video.currentTime * 1000;
  }

  /** @param {boolean} isHeld the guest has paused */
  hold(isHeld) {
    this.#isHeld = isHeld;
    if (isHeld) this.#video.pause();
    else if (this.#isOpen && this.#wanted === null) this.#play();
  }

  /** The browser has taken something. */
  appended() {
    if (this.#wanted !== null) this.#seekWithin('orBehind');
    this.#pump();
  }

  close() {
    this.#abort();
    this.#cancelTicks();
    this.#isOpen = false;
    this.#isHeld = false;
    this.#wanted = null;
    this.#player.close();
  }

  /**
   * Goes to the wanted time, if that can be played.
   * @param {'exactly' | 'orBehind'} where `orBehind`: also past a hole that it lies in
   */
  #seekWithin(where) {
    const wanted = (this.#wanted ?? 0) / 1000;
    const range = playableRanges(this.#player.tracks).find(({ end }) => wanted < end);
    if (!range || (where === 'exactly' && wanted < range.start)) return false;
    this.#wanted = null;
    this.#video.playbackRate = 1;
    this.#video.currentTime = Math.max(wanted, range.start);
    if (!this.#isHeld) this.#play();
    return true;
  }

  async #play() {
    try {
      await this.#video.play();
    } catch (error) {
      // A browser that wants a gesture leaves the video paused, and tells nobody; the page has a button.
      if (/** @type {Error} */ (error).name === 'NotAllowedError') this.#compare();
    }
  }

  /** Headsets, picture in picture and browsers pause and play, too. */
  #compare() {
    const { paused } = this.#video;
    if (this.#isOpen && this.#wanted === null && paused !== this.#isHeld) this.onHeldByOthers(paused);
  }

  #tick() {
    this.#pump();
    if (this.#wanted !== null || this.#isHeld) return;
    const { currentTime } = this.#video;
    const ranges = playableRanges(this.#player.tracks);
    const within = ranges.find(({ start, end }) => start <= currentTime && currentTime < end - endReach);
    if (within) return;
    const next = ranges.find(({ start }) => start > currentTime);
    if (next) this.#video.currentTime = next.start;
    else if (this.#changeAt !== null) this.start(this.#changeAt, this.#epoch);
  }

  #pump() {
    const ahead = this.#loadedTo - this.position;
    if (!this.#isOpen || this.#loading !== null || this.#changeAt !== null || ahead > wishedAhead) return;
    if (this.#loadedTo >= this.#newest() && ahead > urgentAhead) return;
    if (this.#hasEnd && !this.#isHeld && ahead < leastAhead) this.#listener.caughtUp();
    else if (this.#scheduler.now() >= this.#retryAt) this.#loadNext();
  }

  async #loadNext() {
    const loading = new AbortController();
    this.#loading = loading;
    const loaded = await this.#load(this.#loadedTo, loading.signal);
    if (this.#loading !== loading) return; // another wish has come
    this.#loading = null;
    this.#hasEnd = loaded.kind === 'notYet';
    if (loaded.kind === 'gop') return this.#take(loaded);
    this.#retryAt = this.#scheduler.now() + retryPause;
    if (loaded.kind === 'forgotten') this.#listener.forgotten(loaded.from);
    else if (loaded.kind === 'refused') this.#listener.failed();
    else this.#pump();
  }

  /** @param {import('./gop_loader.js').Gop} gop */
  #take({ time, end, mime, bytes }) {
    if (this.#player.tracks.length > 0 && !this.#player.continuesWith(mime, this.#epoch)) {
      this.#changeAt = time;
      return;
    }
    try {
      const parts = this.#split.split(bytes);
      this.#loadedTo = end;
      this.#player.start(mime, this.#epoch, parts, this.#split.keyframeTimes);
    } catch {
      return this.#listener.failed();
    }
    this.#pump();
  }

  #abort() {
    this.#loading?.abort();
    this.#loading = null;
    this.#hasEnd = false;
    this.#retryAt = 0;
  }
}
