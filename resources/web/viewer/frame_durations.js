// @ts-check
// States how long a frame lasts, in the init segment, for a browser that would guess it badly.
//
// Firefox takes a frame that is alone in an append for 1/60 s long. The next one then lies more than twice that away,
// which counts as a jump in time: everything up to the next keyframe is thrown away, in silence. A DefaultDuration in
// each track keeps it from guessing.

const segmentId = 0x18538067;
const tracksId = 0x1654ae6b;
const trackEntryId = 0xae;
const defaultDurationId = 0x23e383;
const clusterId = 0x1f43b675;

/** Nanoseconds, longer than any frame: a picture that comes up to twice as late as this is no jump yet. */
const longestFrame = 100_000_000;

/** @typedef {{ id: number, start: number, content: number, end: number }} Element positions in the bytes */

/**
 * @param {ArrayBuffer} blob that starts with an init segment
 * @returns {ArrayBuffer} the same with the durations stated, or `blob` itself if it is not what was expected
 */
export function withFrameDurations(blob) {
  const bytes = new Uint8Array(blob);
  const tracks = findTracks(bytes);
  if (tracks === null) return blob;
  const entries = [...elements(bytes, tracks.content, tracks.end)].flatMap((entry) =>
    (entry.id === trackEntryId ? withDuration(bytes, entry) : [...bytes.subarray(entry.start, entry.end)]));
  const rebuilt = element(tracksId, entries);

  const result = new Uint8Array(tracks.start + rebuilt.length + bytes.length - tracks.end);
  result.set(bytes.subarray(0, tracks.start));
  result.set(rebuilt, tracks.start);
  result.set(bytes.subarray(tracks.end), tracks.start + rebuilt.length);
  return result.buffer;
}

/** @param {Uint8Array} bytes @returns {Element | null} */
function findTracks(bytes) {
  for (const top of elements(bytes, 0, bytes.length)) {
    if (top.id !== segmentId) continue;
    for (const child of elements(bytes, top.content, top.end)) {
      if (child.id === tracksId) return child;
      if (child.id === clusterId) return null;
    }
  }
  return null;
}

/** @param {Uint8Array} bytes @param {Element} entry */
function withDuration(bytes, entry) {
  const children = [...elements(bytes, entry.content, entry.end)];
  const content = [...bytes.subarray(entry.content, entry.end)];
  if (children.some(({ id }) => id === defaultDurationId)) return [...bytes.subarray(entry.start, entry.end)];
  return element(trackEntryId, [...content, ...element(defaultDurationId, bigEndian(longestFrame, 4))]);
}

/**
 * The elements between two positions; ends early at anything that is not whole.
 * @param {Uint8Array} bytes @param {number} from @param {number} to
 * @returns {Generator<Element>}
 */
function* elements(bytes, from, to) {
  for (let start = from; start < to;) {
    const idLength = Math.clz32(bytes[start]) - 23;
    const sizeAt = start + idLength;
    const sizeLength = Math.clz32(bytes[sizeAt] ?? 0) - 23;
    const content = sizeAt + sizeLength;
    if (idLength > 4 || sizeLength > 8 || content > to) return;
    const size = number(bytes, sizeAt, content) - 2 ** (7 * sizeLength);
    const isUnknown = size === 2 ** (7 * sizeLength) - 1;
    const end = isUnknown ? to : content + size;
    if (end > to) return;
    yield { id: number(bytes, start, sizeAt), start, content, end };
    start = end;
  }
}

/** @param {Uint8Array} bytes @param {number} from @param {number} to */
function number(bytes, from, to) {
  return bytes.subarray(from, to).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** @param {number} id @param {number[]} content */
function element(id, content) {
  const idLength = Math.ceil((32 - Math.clz32(id)) / 8);
  return [...bigEndian(id, idLength), ...bigEndian(2 ** 28 + content.length, 4), ...content];
}

/** @param {number} value @param {number} length */
function bigEndian(value, length) {
  return Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 255);
}
