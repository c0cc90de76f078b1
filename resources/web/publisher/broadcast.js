// @ts-check
// The publisher as a whole: whether it is live, and what is wrong.

import { pictureFigures } from './figures.js';
import { LoadControl } from './load_control.js';
import { RecorderRetry } from './recorder_retry.js';
import { Recorders } from './recorders.js';
import { RelayLink } from './relay_link.js';
import { defaultSettings, isOtherLoad, needsOtherRecorder } from './settings.js';
import { SourceSwitch } from './source_switch.js';
import { isDrawn, needsOtherSource } from './sources/source.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/** @typedef {import('./settings.js').Settings} Settings */
/** @typedef {import('./source_switch.js').Trouble} Trouble */
/** @typedef {'idle' | 'starting' | 'live' | 'paused' | 'reconnecting' | 'error'} BroadcastState */

/** Between two encoder runs for the sake of a size, in milliseconds. */
const resizeRest = 500;

export class Broadcast {
  #scheduler;
  #frames;
  #onChange;
  /** @type {SourceSwitch} */
  #sources;
  /** @type {RelayLink} */
  #link;
  /** @type {Recorders} */
  #recorders;
  #retry;
  /** @type {LoadControl} */
  #load;
  /** @type {Settings | null} */
  #settings = null;
  #isLive = false;
  #isPaused = false;
  #isMuted = false;
  /** @type {number | null} */
  #liveSince = null;
  /** @type {Trouble | null} the recorder's */
  #trouble = null;
  #droppedPieces = 0;
  /** The preview's, in pixels. */
  #size = { width: 0, height: 0 };
  /** Of the encoder run: its beginning says it, and says nothing else until the next one. */
  #recordedSize = { width: 0, height: 0 };
  #recordedAt = -Infinity;
  #cancelResize = () => {};

