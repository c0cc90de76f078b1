// @ts-check
// The source that is shown: another one takes its place when it delivers pictures, and not before.

import { say } from '../common/language.js';
import { RecordedPicture } from './recorded_picture.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./sources/source.js').Source} Source */
/** @typedef {import('./sources/source.js').SourceSettings} SourceSettings */
/** @typedef {import('./silence.js').Silence} Silence */
/** @typedef {{ code: string, message: string }} Trouble */
/** @typedef {import('./frame_limiter.js').Limit} Limit */
/** @typedef {import('./picture_limit.js').LimitedTrack} LimitedTrack */
/** @typedef {{ source: Source, picture: RecordedPicture, silence: Silence | null, isClosed: boolean }} Opened */
/**
 * @typedef {object} SourceListener
 * @property {() => void} ready there is something (else) to record
 * @property {() => void} ended the source that was shown has gone, and nothing is left to record
 */

/** A page that is hidden shows no pictures, though the source delivers. */
const pictureWait = 1000;

/** @type {Record<string, { code: string, key: import('../common/language.js').Key }>} */
const losses = {
  screen: { code: 'screen-ended', key: 'screenGone' },
  camera: { code: 'camera-lost', key: 'cameraGone' },
  file: { code: 'file-undecodable', key: 'fileUnplayable' },
};

export class SourceSwitch {
  #openSource;
  #openSilence;
  #MediaStream;
  #scheduler;
  #preview;
  #frames;
  #isRecorded;
  #limitPicture;
  #listener;
  /** @type {Opened | null} what the host sees */
  #shown = null;
  /** @type {Opened | null} what is to be recorded: the one before, until the shown one has delivered a picture */
  #ready = null;
  /** @type {Set<Opened>} */
  #all = new Set();
  /** Counts the sources asked for, so that a slow one that is no longer wanted is recognised. */
  #asked = 0;
  #isMuted = false;
  #keepsSound = false;
  /** @type {Trouble | null} */
  #trouble = null;

  /**
   * @param {object} parts
   * @param {(settings: any) => Promise<Source>} parts.openSource
   * @param {() => Promise<Silence | null>} parts.openSilence
   * @param {typeof MediaStream} parts.MediaStream
   * @param {Scheduler} parts.scheduler
   * @param {(stream: MediaStream | null) => void} parts.preview
   * @param {Pick<import('./frame_clock.js').FrameClock, 'reset' | 'next'>} parts.frames of the preview
   * @param {(tracks: MediaStreamTrack[]) => boolean} parts.isRecorded whether any of them is
   * @param {(track: MediaStreamTrack, limit: Limit) => Promise<LimitedTrack>} parts.limitPicture
   * @param {SourceListener} parts.listener
   */
  constructor({ openSource, openSilence, MediaStream, scheduler, preview, frames, isRecorded, limitPicture, listener }) {
    this.#openSource = openSource;
    this.#openSilence = openSilence;
    this.#MediaStream = MediaStream;
    this.#scheduler = scheduler;
    this.#preview = preview;
    this.#frames = frames;
    this.#isRecorded = isRecorded;
    this.#limitPicture = limitPicture;
    this.#listener = listener;
  }

  /** The source's own tracks, as the host sees and hears them. */
  get stream() {
    return this.#shown?.source.stream ?? null;
  }

  /** Whether there is something to record. */
  get isReady() {
    return this.#ready !== null;
  }

