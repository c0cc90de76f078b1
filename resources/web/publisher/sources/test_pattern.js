// @ts-check
// The built-in test pattern: needs no hardware, and its delay can be read from its pixels.

import { openDrawnTrack } from './drawn_track.js';
import { FrameTimer } from './frame_timer.js';
import { paintBackground, paintFrame } from './pattern_painter.js';
import { openTestTone } from './test_tone.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openTestPattern(settings, parts) {
  const { width, height, frameRate } = settings;
  const { requestFrame, scheduler, AudioContext, MediaStream } = parts;
  const { track, surface, show, close } = openDrawnTrack({ width, height }, parts);
  paintBackground(surface, width, height);
  const timer = new FrameTimer({
    scheduler, requestFrame, frameRate,
    draw: (frame) => {
      // The system's clock: readers of the strip compare it with theirs.
      paintFrame(surface, { width, height, time: Date.now(), frame });
      show(scheduler.now());
    },
  });
  const tone = settings.sound ? await openTestTone(AudioContext, scheduler) : null;
  return {
    stream: new MediaStream(tone ? [track, tone.track] : [track]),
    close: () => {
      timer.close();
      close();
      tone?.close();
    },
  };
}
