// WebM as the relay sends it, written by hand from RFC 9559: what a page gets, element by element.

const header = '1a45dfa3 84 42868101';
const segment = '18538067 01ffffffffffffff';
const info = '1549a966 84 4d80814c';
const entries = { video: 'ae 86 d78101 838101', audio: 'ae 86 d78102 838102' };

/** @param {string} hex pairs of digits, spaces between them as one likes
 * @returns {Uint8Array} */
export function fromHex(hex) {
  return Uint8Array.from(hex.replace(/\s/g, '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** @param {ArrayBuffer | Uint8Array} bytes */
export function toHex(bytes) {
  return Buffer.from(bytes).toString('hex');
}

/** @param {('video' | 'audio')[]} kinds the tracks, numbered 1 (video) and 2 (audio) */
export function initSegment(kinds) {
  const tracks = kinds.map((kind) => entries[kind]).join(' ');
  const size = (0x80 + 8 * kinds.length).toString(16);
  return fromHex(`${header} ${segment} ${info} 1654ae6b ${size} ${tracks}`);
}

/** A Cluster of unknown size at time 0. */
export const clusterHead = fromHex('1f43b675 01ffffffffffffff e78100');

/** A SimpleBlock with one byte of content. @param {'video' | 'audio'} kind @param {number} content */
export function block(kind, content) {
  return Uint8Array.from([0xa3, 0x85, kind === 'video' ? 0x81 : 0x82, 0, 0, 0x80, content]);
}

/** @param {...Uint8Array} parts
 * @returns {ArrayBuffer} */
export function message(...parts) {
  return Uint8Array.from(parts.flatMap((part) => [...part])).buffer;
}

/** The contents of the blocks of what a SourceBuffer was given, in order. @param {number[]} bytes */
export function blockContents(bytes) {
  const contents = [];
  for (let at = 0; at + 6 < bytes.length; at += 1) {
    const isBlock = bytes[at] === 0xa3 && bytes[at + 1] === 0x85 && (bytes[at + 2] & 0xfc) === 0x80 && bytes[at + 5] === 0x80;
    if (isBlock) contents.push(bytes[at + 6]);
  }
  return contents;
}
