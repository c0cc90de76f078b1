// @ts-check
// Makes a VP8 frame that shows the frame before it once more: every macroblock is copied, nothing is added (RFC 6386).

import { BoolReader, BoolWriter } from './bool_coder.js';

/** Update probabilities of the token tree (13.4) that are not 255: how many 255 stand before each, and its value. */
const tokenUpdates = [
  33, 176, 0, 246, 9, 223, 0, 241, 0, 252, 8, 249, 0, 253, 0, 253, 9, 244, 0, 252, 8, 234, 0, 254, 0, 254,
  8, 253, 11, 246, 0, 254, 8, 239, 0, 253, 0, 254, 8, 254, 1, 254, 9, 248, 0, 254, 8, 251, 1, 254, 20, 253,
  0, 254, 8, 251, 0, 254, 0, 254, 8, 254, 1, 254, 9, 254, 0, 253, 1, 254, 6, 250, 1, 254, 1, 254, 6, 254,
  43, 217, 10, 225, 0, 252, 0, 241, 0, 253, 2, 254, 4, 234, 0, 250, 0, 241, 0, 250, 0, 253, 1, 253, 0, 254,
  4, 254, 9, 223, 0, 254, 0, 254, 8, 238, 0, 253, 0, 254, 0, 254, 8, 248, 0, 254, 8, 249, 0, 254, 21, 253,
  9, 247, 0, 254, 21, 253, 0, 254, 8, 252, 22, 254, 0, 254, 8, 253, 22, 254, 0, 253, 8, 250, 10, 254, 43, 186,
  0, 251, 0, 250, 8, 234, 0, 251, 0, 244, 0, 254, 7, 251, 0, 251, 0, 243, 0, 253, 0, 254, 1, 254, 5, 253, 0, 254,
  8, 236, 0, 253, 0, 254, 8, 251, 0, 253, 0, 253, 0, 254, 0, 254, 7, 254, 0, 254, 8, 254, 0, 254, 0, 254,
  20, 254, 9, 254, 0, 254, 9, 254, 21, 254, 120, 248, 10, 250, 0, 254, 0, 252, 0, 254, 7, 248, 0, 254, 0, 249,
  0, 253, 8, 253, 0, 253, 8, 246, 0, 253, 0, 253, 8, 252, 0, 254, 0, 251, 0, 254, 0, 254, 7, 254, 0, 252, 8, 248,
  0, 254, 0, 253, 8, 253, 1, 254, 0, 254, 8, 251, 0, 254, 8, 245, 0, 251, 0, 254, 8, 253, 0, 253, 0, 254, 9, 251,
  0, 253, 8, 252, 0, 253, 0, 254, 9, 254, 10, 252, 9, 249, 1, 254, 10, 254, 10, 253, 8, 250, 32, 254,
];
const tokenCount = 1056;
const countedTokens = tokenUpdates.reduce((sum, value, index) => sum + (index % 2 === 0 ? value : 1), 0);
/** Update probabilities of the motion vectors (17.2). */
const vectorUpdates = [
  237, 246, 253, 253, 254, 254, 254, 254, 254, 254, 254, 254, 254, 254, 250, 250, 252, 254, 254,
  231, 243, 245, 253, 254, 254, 254, 254, 254, 254, 254, 254, 254, 254, 251, 251, 254, 254, 254,
];
/** That a macroblock does not move (16.3): without neighbours, with one beside or above it, with all of them. */
const zeroVector = [7, 135, 234];
const even = 128;

/**
 * @typedef {object} Vp8State
 * @property {number} columns macroblocks
 * @property {number} rows
 * @property {number} version
 * @property {boolean} hasSegments
 * @property {boolean} isKept the newest frame is the one that the next refers to
 */

/**
 * What is known after a frame.
 * @param {Uint8Array} frame @param {Vp8State | null} before
 * @returns {Vp8State | null} null: unknown
 */
