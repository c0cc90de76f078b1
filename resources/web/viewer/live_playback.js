// @ts-check
// The live stream in the video element: from the bytes of its blobs and chunks to a picture at the live edge.

import { codecMessage } from '../common/words.js';
import { ArrivalMeter } from './arrival_meter.js';
import { EdgeKeeper } from './edge_keeper.js';
import { FrameLoss } from './frame_loss.js';
import { targetTable } from './live_edge.js';
import { frameDurations, hasSound, joinsClusters, repeatsVideo, trackTypes } from './media_support.js';
import { Player } from './player.js';
import { SlowDevice } from './slow_device.js';
import { TrackSplit } from './track_split.js';
import { VideoLateness } from './video_lateness.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/**
 * What plays in this page.
 * @typedef {object} Display
 * @property {HTMLVideoElement} video
 * @property {typeof MediaSource} MediaSource
 * @property {{ createObjectURL: (object: any) => string, revokeObjectURL: (url: string) => void }} urls
 * @property {'chromium' | 'firefox' | 'webkit'} engine
 * @property {() => boolean} isVisible whether anybody can see the page
 * @property {import('./media_support.js').PausesUnseen} pausesUnseen
 * @property {{ keep: () => void }} still keeps the last picture in sight while there is no other
 */

const lookPause = 500;
const fillPause = 50;
/** Video that came so recently (ms) is of the stream that has just begun to flow. */
const recentVideo = 300;
/** Video without audio that comes so much later (ms) than usual is not repeated yet. */
const usualWait = 100;

