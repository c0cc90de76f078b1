// @ts-check
// What the statistics overlay says: a pure function from figures to lines.

import { decimal, say } from '../common/language.js';
import { megabits } from '../common/words.js';

/** @typedef {import('./viewer.js').Viewer['statistics']} Statistics */

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${decimal(milliseconds / 1000, 2)} s`;
}

/** @param {number} count */
function counted(count) {
  return count > 0 ? `${count}` : '';
}

/**
 * No line for what is not known, and none for what has not happened.
 * @param {Statistics} statistics
 * @param {number} bitsPerSecond received, measured by the caller
 * @returns {[string, string][]} label and value
 */
export function statisticsLines(statistics, bitsPerSecond) {
  const { way, audioOffset, delay, distance, target, rate, width, height, shownFrames, lostFrames, stalls, skipped, mime, viewers } = statistics;
  /** @type {[string, string][]} */
  const lines = [
    [say('way'), way],
    [say('delay'), delay === null ? '' : seconds(delay)],
    [say('soundOffset'), audioOffset === null ? '' : seconds(audioOffset)],
    [say('buffer'), distance === null ? '' : say('bufferAndTarget', { distance: seconds(distance * 1000), target: seconds(target * 1000) })],
    [say('speed'), distance === null || way !== 'MSE' ? '' : `${decimal(rate, 2)} x`],
    [say('pictureSize'), width > 0 ? `${width} x ${height}` : ''],
    [say('received'), bitsPerSecond > 0 ? megabits(bitsPerSecond) : ''],
    [say('picturesShown'), counted(shownFrames)],
    [say('picturesLost'), counted(lostFrames)],
    [say('stalls'), counted(stalls)],
    [say('skipped'), skipped > 0 ? say('parts', { count: skipped }) : ''],
    [say('codecName'), mime],
    [say('viewers'), counted(viewers)],
  ];
  return lines.filter(([, value]) => value !== '');
}
