// @ts-check
// The live stream in the video element: from the bytes of its blobs and chunks to a picture at the live edge.

import { codecMessage } from '../common/words.js';
import { EdgeKeeper } from './edge_keeper.js';
import { targetTable } from './live_edge.js';
import { frameDurations, hasSound } from './media_support.js';
import { Player } from './player.js';
import { TrackSplit } from './track_split.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/**
 * What plays in this page.
 * @typedef {object} Display
 * @property {HTMLVideoElement} video
 * @property {typeof MediaSource} MediaSource
 * @property {{ createObjectURL: (object: any) => string, revokeObjectURL: (url: string) => void }} urls
 * @property {'chromium' | 'firefox' | 'webkit'} engine
 * @property {() => boolean} isVisible whether anybody can see the page
 * @property {{ keep: () => void }} still keeps the last picture in sight while there is no other
 */

export class LivePlayback {
  #video;
  #engine;
  #still;
  #listener;
  #split;
  #player;
  #keeper;
  #mime = '';
  /** The browser knows the codec of the newest blob. */
  #isPlayable = true;
  #hasPicture = false;
  #isPaused = false;
  /** The video element plays something else than what is live. */
  #isAside = false;
  /** The relay says that the host is sending. */
  #isFlowing = false;

  /**
   * @param {object} parts
   * @param {Display} parts.display
   * @param {Scheduler} parts.scheduler
   * @param {{ pictureShown: () => void, failed: () => void }} parts.listener failed: only a fresh beginning helps
   */
  constructor({ display, scheduler, listener }) {
    const { video, engine, still, isVisible } = display;
    this.#video = video;
    this.#engine = engine;
    this.#still = still;
    this.#listener = listener;
    this.#split = new TrackSplit(frameDurations[engine].stated);
    this.#player = new Player({
      ...display,
      overshoots: frameDurations[engine].overshoot,
      listener: { appended: () => this.#keeper.update(), failed: listener.failed },
    });
    this.#keeper = new EdgeKeeper({
      video, scheduler, isVisible,
      player: this.#player,
      targets: targetTable[engine].sound,
      frameInterval: () => this.#split.frameInterval,
      // What cannot be played here is no player that failed in silence: the next try would end the same way.
      onSilentFailure: () => this.#isPlayable && listener.failed(),
    });
    video.addEventListener('error', () => this.#isAside || listener.failed());
    video.addEventListener('loadeddata', () => this.#pictureShown());
  }

  /** Attaches an empty source, so that a blob that comes later meets an open one. */
  prepare() {
    this.#player.prepare();
  }

  close() {
    this.#keeper.close();
    this.#player.close();
  }

  /**
   * @param {import('./blob_order.js').Blob} blob @param {ArrayBuffer} bytes
   * @returns {string} a sentence about why this browser cannot play it; empty if it can
   */
  start({ mime, epoch }, bytes) {
    if (this.#isAside) return '';
    this.#isPlayable = this.#player.canPlay(mime);
    if (!this.#isPlayable) {
      this.#player.close();
      return codecMessage(mime);
    }
    const parts = this.#partsOf(bytes);
    if (parts === null) return '';
    this.#mime = mime;
    const targets = targetTable[this.#engine][hasSound(mime) ? 'sound' : 'picture'];
    if (this.#player.continuesWith(mime, epoch)) {
      this.#keeper.adopt(targets);
    } else {
      if (this.#hasPicture) this.#still.keep();
      this.#hasPicture = false;
      this.#keeper.restart(targets);
    }
    this.#player.start(mime, epoch, parts);
    return '';
  }

  /** @param {ArrayBuffer} bytes of a chunk */
  append(bytes) {
    if (this.#isAside || !this.#isPlayable) return;
    const parts = this.#partsOf(bytes);
    if (parts !== null) this.#player.append(parts);
  }

  /** @param {number} count of bytes that arrived */
  noteBytes(count) {
    if (!this.#isAside) this.#keeper.noteBytes(count);
  }

  /** @param {boolean} isFlowing whether the host is sending, so that running dry is a stall */
  expectMedia(isFlowing) {
    this.#isFlowing = isFlowing;
    this.#keeper.expectMedia(isFlowing && !this.#isAside);
  }

  /** Drops what is buffered; the last picture stays in sight until there is another one. */
  drop() {
    this.#still.keep();
    this.#player.close();
  }

  goToLiveEdge() {
    if (this.#isAside) return;
    this.#keeper.land();
    this.#keeper.update();
  }

  togglePause() {
    this.#isPaused = !this.#isPaused;
    this.#keeper.hold(this.#isPaused);
  }

  /** Leaves the video element to someone else. */
  stepAside() {
    this.#isAside = true;
    this.#isPaused = false;
    this.drop();
    this.#keeper.hold(false);
    this.#keeper.expectMedia(false);
  }

  /** Takes the video element back. */
  comeBack() {
    this.#isAside = false;
    this.#still.keep();
    this.#player.prepare();
    this.#keeper.expectMedia(this.#isFlowing);
  }

  get isAside() {
    return this.#isAside;
  }

  get isPaused() {
    return this.#isPaused;
  }

  /** A frame has been shown since the stream began. */
  get hasPicture() {
    return this.#hasPicture;
  }

  get hasSound() {
    return hasSound(this.#mime);
  }

  /** When what is shown was captured, in milliseconds; NaN while nothing live is. */
  get capturedAt() {
    return this.#player.epoch + 1000 * this.#video.currentTime;
  }

  get statistics() {
    const quality = this.#video.getVideoPlaybackQuality();
    return {
      distance: this.#keeper.distance,
      target: this.#keeper.target,
      rate: this.#video.playbackRate,
      width: this.#video.videoWidth,
      height: this.#video.videoHeight,
      frames: quality.totalVideoFrames,
      droppedFrames: quality.droppedVideoFrames,
      stalls: this.#keeper.stalls,
      mime: this.#mime,
    };
  }

  /** @param {ArrayBuffer} bytes @returns {import('./track_split.js').Parts | null} */
  #partsOf(bytes) {
    try {
      return this.#split.split(bytes);
    } catch {
      this.#listener.failed();
      return null;
    }
  }

  #pictureShown() {
    this.#hasPicture = true;
    this.#listener.pictureShown();
  }
}
