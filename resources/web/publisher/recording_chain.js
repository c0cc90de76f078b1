// @ts-check
// One recording after the other without a hole: the next has delivered before the last one ends.

import { Recording } from './recording.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('./uplink.js').Uplink} Uplink */
/** @typedef {'video' | 'audio' | null} Part what of the stream is recorded here, while the rest is recorded apart; null: all of it */
/** @typedef {import('./recording.js').RecorderSettings & { restartIntervalMs: number, frameRate: number }} ChainSettings */

/** A new recorder's first frames take a moment to come out; the old one covers it. */
const overlap = 300;
/** More than a header: the new recording has begun to carry frames. */
const deliveredBytes = 1000;
/** A recorder that has delivered nothing by then never will: a track of its stream is silent. */
const deliveryLimit = 5000;

/** Chromium's packets of sound; the first one is written as soon as it is whole. */
const packetTime = 60;
const writeTime = 3;
/** A recorder takes the sound up a moment after its start, on a busy computer a long one; more says that the first packet was late. */
const longestUptake = 100;

/**
 * When the first sound was captured, by when the recorder gave its first packet.
 * @param {number} startedAt @param {number} givenAt
 */
function soundZero(startedAt, givenAt) {
  return Math.min(Math.max(startedAt, givenAt - packetTime - writeTime), startedAt + longestUptake);
}

export class RecordingChain {
  #MediaRecorder;
  #scheduler;
  #uplink;
  #meter;
  #firstFrameAfter;
  #onTrouble;
  #onDrop;
  #onReleased;
  #nextId;
  /** @type {Part} */
  #part = null;
  /** @type {MediaStream | null} */
  #stream = null;
  /** @type {ChainSettings | null} */
  #settings = null;
  /** @type {Recording | null} */
  #current = null;
  /** @type {Set<Recording>} those that another one is about to replace, or has replaced */
  #leaving = new Set();
  #cancelRestart = () => {};
  #cancelRoomCheck = () => {};
  #cancelDeliveryCheck = () => {};
  /** @type {(() => void)[]} */
  #whenQuiet = [];

  /**
   * @param {object} parts
   * @param {typeof MediaRecorder} parts.MediaRecorder
   * @param {Scheduler} parts.scheduler
   * @param {Uplink} parts.uplink
   * @param {Pick<import('./encoder_meter.js').EncoderMeter, 'begin' | 'piece'>} parts.meter
   * @param {(time: number) => number | null} parts.firstFrameAfter when the first picture after that time was captured
   * @param {() => number} parts.nextId a recording's id: each is higher than the one before
   * @param {(error: Error) => void} parts.onTrouble
   * @param {() => void} parts.onDrop a timeslice was not sent
   * @param {() => void} parts.onReleased a recording has ended, and perhaps nothing uses its stream any more
   */
  constructor({ MediaRecorder, scheduler, uplink, meter, firstFrameAfter, nextId, onTrouble, onDrop, onReleased }) {
    this.#MediaRecorder = MediaRecorder;
    this.#scheduler = scheduler;
    this.#uplink = uplink;
    this.#meter = meter;
    this.#firstFrameAfter = firstFrameAfter;
    this.#nextId = nextId;
    this.#onTrouble = onTrouble;
    this.#onDrop = onDrop;
    this.#onReleased = onReleased;
  }

