// @ts-check
// What the statistics overlay says: a pure function from figures to lines.

import { megabits } from '../common/words.js';

/** @typedef {import('./viewer.js').Viewer['statistics']} Statistics */

/** @param {number | null} milliseconds */
function seconds(milliseconds) {
  return milliseconds === null ? '-' : `${(milliseconds / 1000).toFixed(2)} s`;
}

/**
 * @param {Statistics} statistics
 * @param {number} bitsPerSecond received, measured by the caller
 * @returns {[string, string][]} label and value
 */
export function statisticsLines(statistics, bitsPerSecond) {
  const { delay, distance, target, rate, width, height, frames, droppedFrames, stalls, skipped, mime, viewers } = statistics;
  return [
    ['Delay', seconds(delay)],
    ['Buffer', `${seconds(distance === null ? null : distance * 1000)} of ${seconds(target * 1000)}`],
    ['Speed', `${rate.toFixed(2)} x`],
    ['Picture', width > 0 ? `${width} x ${height}` : '-'],
    ['Received', megabits(bitsPerSecond)],
    ['Frames', `${frames} shown or dropped, ${droppedFrames} dropped`],
    ['Stalls', `${stalls}`],
    ['Skipped', `${skipped} chunks`],
    ['Codec', mime || '-'],
    ['Viewers', `${viewers}`],
  ];
}
