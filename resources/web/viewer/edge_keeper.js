// @ts-check
// Carries out the live-edge decisions on the video element and notices when media stops arriving in it.

import { decide, noHistory } from './live_edge.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./player.js').Player} Player */
/** @typedef {import('./live_edge.js').Targets} Targets */

const decisionPause = 100;
/** Bytes come but nothing of them becomes playable: a decoder that gave up in silence. */
const silentFailure = 2000;
/** HTMLMediaElement.HAVE_FUTURE_DATA */
const haveFutureData = 3;

export class EdgeKeeper {
  #video;
  #player;
  #scheduler;
  #onSilentFailure;
  /** @type {Targets} */
  #targets;
  #history = noHistory;
  #mustLand = true;
  /** Playback starts once the target is in hand: a shorter start would run dry at once. */
  #isPrimed = false;
  #isHeld = false;
  #isFlowing = false;
  #hasStalled = false;
  #stalls = 0;
  #edge = -1;
  #edgeGrewAt = 0;
  #bytesSinceGrowth = 0;
  #cancelTicks;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video
   * @param {Player} parts.player
   * @param {Scheduler} parts.scheduler
   * @param {Targets} parts.targets
   * @param {() => void} parts.onSilentFailure
   */
  constructor({ video, player, scheduler, targets, onSilentFailure }) {
    this.#video = video;
    this.#player = player;
    this.#scheduler = scheduler;
    this.#targets = targets;
    this.#onSilentFailure = onSilentFailure;
    this.#cancelTicks = scheduler.every(decisionPause, () => this.update());
    video.addEventListener('waiting', this.#waiting);
  }

  get stalls() {
    return this.#stalls;
  }

  get target() {
    return this.#targets.target + this.#history.reserve;
  }

  /** Seconds between the picture and the newest playable time; null with nothing to play. */
  get distance() {
    const edge = this.#player.ranges.at(-1)?.end;
    return edge === undefined ? null : edge - this.#video.currentTime;
  }

  /** A new beginning: forgets the last stream's history. @param {Targets} targets */
  restart(targets) {
    this.#targets = targets;
    this.#history = { ...noHistory, reserve: this.#history.reserve, stalledAt: this.#history.stalledAt };
    this.#edge = -1;
    this.#isPrimed = false;
    this.#noteGrowth();
    this.land();
  }

  /** Goes to the live edge at the next opportunity. */
  land() {
    this.#mustLand = true;
  }

  /** @param {boolean} isHeld the guest has paused: the picture stays where it is */
  hold(isHeld) {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    if (isHeld) this.#video.pause();
    else this.land();
    this.update();
  }

  /** @param {boolean} isFlowing whether the host is sending, so that running dry is a stall */
  expectMedia(isFlowing) {
    this.#isFlowing = isFlowing;
    this.#noteGrowth();
  }

  /** @param {number} count of bytes that arrived */
  noteBytes(count) {
    this.#bytesSinceGrowth += count;
  }

  update() {
    const ranges = this.#player.ranges;
    this.#checkGrowth(ranges.at(-1)?.end ?? -1);
    if (ranges.length === 0 || this.#isHeld) return;
    const { decision, history } = decide({
      now: this.#scheduler.now(),
      ranges,
      currentTime: this.#video.currentTime,
      mustLand: this.#mustLand,
      hasStalled: this.#hasStalled,
      isStarved: this.#isPrimed && !this.#video.seeking && this.#video.readyState < haveFutureData,
    }, this.#history, this.#targets);
    this.#mustLand = false;
    this.#hasStalled = false;
    this.#history = history;
    if (decision.kind === 'seek') {
      this.#video.playbackRate = 1;
      this.#video.currentTime = decision.to;
    } else if (decision.kind === 'rate') {
      this.#video.playbackRate = decision.rate;
    }
    this.#play();
  }

  close() {
    this.#cancelTicks();
    this.#video.removeEventListener('waiting', this.#waiting);
  }

  #play() {
    if (!this.#isPrimed) this.#isPrimed = (this.distance ?? 0) >= this.target * 0.9;
    // A browser that refuses to play without a gesture leaves the video paused; the page then offers a button.
    if (this.#isPrimed && this.#video.paused) this.#video.play().catch(() => {});
  }

  #waiting = () => {
    if (!this.#isFlowing || this.#isHeld || !this.#isPrimed || this.#video.seeking) return;
    this.#hasStalled = true;
    this.#stalls += 1;
  };

  /** @param {number} edge */
  #checkGrowth(edge) {
    if (edge > this.#edge + 0.001) {
      this.#edge = edge;
      this.#noteGrowth();
    }
    const quiet = this.#scheduler.now() - this.#edgeGrewAt;
    if (this.#isFlowing && this.#bytesSinceGrowth > 0 && quiet > silentFailure) {
      this.#noteGrowth();
      this.#onSilentFailure();
    }
  }

  #noteGrowth() {
    this.#edgeGrewAt = this.#scheduler.now();
    this.#bytesSinceGrowth = 0;
  }
}