export class LivePlayback {
  #video;
  #engine;
  #still;
  #scheduler;
  #isVisible;
  #listener;
  #split;
  #player;
  #keeper;
  #arrivals = new ArrivalMeter();
  #videoLateness = new VideoLateness();
  #slowness = new SlowDevice();
  #frameLoss = new FrameLoss();
  #cancelLooks;
  #mime = '';
  /** When the newest blob's time zero was captured, in milliseconds. */
  #epoch = 0;
  /** Milliseconds from when the newest frame was captured to when it came. */
  #newestDistance = NaN;
  /** When the newest video came. */
  #videoCameAt = -Infinity;
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
   * @param {{ changed: () => void, failed: () => void, pictureShown: () => void }} parts.listener
   *     failed: only a fresh beginning helps; pictureShown: the first one of a source, whoever plays it
   */
  constructor({ display, scheduler, listener }) {
    const { video, engine, still, isVisible, pausesUnseen } = display;
    this.#video = video;
    this.#engine = engine;
    this.#still = still;
    this.#scheduler = scheduler;
    this.#isVisible = isVisible;
    this.#listener = listener;
    this.#split = new TrackSplit(frameDurations[engine].stated, { repeats: repeatsVideo[engine], joinsClusters: joinsClusters[engine] });
    this.#player = new Player({
      ...display,
      overshoots: frameDurations[engine].overshoot,
      listener: { appended: () => this.#keeper.update(), failed: listener.failed },
    });
    this.#keeper = new EdgeKeeper({
      video, scheduler, isVisible,
      mayBrowserPause: () => !isVisible() && (pausesUnseen === 'any' || (pausesUnseen === 'silent' && !this.#isHeard)),
      player: this.#player,
      targets: targetTable[engine].sound,
      arrivals: {
        frameInterval: () => this.#split.frameInterval,
        reserve: () => this.#arrivals.reserve(scheduler.now()),
        videoLateness: () => this.#videoLateness.seconds,
      },
      // What cannot be played here is no player that failed in silence: the next try would end the same way.
      onSilentFailure: () => this.#isPlayable && listener.failed(),
      starts: { refusalChanged: listener.changed, changedByOthers: (isPaused) => this.#pausedByOthers(isPaused) },
    });
    const cancelSpeed = scheduler.every(lookPause, () => this.#lookAtSpeed());
    const cancelFill = repeatsVideo[engine] !== 'never' ? scheduler.every(fillPause, () => this.#fillAlone()) : () => {};
    this.#cancelLooks = () => {
      cancelSpeed();
      cancelFill();
    };
    video.addEventListener('error', () => this.#isAside || listener.failed());
    video.addEventListener('loadeddata', () => this.#pictureShown());
    video.addEventListener('seeking', () => this.#frameLoss.jumped());
  }

  /** Attaches an empty source, so that a blob that comes later meets an open one. */
  prepare() {
    this.#player.prepare();
  }

  close() {
    this.#cancelLooks();
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
    this.#videoLateness.restart();
    this.#see(this.#split.frames);
    this.#player.start(mime, epoch, parts, this.#split.keyframeTimes);
    this.#epoch = epoch;
    this.#newestDistance = NaN;
    return '';
  }

  /** @param {ArrayBuffer} bytes of a chunk */
  append(bytes) {
    if (this.#isAside || !this.#isPlayable) return;
    const parts = this.#partsOf(bytes);
    if (parts === null) return;
    this.#noteArrival();
    this.#player.append(parts, this.#split.keyframeTimes);
  }

  /** @param {number} count of bytes that arrived */
  noteBytes(count) {
    if (!this.#isAside) this.#keeper.noteBytes(count);
  }

  /** @param {boolean} isFlowing whether the host is sending, so that running dry is a stall */
  expectMedia(isFlowing) {
    if (this.#isFlowing !== isFlowing) {
      // Chunks come on another connection: the last ones of before, or the first new ones, may be on either side of this.
      const isNewVideoHere = isFlowing && this.#scheduler.now() - this.#videoCameAt < recentVideo;
      if (!isNewVideoHere) this.#split.rest();
      this.#arrivals.restart();
    }
    this.#isFlowing = isFlowing;
    this.#keeper.expectMedia(isFlowing && !this.#isAside);
  }

  /** Drops what is buffered; the last picture stays in sight until there is another one. */
  drop() {
    this.#still.keep();
    this.#player.close();
  }

  /** As drop(); the browser keeps the page without showing it. */
  suspend() {
    this.#keeper.suspend();
    this.drop();
    this.expectMedia(false);
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
    this.#keeper.release();
    this.#keeper.expectMedia(false);
  }

  /** As stepAside(), while another element shows the stream: what this one had buffered is freed. */
  leave() {
    this.stepAside();
    this.#player.empty();
  }

  /** Takes the video element back. */
  comeBack() {
    this.#isAside = false;
    this.#still.keep();
    this.#player.prepare();
    this.#keeper.expectMedia(this.#isFlowing);
  }

  /** Within a gesture: plays at the live edge what the browser would not start on its own. */
  startByGesture() {
    if (!this.#isAside) this.#keeper.startByGesture();
  }

  /** This device does not decode the stream as fast as it comes. */
  get isTooSlow() {
    return this.#slowness.isSlow;
  }

  /** The browser does not play before somebody touches the page. */
  get needsGesture() {
    return !this.#isAside && this.#keeper.needsGesture;
  }

  get isAside() {
    return this.#isAside;
  }

  get isPaused() {
    return this.#isPaused;
  }

  /** Nothing plays, whoever has paused it: that is told a moment later. */
  get isStanding() {
    return this.#video.paused;
  }

  /** A frame has been shown since the stream began. */
  get hasPicture() {
    return this.#hasPicture;
  }

  get hasSound() {
    return hasSound(this.#mime);
  }

  /** Of the tracks that the stream has. */
  get kinds() {
    return trackTypes(this.#mime).keys();
  }

  get #isHeard() {
    return this.hasSound && !this.#video.muted && this.#video.volume > 0;
  }

  /** When what is shown was captured, in milliseconds; NaN while nothing live is. */
  get capturedAt() {
    return this.#player.epoch + 1000 * this.#video.currentTime;
  }

  get statistics() {
    return {
      distance: this.#keeper.distance,
      target: this.#keeper.target,
      rate: this.#video.playbackRate,
      width: this.#video.videoWidth,
      height: this.#video.videoHeight,
      shownFrames: this.#frameLoss.shown,
      lostFrames: this.#frameLoss.lost,
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

  /** Video without audio: nothing but the time tells that it stands. */
  #fillAlone() {
    if (this.#isAside || !this.#isFlowing || this.hasSound || !Number.isFinite(this.#newestDistance)) return;
    const parts = this.#split.fillUpTo(this.#scheduler.now() - this.#newestDistance - usualWait - this.#epoch);
    if (parts.size > 0) this.#player.append(parts);
  }

  #lookAtSpeed() {
    const { paused, seeking, currentTime } = this.#video;
    const { totalVideoFrames: total, droppedVideoFrames: dropped } = this.#video.getVideoPlaybackQuality();
    this.#frameLoss.look({
      now: this.#scheduler.now(), total, dropped, played: currentTime, frameInterval: this.#split.frameInterval,
      isSeeking: seeking, isVisible: this.#isVisible(),
    });
    const isWatched = !this.#isAside && !this.#isPaused && !paused && this.#isFlowing && this.#isVisible();
    const hasChanged = this.#slowness.look({
      now: this.#scheduler.now(), received: this.#split.pictures, shown: total - dropped, dropped,
      played: currentTime, inHand: this.#keeper.distance ?? 0, isSeeking: seeking, isWatched,
    });
    if (hasChanged) this.#listener.changed();
  }

  /** @param {readonly import('./track_split.js').Frame[]} frames that have come */
  #see(frames) {
    this.#videoLateness.see(frames);
    if (frames.some(({ kind }) => kind === 'video')) this.#videoCameAt = this.#scheduler.now();
  }

  #noteArrival() {
    const { frames } = this.#split;
    this.#see(frames);
    // Of one kind alone: video takes longer to encode than audio.
    const kind = this.hasSound ? 'audio' : 'video';
    const first = frames.find((frame) => frame.kind === kind);
    if (first) this.#newestDistance = this.#scheduler.now() - this.#epoch - first.time;
    if (!this.#isVisible()) this.#arrivals.restart();
    else if (first) this.#arrivals.arrived(this.#scheduler.now(), this.#epoch + first.time);
  }

  /** A media key, a headset, a button of the browser's own. @param {boolean} isPaused */
  #pausedByOthers(isPaused) {
    if (this.#isPaused === isPaused) return;
    this.togglePause();
    this.#listener.changed();
  }

  #pictureShown() {
    this.#hasPicture = true;
    this.#listener.changed();
    this.#listener.pictureShown();
  }
}
