// @ts-check
// A video track with what a video element shows, turned as it is seen.

import { FrameTimer } from './frame_timer.js';

/** @typedef {import('./source.js').SourceParts} SourceParts */

/** A frame is repeated that often where no other comes: a recorder that starts waits for one. */
const repeatPause = 500;

/**
 * The largest even size with the shape of one of `width` by `height` that fits into `most`, lying or standing.
 * @param {{ width: number, height: number }} size @param {{ width: number, height: number }} most
 */
export function fittedSize({ width, height }, most) {
  const long = Math.max(most.width, most.height);
  const short = Math.min(most.width, most.height);
  const scale = Math.min(1, long / Math.max(width, height), short / Math.min(width, height));
  const even = (/** @type {number} */ pixels) => Math.max(2, 2 * Math.round((pixels * scale) / 2));
  return { width: even(width), height: even(height) };
}

/**
 * @param {HTMLVideoElement} video that plays
 * @param {{ most: { width: number, height: number }, frameRate: number }} settings
 * @param {Pick<SourceParts, 'createCanvas' | 'requestFrame' | 'scheduler'>} parts
 */
export function drawnVideo(video, { most, frameRate }, { createCanvas, requestFrame, scheduler }) {
  const canvas = createCanvas();
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false }));
  // Rate 0: a frame is taken when asked for, not when the browser's own sampling comes round to it.
  const track = /** @type {CanvasCaptureMediaStreamTrack} */ (canvas.captureStream(0).getVideoTracks()[0]);
  let isFresh = true;
  let drawnAt = -Infinity;
  let isClosed = false;
  const watch = () => video.requestVideoFrameCallback?.(() => {
    isFresh = true;
    if (!isClosed) watch();
  });
  const draw = () => {
    if (video.videoWidth < 1 || video.videoHeight < 1) return;
    const size = fittedSize({ width: video.videoWidth, height: video.videoHeight }, most);
    // A change of size empties the canvas, so only where it is one.
    if (canvas.width !== size.width || canvas.height !== size.height) Object.assign(canvas, size);
    context.drawImage(video, 0, 0, size.width, size.height);
    track.requestFrame?.();
    isFresh = !video.requestVideoFrameCallback;
    drawnAt = scheduler.now();
  };
  watch();
  const timer = new FrameTimer({
    scheduler, requestFrame, frameRate,
    draw: () => {
      if (isFresh || scheduler.now() - drawnAt >= repeatPause) draw();
    },
  });
  return {
    track,
    close: () => {
      isClosed = true;
      timer.close();
      track.stop();
    },
  };
}
