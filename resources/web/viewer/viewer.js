// @ts-check
// One guest's visit: what the relay says, what plays, and what to do when either fails.

import { say } from '../common/language.js';
import { codecMessage, lossMessage, viewerState } from '../common/words.js';
import { FailureBudget } from './failure_budget.js';
import { LivePlayback } from './live_playback.js';
import { WatchLink } from './watch_link.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/** @typedef {import('./rtc_switch.js').RtcSwitch} RtcSwitch */
/**
 * @typedef {object} ViewerListener
 * @property {() => void} changed something that a guest can see has
 * @property {(message: any) => void} rewind the relay told how far back one may go
 * @property {() => void} ended the visit is over, unless the guest begins another one
 * @property {() => number | null} behind milliseconds that a page which is aside lies behind
 */

/** A stream that failed again and again is not tried at once: the next one may be of another kind. */
const patientPause = 15000;

/** Without a connection for so long (ms) it may never come back: the address or the certificate may be another one now. */
const longLoss = 30000;

/** From here on close codes are the relay's word, not the network's. */
const firstCode = 4000;

const nothing = () => '';

export class Viewer {
  #scheduler;
  #admission;
  #listener;
  /** @type {WatchLink | import('./mount_link.js').MountLink} */
  #link;
  /** @type {LivePlayback} */
  #playback;
  /** Null where the stream comes in no other way than over the link. @type {RtcSwitch | null} */
  #rtc;
  #failures;
  #cancelRetry = () => {};
  /** @type {import('../common/words.js').StreamState | null} */
  #stream = null;
  #wasConnected = false;
  /** When the connection was lost that is being made again; null while there is one. @type {number | null} */
  #lostAt = null;
  /** Said when asked for: the page's language may come later. @type {() => string} */
  #trouble = nothing;
  /** The stream has begun on these connections. */
  #hasBlob = false;
  #viewers = 0;
  #isRecorded = false;
  /** Nobody has looked at the page so far. */
  #isUnseen = false;
  #isAway = false;
  #isVisible;

