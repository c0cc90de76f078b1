// @ts-check
// The built-in test pattern: needs no hardware, and its delay can be read from its pixels.

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
export async function openTestPattern(settings, { createCanvas, requestFrame, scheduler, AudioContext, MediaStream }) {
  const { width, height, frameRate } = settings;
  const canvas = createCanvas();
  canvas.width = width;
  canvas.height = height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
  paintBackground(context, width, height);

  // Rate 0: a frame is taken when asked for, not when the browser's own sampling comes round to it.
  const captured = canvas.captureStream(0);
  const track = /** @type {CanvasCaptureMediaStreamTrack} */ (captured.getVideoTracks()[0]);
  const timer = new FrameTimer({
    scheduler, requestFrame, frameRate,
    draw: (frame) => {
      // The system's clock: readers of the strip compare it with theirs.
      paintFrame(context, { width, height, time: Date.now(), frame });
      track.requestFrame?.();
    },
  });
  const tone = settings.sound ? await openTestTone(AudioContext, scheduler) : null;
  return {
    stream: new MediaStream(tone ? [track, tone.track] : [track]),
    close: () => {
      timer.close();
      track.stop();
      tone?.close();
    },
  };
}
