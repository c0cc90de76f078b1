// @ts-check
// Finds the video frames in a recorder's WebM as it comes: pieces cut anywhere, sizes often unknown.

const ids = {
  segment: 0x18538067, tracks: 0x1654ae6b, trackEntry: 0xae, trackNumber: 0xd7, trackType: 0x83,
  cluster: 0x1f43b675, timestamp: 0xe7, blockGroup: 0xa0, block: 0xa1, simpleBlock: 0xa3,
};
const parents = new Set([ids.segment, ids.tracks, ids.trackEntry, ids.cluster, ids.blockGroup]);
/** Of which the beginning is read: a number, or a block's track and time. */
const values = new Set([ids.trackNumber, ids.trackType, ids.timestamp, ids.block, ids.simpleBlock]);
const videoType = 1;
/** More than an element's id, size and a number of eight bytes. */
const longestHead = 20;

export class WebmFrames {
  /** The beginning of an element that has not come whole. */
  #head = /** @type {Uint8Array} */ (new Uint8Array(0));
  /** Bytes of an element that are of no interest. */
  #skipped = 0;
  #trackNumber = 0;
  #videoTrack = 0;
  #clusterTime = 0;
  #isBroken = false;

  /** @param {Uint8Array} bytes @returns {number[]} the times of the video frames that begin in it, in ms of the recording */
  push(bytes) {
    /** @type {number[]} */
    const times = [];
    let at = 0;
    while (at < bytes.length && !this.#isBroken) {
      const skipped = Math.min(this.#skipped, bytes.length - at);
      this.#skipped -= skipped;
      at += skipped;
      const kept = this.#head.length;
      const head = joined(this.#head, bytes.subarray(at, at + longestHead - kept));
      const used = this.#read(head, times);
      this.#head = used === 0 ? head : head.subarray(0, 0);
      at += used === 0 ? head.length - kept : used - kept;
    }
    return times;
  }

  /**
   * @param {Uint8Array} head @param {number[]} times
   * @returns {number} how much of it is done with; 0: more has to come first
   */
  #read(head, times) {
    const idLength = lengthOf(head[0]);
    const sizeLength = lengthOf(head[idLength]);
    const content = idLength + sizeLength;
    if (content > head.length || head.length === 0) {
      // Twelve bytes hold every id and size there is.
      this.#isBroken = head.length >= 12;
      return 0;
    }
    const id = unsigned(head, 0, idLength);
    if (parents.has(id)) return content;
    // Without its marker first: with it, eight bytes are more than a number holds.
    const leading = head[idLength] & (0xff >> sizeLength);
    const size = leading * 2 ** (8 * (sizeLength - 1)) + unsigned(head, idLength + 1, content);
    if (!values.has(id)) {
      this.#skipped = size;
      return content;
    }
    const read = Math.min(size, 8);
    if (head.length < content + read) return 0;
    this.#take(id, head.subarray(content, content + read), times);
    this.#skipped = size - read;
    return content + read;
  }

  /** @param {number} id @param {Uint8Array} value @param {number[]} times */
  #take(id, value, times) {
    if (id === ids.trackNumber) this.#trackNumber = unsigned(value, 0, value.length);
    else if (id === ids.timestamp) this.#clusterTime = unsigned(value, 0, value.length);
    else if (id === ids.trackType) {
      // Chromium writes the number first.
      if (unsigned(value, 0, value.length) === videoType) this.#videoTrack = this.#trackNumber;
    } else if ((value[0] & 0x7f) === this.#videoTrack) {
      times.push(this.#clusterTime + (((value[1] << 8 | value[2]) << 16) >> 16));
    }
  }
}

/** @param {number} first byte of an id or a size @returns {number} more than there can be where it is none */
function lengthOf(first) {
  return Math.clz32(first ?? 0) - 23;
}

/** @param {Uint8Array} bytes @param {number} from @param {number} to */
function unsigned(bytes, from, to) {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 256 + bytes[at];
  return value;
}

/** @param {Uint8Array} before @param {Uint8Array} after */
function joined(before, after) {
  if (before.length === 0) return after;
  const whole = new Uint8Array(before.length + after.length);
  whole.set(before);
  whole.set(after, before.length);
  return whole;
}
