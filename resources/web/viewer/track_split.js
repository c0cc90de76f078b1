// @ts-check
// Takes the relay's stream apart by track: each gets a WebM stream of its own, for a SourceBuffer of its own.
//
// One buffer for both costs delay and robustness: a hole in one track makes browsers drop the other one's frames too,
// up to the next keyframe, and what is playable ends where the later of the two tracks ends.

import { VideoCluster } from './video_cluster.js';
import { VideoFill } from './video_fill.js';
import { bigEndian, elementsOf, elementWith, ids, joined, unsigned } from './webm.js';

/** @typedef {import('./webm.js').Element} Element */
/** @typedef {'video' | 'audio'} Kind */
/** @typedef {Map<Kind, Uint8Array>} Parts */
/** @typedef {Partial<Record<Kind, number>>} FrameDurations seconds */
/** @typedef {{ kind: Kind | null, part: Uint8Array }} Piece `kind` null: for every track */
/** @typedef {{ kind: Kind, time: number, isKeyframe: boolean }} Frame `time`: milliseconds of the stream */

/** Of each new frame so much goes into the mean time between frames. */
const newShare = 0.1;
/** A longer time between two frames (ms) is a pause of the video. */
const longestInterval = 1000;

/** TrackType (RFC 9559, 5.1.4.1.3) */
const kinds = /** @type {Record<number, Kind>} */ ({ 1: 'video', 2: 'audio' });

/** A pause between two pictures (ms) that is none; without audio it may as well be the network's. */
const fillPatience = 120;
const patienceWithoutAudio = 600;
/** Milliseconds from one repetition to the next: of a film, and of slides. */
const filmStep = 33;
const slidesStep = 100;

export class TrackSplit {
  #durations;
  #repeats;
  /** @type {VideoCluster | null} */
  #cluster;
  /** Of a Cluster whose first frame has not come. @type {Piece[]} */
  #heads = [];
  /** @type {VideoFill | null} */
  #fill = null;
  /** @type {Map<number, Kind>} by track number */
  #kindOf = new Map();
  #clusterTime = 0;
  /** Of the newest picture (ms). @type {number | null} */
  #lastTime = null;
  #interval = 0;
  /** Of the newest picture, without repetitions (ms). @type {number | null} */
  #pictureTime = null;
  /** From the picture before to the newest one (ms). */
  #pictureStep = 0;
  /** That on average, without pauses (ms). */
  #pace = 0;
  /** @type {Frame[]} */
  #frames = [];
  #pictures = 0;

  /**
   * @param {FrameDurations} durations stated as the track's DefaultDuration where the relay states none. Chromium then
   *     does not hold each picture back until the next one tells how long it lasts; Firefox does not guess. A picture
   *     that comes more than twice as late counts as a jump: everything up to the next keyframe is thrown away. Video
   *     may stand for minutes while the audio plays on.
   * @param {{ repeats?: import('./media_support.js').Repetition, joinsClusters?: boolean }} [needs] repeats: video that
   *     stands; joinsClusters: video that goes on without a keyframe stays in its Cluster
   */
  constructor(durations, { repeats = 'never', joinsClusters = false } = {}) {
    this.#durations = durations;
    this.#repeats = repeats;
    this.#cluster = joinsClusters ? new VideoCluster(1000 * (durations.video ?? 0)) : null;
  }

  /** Seconds from picture to picture, on average; 0 while unknown. */
  get frameInterval() {
    return this.#interval / 1000;
  }

  /** How many pictures have come so far. */
  get pictures() {
    return this.#pictures;
  }

  /** What the newest message held, in its order. @returns {readonly Frame[]} */
  get frames() {
    return this.#frames;
  }

  /** When the keyframes of the newest message are to be shown: seconds of the stream. */
  get keyframeTimes() {
    return this.#frames.filter(({ kind, isKeyframe }) => kind === 'video' && isKeyframe).map(({ time }) => time / 1000);
  }

  /** The host sends nothing, or begins to again: nothing is repeated up to the next picture. */
  rest() {
    this.#fill?.rest();
  }

