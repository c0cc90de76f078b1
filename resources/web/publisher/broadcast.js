// @ts-check
// The publisher as a whole: which source is shown, whether it is live, and what is wrong.

import { RecordingChain } from './recording_chain.js';
import { needsOtherSource } from './sources/source.js';
import { Uplink } from './uplink.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/** @typedef {import('./sources/source.js').Source} Source */
/** @typedef {import('./sources/source.js').SourceSettings & import('./recording_chain.js').ChainSettings} Settings */
/** @typedef {'idle' | 'starting' | 'live' | 'paused' | 'reconnecting' | 'error'} BroadcastState */
/** @typedef {{ code: string, message: string }} Trouble */

/** @type {Settings} */
export const defaultSettings = {
  source: 'camera', fileUrl: '', fileName: '', camera: '', microphone: '', sound: true,
  width: 1280, height: 720, frameRate: 30, videoBitsPerSecond: 2500000, codec: 'vp8',
  timesliceMs: 20, restartIntervalMs: 20000,
};

const recorderRetryPause = 500;
const mostRecorderTroubles = 3;
const troubleWindow = 10000;
const uplinkReportPause = 2000;

export class Broadcast {
  #openSource;
  #scheduler;
  #preview;
  #frames;
  #isRelayThere;
  #onChange;
  #uplink;
  #chain;
  /** @type {Settings | null} */
  #settings = null;
  /** @type {Source | null} */
  #source = null;
  /** Counts the sources asked for, so that a slow one that is no longer wanted is recognised. */
  #asked = 0;
  #isLive = false;
  #isPaused = false;
  #isMuted = false;
  #hasConnected = false;
  #isLost = false;
  /** @type {number | null} */
  #liveSince = null;
  /** @type {Trouble | null} */
  #sourceTrouble = null;
  /** @type {Trouble | null} */
  #trouble = null;
  /** @type {number[]} */
  #recorderTroubles = [];
  #droppedPieces = 0;
  #viewers = 0;
  #cancelRetry = () => {};
  #cancelReports;