export function vp8StateAfter(frame, before) {
  if (frame.length < 10) return before;
  const version = (frame[0] >> 1) & 7;
  if ((frame[0] & 1) !== 0) return before && { ...before, version, ...interState(new BoolReader(frame.subarray(3))) };
  const width = frame[6] + 256 * (frame[7] & 0x3f);
  const height = frame[8] + 256 * (frame[9] & 0x3f);
  const reader = new BoolReader(frame.subarray(10));
  reader.bits(2);
  return { columns: (width + 15) >> 4, rows: (height + 15) >> 4, version, hasSegments: reader.bits(1) === 1, isKept: true };
}

/** The header of a frame that refers to others, up to what is wanted of it (19.2). @param {BoolReader} reader */
function interState(reader) {
  const hasSegments = reader.bits(1) === 1;
  if (hasSegments) skipSegments(reader);
  reader.bits(10);
  if (reader.bits(1) === 1 && reader.bits(1) === 1) for (let delta = 0; delta < 8; delta += 1) skipOptional(reader, 7);
  reader.bits(2 + 7);
  for (let delta = 0; delta < 5; delta += 1) skipOptional(reader, 5);
  const isGolden = reader.bits(1) === 1;
  const isAlternate = reader.bits(1) === 1;
  reader.bits((isGolden ? 0 : 2) + (isAlternate ? 0 : 2) + 3);
  return { hasSegments, isKept: reader.bits(1) === 1 };
}

/** @param {BoolReader} reader */
function skipSegments(reader) {
  const updatesMap = reader.bits(1) === 1;
  if (reader.bits(1) === 1) {
    reader.bits(1);
    for (const size of [8, 8, 8, 8, 7, 7, 7, 7]) skipOptional(reader, size);
  }
  if (updatesMap) for (let probability = 0; probability < 3; probability += 1) skipOptional(reader, 8);
}

/** @param {BoolReader} reader @param {number} size */
function skipOptional(reader, size) {
  if (reader.bits(1) === 1) reader.bits(size);
}

/** @param {Vp8State} state @returns {Uint8Array} */
export function vp8Repeat({ columns, rows, version, hasSegments }) {
  const writer = new BoolWriter();
  writer.bits(hasSegments ? 4 : 0, hasSegments ? 3 : 1);
  // No loop filter, one partition, any quantiser; no other frame is replaced, not even the last one.
  for (const size of [10, 1, 2, 7, 5, 2, 4, 2, 1, 1]) writer.bits(0, size);
  writeNoTokenUpdates(writer);
  writer.bits(1, 1); // coefficients may be skipped
  writer.bits(1, 8); // and are
  writer.bits(1, 8); // every macroblock refers to another frame
  writer.bits(255, 8); // to the last one
  writer.bits(even, 8);
  writer.bits(0, 2);
  for (const probability of vectorUpdates) writer.bit(0, probability);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) writeCopy(writer, Math.min(row, 1) + Math.min(column, 1));
  }
  const header = writer.finish();
  const tag = 1 | (version << 1) | (1 << 4) | (header.length << 5);
  return Uint8Array.from([tag & 0xff, (tag >> 8) & 0xff, (tag >> 16) & 0xff, ...header, 0, 0, 0, 0]);
}

/** @param {BoolWriter} writer */
function writeNoTokenUpdates(writer) {
  for (let index = 0; index < tokenUpdates.length; index += 2) {
    for (let skipped = 0; skipped < tokenUpdates[index]; skipped += 1) writer.bit(0, 255);
    writer.bit(0, tokenUpdates[index + 1]);
  }
  for (let left = tokenCount - countedTokens; left > 0; left -= 1) writer.bit(0, 255);
}

/** Skipped, of another frame, the last one, not moved. @param {BoolWriter} writer @param {number} sides with neighbours */
function writeCopy(writer, sides) {
  writer.bit(1, 1);
  writer.bit(1, 1);
  writer.bit(0, 255);
  writer.bit(0, zeroVector[sides]);
}
