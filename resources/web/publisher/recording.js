// @ts-check
// One run of the recorder: its pieces in order, from the first to the last.

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/**
 * @typedef {object} RecorderSettings
 * @property {'vp8' | 'vp9'} codec
 * @property {number} videoBitsPerSecond
 * @property {number} timesliceMs
 */
/**
 * @typedef {object} RecordingListener
 * @property {(recording: Recording, bytes: ArrayBuffer) => void} piece
 * @property {(recording: Recording) => void} finished the last piece has been handed over
 * @property {(recording: Recording, error: Error) => void} failed
 */

const audioBitsPerSecond = 96000;
/**
 * Chromium's own rule is 100 frames, which takes a screen with five of them a second 20 s: as much is what a guest who
 * joins then has to load. Engines that do not know the option (Chromium 102) go by their own rule.
 */
const keyFrameIntervalMs = 3000;

export class Recording {
  #recorder;
  #scheduler;
  #listener;
  /** Reading a piece is asynchronous; this chain keeps the pieces in the order in which they were recorded. */
  #reading = Promise.resolve();
  #isDiscarded = false;
  #isLost = false;
  #hasFinished = false;

  /**
   * @param {object} parts
   * @param {typeof MediaRecorder} parts.MediaRecorder
   * @param {MediaStream} parts.stream
   * @param {RecorderSettings} parts.settings
   * @param {Scheduler} parts.scheduler
   * @param {RecordingListener} parts.listener
   */
  constructor({ MediaRecorder, stream, settings, scheduler, listener }) {
    /** The relay's name for it: given with its first piece. */
    this.id = 0;
    this.stream = stream;
    /** @type {import('./recording_chain.js').Part} */
    this.part = null;
    this.startedAt = 0;
    /** When the recorder gave its first bytes, which takes a while to read. */
    this.givenAt = 0;
    this.pieces = 0;
    this.bytes = 0;
    this.#scheduler = scheduler;
    this.#listener = listener;
    this.mime = mimeFor(settings.codec, stream);
    const options = {
      mimeType: this.mime,
      videoBitsPerSecond: settings.videoBitsPerSecond,
      audioBitsPerSecond,
      videoKeyFrameIntervalDuration: keyFrameIntervalMs,
    };
    this.#recorder = new MediaRecorder(stream, options);
    this.#recorder.ondataavailable = ({ data }) => this.#read(data);
    this.#recorder.onstop = () => this.#stopped();
    this.#recorder.onerror = (event) => this.#failed(event);
  }

  /** @param {number} timesliceMs */
  start(timesliceMs) {
    this.startedAt = this.#scheduler.now();
    this.#recorder.start(timesliceMs);
  }

  /** Ends the run; its last piece still comes. */
  stop() {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
  }

  /** Ends the run; nothing more comes of it. */
  close() {
    this.#isDiscarded = true;
    this.stop();
  }

  /** @param {Blob} data */
  #read(data) {
    if (this.#isDiscarded || data.size === 0) return;
    this.givenAt ||= this.#scheduler.now();
    this.#fetchRest();
    const bytes = data.arrayBuffer();
    this.#reading = this.#reading.then(async () => this.#deliver(await bytes)).catch((error) => this.#lose(error));
  }

  /**
   * Chromium writes a frame in several steps and cuts the slice after the first one: without being asked, it would
   * hand over the frame's rest with the next frame only. The answer to that is empty once nothing is left.
   */
  #fetchRest() {
    if (this.#recorder.state === 'recording') this.#recorder.requestData();
  }

  /** @param {ArrayBuffer} bytes */
  #deliver(bytes) {
    if (this.#isDiscarded || this.#isLost) return;
    this.#listener.piece(this, bytes);
    this.pieces += 1;
    this.bytes += bytes.byteLength;
  }

  /** A browser may keep pieces on a disk that is full or gone. What would follow has a hole before it. @param {Error} error */
  #lose(error) {
    if (this.#isLost) return;
    this.#isLost = true;
    this.#failed({ error });
  }

  #stopped() {
    this.#reading = this.#reading.then(() => {
      if (this.#isDiscarded || this.#hasFinished) return;
      this.#hasFinished = true;
      this.#listener.finished(this);
    });
  }

  /** @param {any} event */
  #failed(event) {
    if (this.#isDiscarded) return;
    this.#listener.failed(this, event.error ?? new Error('the recorder stopped'));
  }
}

export const soundMime = 'audio/webm;codecs=opus';

/** @param {'vp8' | 'vp9'} codec @param {MediaStream} stream */
export function mimeFor(codec, stream) {
  const hasSound = stream.getAudioTracks().length > 0;
  if (hasSound && stream.getVideoTracks().length === 0) return soundMime;
  return `video/webm;codecs=${codec}${hasSound ? ',opus' : ''}`;
}
