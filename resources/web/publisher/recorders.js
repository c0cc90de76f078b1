// @ts-check
// The recorders of what is shown: picture and sound have one each where the browser can, so that neither waits for the other.

import { soundMime } from './recording.js';
import { RecordingChain } from './recording_chain.js';

/** @typedef {import('./recording_chain.js').ChainSettings} ChainSettings */
/** @typedef {import('./recording_chain.js').Part} Part */

/** Between two keyframes that are asked for, in milliseconds: each takes another recorder. */
const keyframeRest = 1000;

export class Recorders {
  #MediaStream;
  #scheduler;
  #onTrouble;
  #picture;
  #sound;
  #canSplit;
  #lastId = 0;
  /** @type {{ stream: MediaStream, settings: ChainSettings } | null} */
  #recorded = null;
  #keyframeAt = -Infinity;

  /**
   * @param {Omit<ConstructorParameters<typeof RecordingChain>[0], 'nextId'> & { MediaStream: typeof MediaStream }} parts
   */
  constructor({ MediaStream, onTrouble, ...parts }) {
    this.#MediaStream = MediaStream;
    this.#scheduler = parts.scheduler;
    this.#onTrouble = onTrouble;
    this.#canSplit = Boolean(parts.MediaRecorder.isTypeSupported?.(soundMime));
    const nextId = () => {
      this.#lastId += 1;
      return this.#lastId;
    };
    this.#picture = new RecordingChain({ ...parts, nextId, onTrouble });
    this.#sound = new RecordingChain({
      ...parts, nextId,
      meter: { begin: () => {}, piece: () => {} },
      onTrouble: (error) => this.#soundTrouble(error),
    });
  }

  get isDelivering() {
    return this.#picture.isDelivering;
  }

  /** Whether any of them is being recorded. @param {MediaStreamTrack[]} tracks */
  isUsing(tracks) {
    return this.#picture.isUsing(tracks) || this.#sound.isUsing(tracks);
  }

  /**
   * Begins, or goes over to another stream or other settings.
   * @param {MediaStream} stream @param {ChainSettings} settings
   */
  start(stream, settings) {
    this.#recorded = { stream, settings };
    const video = stream.getVideoTracks();
    const audio = stream.getAudioTracks();
    if (!this.#canSplit || video.length === 0 || audio.length === 0) {
      this.#picture.start(stream, settings);
      this.#sound.stop();
      return;
    }
    this.#picture.start(new this.#MediaStream(video), settings, 'video');
    // Another quality or picture is no reason for a seam in the sound.
    if (!this.#sound.isRecording(audio)) this.#sound.start(new this.#MediaStream(audio), settings, 'audio');
  }

  /** Brings a keyframe: the picture comes again after a hole, and players cannot go on without one. */
  renew() {
    this.#picture.renew();
  }

  /** As renew(), for a guest who cannot go on: at most once a second. */
  refresh() {
    const now = this.#scheduler.now();
    if (now - this.#keyframeAt < keyframeRest) return;
    this.#keyframeAt = now;
    this.renew();
  }

  /** @returns {Promise<unknown>} kept when the last piece has been sent */
  stop() {
    this.#recorded = null;
    return Promise.all([this.#picture.stop(), this.#sound.stop()]);
  }

  /** Ends everything at once: there is nobody to send it to. */
  close() {
    this.#recorded = null;
    this.#picture.close();
    this.#sound.close();
  }

  /** Both go into one recorder from here on, as in browsers that have no other way. @param {Error} error */
  #soundTrouble(error) {
    if (this.#recorded === null) return;
    const { stream, settings } = this.#recorded;
    // A device that is gone is no fault of the recorder's: other sound follows.
    if (stream.getAudioTracks().every(({ readyState }) => readyState === 'ended')) return;
    if (!this.#canSplit) return this.#onTrouble(error);
    this.#canSplit = false;
    // What it may still deliver would come after the recording that takes its place.
    this.#sound.close();
    this.start(stream, settings);
  }
}
