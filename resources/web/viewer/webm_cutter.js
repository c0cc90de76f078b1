// @ts-check
// Cuts a WebM stream that comes in pieces of any size into its beginning and whole elements, as the relay sends them.

import { bigEndian, elementAt, headAt, ids, joined } from './webm.js';

/** @typedef {{ init: (bytes: ArrayBuffer) => void, elements: (bytes: ArrayBuffer) => void }} CutterListener */

/** No frame is larger. */
const mostElementBytes = 16 * 1024 * 1024;
/** What comes before the first Cluster has a few hundred bytes, with Vorbis's tables up to 10 KiB. */
const mostInitBytes = 64 * 1024;

/**
 * Where the init segment ends, which is where the first Cluster begins.
 * @param {Uint8Array} bytes from the stream's first one on
 * @returns {number | null} null: more bytes are needed
 * @throws {Error} if it is no WebM, or none that is live
 */
export function initEnd(bytes) {
  const isOther = bigEndian(ids.ebml, 4).some((byte, at) => at < bytes.length && byte !== bytes[at]);
  if (isOther) throw new Error('this is not WebM');
  for (let head = headAt(bytes, 0, bytes.length); head !== null; head = headAt(bytes, head.end, bytes.length)) {
    if (head.id === ids.cluster) return head.start;
    if (head.end > mostInitBytes) throw new Error('the beginning of the WebM is too large');
  }
  return null;
}

export class WebmCutter {
  #listener;
  /** What has come of an element that is not whole, or of the beginning. */
  #rest = new Uint8Array(0);
  #hasBegun = false;

  /** @param {CutterListener} listener */
  constructor(listener) {
    this.#listener = listener;
  }

  /**
   * @param {Uint8Array} piece
   * @returns {boolean} whether it brought something of the stream; fill between frames is nothing
   * @throws {Error} if it is not WebM
   */
  push(piece) {
    const bytes = joined([this.#rest, piece]);
    const from = this.#hasBegun ? 0 : initEnd(bytes);
    if (from === null) {
      this.#rest = bytes;
      return false;
    }
    if (!this.#hasBegun) this.#listener.init(bytes.slice(0, from).buffer);
    this.#hasBegun = true;
    return this.#cut(bytes, from);
  }

  /** @param {Uint8Array} bytes @param {number} from */
  #cut(bytes, from) {
    let start = from;
    let at = from;
    let isMedia = false;
    /** @param {number} end */
    const give = (end) => {
      if (end > start) this.#listener.elements(bytes.slice(start, end).buffer);
    };
    for (let element = elementAt(bytes, at, bytes.length); element !== null; element = elementAt(bytes, at, bytes.length)) {
      if (element.id === ids.void) {
        give(element.start);
        start = element.end;
      } else {
        isMedia = true;
      }
      at = element.end;
    }
    give(at);
    this.#keep(bytes, at);
    return isMedia;
  }

  /** @param {Uint8Array} bytes @param {number} at where an element begins that is not whole */
  #keep(bytes, at) {
    const head = headAt(bytes, at, bytes.length);
    if (head !== null && head.end - at > mostElementBytes) throw new Error('an element of the WebM is too large');
    this.#rest = bytes.slice(at);
  }
}
