// @ts-check
// One guest's visit: connections, order, player and live edge put together.

import { ChannelPair } from '../common/channel_pair.js';
import { RelayClock } from '../common/clock.js';
import { say } from '../common/language.js';
import { codecMessage, lossMessage, viewerState } from '../common/words.js';
import { BlobOrder } from './blob_order.js';
import { EdgeKeeper } from './edge_keeper.js';
import { FailureBudget } from './failure_budget.js';
import { targetTable } from './live_edge.js';
import { frameDurations, hasSound } from './media_support.js';
import { Player } from './player.js';
import { TrackSplit } from './track_split.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */

const reportPause = 2000;
/** A stream that failed again and again is not tried at once: the next one may be of another kind. */
const patientPause = 15000;

export class Viewer {
  #video;
  #scheduler;
  #engine;
  #still;
  #behind;
  #onRewind;
  #onChange;
  #admission;
  #pair;
  #clock;
  #order;
  #split;
  #player;
  #keeper;
  #failures;
  #cancelReports = () => {};
  #cancelRetry = () => {};
  /** @type {import('../common/words.js').StreamState | null} */
  #stream = null;
  #wasConnected = false;
  #hasPicture = false;
  #isPausedByGuest = false;
  /** The page plays something else than what is live. */
  #isAside = false;
  #trouble = '';
  #viewers = 0;
  #isRecorded = false;
  #mime = '';
  #skipped = 0;
  #receivedBytes = 0;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video
   * @param {typeof MediaSource} parts.MediaSource
   * @param {{ createObjectURL: (object: any) => string, revokeObjectURL: (url: string) => void }} parts.urls
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {'chromium' | 'firefox' | 'webkit'} parts.engine
   * @param {() => boolean} parts.isVisible whether anybody can see the page
   * @param {{ keep: () => void }} parts.still keeps the last picture in sight while there is no other
   * @param {Pick<import('./admission.js').Admission, 'learn' | 'admitted' | 'lost'>} parts.admission
   * @param {() => number | null} [parts.behind] milliseconds that a page which is aside lies behind
   * @param {(message: any) => void} [parts.onRewind] the relay told how far back one may go
   * @param {() => void} parts.onChange something that a guest can see has changed
   */
  constructor({
    video, MediaSource, urls, openSocket, scheduler, random, engine, isVisible, still, admission, behind, onRewind, onChange,
  }) {
    this.#video = video;
    this.#scheduler = scheduler;
    this.#engine = engine;
    this.#still = still;
    this.#admission = admission;
    this.#behind = behind ?? (() => null);
    this.#onRewind = onRewind ?? (() => {});
    this.#onChange = onChange;
    this.#pair = new ChannelPair({
      openSocket, scheduler, random,
      listener: {
        opened: () => this.#opened(),
        text: (channel, message) => this.#text(channel, message),
        binary: (channel, bytes) => this.#binary(channel, bytes),
        closed: (loss) => this.#closed(loss),
      },
    });
    this.#clock = new RelayClock({ scheduler, send: (message) => this.#pair.send('blob', message) });
    this.#order = new BlobOrder({
      blob: (blob, bytes) => this.#startBlob(blob, bytes),
      chunk: (bytes) => this.#append(bytes),
      overflow: () => this.#joinAnew(),
    });
    this.#split = new TrackSplit(frameDurations[engine].stated);
    this.#failures = new FailureBudget(scheduler);
    this.#player = new Player({
      video, MediaSource, urls,
      overshoots: frameDurations[engine].overshoot,
      listener: { appended: () => this.#keeper.update(), failed: () => this.#rejoin() },
    });
    this.#keeper = new EdgeKeeper({
      video, scheduler,
      player: this.#player,
      targets: targetTable[engine].sound,
      frameInterval: () => this.#split.frameInterval,
      isVisible,
      onSilentFailure: () => this.#mediaLost(),
    });
    video.addEventListener('error', () => this.#isAside || this.#rejoin());
    video.addEventListener('loadeddata', () => this.#pictureShown());
  }

  open() {
    this.#pair.open();
    this.#player.prepare();
    this.#cancelReports = this.#scheduler.every(reportPause, () => this.#report());
  }

  close() {
    this.#cancelReports();
    this.#cancelRetry();
    this.#clock.close();
    this.#pair.close();
    this.#keeper.close();
    this.#player.close();
  }

  /** Knocks no more, until knock(). */
  hold() {
    this.#pair.close();
  }

  knock() {
    this.#trouble = '';
    this.#order.reset();
    this.#pair.open();
  }

  /** The tab can be seen again, or the network is back: what was buffered meanwhile is old. */
  goToLiveEdge() {
    if (this.#isAside) return;
    this.#keeper.land();
    this.#keeper.update();
  }

  togglePause() {
    this.#isPausedByGuest = !this.#isPausedByGuest;
    this.#keeper.hold(this.#isPausedByGuest);
    this.#onChange();
  }

  /** Leaves the video element to someone else; the connections stay. */
  stepAside() {
    if (this.#isAside) return;
    this.#isAside = true;
    this.#isPausedByGuest = false;
    this.#still.keep();
    this.#player.close();
    this.#keeper.hold(false);
    this.#keeper.expectMedia(false);
    this.#leaveStream();
  }

  /** Takes the video element back, and is live again. */
  comeBack() {
    if (!this.#isAside) return;
    this.#isAside = false;
    this.#still.keep();
    this.#player.prepare();
    this.#keeper.expectMedia(this.#stream === 'live');
    // Between two connections nobody answers; a new one is live from the start.
    if (!this.#pair.isOpen || !this.#pair.send('blob', { type: 'watch', live: true })) this.#joinAnew();
    this.#onChange();
  }

  /** The time that is live now, by the relay's clock, in milliseconds since the Unix epoch. */
  get now() {
    return this.#clock.now();
  }

  /** When what is shown was captured, in milliseconds; NaN while nothing live is. */
  get capturedAt() {
    return this.#player.epoch + 1000 * this.#video.currentTime;
  }

  get state() {
    return viewerState({
      isConnected: this.#pair.isOpen,
      wasConnected: this.#wasConnected,
      stream: this.#stream,
      hasPicture: this.#hasPicture,
    });
  }

  /** A sentence about what keeps this page from playing; empty if nothing does. */
  get trouble() {
    return this.#trouble;
  }

  get isPausedByGuest() {
    return this.#isPausedByGuest;
  }

  /** The host keeps what this page shows. */
  get isRecorded() {
    return this.#isRecorded && this.#pair.isOpen;
  }

  get hasSound() {
    return hasSound(this.#mime);
  }

  /** Milliseconds from the host's capture to this picture; null while unknown. */
  get delay() {
    if (!this.#hasPicture || !Number.isFinite(this.#player.epoch) || !this.#clock.isSynchronised) return null;
    return this.#clock.now() - this.capturedAt;
  }

  get statistics() {
    const quality = this.#video.getVideoPlaybackQuality();
    return {
      delay: this.delay,
      distance: this.#keeper.distance,
      target: this.#keeper.target,
      rate: this.#video.playbackRate,
      width: this.#video.videoWidth,
      height: this.#video.videoHeight,
      frames: quality.totalVideoFrames,
      droppedFrames: quality.droppedVideoFrames,
      stalls: this.#keeper.stalls,
      skipped: this.#skipped,
      receivedBytes: this.#receivedBytes,
      mime: this.#mime,
      viewers: this.#viewers,
    };
  }

  #opened() {
    this.#wasConnected = true;
    this.#trouble = '';
    this.#clock.start();
    if (this.#isAside) this.#leaveStream();
    this.#admission.admitted();
    this.#onChange();
  }

  /** @param {Channel} channel @param {any} message */
  #text(channel, message) {
    if (message.type === 'blob') this.#order.announce(channel, message);
    else if (message.type === 'time') this.#clock.receive(message);
    else if (message.type === 'state') this.#setStream(message);
    else if (message.type === 'watch') this.#order.resume(channel);
    else if (message.type === 'rewind') this.#onRewind(message);
    else if (message.type === 'key') this.#admission.learn(String(message.key));
    else if (message.type === 'skip') this.#skipped += Number(message.chunks) || 0;
  }

  /** @param {Channel} channel @param {ArrayBuffer} bytes */
  #binary(channel, bytes) {
    this.#receivedBytes += bytes.byteLength;
    if (this.#isAside) return;
    this.#keeper.noteBytes(bytes.byteLength);
    this.#order.receive(channel, bytes);
  }

  /** @param {any} message */
  #setStream({ state, viewers, recording }) {
    const hasReturned = this.#stream === 'reconnecting' && state === 'live';
    this.#stream = state;
    this.#viewers = Number(viewers) || 0;
    this.#keeper.expectMedia(state === 'live' && !this.#isAside);
    this.#isRecorded = recording === true;
    if (hasReturned && this.#engine === 'firefox' && !this.#isAside) this.#startOver();
    this.#onChange();
  }

  /** @param {import('./blob_order.js').Blob} blob @param {ArrayBuffer} bytes */
  #startBlob({ mime, epoch }, bytes) {
    this.#trouble = this.#player.canPlay(mime) ? '' : codecMessage(mime);
    if (this.#trouble !== '') this.#player.close();
    const parts = this.#trouble === '' ? this.#partsOf(bytes) : null;
    if (parts === null) return this.#onChange();
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
    this.#onChange();
  }

  /** @param {ArrayBuffer} bytes */
  #append(bytes) {
    const parts = this.#partsOf(bytes);
    if (parts !== null) this.#player.append(parts);
  }

  /** @param {ArrayBuffer} bytes @returns {import('./track_split.js').Parts | null} */
  #partsOf(bytes) {
    try {
      return this.#split.split(bytes);
    } catch {
      this.#rejoin();
      return null;
    }
  }

  #pictureShown() {
    this.#hasPicture = true;
    this.#onChange();
  }

  /** @param {{ code: number, reason: string, wasOpen: boolean, retryIn: number | null }} loss */
  #closed(loss) {
    // Here and not once both connections are open again: one may deliver before the other's opening is known.
    this.#order.reset();
    this.#clock.close();
    this.#keeper.expectMedia(false);
    this.#trouble = lossMessage(loss) ?? this.#trouble;
    this.#admission.lost(loss);
    this.#onChange();
  }

  #mediaLost() {
    // What cannot be played here is no player that failed in silence: the next try would end the same way.
    if (this.#trouble === '') this.#rejoin();
  }

  /** Firefox's decoder, when it goes on behind the hole that a lost publisher leaves, at times smears every picture from then on. */
  #startOver() {
    this.#still.keep();
    this.#player.close();
    this.#joinAnew();
  }

  #rejoin() {
    this.#still.keep();
    this.#player.close();
    if (this.#failures.spend()) {
      this.#joinAnew();
    } else {
      this.#pair.close();
      this.#trouble = say('playbackFailed');
      this.#cancelRetry();
      this.#cancelRetry = this.#scheduler.after(patientPause, () => this.#pair.open());
    }
    this.#onChange();
  }

  /** The order is forgotten before the connection is made: its blob may arrive before both channels are open. */
  #joinAnew() {
    this.#order.reset();
    this.#pair.reopen();
  }

  #leaveStream() {
    this.#order.suspend();
    this.#pair.send('blob', { type: 'watch', live: false });
  }

  #report() {
    if (!this.#hasPicture) return;
    const { delay, distance, frames, droppedFrames, stalls } = this.statistics;
    this.#pair.send('blob', {
      type: 'report', frames, droppedFrames, stalls,
      behind: this.#behind(),
      delay: delay === null ? null : Math.round(delay),
      buffered: Math.round((distance ?? 0) * 1000),
    });
  }
}
