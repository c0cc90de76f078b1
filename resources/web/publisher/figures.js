// @ts-check
// What is shown about the picture: its size, its rate, and what was lost.

import { fitted } from './load_steps.js';
import { defaultSettings } from './settings.js';
import { isDrawn } from './sources/source.js';

/**
 * @param {object} situation
 * @param {import('./settings.js').Settings | null} situation.settings
 * @param {MediaStream | null} situation.stream
 * @param {number} situation.frameRate as measured
 * @param {number} situation.droppedPieces timeslices that were not sent
 * @param {import('./load_steps.js').Quality | null} situation.reduced what the computer carries, if that is less than was chosen
 */
export function pictureFigures({ settings, stream, frameRate, droppedPieces, reduced }) {
  const track = stream?.getVideoTracks()[0]?.getSettings() ?? {};
  const wished = settings ?? defaultSettings;
  const size = { width: track.width ?? settings?.width ?? 0, height: track.height ?? settings?.height ?? 0 };
  const streamed = reduced ? fitted(size, reduced) : size;
  const most = reduced?.frameRate ?? Infinity;
  return {
    source: wished.source,
    ...streamed,
    frameRate: Math.round(Math.min(frameRate, most) * 10) / 10,
    askedFrameRate: wished.frameRate,
    // The pattern is drawn smaller, others' pictures are made smaller.
    reduced: reduced && {
      from: isDrawn(wished) ? { width: wished.width, height: wished.height } : size, to: streamed, frameRate: reduced.frameRate,
    },
    droppedFrames: Math.round((droppedPieces * wished.timesliceMs * wished.frameRate) / 1000),
  };
}