  /**
   * @param {ArrayBuffer} message a blob or a chunk; both hold whole elements
   * @returns {Parts} what each track's buffer gets of it, possibly nothing
   * @throws {Error} if it is not WebM
   */
  split(message) {
    const bytes = new Uint8Array(message);
    this.#frames = [];
    /** @type {Piece[]} */
    const pieces = [];
    for (const element of elementsOf(bytes)) {
      if (element.id === ids.tracks) {
        pieces.push(...this.#splitTracks(bytes, element));
        continue;
      }
      const seen = this.#frames.length;
      const kind = this.#kindOfElement(bytes, element);
      const part = bytes.subarray(element.start, element.end);
      if (this.#frames.length > seen) pieces.push(...this.#frame({ kind, part, bytes, element }));
      else pieces.push(this.#head({ kind, part }, element));
    }
    return new Map([...this.#kindOf.values()].map((kind) => [
      kind, joined(pieces.filter((piece) => piece.kind === null || piece.kind === kind).map(({ part }) => part)),
    ]));
  }

  /** @param {Uint8Array} bytes @param {Element} tracks */
  #splitTracks(bytes, tracks) {
    this.#kindOf.clear();
    this.#fill = null;
    const pieces = [];
    for (const { id, content, end } of elementsOf(bytes, tracks.content, tracks.end)) {
      const fields = [...elementsOf(bytes, content, end)];
      /** @param {number} wished */
      const field = (wished) => fields.find((candidate) => candidate.id === wished);
      const [number, type] = [field(ids.trackNumber), field(ids.trackType)];
      const kind = type && kinds[unsigned(bytes, type.content, type.end)];
      if (id !== ids.trackEntry || !number || !kind) continue;
      this.#kindOf.set(unsigned(bytes, number.content, number.end), kind);
      const codec = field(ids.codecId);
      if (this.#repeats !== 'never' && kind === 'video' && codec) this.#fill = new VideoFill(text(bytes, codec));
      const stated = field(ids.defaultDuration) ? [] : this.#statedDuration(kind);
      const entry = elementWith(ids.trackEntry, joined([bytes.subarray(content, end), ...stated]));
      pieces.push({ kind, part: elementWith(ids.tracks, entry) });
    }
    return pieces;
  }

  /** What is no frame. @param {Piece} piece @param {Element} element @returns {Piece} */
  #head(piece, { id }) {
    if (this.#cluster === null || (id !== ids.cluster && id !== ids.timestamp)) return piece;
    const head = { ...piece, kind: /** @type {Kind | null} */ ('audio') };
    this.#heads.push(head);
    return head;
  }

  /**
   * A block, with the pictures that are repeated before it.
   * @param {Piece & { bytes: Uint8Array, element: Element }} block
   * @returns {Piece[]}
   */
  #frame({ kind, part, bytes, element }) {
    const { time, isKeyframe } = this.#frames[this.#frames.length - 1];
    if (this.#heads.length > 0 && kind === 'video' && isKeyframe) {
      for (const head of this.#heads) head.kind = null;
      this.#cluster?.begin(this.#clusterTime);
    }
    this.#heads = [];
    if (kind === 'audio') return [...this.#repetitions(this.#fill?.audio(time, this.#patience, this.#step) ?? []), { kind, part }];
    const block = element.id === ids.simpleBlock ? element : [...elementsOf(bytes, element.content, element.end)].find(({ id }) => id === ids.block);
    if (kind !== 'video' || !block) return [{ kind, part }];
    const before = this.#repetitions(this.#fill?.upTo(time - 1, this.#patience, this.#step) ?? []);
    const shown = this.#fill?.picture(time, bytes.subarray(block.content + 4, block.end)) ?? time;
    return [...before, ...this.#placed(shown, (relative) => {
      if (relative === time - this.#clusterTime) return part;
      const moved = Uint8Array.from(part);
      new DataView(moved.buffer).setInt16(block.content - element.start + 1, relative);
      return moved;
    })];
  }

  /**
   * @param {number} time milliseconds @param {(relative: number) => Uint8Array} blockAt
   * @returns {Piece[]} a block of video
   */
  #placed(time, blockAt) {
    const { head, relative } = this.#cluster?.place(time) ?? { head: null, relative: time - this.#clusterTime };
    const part = blockAt(relative);
    return [{ kind: 'video', part: head === null ? part : joined([head, part]) }];
  }

  /**
   * Of video without audio: what is to be shown up to a time, if nothing came.
   * @param {number} time milliseconds of the stream
   * @returns {Parts}
   */
  fillUpTo(time) {
    const isAlone = !([...this.#kindOf.values()].includes('audio'));
    // Where pictures use to come so seldom, nobody waits for the next one. A film that does not come may as well wait for
    // the network, and its pictures could not be shown any more at their time.
    const isSeldom = this.#pictureStep > patienceWithoutAudio;
    if (!isSeldom && this.#repeats !== 'film') return new Map();
    const patience = isSeldom ? this.#patience : Math.max(patienceWithoutAudio, this.#patience);
    const repetitions = isAlone && this.#fill ? this.#repetitions(this.#fill.upTo(time, patience, this.#step)) : [];
    return new Map(repetitions.length > 0 ? [['video', joined(repetitions.map(({ part }) => part))]] : []);
  }

  /** @param {{ time: number, frame: Uint8Array }[]} repetitions @returns {Piece[]} */
  #repetitions(repetitions) {
    const [number] = [...this.#kindOf].find(([, kind]) => kind === 'video') ?? [1];
    return repetitions.flatMap(({ time, frame }) => {
      this.#noteInterval(time);
      return this.#placed(time, (relative) => elementWith(
        ids.simpleBlock, joined([Uint8Array.of(0x80 | number), bigEndian(relative & 0xffff, 2), Uint8Array.of(0), frame])));
    });
  }

  /** From one repetition to the next, in milliseconds. */
  get #step() {
    return this.#repeats === 'film' ? filmStep : Math.max(filmStep, Math.min(this.#pace || slidesStep, slidesStep));
  }

  get #patience() {
    return Math.max(fillPatience, this.#repeats === 'film' ? 0 : 2 * this.#step);
  }

  /** @param {Kind} kind */
  #statedDuration(kind) {
    const seconds = this.#durations[kind];
    return seconds ? [elementWith(ids.defaultDuration, nanoseconds(seconds))] : [];
  }