  /**
   * @param {object} parts
   * @param {(settings: Settings) => Promise<Source>} parts.openSource
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {typeof MediaRecorder} parts.MediaRecorder
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {(stream: MediaStream | null) => void} parts.preview
   * @param {Pick<import('./frame_clock.js').FrameClock, 'firstAfter' | 'frameRate' | 'reset'>} parts.frames
   * @param {() => Promise<boolean>} parts.isRelayThere tells a refusal from a relay that is away
   * @param {() => void} parts.onChange
   */
  constructor({ openSource, openSocket, MediaRecorder, scheduler, random, preview, frames, isRelayThere, onChange }) {
    this.#openSource = openSource;
    this.#scheduler = scheduler;
    this.#preview = preview;
    this.#frames = frames;
    this.#isRelayThere = isRelayThere;
    this.#onChange = onChange;
    this.#uplink = new Uplink({
      openSocket, scheduler, random,
      listener: {
        connected: () => this.#connected(),
        disconnected: (loss) => this.#disconnected(loss),
        viewers: (viewers) => {
          this.#viewers = viewers;
          this.#onChange();
        },
      },
    });
    this.#chain = new RecordingChain({
      MediaRecorder, scheduler,
      uplink: this.#uplink,
      firstFrameAfter: (time) => frames.firstAfter(time),
      onTrouble: (error) => this.#recorderTrouble(error),
      onDrop: () => {
        this.#droppedPieces += 1;
      },
    });
    this.#cancelReports = scheduler.every(uplinkReportPause, () => this.#reportUp());
  }

  /** @returns {BroadcastState} */
  get state() {
    if (!this.#isLive) return this.#trouble || (this.#sourceTrouble && !this.#source) ? 'error' : 'idle';
    if (this.#isLost) return 'reconnecting';
    if (this.#isPaused) return 'paused';
    if (!this.#source && this.#sourceTrouble) return 'error';
    return this.#chain.isDelivering ? 'live' : 'starting';
  }

  get trouble() {
    return this.#trouble ?? this.#sourceTrouble;
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
    return this.#source?.stream ?? null;
  }

  /** What the host sees, except for the devices. */
  get figures() {
    const track = this.stream?.getVideoTracks()[0]?.getSettings() ?? {};
    return {
      state: this.state,
      source: this.#settings?.source ?? 'camera',
      width: track.width ?? this.#settings?.width ?? 0,
      height: track.height ?? this.#settings?.height ?? 0,
      frameRate: Math.round(this.#frames.frameRate * 10) / 10,
      liveSince: this.#liveSince,
      viewers: this.#viewers,
      queuedBytes: this.#uplink.queuedBytes,
      droppedFrames: this.#droppedFrames,
      error: this.trouble,
    };
  }

  /** Shows another source or quality; viewers stay where they are. @param {Partial<Settings>} wished */
  async configure(wished) {
    const before = this.#settings;
    const settings = { ...defaultSettings, ...before, ...wished };
    this.#settings = settings;
    this.#uplink.expect(settings.videoBitsPerSecond);
    const isMissing = this.#source === null || this.#sourceTrouble !== null;
    if (before === null || isMissing || needsOtherSource(before, settings)) await this.#openConfigured();
    else if (this.#isRecording && differs(before, settings)) this.#record();
    this.#onChange();
  }

  goLive() {
    if (this.#isLive) return;
    this.#isLive = true;
    this.#isPaused = false;
    this.#isLost = false;
    this.#trouble = null;
    this.#recorderTroubles = [];
    if (!this.#uplink.isConnected) {
      this.#hasConnected = false;
      this.#uplink.open();
    } else {
      this.#begin();
    }
    if (this.#source === null && this.#settings) this.#openConfigured();
    this.#onChange();
  }

  async stop() {
    if (!this.#isLive) return;
    this.#isLive = false;
    this.#isPaused = false;
    this.#liveSince = null;
    this.#cancelRetry();
    this.#onChange();
    const wasConnected = this.#uplink.isConnected;
    await this.#chain.stop();
    if (this.#isLive) return;
    if (wasConnected) this.#uplink.state('ended');
    else this.#uplink.close();
    this.#onChange();
  }

  /** The recording ends: time that was not captured must not be in the stream. */
  async pause() {
    if (!this.#isLive || this.#isPaused) return;
    this.#isPaused = true;
    this.#onChange();
    await this.#chain.stop();
    if (this.#isPaused) this.#uplink.state('paused');
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
    this.#applyMute();
    this.#onChange();
  }

  close() {
    this.#isLive = false;
    this.#asked += 1;
    this.#cancelRetry();
    this.#cancelReports();
    this.#chain.close();
    this.#uplink.close();
    this.#source?.close();
    this.#source = null;
  }

  get #droppedFrames() {
    const { timesliceMs, frameRate } = this.#settings ?? defaultSettings;
    return Math.round((this.#droppedPieces * timesliceMs * frameRate) / 1000);
  }

  get #isRecording() {
    return this.#isLive && !this.#isPaused && this.#uplink.isConnected && this.#source !== null;
  }

  async #openConfigured() {
    const settings = /** @type {Settings} */ (this.#settings);
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const source = await this.#openSource(settings);
      if (asked !== this.#asked) return source.close();
      this.#sourceTrouble = null;
      this.#useSource(source);
    } catch (error) {
      if (asked !== this.#asked) return;
      const { code, message } = /** @type {any} */ (error);
      this.#sourceTrouble = { code: code ?? 'recorder', message };
      // While live the last source goes on: viewers should not pay for a choice that failed.
      if (!this.#isLive) this.#dropSource();
    }
    this.#onChange();
  }

  /** @param {Source} source */
  #useSource(source) {
    const before = this.#source;
    this.#source = source;
    this.#frames.reset();
    this.#applyMute();
    this.#preview(source.stream);
    source.stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#sourceEnded(source));
    if (this.#isRecording) this.#record();
    if (before) this.#closeOnceUnused(before);
  }

  /** The old recorder still runs on it for a moment. @param {Source} source */
  #closeOnceUnused(source) {
    if (!this.#chain.isUsing(source.stream)) return source.close();
    this.#scheduler.after(100, () => this.#closeOnceUnused(source));
  }

  #dropSource() {
    this.#source?.close();
    this.#source = null;
    this.#preview(null);
  }

  /** @param {Source} source */
  #sourceEnded(source) {
    if (source !== this.#source) return;
    const isScreen = this.#settings?.source === 'screen';
    this.#sourceTrouble = isScreen
      ? { code: 'screen-unavailable', message: 'The screen is no longer shared. Share it again, or choose another source.' }
      : { code: 'no-camera', message: 'The camera has gone. Plug it in again, or choose another source.' };
    this.#chain.stop();
    this.#dropSource();
    this.#onChange();
  }

  #applyMute() {
    for (const track of this.stream?.getAudioTracks() ?? []) track.enabled = !this.#isMuted;
  }

  #connected() {
    this.#hasConnected = true;
    this.#isLost = false;
    this.#trouble = null;
    if (this.#isLive) this.#begin();
    this.#onChange();
  }

  #begin() {
    if (!this.#uplink.isConnected) return;
    this.#uplink.state(this.#isPaused ? 'paused' : 'live');
    if (this.#isRecording) this.#record();
  }

  #record() {
    const stream = this.stream;
    if (stream === null || this.#settings === null) return;
    this.#liveSince ??= Math.round(this.#scheduler.now());
    this.#chain.start(stream, this.#settings);
  }

  /** @param {{ code: number, reason: string, retryIn: number | null }} loss */
  async #disconnected({ reason, retryIn }) {
    this.#chain.close();
    this.#viewers = 0;
    if (!this.#isLive) return this.#uplink.close();
    this.#isLost = this.#hasConnected;
    if (retryIn === null) {
      const why = reason ? `: ${reason}` : '';
      this.#giveUp({ code: 'refused', message: `The stream was refused${why}. Press Go live to try again.` });
    } else if (!this.#hasConnected) {
      this.#trouble = { code: 'connection', message: 'The connection cannot be made. Trying again ...' };
      this.#onChange();
      // A browser does not tell why; a relay that answers otherwise has refused the key.
      if (await this.#isRelayThere() && this.#isLive && !this.#hasConnected) {
        this.#giveUp({ code: 'refused', message: 'The publish key was not accepted. Check it and press Go live again.' });
      }
    }
    this.#onChange();
  }

  /** @param {Trouble} trouble */
  #giveUp(trouble) {
    this.#uplink.close();
    this.#isLive = false;
    this.#isLost = false;
    this.#liveSince = null;
    this.#trouble = trouble;
    this.#onChange();
  }

  /** @param {Error} error */
  #recorderTrouble(error) {
    if (!this.#isLive || this.#isPaused || this.#source === null) return;
    const now = this.#scheduler.now();
    this.#recorderTroubles = [...this.#recorderTroubles.filter((time) => now - time < troubleWindow), now];
    if (this.#recorderTroubles.length > mostRecorderTroubles) {
      this.#trouble = { code: 'recorder', message: `The picture cannot be encoded (${error.message}). Choose another quality or source.` };
    }
    this.#cancelRetry();
    this.#cancelRetry = this.#scheduler.after(recorderRetryPause, () => {
      if (this.#isRecording) this.#record();
    });
    this.#onChange();
  }

  #reportUp() {
    if (!this.#isLive || !this.#uplink.isConnected) return;
    const { frameRate, droppedFrames, queuedBytes } = this.figures;
    this.#uplink.report({ frameRate, droppedFrames, queuedBytes });
  }
}

/** @param {Settings} a @param {Settings} b whether a new recorder is needed to go from one to the other */
function differs(a, b) {
  return a.codec !== b.codec || a.videoBitsPerSecond !== b.videoBitsPerSecond
    || a.timesliceMs !== b.timesliceMs || a.restartIntervalMs !== b.restartIntervalMs;
}
