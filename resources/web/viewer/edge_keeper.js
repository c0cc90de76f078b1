// @ts-check
// Carries out the live-edge decisions on the video element and notices when media stops arriving in it.

import { ClockWatch } from './clock_watch.js';
import { decide, noHistory, playableRanges, reserveOf, targetOf, withStandingVideo } from './live_edge.js';
import { PictureWatch } from './picture_watch.js';
import { StallMeter } from './stall_meter.js';
import { Starter } from './starter.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./player.js').Player} Player */
/** @typedef {import('./live_edge.js').Targets} Targets */
/** @typedef {import('./live_edge.js').Track} Track */

const decisionPause = 100;
/** Bytes keep coming for so long (ms) but nothing of them becomes playable: a decoder that gave up in silence. */
const silentFailure = 2000;
/** A longer pause (ms) is the network's: the time in which bytes keep coming is counted from its end. */
const mostPause = 1500;
/** So near to its target (seconds) playback may start. */
const primedReach = 0.02;
/** Without new media for so long (ms), the distance to the newest says nothing. */
const freshTime = 200;
/** HTMLMediaElement.HAVE_FUTURE_DATA */
const haveFutureData = 3;

export class EdgeKeeper {
  #video;
  #player;
  #scheduler;
  #arrivals;
  #isVisible;
  #onSilentFailure;
  /** @type {Targets} */
  #targets;
  #history = noHistory;
  #mustLand = true;
  /** Landing is over once there is media beyond this. */
  #landingEdge = -1;
  /** Playback starts once the target is in hand: a shorter start would run dry at once. */
  #isPrimed = false;
  #isHeld = false;
  #isFlowing = false;
  /** The host has begun to send, and nothing of it is here yet. */
  #awaitsResumption = false;
  #resumedAt = -Infinity;
  #stalls;
  #starter;
  #pictures = new PictureWatch();
  #clock = new ClockWatch();
  /** The newest of any track. */
  #newest = -1;
  #edge = -1;
  #edgeGrewAt = -Infinity;
  #grewAt = 0;
  #bytesSinceGrowth = 0;
  #bytesCameAt = 0;
  #cancelTicks;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video
   * @param {Player} parts.player
   * @param {Scheduler} parts.scheduler
   * @param {Targets} parts.targets
   * @param {object} parts.arrivals what is known from the frames that came
   * @param {() => number} parts.arrivals.frameInterval seconds from picture to picture; 0 while unknown
   * @param {() => number} parts.arrivals.reserve seconds to be in hand for a network that falls silent
   * @param {() => number} parts.arrivals.videoLateness seconds by which the audio is ahead of a video frame that comes
   * @param {() => boolean} parts.isVisible whether anybody can see the page
   * @param {() => boolean} parts.mayBrowserPause whether the browser pauses the video on its own now
   * @param {() => void} parts.onSilentFailure
   * @param {import('./starter.js').StarterListener} parts.starts
   */
  constructor({ video, player, scheduler, targets, arrivals, isVisible, mayBrowserPause, onSilentFailure, starts }) {
    this.#video = video;
    this.#player = player;
    this.#scheduler = scheduler;
    this.#targets = targets;
    this.#arrivals = arrivals;
    this.#isVisible = isVisible;
    this.#onSilentFailure = onSilentFailure;
    this.#stalls = new StallMeter({ video, scheduler });
    this.#starter = new Starter({ video, mayBrowserPause, listener: starts });
    this.#cancelTicks = scheduler.every(decisionPause, () => this.update());
  }

  get stalls() {
    return this.#stalls.count;
  }

  /** The browser does not play before somebody touches the page. */
  get needsGesture() {
    return this.#starter.isRefused;
  }