  /** @param {Uint8Array} bytes @param {Element} element @returns {Kind | null} */
  #kindOfElement(bytes, { id, content, end }) {
    if (id === ids.timestamp) this.#clusterTime = unsigned(bytes, content, end);
    // The keyframe bit of a SimpleBlock: RFC 9559, 10.2.
    if (id === ids.simpleBlock) return this.#kindOfBlock(bytes, content, (bytes[content + 3] & 0x80) !== 0);
    if (id !== ids.blockGroup) return null;
    const children = [...elementsOf(bytes, content, end)];
    const block = children.find((child) => child.id === ids.block);
    const isKeyframe = children.every((child) => child.id !== ids.referenceBlock);
    return block ? this.#kindOfBlock(bytes, block.content, isKeyframe) : null;
  }

  /** The relay numbers its tracks 1 and 2: one byte. @param {Uint8Array} bytes @param {number} at @param {boolean} isKeyframe */
  #kindOfBlock(bytes, at, isKeyframe) {
    const kind = this.#kindOf.get(bytes[at] & 0x7f) ?? null;
    const time = this.#clusterTime + new DataView(bytes.buffer, bytes.byteOffset + at).getInt16(1);
    if (kind !== null) this.#frames.push({ kind, time, isKeyframe });
    if (kind === 'video') this.#noteTime(time);
    return kind;
  }

  /** @param {number} time of a picture, in milliseconds */
  #noteTime(time) {
    this.#pictures += 1;
    this.#pictureStep = time - (this.#pictureTime ?? time);
    this.#pictureTime = time;
    if (this.#pictureStep > 0 && this.#pictureStep <= longestInterval) this.#pace = averaged(this.#pace, this.#pictureStep);
    this.#noteInterval(time);
  }

  /** @param {number} time */
  #noteInterval(time) {
    const interval = time - (this.#lastTime ?? time);
    this.#lastTime = time;
    if (interval <= 0 || interval > longestInterval) return;
    this.#interval = averaged(this.#interval, interval);
  }
}

/** @param {number} mean 0: none yet @param {number} interval */
function averaged(mean, interval) {
  return mean === 0 ? interval : mean + (interval - mean) * newShare;
}

/** @param {Uint8Array} bytes @param {Element} element */
function text(bytes, { content, end }) {
  return String.fromCharCode(...bytes.subarray(content, end));
}

/** @param {number} seconds */
function nanoseconds(seconds) {
  const value = Math.round(seconds * 1e9);
  return joined([bigEndian(Math.floor(value / 2 ** 32), 4), bigEndian(value % 2 ** 32, 4)]);
}