  /**
   * @param {object} parts
   * @param {import('./live_playback.js').Display} parts.display
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {((listener: import('./watch_link.js').LinkListener) => import('./mount_link.js').MountLink) | null} [parts.makeLink]
   *     where the stream comes another way than from the relay
   * @param {((other: import('./rtc_switch.js').OtherWay, time: import('./rtc_switch.js').RelayTime) => RtcSwitch) | null} [parts.makeRtc]
   *     where a peer connection may show the stream
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {Pick<import('./admission.js').Admission, 'learn' | 'admitted' | 'lost'>} parts.admission
   * @param {ViewerListener} parts.listener
   */
  constructor({ display, openSocket, makeLink = null, makeRtc = null, scheduler, random, admission, listener }) {
    this.#scheduler = scheduler;
    this.#admission = admission;
    this.#listener = listener;
    this.#isVisible = display.isVisible;
    this.#failures = new FailureBudget(scheduler);
    const link = {
      opened: () => this.#opened(),
      closed: (/** @type {import('./watch_link.js').Loss} */ loss) => this.#closed(loss),
      told: (/** @type {any} */ message) => this.#told(message),
      received: (/** @type {number} */ count) => this.#playback.noteBytes(count),
      blob: (/** @type {import('./blob_order.js').Blob} */ blob, /** @type {ArrayBuffer} */ bytes) => this.#startBlob(blob, bytes),
      chunk: (/** @type {ArrayBuffer} */ bytes) => this.#playback.append(bytes),
      report: () => this.#report(),
    };
    this.#link = makeLink?.(link) ?? new WatchLink({ openSocket, scheduler, random, listener: link });
    this.#playback = new LivePlayback({
      display, scheduler,
      listener: { changed: () => listener.changed(), failed: () => this.#recover(), pictureShown: () => this.#rtc?.onPicture() },
    });
    this.#rtc = makeRtc?.(this.#otherWay(), this.#link) ?? null;
  }

  open() {
    this.#link.open();
    this.#isUnseen = !this.#isVisible();
    // Browsers load no media for a tab that nobody has looked at.
    if (this.#isUnseen) this.#playback.stepAside();
    else this.#playback.prepare();
  }

  close() {
    this.#cancelRetry();
    this.#rtc?.close();
    this.#link.close();
    this.#playback.close();
  }

  /** Knocks no more, until knock(). */
  hold() {
    this.#endRtc();
    this.#hasBlob = false;
    this.#cancelRetry();
    this.#link.hold();
  }

  knock() {
    this.#trouble = nothing;
    this.#cancelRetry();
    this.#link.knock();
  }

  /** The tab can be seen again, or the network is back: what was buffered meanwhile is old. */
  goToLiveEdge() {
    if (this.#isUnseen && this.#isVisible()) {
      this.#isUnseen = false;
      this.comeBack();
    }
    this.#playback.goToLiveEdge();
    this.#rtc?.resume();
  }

  /** There is another network: a way that was closed may be open. */
  onNetwork() {
    this.#rtc?.onNews();
  }

  /** The browser keeps the page, without showing it. */
  leave() {
    this.#isAway = !this.#link.isHeld;
    if (!this.#isAway) return;
    this.hold();
    this.#playback.suspend();
  }

  /** The browser shows the page again. */
  comeHome() {
    if (this.#isAway) this.knock();
    this.#isAway = false;
  }

  /** Within a gesture: plays what the browser would not start on its own. */
  startByGesture() {
    if (this.isPausedByGuest) this.#togglePause();
    this.#playback.startByGesture();
    this.#rtc?.resume();
    this.#listener.changed();
  }

  togglePause() {
    // What was refused is not yet there to be paused: a press of the button is a wish to play.
    if (this.needsGesture) return this.startByGesture();
    this.#togglePause();
    this.#listener.changed();
  }

  /** Leaves the video element to someone else; the connections stay. */
  stepAside() {
    this.#rtc?.leave();
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
    return this.#shownRtc?.figures.capturedAt ?? this.#playback.capturedAt;
  }

  get state() {
    return viewerState({
      // A picture that goes on needs no word about the connection beside it.
      isConnected: this.#link.isOpen || this.#shownRtc !== null,
      wasConnected: this.#wasConnected,
      stream: this.#stream,
      hasPicture: this.#playback.hasPicture,
    });
  }

  /** The browser does not play before somebody touches the page. */
  get needsGesture() {
    return this.#playback.needsGesture;
  }

  /** A sentence about a device that cannot keep up; empty for any other. */
  get slowness() {
    return this.#playback.isTooSlow && this.state === 'live' && !this.#playback.isAside ? say('tooSlow') : '';
  }

  /** A sentence about what keeps this page from playing; empty if nothing does. */
  get trouble() {
    return this.#trouble();
  }

  get isPausedByGuest() {
    return this.#shownRtc?.isPaused ?? this.#playback.isPaused;
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
    if (!this.#link.isSynchronised) return null;
    if (this.#shownRtc !== null) return this.#shownRtc.figures.delay;
    const { hasPicture, capturedAt } = this.#playback;
    return hasPicture && Number.isFinite(capturedAt) ? this.now - capturedAt : null;
  }

  get statistics() {
    const statistics = { ...this.#playback.statistics, ...this.#link.statistics, viewers: this.#viewers, delay: this.delay };
    const way = this.#playback.hasPicture ? 'MSE' : '';
    return { way, audioOffset: /** @type {number | null} */ (null), ...statistics, ...this.#rtc?.addTo(statistics) };
  }

  /** The peer connection that shows the stream; null while none does. */
  get #shownRtc() {
    return this.#rtc?.isShown ? this.#rtc : null;
  }

  /** What a peer connection takes over from, and gives back to. @returns {import('./rtc_switch.js').OtherWay} */
  #otherWay() {
    return {
      isWatched: () => this.state === 'live' && this.#link.isOpen && this.#isVisible() && !this.#playback.isAside
        && !this.#playback.isPaused && !this.#playback.isStanding && !this.#playback.needsGesture,
      isFlowing: () => this.#stream === 'live',
      kinds: () => this.#playback.kinds,
      capturedAt: () => this.#playback.capturedAt,
      leave: () => {
        this.#playback.leave();
        this.#link.leaveStream();
      },
      comeBack: () => {
        this.#playback.comeBack();
        // The next connection is live from its start.
        if (this.#link.isOpen) this.#link.goLive();
      },
      changed: () => this.#listener.changed(),
    };
  }

  /** Without a peer connection from now on; what it showed stays in sight until there is another picture. */
  #endRtc() {
    const shown = this.#shownRtc;
    const isPaused = shown?.isPaused ?? false;
    this.#rtc?.leave();
    if (shown === null) return;
    this.#playback.comeBack();
    if (isPaused) this.#playback.togglePause();
  }

  #togglePause() {
    (this.#shownRtc ?? this.#playback).togglePause();
  }

  #opened() {
    this.#wasConnected = true;
    this.#lostAt = null;
    // The blob can be here before both connections are known to be open: what was said of it stays.
    if (!this.#hasBlob) this.#trouble = nothing;
    if (this.#playback.isAside) this.#link.leaveStream();
    this.#rtc?.onNews();
    this.#admission.admitted();
    this.#listener.changed();
  }

  /** @param {import('./watch_link.js').Loss} loss */
  #closed(loss) {
    this.#playback.expectMedia(false);
    this.#hasBlob = false;
    // The relay itself has said why: a peer connection is of the same visit.
    if (loss.code >= firstCode) this.#endRtc();
    if (lossMessage(loss) !== null) this.#trouble = () => lossMessage(loss) ?? '';
    else if (this.#isLongLost()) this.#trouble = () => say('reconnectingLong');
    this.#admission.lost(loss);
    if (loss.retryIn === null) this.#listener.ended();
    this.#listener.changed();
  }

  #isLongLost() {
    const now = this.#scheduler.now();
    this.#lostAt ??= now;
    return this.#wasConnected && now - this.#lostAt >= longLoss;
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
    if (state === 'ended' || state === 'waiting') this.#rtc?.onEnd();
    this.#listener.changed();
  }

  /** @param {import('./blob_order.js').Blob} blob @param {ArrayBuffer} bytes */
  #startBlob(blob, bytes) {
    this.#hasBlob = true;
    this.#trouble = nothing;
    // Bytes that are no WebM have words of their own by then.
    if (this.#playback.start(blob, bytes) !== '') this.#trouble = () => codecMessage(blob.mime);
    this.#listener.changed();
  }

  #recover() {
    this.#hasBlob = false;
    this.#playback.drop();
    if (this.#failures.spend()) this.#link.joinAnew();
    else this.#giveUp();
    this.#listener.changed();
  }

  #giveUp() {
    this.#playback.expectMedia(false);
    this.#link.hold();
    this.#trouble = () => say('playbackFailed');
    this.#cancelRetry();
    this.#cancelRetry = this.#scheduler.after(patientPause, () => this.#link.knock());
  }

  #report() {
    if (!this.#playback.hasPicture) return null;
    const { delay, distance, shownFrames, lostFrames, stalls } = this.statistics;
    return {
      stalls,
      frames: shownFrames + lostFrames,
      droppedFrames: lostFrames,
      behind: this.#listener.behind(),
      delay: delay === null ? null : Math.round(delay),
      buffered: Math.round((distance ?? 0) * 1000),
    };
  }
}
