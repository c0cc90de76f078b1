// @ts-check
// The test pattern's strip: time and frame number as 48 black and white cells along the picture's top edge.
//
// From the left: 1010, 32 bits of milliseconds since the Unix epoch modulo 2^32, 8 bits of frame number modulo 256,
// 4 bits that are the xor of the eleven nibbles before. Most significant bits first; white is 1.

export const stripCells = 48;
/** The strip's height as a share of the picture's. */
export const stripHeightShare = 1 / 12;

const marker = 0b1010;
const nibbleCount = 12;
const leastContrast = 64;

/**
 * @param {number} milliseconds
 * @param {number} frame
 * @returns {number[]} 48 times 0 or 1
 */
export function encodeStrip(milliseconds, frame) {
  const nibbles = [marker];
  for (let shift = 28; shift >= 0; shift -= 4) nibbles.push((milliseconds >>> shift) & 15);
  nibbles.push((frame >>> 4) & 15, frame & 15);
  nibbles.push(nibbles.reduce((sum, nibble) => sum ^ nibble, 0));
  return nibbles.flatMap((nibble) => [(nibble >>> 3) & 1, (nibble >>> 2) & 1, (nibble >>> 1) & 1, nibble & 1]);
}

/**
 * @param {ArrayLike<number>} brightness of the 48 cells, 0 to 255
 * @returns {{ milliseconds: number, frame: number } | null} null if this is no strip or a damaged one
 */
export function decodeStrip(brightness) {
  if (brightness.length !== stripCells) return null;
  const values = Array.from(brightness);
  const darkest = Math.min(...values);
  const brightest = Math.max(...values);
  if (brightest - darkest < leastContrast) return null;
  const threshold = (brightest + darkest) / 2;

  const nibbles = Array.from({ length: nibbleCount }, (_, index) =>
    values.slice(index * 4, index * 4 + 4).reduce((sum, value) => sum * 2 + (value > threshold ? 1 : 0), 0));
  if (nibbles[0] !== marker || nibbles.reduce((sum, nibble) => sum ^ nibble, 0) !== 0) return null;
  return {
    milliseconds: nibbles.slice(1, 9).reduce((sum, nibble) => sum * 16 + nibble, 0),
    frame: nibbles[9] * 16 + nibbles[10],
  };
}

/**
 * Reads the strip from RGBA pixels of a picture, or of as many of its topmost rows as hold the strip.
 * @param {ArrayLike<number>} rgba
 * @param {number} width
 * @param {number} stripHeight in rows
 */
export function readStrip(rgba, width, stripHeight) {
  const row = Math.floor(stripHeight / 2);
  const cells = Array.from({ length: stripCells }, (_, cell) => {
    const column = Math.floor(((cell + 0.5) * width) / stripCells);
    const at = (row * width + column) * 4;
    return (rgba[at] + rgba[at + 1] + rgba[at + 2]) / 3;
  });
  return decodeStrip(cells);
}

/**
 * @param {number} now milliseconds since the Unix epoch
 * @param {number} drawn milliseconds from a strip
 * @returns {number} milliseconds from drawn to now, right across the strip's wrap every 49.7 days
 */
export function millisecondsSince(now, drawn) {
  return (Math.floor(now) - drawn) | 0;
}
