// @ts-check
// Whether an MP4 or QuickTime file says that its video is to be shown turned (ISO/IEC 14496-12, 8.3.2: the matrix of its track).

/** @typedef {(first: number, length: number) => Promise<Uint8Array>} Reader bytes of the file; fewer at its end */

const mostBoxes = 64;
const mostBytes = 8 * 1024 * 1024;
const shortHead = 8; // bytes of a box's head

/** @param {Reader} read @returns {Promise<boolean>} false for files of another kind, and for what cannot be read */
export async function isTurnedVideo(read) {
  let at = 0;
  for (let count = 0; count < mostBoxes; count += 1) {
    const head = boxAt(await read(at, 16), 0);
    if (head === null || (at === 0 && head.type !== 'ftyp')) return false;
    if (head.type === 'moov') return hasTurnedTrack(await read(at, Math.min(head.size, mostBytes)), head.headSize);
    at += head.size;
  }
  return false;
}

/** @param {string} url @param {typeof fetch} fetchPart @returns {Reader} */
export function readerOf(url, fetchPart) {
  return async (first, length) => {
    const answer = await fetchPart(url, { headers: { Range: `bytes=${first}-${first + length - 1}` } });
    if (answer.status !== 206) throw new Error('the file cannot be read in parts');
    return new Uint8Array(await answer.arrayBuffer());
  };
}

/** @param {Uint8Array} bytes @param {number} from */
function hasTurnedTrack(bytes, from) {
  return boxes(bytes, from, bytes.length).some((track) => track.type === 'trak' && isVideo(bytes, track) && isTurned(bytes, track));
}

/** @typedef {{ type: string, size: number, headSize: number, start: number, end: number }} Box start and end of its content */

/** @param {Uint8Array} bytes @param {Box} track */
function isVideo(bytes, track) {
  const media = boxes(bytes, track.start, track.end).find(({ type }) => type === 'mdia');
  const handler = media && boxes(bytes, media.start, media.end).find(({ type }) => type === 'hdlr');
  return handler !== undefined && text(bytes, handler.start + 8) === 'vide';
}

/** @param {Uint8Array} bytes @param {Box} track */
function isTurned(bytes, track) {
  const header = boxes(bytes, track.start, track.end).find(({ type }) => type === 'tkhd');
  if (!header) return false;
  const matrix = header.start + (bytes[header.start] === 1 ? 52 : 40);
  if (matrix + 20 > header.end) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [a, b, c, d] = [0, 4, 12, 16].map((offset) => view.getInt32(matrix + offset));
  return a <= 0 || b !== 0 || c !== 0 || d <= 0;
}

/** @param {Uint8Array} bytes @param {number} start @param {number} end @returns {Box[]} */
function boxes(bytes, start, end) {
  const found = [];
  for (let at = start; at < end;) {
    const box = boxAt(bytes, at);
    if (box === null) break;
    found.push({ ...box, end: Math.min(box.end, end) });
    at += box.size;
  }
  return found;
}

/** @param {Uint8Array} bytes @param {number} at @returns {Box | null} null if there is none */
function boxAt(bytes, at) {
  if (at + shortHead > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const short = view.getUint32(at);
  const isLong = short === 1 && at + 16 <= bytes.length;
  const size = isLong ? Number(view.getBigUint64(at + 8)) : short;
  const headSize = isLong ? 16 : 8;
  // 0: up to the end of the file; nothing can follow it.
  if (size < headSize || size > Number.MAX_SAFE_INTEGER) return null;
  return { type: text(bytes, at + 4), size, headSize, start: at + headSize, end: at + size };
}

/** @param {Uint8Array} bytes @param {number} at */
function text(bytes, at) {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
