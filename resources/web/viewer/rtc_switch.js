// @ts-check
// Which way shows the live stream: the relay's chunks, or a peer connection that is tried beside them and takes over.

import { firstPlayout, lookBetween, nextPlayout, playoutSteps } from './playout_target.js';
import { RtcFigures } from './rtc_figures.js';
import { noStats } from './rtc_stats.js';
import { RtcRetry } from './rtc_retry.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./rtc_player.js').RtcPlayer} RtcPlayer */
/** @typedef {import('./rtc_stats.js').RtcStats} RtcStats */
/**
 * What the page does without a peer connection.
 * @typedef {object} OtherWay
 * @property {() => boolean} isWatched it shows what is live, and somebody looks: not paused, nor of the past
 * @property {() => boolean} isFlowing the host is sending
 * @property {() => Iterable<import('./rtp_time.js').Kind>} kinds of tracks that the stream has
 * @property {() => number} capturedAt when its picture was captured, in milliseconds by the relay's clock
 * @property {() => void} leave no more media, please
 * @property {() => void} comeBack
 * @property {() => void} changed something that a guest can see has
 */
/** @typedef {{ now: number, isSynchronised: boolean }} RelayTime */
/**
 * `resting`: no peer connection; `joining`: one is made, unseen; `shown`; `returning`: its last picture stays until the
 * other way has one; `off`: never again in this visit.
 * @typedef {'resting' | 'joining' | 'shown' | 'returning' | 'off'} State
 */

const lookPause = 300;
/**
 * Nothing came for so long (ms) although the host is sending: the way is cut. Three looks see it, of which the first one may
 * come right behind the cut, and then the other way needs a picture: within 1.5 s.
 */
const silenceLimit = 850;
/** Packets came for so long (ms), and no picture of them: a busy computer may take its time. */
const frozenLimit = 1200;
/** A connection that shows no frame by then is none: the firewall lets no UDP through. */
const openLimit = 5000;
/** One that has frames and does not catch up by then does not. */
const freshLimit = 10000;
/** A frame so near to what is live (ms) is new enough to be shown. */
const freshReach = 300;
/** Where nobody knows when frames were captured, the old ones of a join are past by then. */
const joinTime = 500;
/** No further video for so long: the newest frame is what there is. */
const standingTime = 1000;
const playoutPause = 1000;

export class RtcSwitch {
  #makePlayer;
  #stack;
  #still;
  #time;
  #scheduler;
  #isVisible;
  /** @type {OtherWay} */
  #other;
  /** @type {State} */
  #state = 'resting';
  /** @type {RtcPlayer | null} */
  #player = null;
  #retry;
  #figures = new RtcFigures();
  #isPaused = false;
  /** The way was cut while the guest had paused. */
  #isCut = false;
  /** Milliseconds that count for the limit of the state. */
  #waited = 0;
  #lookedAt = 0;
  #shownAt = 0;
  /** @type {number | null} */
  #firstFrameAt = null;
  #frameAt = 0;
  #isAsking = false;
  #statsAt = 0;
  #stats = noStats;
  #silence = 0;
  #frozen = 0;
  #playout = firstPlayout(0);
  #playoutStats = noStats;
  #playoutAt = 0;
  #cancelLooks;