  /** The tracks for the recorder. */
  get recordable() {
    if (this.#ready === null) return null;
    const { source: { stream }, picture, silence } = this.#ready;
    const tracks = stream.getTracks().filter(isRunning).map((track) => picture.of(track));
    if (!hasSound(stream) && silence !== null) tracks.push(silence.track);
    const own = stream.getTracks();
    const isItself = tracks.length === own.length && tracks.every((track) => own.includes(track));
    return isItself ? stream : new this.#MediaStream(tracks);
  }

  /** Whether the preview shows what is recorded. */
  get isSettled() {
    return this.#shown === this.#ready;
  }

  /** Why the source that was asked for last is not shown. */
  get trouble() {
    return this.#trouble;
  }

  /** @param {SourceSettings} settings @param {Limit | null} limit for the recorder; null: the picture as it comes */
  async open(settings, limit = null) {
    this.#asked += 1;
    const asked = this.#asked;
    for (const { source } of this.#all) source.restrict?.(settings);
    let source;
    try {
      source = await this.#openSource(settings);
    } catch (error) {
      const { code, message } = /** @type {any} */ (error);
      if (asked === this.#asked) this.#trouble = { code: code ?? 'recorder', message };
      return;
    }
    if (asked !== this.#asked) return source.close();
    this.#trouble = null;
    const opened = this.#show(source, settings);
    // The one before is recorded meanwhile: a camera may take a moment, and when a recording's first picture was
    // captured is read from the preview.
    await this.#firstPicture();
    if (limit) await opened.picture.limit(source.stream.getVideoTracks()[0], limit);
    await this.#makeReady(opened);
  }

  /** Another limit for the source that is shown. @param {Limit | null} limit */
  async limit(limit) {
    const opened = this.#shown;
    if (opened === null || opened !== this.#ready) return;
    await opened.picture.limit(opened.source.stream.getVideoTracks()[0], limit);
    if (opened === this.#ready) this.#listener.ready();
    this.closeUnused();
  }

  /** @param {boolean} isMuted */
  mute(isMuted) {
    this.#isMuted = isMuted;
    for (const opened of this.#all) this.#applyMute(opened.source);
  }

  /** The stream has sound now: what comes without gets a silent track. */
  keepSound() {
    this.#keepsSound = true;
  }

  /** The stream has ended: the next one has what its source has. */
  forgetSound() {
    this.#keepsSound = false;
    for (const opened of this.#all) closeSilence(opened);
  }

  /** To be called when a recording has ended. */
  closeUnused() {
    for (const opened of this.#all) {
      const isWanted = opened === this.#shown || opened === this.#ready;
      const tracks = [...opened.source.stream.getTracks(), ...opened.picture.tracks];
      if (isWanted || this.#isRecorded(tracks)) opened.picture.closeUnused(this.#isRecorded);
      else this.#close(opened);
    }
  }

  /** Nothing is shown any more. */
  drop() {
    this.#shown = null;
    this.#ready = null;
    for (const opened of this.#all) this.#close(opened);
    this.#preview(null);
  }

  close() {
    this.#asked += 1;
    this.#shown = null;
    this.#ready = null;
    for (const opened of this.#all) this.#close(opened);
  }

  /** @param {Source} source @param {SourceSettings} settings */
  #show(source, settings) {
    /** @type {Opened} */
    const opened = { source, picture: new RecordedPicture(this.#limitPicture), silence: null, isClosed: false };
    this.#all.add(opened);
    this.#shown = opened;
    this.#frames.reset();
    this.#applyMute(source);
    this.#preview(source.stream);
    source.stream.getVideoTracks()[0]?.addEventListener('ended', () => this.#pictureEnded(opened, settings));
    for (const track of source.stream.getAudioTracks()) {
      track.addEventListener('ended', () => this.#soundEnded(opened));
    }
    return opened;
  }

  /** @returns {Promise<void>} */
  #firstPicture() {
    return new Promise((resolve) => {
      const cancel = this.#scheduler.after(pictureWait, resolve);
      this.#frames.next().then(() => {
        cancel();
        resolve();
      });
    });
  }

  /** @param {Opened} opened */
  async #makeReady(opened) {
    if (this.#keepsSound && opened.silence === null && !hasSound(opened.source.stream)) {
      // A picture without a track of sound costs a seam; none at all would cost the stream.
      const silence = await this.#openSilence().catch(() => null);
      opened.silence = silence;
      if (opened.isClosed) closeSilence(opened);
    }
    if (opened === this.#shown) {
      this.#ready = opened;
      this.#listener.ready();
    }
    this.closeUnused();
  }

  /** @param {Opened} opened @param {SourceSettings} settings */
  #pictureEnded(opened, { source, fileName }) {
    if (opened !== this.#shown) return;
    const { code, key } = losses[source] ?? losses.camera;
    this.#trouble = { code, message: say(key, { file: fileName }) };
    this.#listener.ended();
  }

  /** A microphone was pulled out: a recorder would end the sound there. @param {Opened} opened */
  #soundEnded(opened) {
    if (opened === this.#shown && opened === this.#ready) this.#makeReady(opened);
  }

  /** @param {Source} source */
  #applyMute({ stream }) {
    for (const track of stream.getAudioTracks()) track.enabled = !this.#isMuted;
  }

  /** @param {Opened} opened */
  #close(opened) {
    this.#all.delete(opened);
    opened.isClosed = true;
    closeSilence(opened);
    opened.picture.close();
    opened.source.close();
  }
}

/** @param {MediaStreamTrack} track */
function isRunning({ readyState }) {
  return readyState !== 'ended';
}

/** @param {MediaStream} stream */
function hasSound(stream) {
  return stream.getAudioTracks().some(isRunning);
}

/** @param {Opened} opened */
function closeSilence(opened) {
  opened.silence?.close();
  opened.silence = null;
}
