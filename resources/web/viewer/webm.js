// @ts-check
// Reads and writes EBML elements (RFC 8794), as far as a page needs it to take the relay's WebM apart.

/**
 * @typedef {object} Element positions in the bytes
 * @property {number} id
 * @property {number} start
 * @property {number} content
 * @property {number} end `content` if the size is unknown: what belongs to it follows as elements of the same list
 */

/** WebM's element ids (RFC 9559). */
export const ids = {
  ebml: 0x1a45dfa3,
  tracks: 0x1654ae6b, trackEntry: 0xae, trackNumber: 0xd7, trackType: 0x83, codecId: 0x86, defaultDuration: 0x23e383,
  cluster: 0x1f43b675, timestamp: 0xe7, void: 0xec, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1, referenceBlock: 0xfb,
};

/**
 * The element that begins at a position; its content may not have come yet.
 * @param {Uint8Array} bytes @param {number} start @param {number} to
 * @returns {Element | null} null: more bytes are needed
 * @throws {Error} at anything that is no element
 */
export function headAt(bytes, start, to) {
  if (start >= to) return null;
  const idLength = Math.clz32(bytes[start]) - 23;
  if (idLength > 4) throw new Error('this is not WebM');
  const sizeAt = start + idLength;
  if (sizeAt >= to) return null;
  const sizeLength = Math.clz32(bytes[sizeAt]) - 23;
  if (sizeLength > 8) throw new Error('this is not WebM');
  const content = sizeAt + sizeLength;
  if (content > to) return null;
  // Without its marker first: with it, eight bytes are more than a number holds.
  const leading = bytes[sizeAt] & (0xff >> sizeLength);
  const size = leading * 2 ** (8 * (sizeLength - 1)) + unsigned(bytes, sizeAt + 1, content);
  const isUnknown = size === 2 ** (7 * sizeLength) - 1;
  const end = isUnknown ? content : content + size;
  return { id: unsigned(bytes, start, sizeAt), start, content, end };
}

/**
 * The element at a position, up to where it ends.
 * @param {Uint8Array} bytes @param {number} start @param {number} to
 * @returns {Element | null} null: more bytes are needed
 * @throws {Error} at anything that is no element
 */
export function elementAt(bytes, start, to) {
  const head = headAt(bytes, start, to);
  return head === null || head.end > to ? null : head;
}

/**
 * The elements between two positions.
 * @param {Uint8Array} bytes @param {number} [from] @param {number} [to]
 * @returns {Generator<Element>}
 * @throws {Error} at anything that is no element or is not whole
 */
export function* elementsOf(bytes, from = 0, to = bytes.length) {
  for (let start = from; start < to;) {
    const element = elementAt(bytes, start, to);
    if (element === null) throw new Error('the WebM is cut inside an element');
    yield element;
    start = element.end;
  }
}

/**
 * Big-endian.
 * @param {Uint8Array} bytes @param {number} from @param {number} to
 */
export function unsigned(bytes, from, to) {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 256 + bytes[at];
  return value;
}

/**
 * @param {number} id @param {Uint8Array} content
 * @returns {Uint8Array} with a size of four bytes, so for less than 256 MiB
 */
export function elementWith(id, content) {
  const idLength = Math.ceil((32 - Math.clz32(id)) / 8);
  return joined([bigEndian(id, idLength), bigEndian(2 ** 28 + content.length, 4), content]);
}

/** @param {number} value below 2^32 @param {number} length */
export function bigEndian(value, length) {
  return Uint8Array.from({ length }, (_, index) => value >>> (8 * (length - 1 - index)));
}

/** @param {Uint8Array[]} parts */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