  /**
   * @param {object} parts
   * @param {(listener: import('./rtc_player.js').RtcListener) => RtcPlayer} parts.makePlayer
   * @param {import('./video_stack.js').VideoStack} parts.stack
   * @param {Pick<import('./still.js').Still, 'keep' | 'release'>} parts.still
   * @param {RelayTime} parts.time
   * @param {Scheduler} parts.scheduler
   * @param {() => boolean} parts.isVisible whether anybody can see the page
   * @param {OtherWay} parts.other
   */
  constructor({ makePlayer, stack, still, time, scheduler, isVisible, other }) {
    this.#makePlayer = makePlayer;
    this.#stack = stack;
    this.#still = still;
    this.#time = time;
    this.#scheduler = scheduler;
    this.#isVisible = isVisible;
    this.#other = other;
    this.#retry = new RtcRetry(scheduler);
    this.#stack.listener = {
      refused: () => this.#onFailure(null),
      pausedByOthers: (isPaused) => this.#pausedByOthers(isPaused),
    };
    this.#cancelLooks = scheduler.every(lookPause, () => this.#look());
  }

  get isShown() {
    return this.#state === 'shown';
  }

  /** By the guest, while it is shown. */
  get isPaused() {
    return this.#isPaused;
  }

  get figures() {
    return this.#figures;
  }

  /**
   * The statistics of the whole visit, from those of the other way.
   * @param {{ shownFrames: number, lostFrames: number, stalls: number, receivedBytes: number }} other
   */
  addTo(other) {
    const { shownFrames, lostFrames, stalls, receivedBytes } = this.#figures;
    const sums = {
      shownFrames: other.shownFrames + shownFrames,
      lostFrames: other.lostFrames + lostFrames,
      stalls: other.stalls + stalls,
      receivedBytes: other.receivedBytes + receivedBytes,
    };
    return this.isShown ? { ...sums, ...this.#ownStatistics } : sums;
  }

  get #ownStatistics() {
    const { width, height } = this.#stack.figures;
    const [audio, video] = [this.#player?.audioDelay ?? null, this.#figures.delay];
    return {
      way: 'WebRTC', width, height,
      distance: this.#figures.buffered / 1000,
      target: this.#target / 1000,
      rate: 1,
      /** Milliseconds by which the audio is later than the video; null while unknown. */
      audioOffset: audio === null || video === null ? null : audio - video,
    };
  }

  /** Milliseconds that frames are to be held back at least. */
  get #target() {
    return playoutSteps[this.#playout.step];
  }

  /** The other way has a picture, its first or the first one again. */
  onPicture() {
    if (this.#state === 'returning') this.#rest();
    this.#beginIfDue();
  }

  /** There is another network, or another relay: what failed before may work now. */
  onNews() {
    this.#retry.forget();
    this.#beginIfDue();
  }

  /** There is nothing to be had until another stream begins. */
  onEnd() {
    if (this.#state === 'shown') this.#cut();
    else if (this.#state === 'joining') this.#rest();
  }

  /** The page does something else than to show what is live, and sees to it: the last picture is kept for it. */
  leave() {
    if (this.#state === 'shown') {
      this.#still.keep();
      this.#stack.showLower();
    }
    if (this.#state !== 'off') this.#rest();
  }

  togglePause() {
    this.#isPaused = !this.#isPaused;
    this.#figures.interrupt();
    this.#restartWatch();
    if (!this.#isPaused && this.#isCut) this.#fallBack();
    else this.#stack.hold(this.#isPaused);
  }

  /** The page is seen again: plays what a browser has paused meanwhile. */
  resume() {
    this.#figures.interrupt();
    this.#stack.resume();
  }

  close() {
    this.#cancelLooks();
    this.#endPlayer();
    this.#state = 'off';
  }

  /** A window of its own shows the other way's element: it stays. */
  get #isWanted() {
    return this.#other.isWatched() && !this.#stack.isInWindow;
  }

  #beginIfDue() {
    if (this.#state !== 'resting' || !this.#retry.isDue || !this.#isWanted) return;
    this.#state = 'joining';
    this.#waited = 0;
    this.#lookedAt = this.#scheduler.now();
    this.#firstFrameAt = null;
    this.#stats = noStats;
    this.#statsAt = this.#lookedAt;
    this.#playout = firstPlayout(this.#lookedAt);
    this.#playoutAt = this.#lookedAt;
    this.#playoutStats = noStats;
    this.#player = this.#makePlayer({
      frame: (captured) => this.#onFrame(captured),
      ended: () => this.#onGoodbye(),
      failed: (pause) => this.#onFailure(pause),
      unavailable: () => {
        this.#endPlayer();
        this.#state = 'off';
      },
    });
    this.#player.open(this.#other.kinds());
  }

  /** @param {number} captured */
  #onFrame(captured) {
    const now = this.#scheduler.now();
    this.#firstFrameAt ??= now;
    this.#frameAt = now;
    const isShown = this.#state === 'shown';
    this.#figures.onFrame({ captured, now: this.#time.now, isWatched: isShown && this.#isVisible() });
    if (isShown) this.#still.release();
    else if (this.#isFresh(captured)) this.#show();
  }

  /** A join begins with a keyframe that may be seconds old. @param {number} captured */
  #isFresh(captured) {
    if (!Number.isFinite(captured)) return this.#frameAt - (this.#firstFrameAt ?? this.#frameAt) >= joinTime;
    const isNear = this.#time.isSynchronised && this.#time.now - captured <= freshReach;
    return isNear || captured >= this.#other.capturedAt();
  }

  /** All in one turn, so that nobody sees none of the two, or hears both. */
  #show() {
    if (this.#state !== 'joining' || !this.#isWanted) return;
    this.#state = 'shown';
    this.#shownAt = this.#scheduler.now();
    this.#restartWatch();
    this.#figures.interrupt();
    this.#stack.showUpper();
    this.#other.leave();
    this.#other.changed();
  }

  /** The other way takes over, and this one's last picture stays until that has one. */
  #fallBack() {
    this.#still.keep();
    this.#stack.showLower();
    this.#state = 'returning';
    this.#waited = 0;
    // A window of its own would close with its picture.
    if (!this.#stack.isInWindow) this.#endPlayer();
    this.#other.comeBack();
    this.#other.changed();
  }

  #rest() {
    this.#endPlayer();
    this.#state = 'resting';
  }

  #endPlayer() {
    this.#isPaused = false;
    this.#isCut = false;
    if (this.#player === null) return;
    const player = this.#player;
    this.#player = null;
    // In this order: what ends would count as paused by somebody.
    this.#stack.clear();
    player.close();
    this.#figures.end();
  }

  /** @param {number | null} pause */
  #onFailure(pause) {
    if (this.#state === 'joining') {
      this.#retry.failed(pause);
      this.#rest();
    } else if (this.#state === 'shown') {
      this.#retry.failedAfter(this.#scheduler.now() - this.#shownAt);
      this.#cut();
    }
  }

  /** The relay has ended it: the stream has other tracks, or the visit is over. */
  #onGoodbye() {
    if (this.#state !== 'shown') return this.#onFailure(null);
    this.#retry.endedAfter(this.#scheduler.now() - this.#shownAt);
    this.#cut();
  }

  #cut() {
    if (this.#isPaused) this.#isCut = true;
    else this.#fallBack();
  }

  /** @param {boolean} isPaused */
  #pausedByOthers(isPaused) {
    if (this.#state !== 'shown' || this.#isPaused === isPaused) return;
    this.togglePause();
    this.#other.changed();
  }

  #look() {
    const now = this.#scheduler.now();
    // A page that nobody sees looks seldom: what it missed says nothing.
    this.#waited += Math.min(now - this.#lookedAt, 2 * lookPause);
    this.#lookedAt = now;
    if (this.#state === 'resting') this.#beginIfDue();
    else if (this.#state === 'joining') this.#lookAtJoin();
    else if (this.#state === 'returning' && this.#waited >= freshLimit) this.#rest();
    if (this.#state === 'joining' || this.#state === 'shown') this.#ask();
  }

  #lookAtJoin() {
    if (!this.#isWanted) this.#rest();
    else if (this.#waited >= (this.#firstFrameAt === null ? openLimit : freshLimit)) this.#onFailure(null);
  }

  async #ask() {
    const player = this.#player;
    if (this.#isAsking || player === null) return;
    this.#isAsking = true;
    const stats = await player.stats().catch(() => null);
    this.#isAsking = false;
    if (stats !== null && player === this.#player) this.#onStats(stats);
  }

  /** @param {RtcStats} stats */
  #onStats(stats) {
    const now = this.#scheduler.now();
    const last = this.#stats;
    const passed = Math.min(now - this.#statsAt, 2 * lookPause);
    this.#stats = stats;
    this.#statsAt = now;
    const isShown = this.#state === 'shown';
    const isVisible = this.#isVisible();
    this.#figures.onStats(stats, { now, isShown, isVisible, dropped: this.#stack.figures.dropped });
    const hasVideo = stats.videoPackets > last.videoPackets;
    if (this.#state === 'joining' && this.#firstFrameAt !== null) {
      if (hasVideo) this.#frameAt = Math.max(this.#frameAt, now);
      else if (now - this.#frameAt >= standingTime) this.#show();
    }
    if (!isShown) return;
    const isExpecting = this.#other.isFlowing() && !this.#isPaused;
    this.#silence = stats.signs > last.signs || !isExpecting ? 0 : this.#silence + passed;
    if (stats.framesDecoded > last.framesDecoded || !isExpecting || !isVisible) this.#frozen = 0;
    else if (hasVideo) this.#frozen += passed;
    if (this.#silence >= silenceLimit || this.#frozen >= frozenLimit) this.#giveUp();
    else this.#adaptPlayout(stats, now);
  }

  #giveUp() {
    this.#figures.addStall();
    this.#onFailure(null);
  }

  #restartWatch() {
    this.#silence = 0;
    this.#frozen = 0;
  }

  /** @param {RtcStats} stats @param {number} now */
  #adaptPlayout(stats, now) {
    if (now - this.#playoutAt < playoutPause) return;
    const { step } = this.#playout;
    this.#playout = nextPlayout(this.#playout, now, lookBetween(this.#playoutStats, stats));
    this.#playoutAt = now;
    this.#playoutStats = stats;
    if (this.#playout.step !== step) this.#player?.setPlayout(this.#target);
  }
}