  /** The wished distance to the newest playable time, in seconds. */
  get target() {
    const targets = this.#player.tracks.map(({ kind }) => targetOf(kind, this.#arrivals.frameInterval(), this.#targets));
    return Math.max(0, ...targets) + reserveOf(this.#history, { arrivalReserve: this.#arrivals.reserve() });
  }

  /** Seconds between the picture and the newest playable time; null with nothing to play. */
  get distance() {
    const edge = edgeOf(this.#tracks);
    return edge === null ? null : edge - this.#video.currentTime;
  }

  /** The same source goes on with another blob. @param {Targets} targets */
  adopt(targets) {
    this.#targets = targets;
    this.#stalls.briefWait = targets.briefWait;
    this.#newest = -1;
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

  /** Goes to the live edge now, and again once newer media is there. */
  land() {
    this.#mustLand = true;
    this.#landingEdge = edgeOf(this.#tracks) ?? -1;
  }

  /** @param {boolean} isHeld the guest has paused: the picture stays where it is */
  hold(isHeld) {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    this.#stalls.restart();
    if (isHeld) this.#starter.pause();
    else this.land();
    this.update();
  }

  /** Somebody touches the page: what was refused is allowed now. */
  startByGesture() {
    this.land();
    this.update();
    this.#starter.startByGesture();
  }

  /** The browser keeps the page without showing it, until there is media here again. */
  suspend() {
    this.#starter.suspend();
  }

  /** The video element is someone else's, until there is media here again. */
  release() {
    this.#starter.release();
  }

  /** @param {boolean} isFlowing whether the host is sending, so that running dry is a stall */
  expectMedia(isFlowing) {
    this.#awaitsResumption ||= isFlowing && !this.#isFlowing;
    this.#isFlowing = isFlowing;
    this.#stalls.expect(isFlowing);
    this.#noteGrowth();
  }

  /** @param {number} count of bytes that arrived */
  noteBytes(count) {
    const now = this.#scheduler.now();
    // The first ones after a silence have just come.
    if (this.#bytesSinceGrowth === 0 || now - this.#bytesCameAt > mostPause) this.#grewAt = now;
    this.#bytesSinceGrowth += count;
    this.#bytesCameAt = now;
  }

  update() {
    this.#checkGrowth();
    const tracks = this.#tracks;
    const edge = edgeOf(tracks);
    const now = this.#scheduler.now();
    if (edge === null || this.#isHeld) return;
    if (edge > this.#edge + 0.001) this.#noteEdgeGrowth(now);
    this.#edge = edge;
    const { decision, history, wished } = decide({
      now, tracks,
      frameInterval: this.#arrivals.frameInterval(),
      arrivalReserve: this.#arrivals.reserve(),
      isFresh: now - this.#edgeGrewAt < freshTime,
      currentTime: this.#video.currentTime,
      mustLand: this.#mustLand,
      resumedAt: this.#resumedAt,
      hasStalled: this.#stalls.take(),
      isStarved: this.#isPrimed && this.#video.readyState < haveFutureData,
      isStuck: this.#isStuck(edge),
      isFrozen: this.#isFrozen(),
    }, this.#history, this.#targets);
    if (edge > this.#landingEdge + 0.001) this.#mustLand = false;
    this.#history = history;
    if (decision.kind === 'seek') {
      this.#stalls.restart();
      this.#video.playbackRate = 1;
      this.#video.currentTime = decision.to;
      this.#clock.moved(now, decision.to);
    } else if (decision.kind === 'rate') {
      this.#video.playbackRate = decision.rate;
    }
    if (wished !== null) this.#play(wished);
  }

  close() {
    this.#cancelTicks();
    this.#stalls.close();
    this.#starter.close();
  }

  get #tracks() {
    return withStandingVideo(this.#player.tracks, this.#arrivals.videoLateness());
  }

  get #isWatched() {
    const { paused, seeking } = this.#video;
    return !paused && !seeking && this.#isVisible();
  }

  /** @param {number} edge */
  #isStuck(edge) {
    const { currentTime } = this.#video;
    const state = this.#clock.look({
      now: this.#scheduler.now(), currentTime, isPlaying: this.#isWatched, inHand: edge - currentTime,
    });
    if (state === 'hangs') this.#onSilentFailure();
    return state === 'stands';
  }

  #isFrozen() {
    const { totalVideoFrames, droppedVideoFrames } = this.#video.getVideoPlaybackQuality();
    return this.#pictures.stands({
      tracks: this.#player.tracks,
      currentTime: this.#video.currentTime,
      isPlaying: this.#isWatched,
      shown: totalVideoFrames - droppedVideoFrames,
      frameInterval: this.#arrivals.frameInterval(),
    });
  }

  /** @param {number} wished the position that leaves the target in hand */
  #play(wished) {
    if (!this.#isPrimed) this.#isPrimed = wished >= this.#video.currentTime - primedReach;
    if (this.#isPrimed && this.#video.paused) this.#starter.start();
  }

  /** @param {number} now */
  #noteEdgeGrowth(now) {
    this.#edgeGrewAt = now;
    if (!this.#awaitsResumption) return;
    this.#awaitsResumption = false;
    this.#resumedAt = now;
  }

  /** On a page that nobody sees browsers play what they like: nothing is judged. */
  #checkGrowth() {
    const newest = Math.max(-1, ...this.#player.tracks.map((track) => endOf(track) ?? -1));
    if (newest > this.#newest + 0.001 || !this.#isVisible()) this.#noteGrowth();
    this.#newest = Math.max(newest, this.#newest);
    const inVain = this.#bytesCameAt - this.#grewAt;
    if (this.#isFlowing && this.#bytesSinceGrowth > 0 && inVain > silentFailure) {
      this.#noteGrowth();
      this.#onSilentFailure();
    }
  }

  #noteGrowth() {
    this.#grewAt = this.#scheduler.now();
    this.#bytesSinceGrowth = 0;
  }
}

/** @param {Track} track */
function endOf({ ranges }) {
  return ranges.length > 0 ? ranges[ranges.length - 1].end : null;
}

/** The newest playable time. @param {Track[]} tracks */
function edgeOf(tracks) {
  return endOf({ kind: 'video', ranges: playableRanges(tracks) });
}
