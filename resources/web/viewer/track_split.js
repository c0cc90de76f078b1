// @ts-check
// Takes the relay's stream apart by track: each gets a WebM stream of its own, for a SourceBuffer of its own.
//
// One buffer for both costs delay and robustness: a hole in one track makes browsers drop the other one's frames too,
// up to the next keyframe, and what is playable ends where the later of the two tracks ends.

import { bigEndian, elementsOf, elementWith, ids, joined, unsigned } from './webm.js';

/** @typedef {import('./webm.js').Element} Element */
/** @typedef {'video' | 'audio'} Kind */
/** @typedef {Map<Kind, Uint8Array>} Parts */
/** @typedef {Partial<Record<Kind, number>>} FrameDurations seconds */

/** Of each new frame so much goes into the mean time between frames. */
const newShare = 0.1;
/** A longer time between two frames (ms) is a hole. */
const longestInterval = 1000;

/** TrackType (RFC 9559, 5.1.4.1.3) */
const kinds = /** @type {Record<number, Kind>} */ ({ 1: 'video', 2: 'audio' });

export class TrackSplit {
  #durations;
  /** @type {Map<number, Kind>} by track number */
  #kindOf = new Map();
  /** Of the newest picture, in its Cluster (ms). @type {number | null} */
  #lastTime = null;
  #interval = 0;

  /**
   * @param {FrameDurations} durations stated as the track's DefaultDuration where the relay states none. Chromium then
   *     does not hold each picture back until the next one tells how long it lasts; Firefox does not guess. A picture
   *     that comes more than twice as late counts as a jump: everything up to the next keyframe is thrown away.
   */
  constructor(durations) {
    this.#durations = durations;
  }

  /** Seconds from picture to picture, on average; 0 while unknown. */
  get frameInterval() {
    return this.#interval / 1000;
  }

  /**
   * @param {ArrayBuffer} message a blob or a chunk; both hold whole elements
   * @returns {Parts} what each track's buffer gets of it, possibly nothing
   * @throws {Error} if it is not WebM
   */
  split(message) {
    const bytes = new Uint8Array(message);
    /** @type {{ kind: Kind | null, part: Uint8Array }[]} null: for every track */
    const pieces = [];
    for (const element of elementsOf(bytes)) {
      if (element.id === ids.tracks) pieces.push(...this.#splitTracks(bytes, element));
      else pieces.push({ kind: this.#kindOfElement(bytes, element), part: bytes.subarray(element.start, element.end) });
    }
    return new Map([...this.#kindOf.values()].map((kind) => [
      kind, joined(pieces.filter((piece) => piece.kind === null || piece.kind === kind).map(({ part }) => part)),
    ]));
  }

  /** @param {Uint8Array} bytes @param {Element} tracks */
  #splitTracks(bytes, tracks) {
    this.#kindOf.clear();
    const pieces = [];
    for (const { id, content, end } of elementsOf(bytes, tracks.content, tracks.end)) {
      const fields = [...elementsOf(bytes, content, end)];
      /** @param {number} wished */
      const field = (wished) => fields.find((candidate) => candidate.id === wished);
      const [number, type] = [field(ids.trackNumber), field(ids.trackType)];
      const kind = type && kinds[unsigned(bytes, type.content, type.end)];
      if (id !== ids.trackEntry || !number || !kind) continue;
      this.#kindOf.set(unsigned(bytes, number.content, number.end), kind);
      const stated = field(ids.defaultDuration) ? [] : this.#statedDuration(kind);
      const entry = elementWith(ids.trackEntry, joined([bytes.subarray(content, end), ...stated]));
      pieces.push({ kind, part: elementWith(ids.tracks, entry) });
    }
    return pieces;
  }

  /** @param {Kind} kind */
  #statedDuration(kind) {
    const seconds = this.#durations[kind];
    return seconds ? [elementWith(ids.defaultDuration, bigEndian(seconds * 1e9, 4))] : [];
  }

  /** @param {Uint8Array} bytes @param {Element} element @returns {Kind | null} */
  #kindOfElement(bytes, { id, content, end }) {
    if (id === ids.simpleBlock) return this.#kindOfBlock(bytes, content);
    if (id !== ids.blockGroup) return null;
    const block = [...elementsOf(bytes, content, end)].find((child) => child.id === ids.block);
    return block ? this.#kindOfBlock(bytes, block.content) : null;
  }

  /** The relay numbers its tracks 1 and 2: one byte. @param {Uint8Array} bytes @param {number} at */
  #kindOfBlock(bytes, at) {
    const kind = this.#kindOf.get(bytes[at] & 0x7f) ?? null;
    if (kind === 'video') this.#noteTime(new DataView(bytes.buffer, bytes.byteOffset + at).getInt16(1));
    return kind;
  }

  /** @param {number} time of a picture, in milliseconds from the start of its Cluster */
  #noteTime(time) {
    const interval = time - (this.#lastTime ?? time);
    this.#lastTime = time;
    // Not from one Cluster to the next.
    if (interval <= 0 || interval > longestInterval) return;
    this.#interval = this.#interval === 0 ? interval : this.#interval + (interval - this.#interval) * newShare;
  }
}
