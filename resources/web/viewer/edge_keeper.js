// @ts-check
// Carries out the live-edge decisions on the video element and notices when media stops arriving in it.

import { decide, noHistory, playableRanges, targetOf } from './live_edge.js';
import { PictureWatch } from './picture_watch.js';
import { StallMeter } from './stall_meter.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./player.js').Player} Player */
/** @typedef {import('./live_edge.js').Targets} Targets */

const decisionPause = 100;
/** Bytes come but nothing of them becomes playable: a decoder that gave up in silence. */
const silentFailure = 2000;
/** So near to its target (seconds) playback may start. */
const primedReach = 0.02;
/** HTMLMediaElement.HAVE_FUTURE_DATA */
const haveFutureData = 3;

export class EdgeKeeper {
  #video;
  #player;
  #scheduler;
  #frameInterval;
  #isVisible;
  #onSilentFailure;
  /** @type {Targets} */
  #targets;
  #history = noHistory;
  #mustLand = true;
  /** Playback starts once the target is in hand: a shorter start would run dry at once. */
  #isPrimed = false;
  #isHeld = false;
  #isFlowing = false;
  #stalls;
  #watch = new PictureWatch();
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
   * @param {() => number} parts.frameInterval seconds from picture to picture; 0 while unknown
   * @param {() => boolean} parts.isVisible whether anybody can see the page
   * @param {() => void} parts.onSilentFailure
   */
  constructor({ video, player, scheduler, targets, frameInterval, isVisible, onSilentFailure }) {
    this.#video = video;
    this.#player = player;
    this.#scheduler = scheduler;
    this.#targets = targets;
    this.#frameInterval = frameInterval;
    this.#isVisible = isVisible;
    this.#onSilentFailure = onSilentFailure;
    this.#stalls = new StallMeter({ video, scheduler });
    this.#cancelTicks = scheduler.every(decisionPause, () => this.update());
  }

  get stalls() {
    return this.#stalls.count;
  }

  /** The wished distance to the newest playable time, in seconds. */
  get target() {
    const targets = this.#player.tracks.map(({ kind }) => targetOf(kind, this.#frameInterval(), this.#targets));
    return Math.max(0, ...targets) + this.#history.reserve;
  }

  /** Seconds between the picture and the newest playable time; null with nothing to play. */
  get distance() {
    const edge = playableRanges(this.#player.tracks).at(-1)?.end;
    return edge === undefined ? null : edge - this.#video.currentTime;
  }

  /** The same source goes on with another blob. @param {Targets} targets */
  adopt(targets) {
    this.#targets = targets;
    this.#stalls.briefWait = targets.briefWait;
    this.#edge = -1;
    this.#noteGrowth();
  }

  /** A new beginning: forgets the last source's history. @param {Targets} targets */
  restart(targets) {
    this.adopt(targets);
    this.#history = { ...noHistory, reserve: this.#history.reserve, stalledAt: this.#history.stalledAt };
    this.#isPrimed = false;
    this.#stalls.restart();
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
    this.#stalls.restart();
    if (isHeld) this.#video.pause();
    else this.land();
    this.update();
  }

  /** @param {boolean} isFlowing whether the host is sending, so that running dry is a stall */
  expectMedia(isFlowing) {
    this.#isFlowing = isFlowing;
    this.#stalls.expect(isFlowing);
    this.#noteGrowth();
  }

  /** @param {number} count of bytes that arrived */
  noteBytes(count) {
    this.#bytesSinceGrowth += count;
  }

  update() {
    const { tracks } = this.#player;
    const edge = playableRanges(tracks).at(-1)?.end;
    this.#checkGrowth(edge ?? -1);
    if (edge === undefined || this.#isHeld) return;
    const { decision, history, wished } = decide({
      now: this.#scheduler.now(),
      tracks,
      frameInterval: this.#frameInterval(),
      currentTime: this.#video.currentTime,
      mustLand: this.#mustLand,
      hasStalled: this.#stalls.take(),
      isStarved: this.#isPrimed && this.#video.readyState < haveFutureData,
      isFrozen: this.#isFrozen(tracks),
    }, this.#history, this.#targets);
    this.#mustLand = false;
    this.#history = history;
    if (decision.kind === 'seek') {
      this.#stalls.restart();
      this.#video.playbackRate = 1;
      this.#video.currentTime = decision.to;
    } else if (decision.kind === 'rate') {
      this.#video.playbackRate = decision.rate;
    }
    if (wished !== null) this.#play(wished);
  }

  close() {
    this.#cancelTicks();
    this.#stalls.close();
  }

  /** @param {import('./live_edge.js').Track[]} tracks */
  #isFrozen(tracks) {
    const { currentTime, paused, seeking } = this.#video;
    const { totalVideoFrames, droppedVideoFrames } = this.#video.getVideoPlaybackQuality();
    return this.#watch.stands({
      tracks, currentTime,
      isPlaying: !paused && !seeking && this.#isVisible(),
      shown: totalVideoFrames - droppedVideoFrames,
      frameInterval: this.#frameInterval(),
    });
  }

  /** @param {number} wished the position that leaves the target in hand */
  #play(wished) {
    if (!this.#isPrimed) this.#isPrimed = wished >= this.#video.currentTime - primedReach;
    // A browser that refuses to play without a gesture leaves the video paused; the page then offers a button.
    if (this.#isPrimed && this.#video.paused) this.#video.play().catch(() => {});
  }

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
