// @ts-check
// One guest's visit: what the relay says, what plays, and what to do when either fails.

import { say } from '../common/language.js';
import { lossMessage, viewerState } from '../common/words.js';
import { FailureBudget } from './failure_budget.js';
import { LivePlayback } from './live_playback.js';
import { WatchLink } from './watch_link.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/**
 * @typedef {object} ViewerListener
 * @property {() => void} changed something that a guest can see has
 * @property {(message: any) => void} rewind the relay told how far back one may go
 * @property {() => number | null} behind milliseconds that a page which is aside lies behind
 */

/** A stream that failed again and again is not tried at once: the next one may be of another kind. */
const patientPause = 15000;

export class Viewer {
  #scheduler;
  #admission;
  #listener;
  /** @type {WatchLink} */
  #link;
  /** @type {LivePlayback} */
  #playback;
  #failures;
  #cancelRetry = () => {};
  /** @type {import('../common/words.js').StreamState | null} */
  #stream = null;
  #wasConnected = false;
  #trouble = '';
  #viewers = 0;
  #isRecorded = false;

  /**
   * @param {object} parts
   * @param {import('./live_playback.js').Display} parts.display
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {Pick<import('./admission.js').Admission, 'learn' | 'admitted' | 'lost'>} parts.admission
   * @param {ViewerListener} parts.listener
   */
  constructor({ display, openSocket, scheduler, random, admission, listener }) {
    this.#scheduler = scheduler;
    this.#admission = admission;
    this.#listener = listener;
    this.#failures = new FailureBudget(scheduler);
    this.#link = new WatchLink({
      openSocket, scheduler, random,
      listener: {
        opened: () => this.#opened(),
        closed: (loss) => this.#closed(loss),
        told: (message) => this.#told(message),
        received: (count) => this.#playback.noteBytes(count),
        blob: (blob, bytes) => this.#startBlob(blob, bytes),
        chunk: (bytes) => this.#playback.append(bytes),
        report: () => this.#report(),
      },
    });
    this.#playback = new LivePlayback({
      display, scheduler,
      listener: { pictureShown: () => listener.changed(), failed: () => this.#recover() },
    });
  }

  open() {
    this.#link.open();
    this.#playback.prepare();
  }

  close() {
    this.#cancelRetry();
    this.#link.close();
    this.#playback.close();
  }

  /** Knocks no more, until knock(). */
  hold() {
    this.#cancelRetry();
    this.#link.hold();
  }

  knock() {
    this.#trouble = '';
    this.#cancelRetry();
    this.#link.knock();
  }

  /** The tab can be seen again, or the network is back: what was buffered meanwhile is old. */
  goToLiveEdge() {
    this.#playback.goToLiveEdge();
  }

  togglePause() {
    this.#playback.togglePause();
    this.#listener.changed();
  }

  /** Leaves the video element to someone else; the connections stay. */
  stepAside() {
    if (this.#playback.isAside) return;
    this.#playback.stepAside();
    this.#link.leaveStream();
  }

  /** Takes the video element back, and is live again. */
  comeBack() {
    if (!this.#playback.isAside) return;
    this.#playback.comeBack();
    this.#link.goLive();
    this.#listener.changed();
  }

  /** The time that is live now, by the relay's clock, in milliseconds since the Unix epoch. */
  get now() {
    return this.#link.now;
  }

  /** When what is shown was captured, in milliseconds; NaN while nothing live is. */
  get capturedAt() {
    return this.#playback.capturedAt;
  }

  get state() {
    return viewerState({
      isConnected: this.#link.isOpen,
      wasConnected: this.#wasConnected,
      stream: this.#stream,
      hasPicture: this.#playback.hasPicture,
    });
  }

  /** A sentence about what keeps this page from playing; empty if nothing does. */
  get trouble() {
    return this.#trouble;
  }

  get isPausedByGuest() {
    return this.#playback.isPaused;
  }

  /** The host keeps what this page shows. */
  get isRecorded() {
    return this.#isRecorded && this.#link.isOpen;
  }

  get hasSound() {
    return this.#playback.hasSound;
  }

  /** Milliseconds from the host's capture to this picture; null while unknown. */
  get delay() {
    const { hasPicture, capturedAt } = this.#playback;
    return hasPicture && Number.isFinite(capturedAt) && this.#link.isSynchronised ? this.now - capturedAt : null;
  }

  get statistics() {
    return { delay: this.delay, ...this.#playback.statistics, ...this.#link.statistics, viewers: this.#viewers };
  }

  #opened() {
    this.#wasConnected = true;
    this.#trouble = '';
    if (this.#playback.isAside) this.#link.leaveStream();
    this.#admission.admitted();
    this.#listener.changed();
  }

  /** @param {{ code: number, reason: string, wasOpen: boolean, retryIn: number | null }} loss */
  #closed(loss) {
    this.#playback.expectMedia(false);
    this.#trouble = lossMessage(loss) ?? this.#trouble;
    this.#admission.lost(loss);
    this.#listener.changed();
  }

  /** @param {any} message */
  #told(message) {
    if (message.type === 'state') this.#setStream(message);
    else if (message.type === 'rewind') this.#listener.rewind(message);
    else if (message.type === 'key') this.#admission.learn(String(message.key));
  }

  /** @param {any} message */
  #setStream({ state, viewers, recording }) {
    this.#stream = state;
    this.#viewers = Number(viewers) || 0;
    this.#isRecorded = recording === true;
    this.#playback.expectMedia(state === 'live');
    this.#listener.changed();
  }

  /** @param {import('./blob_order.js').Blob} blob @param {ArrayBuffer} bytes */
  #startBlob(blob, bytes) {
    this.#trouble = '';
    // Bytes that are no WebM have words of their own by then.
    this.#trouble = this.#playback.start(blob, bytes) || this.#trouble;
    this.#listener.changed();
  }

  #recover() {
    this.#playback.drop();
    if (this.#failures.spend()) this.#link.joinAnew();
    else this.#giveUp();
    this.#listener.changed();
  }

  #giveUp() {
    this.#playback.expectMedia(false);
    this.#link.hold();
    this.#trouble = say('playbackFailed');
    this.#cancelRetry();
    this.#cancelRetry = this.#scheduler.after(patientPause, () => this.#link.knock());
  }

  #report() {
    if (!this.#playback.hasPicture) return null;
    const { delay, distance, frames, droppedFrames, stalls } = this.statistics;
    return {
      frames, droppedFrames, stalls,
      behind: this.#listener.behind(),
      delay: delay === null ? null : Math.round(delay),
      buffered: Math.round((distance ?? 0) * 1000),
    };
  }
}
