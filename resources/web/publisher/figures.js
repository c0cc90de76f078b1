// @ts-check
// What is shown about the picture: its size, its rate, and what was lost.

import { defaultSettings } from './settings.js';

/**
 * @param {object} situation
 * @param {import('./settings.js').Settings | null} situation.settings
 * @param {MediaStream | null} situation.stream
 * @param {number} situation.frameRate as measured
 * @param {number} situation.droppedPieces timeslices that were not sent
 */
export function pictureFigures({ settings, stream, frameRate, droppedPieces }) {
  const track = stream?.getVideoTracks()[0]?.getSettings() ?? {};
  const wished = settings ?? defaultSettings;
  return {
    source: wished.source,
    width: track.width ?? settings?.width ?? 0,
    height: track.height ?? settings?.height ?? 0,
    frameRate: Math.round(frameRate * 10) / 10,
    askedFrameRate: wished.frameRate,
    droppedFrames: Math.round((droppedPieces * wished.timesliceMs * wished.frameRate) / 1000),
  };
}
