// @ts-check
// Draws the test pattern: strip, colour bars, a clock, and something that moves.

import { encodeStrip, stripCells, stripHeightShare } from '../../common/strip.js';

/** @typedef {import('./planar_surface.js').Colour} Colour */
/** @typedef {import('./planar_surface.js').Surface} Surface */

/** @type {Colour} */
const black = [0, 0, 0];
/** @type {Colour} */
const white = [255, 255, 255];
/** @type {Colour} */
const background = [0x16, 0x18, 0x1d];
/** @type {Colour} */
const lane = [0x2a, 0x2e, 0x37];
/** @type {Colour} */
const orange = [0xff, 0xb0, 0x20];
/** @type {Colour[]} */
const bars = [[192, 192, 192], [192, 192, 0], [0, 192, 192], [0, 192, 0], [192, 0, 192], [192, 0, 0], [0, 0, 192]];
const sweepTime = 4000;

/**
 * What never changes, drawn once.
 * @param {Surface} surface @param {number} width @param {number} height
 */
export function paintBackground(surface, width, height) {
  surface.fill(background, 0, 0, width, height);
  const top = Math.round(height * 0.16);
  const bottom = Math.round(height * 0.46);
  bars.forEach((colour, index) => {
    const left = Math.round((index * width) / bars.length);
    const right = Math.round(((index + 1) * width) / bars.length);
    surface.fill(colour, left, top, right - left, bottom - top);
  });
}

/**
 * What changes with every frame; nothing else is touched, so that drawing stays cheap.
 * @param {Surface} surface
 * @param {{ width: number, height: number, time: number, frame: number }} picture time in ms since the Unix epoch
 */
export function paintFrame(surface, { width, height, time, frame }) {
  paintStrip(surface, width, Math.round(height * stripHeightShare), encodeStrip(Math.floor(time), frame));
  paintClock(surface, width, height, time, frame);
  paintSweep(surface, width, height, time);
}

/** @param {Surface} surface @param {number} width @param {number} stripHeight @param {number[]} bits */
function paintStrip(surface, width, stripHeight, bits) {
  surface.fill(black, 0, 0, width, stripHeight);
  bits.forEach((bit, index) => {
    if (bit === 0) return;
    const left = Math.round((index * width) / stripCells);
    surface.fill(white, left, 0, Math.round(((index + 1) * width) / stripCells) - left, stripHeight);
  });
}

/**
 * @param {Surface} surface
 * @param {number} width @param {number} height @param {number} time @param {number} frame
 */
function paintClock(surface, width, height, time, frame) {
  const top = Math.round(height * 0.5);
  const size = Math.round(Math.min(height * 0.16, width * 0.1));
  surface.write(clockText(time), { top: top + Math.round(size * 0.15), size, weight: '600', background });
  surface.write(`LanCast test pattern   frame ${frame}`,
    { top: top + Math.round(size * 1.4), size: Math.round(size * 0.4), weight: '400', background });
}

/**
 * A block that crosses the picture, and a lamp that lights with the beat.
 * @param {Surface} surface @param {number} width @param {number} height @param {number} time
 */
function paintSweep(surface, width, height, time) {
  const top = Math.round(height * 0.84);
  const size = Math.round(height * 0.1);
  surface.fill(lane, 0, top, width, size);
  surface.fill(orange, Math.round(((time % sweepTime) / sweepTime) * (width - size)), top, size, size);
  surface.fill(time % 1000 < 100 ? white : background, width - size, Math.round(height * 0.52), Math.round(size / 2), Math.round(size / 2));
}

/** @param {number} time */
export function clockText(time) {
  const date = new Date(time);
  const digits = (/** @type {number} */ value, /** @type {number} */ count) => String(value).padStart(count, '0');
  return `${digits(date.getHours(), 2)}:${digits(date.getMinutes(), 2)}:${digits(date.getSeconds(), 2)}`
    + `.${digits(date.getMilliseconds(), 3)}`;
}
