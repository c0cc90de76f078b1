// @ts-check
// What the statistics overlay says: a pure function from figures to lines.

import { decimal, say } from '../common/language.js';
import { megabits } from '../common/words.js';

/** @typedef {import('./viewer.js').Viewer['statistics']} Statistics */

/** @param {number | null} milliseconds */
function seconds(milliseconds) {
  return milliseconds === null ? '-' : `${decimal(milliseconds / 1000, 2)} s`;
}

/**
 * @param {Statistics} statistics
 * @param {number} bitsPerSecond received, measured by the caller
 * @returns {[string, string][]} label and value
 */
export function statisticsLines(statistics, bitsPerSecond) {
  const { delay, distance, target, rate, width, height, shownFrames, lostFrames, stalls, skipped, mime, viewers } = statistics;
  return [
    [say('delay'), seconds(delay)],
    [say('buffer'), say('bufferOfTarget', { distance: seconds(distance === null ? null : distance * 1000), target: seconds(target * 1000) })],
    [say('speed'), `${decimal(rate, 2)} x`],
    [say('picture'), width > 0 ? `${width} x ${height}` : '-'],
    [say('received'), megabits(bitsPerSecond)],
    [say('frames'), say('framesShown', { frames: shownFrames, dropped: lostFrames })],
    [say('stalls'), `${stalls}`],
    [say('skipped'), say('chunks', { count: skipped })],
    [say('codecName'), mime || '-'],
    [say('viewers'), `${viewers}`],
  ];
}
