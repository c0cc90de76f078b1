// @ts-check
// Draws the test pattern: strip, colour bars, a clock, and something that moves.

import { encodeStrip, stripCells, stripHeightShare } from '../../common/strip.js';

const bars = ['#c0c0c0', '#c0c000', '#00c0c0', '#00c000', '#c000c0', '#c00000', '#0000c0'];
const sweepTime = 4000;

/**
 * What never changes, drawn once.
 * @param {CanvasRenderingContext2D} context @param {number} width @param {number} height
 */
export function paintBackground(context, width, height) {
  context.fillStyle = '#16181d';
  context.fillRect(0, 0, width, height);
  const top = Math.round(height * 0.16);
  const bottom = Math.round(height * 0.46);
  bars.forEach((colour, index) => {
    const left = Math.round((index * width) / bars.length);
    const right = Math.round(((index + 1) * width) / bars.length);
    context.fillStyle = colour;
    context.fillRect(left, top, right - left, bottom - top);
  });
}

/**
 * What changes with every frame; nothing else is touched, so that drawing stays cheap.
 * @param {CanvasRenderingContext2D} context
 * @param {{ width: number, height: number, time: number, frame: number }} picture time in ms since the Unix epoch
 */
export function paintFrame(context, { width, height, time, frame }) {
  paintStrip(context, width, Math.round(height * stripHeightShare), encodeStrip(Math.floor(time), frame));
  paintClock(context, width, height, time, frame);
  paintSweep(context, width, height, time);
}

/** @param {CanvasRenderingContext2D} context @param {number} width @param {number} stripHeight @param {number[]} bits */
function paintStrip(context, width, stripHeight, bits) {
  context.fillStyle = '#000';
  context.fillRect(0, 0, width, stripHeight);
  context.fillStyle = '#fff';
  bits.forEach((bit, index) => {
    if (bit === 0) return;
    const left = Math.round((index * width) / stripCells);
    context.fillRect(left, 0, Math.round(((index + 1) * width) / stripCells) - left, stripHeight);
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} width @param {number} height @param {number} time @param {number} frame
 */
function paintClock(context, width, height, time, frame) {
  const top = Math.round(height * 0.5);
  const size = Math.round(Math.min(height * 0.16, width * 0.1));
  context.fillStyle = '#16181d';
  context.fillRect(0, top, width, Math.round(height * 0.3));
  context.fillStyle = '#fff';
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.font = `600 ${size}px monospace`;
  context.fillText(clockText(time), width / 2, top + size * 0.15);
  context.font = `${Math.round(size * 0.4)}px monospace`;
  context.fillText(`LanCast test pattern   frame ${frame}`, width / 2, top + size * 1.3);
}

/**
 * A block that crosses the picture, and a lamp that lights with the beat.
 * @param {CanvasRenderingContext2D} context @param {number} width @param {number} height @param {number} time
 */
function paintSweep(context, width, height, time) {
  const top = Math.round(height * 0.84);
  const size = Math.round(height * 0.1);
  context.fillStyle = '#2a2e37';
  context.fillRect(0, top, width, size);
  context.fillStyle = '#ffb020';
  context.fillRect(Math.round(((time % sweepTime) / sweepTime) * (width - size)), top, size, size);
  context.fillStyle = time % 1000 < 100 ? '#fff' : '#16181d';
  context.fillRect(width - size, Math.round(height * 0.52), Math.round(size / 2), Math.round(size / 2));
}

/** @param {number} time */
export function clockText(time) {
  const date = new Date(time);
  const digits = (/** @type {number} */ value, /** @type {number} */ count) => String(value).padStart(count, '0');
  return `${digits(date.getHours(), 2)}:${digits(date.getMinutes(), 2)}:${digits(date.getSeconds(), 2)}`
    + `.${digits(date.getMilliseconds(), 3)}`;
}