  get isDelivering() {
    return [this.#current, ...this.#leaving].some((recording) => recording !== null && recording.pieces > 0);
  }

  /** Whether any of them is being recorded. @param {MediaStreamTrack[]} tracks */
  isUsing(tracks) {
    return [this.#current, ...this.#leaving].some((recording) => recording?.stream.getTracks().some((track) => tracks.includes(track)));
  }

  /** Whether these, and no others, are what is recorded now. @param {MediaStreamTrack[]} tracks */
  isRecording(tracks) {
    const recorded = this.#current?.stream.getTracks() ?? [];
    return recorded.length === tracks.length && recorded.every((track) => tracks.includes(track));
  }

  /**
   * Begins, or goes over to another stream or other settings.
   * @param {MediaStream} stream @param {ChainSettings} settings @param {Part} part
   */
  start(stream, settings, part = null) {
    this.#part = part;
    this.#stream = stream;
    this.#settings = settings;
    this.#next();
  }

  /** Brings a keyframe: the picture comes again after a hole, and players cannot go on without one. */
  renew() {
    // One that has delivered nothing yet begins with a keyframe anyway.
    if (this.#current !== null && this.#current.pieces > 0) this.#next();
  }

  /** @returns {Promise<void>} kept when the last piece has been sent */
  stop() {
    this.#cancelTimers();
    if (this.#current) this.#leaving.add(this.#current);
    this.#current = null;
    this.#stream = null;
    for (const recording of this.#leaving) recording.stop();
    if (this.#leaving.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenQuiet.push(resolve));
  }

  /** Ends everything at once: there is nobody to send it to. */
  close() {
    this.#cancelTimers();
    this.#current?.close();
    this.#current = null;
    this.#stream = null;
    for (const recording of this.#leaving) recording.close();
    this.#leaving.clear();
    this.#settle();
  }

  #next() {
    if (this.#stream === null || this.#settings === null) return;
    this.#cancelTimers();
    let recording;
    try {
      recording = new Recording({
        MediaRecorder: this.#MediaRecorder,
        stream: this.#stream,
        settings: this.#settings,
        scheduler: this.#scheduler,
        listener: {
          piece: (from, bytes) => this.#piece(from, bytes),
          finished: (from) => this.#finished(from),
          failed: (from, error) => this.#failed(from, error),
        },
      });
      recording.part = this.#part;
      recording.start(this.#settings.timesliceMs);
    } catch (error) {
      this.#onTrouble(/** @type {Error} */ (error));
      return;
    }
    if (this.#current) this.#leaving.add(this.#current);
    this.#current = recording;
    // Sound needs no keyframes, and each restart is a seam in it.
    if (this.#part !== 'audio') this.#cancelRestart = this.#scheduler.after(this.#settings.restartIntervalMs, () => this.#next());
    this.#cancelDeliveryCheck = this.#scheduler.after(deliveryLimit, () => {
      if (recording.pieces === 0) this.#onTrouble(new Error('the recorder delivers nothing'));
      // Little, because nothing moves: it is the stream now all the same.
      else this.#stopOlder();
    });
  }

  #cancelTimers() {
    this.#cancelRestart();
    this.#cancelRoomCheck();
    this.#cancelDeliveryCheck();
  }

  /** @param {Recording} recording @param {ArrayBuffer} bytes */
  #piece(recording, bytes) {
    if (this.#isOvertaken(recording)) return this.#abandon(recording);
    const result = recording.pieces === 0 ? this.#begin(recording, bytes) : this.#uplink.piece(recording.id, bytes);
    this.#meter.piece(recording.id, bytes);
    if (result === 'dropped') return this.#cut(recording);
    if (recording === this.#current && recording.bytes + bytes.byteLength > deliveredBytes) this.#releaseOlder(recording);
  }

  /** @param {Recording} recording @param {ArrayBuffer} bytes */
  #begin(recording, bytes) {
    const timeZero = this.#timeZero(recording);
    recording.id = this.#nextId();
    this.#meter.begin(recording.id, timeZero);
    return this.#uplink.begin(recording.id, timeZero, recording.mime, bytes, recording.part);
  }

  /** Begun after the one that takes its place, it would take that one's place. @param {Recording} recording */
  #isOvertaken(recording) {
    return recording.pieces === 0 && recording !== this.#current && this.#current !== null && this.#current.pieces > 0;
  }

  /** @param {Recording} recording */
  #abandon(recording) {
    recording.close();
    this.#leaving.delete(recording);
    this.#settle();
  }

  /** The recorder's own time starts with the first frame that reached it. @param {Recording} recording */
  #timeZero({ startedAt, givenAt, stream }) {
    const hasPicture = stream.getVideoTracks().length > 0;
    if (!hasPicture) return soundZero(startedAt, givenAt);
    const halfFrame = 500 / (this.#settings?.frameRate || 30);
    return this.#firstFrameAfter(startedAt) ?? startedAt + halfFrame;
  }

  /** @param {Recording} recording */
  #releaseOlder(recording) {
    const isEarly = this.#scheduler.now() - recording.startedAt < overlap;
    if (isEarly && this.#uplink.hasRoom) return;
    this.#stopOlder();
  }

  #stopOlder() {
    for (const older of this.#leaving) older.stop();
  }

  /**
   * The connection is too slow: this recording ends here, and another begins, with a keyframe, once there is room.
   * @param {Recording} recording
   */
  #cut(recording) {
    recording.close();
    this.#onDrop();
    if (recording.pieces > 0) this.#uplink.end(recording.id);
    this.#leaving.delete(recording);
    if (recording !== this.#current) return this.#settle();
    this.#current = null;
    this.#cancelTimers();
    this.#onReleased();
    this.#awaitRoom();
  }

  #awaitRoom() {
    const timeslice = this.#settings?.timesliceMs || 20;
    this.#cancelRoomCheck = this.#scheduler.after(timeslice, () => {
      if (this.#uplink.hasRoom) return this.#next();
      this.#onDrop();
      this.#awaitRoom();
    });
  }

  /** @param {Recording} recording */
  #finished(recording) {
    if (recording.pieces > 0) this.#uplink.end(recording.id);
    this.#leaving.delete(recording);
    if (recording === this.#current) {
      this.#current = null;
      this.#onTrouble(new Error('the recorder stopped'));
    }
    this.#settle();
  }

  /** @param {Recording} recording @param {Error} error */
  #failed(recording, error) {
    if (recording === this.#current) this.#onTrouble(error);
  }

  #settle() {
    this.#onReleased();
    if (this.#leaving.size > 0) return;
    const resolves = this.#whenQuiet;
    this.#whenQuiet = [];
    for (const resolve of resolves) resolve();
  }
}