  /**
   * @param {object} parts
   * @param {(settings: Settings) => Promise<import('./sources/source.js').Source>} parts.openSource
   * @param {() => Promise<import('./silence.js').Silence | null>} parts.openSilence
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {(track: MediaStreamTrack, limit: import('./frame_limiter.js').Limit) => Promise<import('./picture_limit.js').LimitedTrack>} parts.limitPicture
   * @param {typeof MediaRecorder} parts.MediaRecorder
   * @param {typeof MediaStream} parts.MediaStream
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {(stream: MediaStream | null) => void} parts.preview
   * @param {Pick<import('./frame_clock.js').FrameClock, 'firstAfter' | 'frameRate' | 'next' | 'reset'>} parts.frames
   * @param {() => Promise<import('../common/access.js').Access | null>} parts.askAccess tells a refusal from a relay that is away
   * @param {() => void} parts.onChange
   */
  constructor({
    openSource, openSilence, openSocket, limitPicture, MediaRecorder, MediaStream, scheduler, random, preview, frames, askAccess,
    onChange,
  }) {
    this.#scheduler = scheduler;
    this.#frames = frames;
    this.#onChange = onChange;
    this.#sources = new SourceSwitch({
      openSource, openSilence, MediaStream, scheduler, preview, frames,
      limitPicture,
      isRecorded: (tracks) => this.#recorders.isUsing(tracks),
      listener: { ready: () => this.#recordIfLive(), ended: () => this.#sourceEnded() },
    });
    this.#link = new RelayLink({
      openSocket, scheduler, random, askAccess,
      listener: {
        connected: () => this.#connected(),
        lost: () => this.#recorders.close(),
        refused: () => this.#refused(),
        keyframeWanted: () => this.#recorders.refresh(),
        changed: onChange,
        report: () => {
          const { frameRate, droppedFrames } = this.figures;
          return { frameRate, droppedFrames };
        },
      },
    });
    this.#load = new LoadControl({
      scheduler, frames,
      isEncoding: () => this.#isRecording && this.#link.uplink.hasRoom,
      onStep: () => this.#changeStep(),
    });
    this.#recorders = new Recorders({
      MediaRecorder, MediaStream, scheduler,
      meter: this.#load.meter,
      uplink: this.#link.uplink,
      firstFrameAfter: (time) => (this.#sources.isSettled ? frames.firstAfter(time) : null),
      onTrouble: (error) => this.#recorderTrouble(error),
      onDrop: () => {
        this.#droppedPieces += 1;
        // The connection is slow, and the recordings have holes: the encoder has no part in that.
        this.#load.rest();
      },
      onReleased: () => this.#sources.closeUnused(),
    });
    this.#retry = new RecorderRetry({ scheduler, retry: () => this.#recordIfLive() });
  }

  /** @returns {BroadcastState} */
  get state() {
    const isWithoutSource = this.stream === null && this.#sources.trouble !== null;
    if (!this.#isLive) return this.#link.trouble || isWithoutSource ? 'error' : 'idle';
    if (this.#link.isLost) return 'reconnecting';
    if (this.#isPaused) return 'paused';
    if (isWithoutSource) return 'error';
    return this.#recorders.isDelivering ? 'live' : 'starting';
  }

  get trouble() {
    return this.#link.trouble ?? this.#trouble ?? this.#sources.trouble;
  }

  get isLive() {
    return this.#isLive;
  }

  get isPaused() {
    return this.#isPaused;
  }

  get isMuted() {
    return this.#isMuted;
  }

  get stream() {
    return this.#sources.stream;
  }

  /** What the host sees, except for the devices. */
  get figures() {
    return {
      ...pictureFigures({
        settings: this.#settings, stream: this.stream, frameRate: this.#frames.frameRate, droppedPieces: this.#droppedPieces,
        reduced: this.#load.reduced,
      }),
      state: this.state,
      liveSince: this.#liveSince,
      viewers: this.#link.viewers,
      queuedBytes: this.#link.uplink.queuedBytes,
      error: this.trouble,
    };
  }

  /** Shows another source or quality; viewers stay where they are. @param {Partial<Settings>} wished */
  async configure(wished) {
    const before = this.#settings;
    const settings = { ...defaultSettings, ...before, ...wished };
    this.#settings = settings;
    this.#trouble = null;
    const wasReduced = this.#load.reduced !== null;
    if (before === null || isOtherLoad(before, settings)) this.#load.choose(settings);
    const isRaised = wasReduced && this.#load.reduced === null;
    this.#expectBits();
    const isMissing = this.stream === null || this.#sources.trouble !== null;
    if (before === null || isMissing || needsOtherSource(before, settings)) await this.#openConfigured();
    else if (isRaised) await this.#changeStep();
    else if (this.#isRecording && needsOtherRecorder(before, settings)) this.#record();
    this.#onChange();
  }

  /** Opens the same source again: a device that was missing is there. */
  async reopen() {
    if (this.#settings === null) return;
    this.#trouble = null;
    await this.#openConfigured();
  }

  goLive() {
    if (this.#isLive) return;
    this.#isLive = true;
    this.#isPaused = false;
    this.#trouble = null;
    this.#retry.reset();
    this.#link.open();
    this.#begin();
    if (this.stream === null && this.#settings) this.#openConfigured();
    this.#onChange();
  }

  async stop() {
    if (!this.#isLive) return;
    this.#isLive = false;
    this.#isPaused = false;
    this.#liveSince = null;
    this.#trouble = null;
    this.#retry.close();
    this.#load.stop();
    this.#link.release();
    this.#onChange();
    await this.#recorders.stop();
    if (this.#isLive) return;
    this.#sources.forgetSound();
    this.#link.uplink.state('ended');
    this.#onChange();
  }

  /** The recording ends: time that was not captured must not be in the stream. */
  async pause() {
    if (!this.#isLive || this.#isPaused) return;
    this.#isPaused = true;
    this.#onChange();
    await this.#recorders.stop();
    if (this.#isPaused) this.#link.uplink.state('paused');
  }

  resume() {
    if (!this.#isLive || !this.#isPaused) return;
    this.#isPaused = false;
    this.#begin();
    this.#onChange();
  }

  /** @param {boolean} isMuted */
  mute(isMuted) {
    this.#isMuted = isMuted;
    this.#sources.mute(isMuted);
    this.#onChange();
  }

  /** The chosen quality, whatever this computer carries. */
  keepQuality() {
    this.#load.keep();
    this.#onChange();
  }

  /** The source delivers pictures again, after a time without any. */
  pictureReturned() {
    this.#recorders.renew();
  }

  /** A screen, a window or a camera has another size. @param {{ width: number, height: number }} size */
  pictureResized(size) {
    this.#size = size;
    this.#onChange();
    this.#cancelResize();
    this.#recordResized();
    // Windows that are dragged change it all the time; the last size counts.
    this.#cancelResize = this.#scheduler.after(resizeRest, () => this.#recordResized());
  }

  close() {
    this.#isLive = false;
    this.#cancelResize();
    this.#retry.close();
    this.#load.stop();
    this.#recorders.close();
    this.#link.close();
    this.#sources.close();
  }

  get #isRecording() {
    return this.#isLive && !this.#isPaused && this.#link.isConnected && this.#sources.isReady;
  }

  async #openConfigured() {
    const settings = /** @type {Settings} */ (this.#settings);
    await this.#sources.open(isDrawn(settings) ? this.#load.apply(settings) : settings, this.#load.limit);
    // While live the last source goes on: viewers should not pay for a choice that failed.
    if (this.#sources.trouble && !this.#isLive) this.#sources.drop();
    this.#onChange();
  }

  #expectBits() {
    if (this.#settings) this.#link.uplink.expect(this.#load.apply(this.#settings).videoBitsPerSecond);
  }

  async #changeStep() {
    if (this.#settings === null) return;
    this.#expectBits();
    if (isDrawn(this.#settings)) await this.#openConfigured();
    else await this.#sources.limit(this.#load.limit);
    this.#onChange();
  }

  #sourceEnded() {
    this.#recorders.stop();
    this.#sources.drop();
    this.#onChange();
  }

  #connected() {
    this.#trouble = null;
    if (this.#isLive) this.#begin();
    this.#onChange();
  }

  #begin() {
    if (!this.#link.isConnected) return;
    this.#link.uplink.state(this.#isPaused ? 'paused' : 'live');
    this.#load.start();
    this.#recordIfLive();
  }

  #recordIfLive() {
    if (this.#isRecording) this.#record();
  }

  #record() {
    const stream = this.#sources.recordable;
    if (stream === null || this.#settings === null) return;
    if (stream.getAudioTracks().length > 0) this.#sources.keepSound();
    this.#liveSince ??= Math.round(this.#scheduler.now());
    this.#recordedSize = this.#size;
    this.#recordedAt = this.#scheduler.now();
    this.#recorders.start(stream, this.#load.apply(this.#settings));
  }

  #recordResized() {
    const isOther = this.#size.width !== this.#recordedSize.width || this.#size.height !== this.#recordedSize.height;
    const isRested = this.#scheduler.now() - this.#recordedAt >= resizeRest;
    if (isOther && isRested && this.#isRecording && this.#sources.isSettled) this.#record();
  }

  #refused() {
    this.#isLive = false;
    this.#liveSince = null;
    this.#load.stop();
    this.#sources.forgetSound();
    this.#onChange();
  }

  /** @param {Error} error */
  #recorderTrouble(error) {
    if (!this.#isLive || this.#isPaused || this.stream === null) return;
    this.#trouble = this.#retry.failed(error) ?? this.#trouble;
    this.#onChange();
  }
}
