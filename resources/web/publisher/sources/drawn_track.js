// @ts-check
// A video track whose frames the page draws itself.

import { CanvasSurface } from './canvas_surface.js';
import { Glyphs } from './glyphs.js';
import { PlanarSurface } from './planar_surface.js';

/** @type {VideoColorSpaceInit} what browsers take for granted of streams that do not say: the preview is to look as the guests' picture. */
const colourSpace = { primaries: 'smpte170m', transfer: 'smpte170m', matrix: 'smpte170m', fullRange: false };

/**
 * @typedef {object} DrawnTrack
 * @property {MediaStreamTrack} track
 * @property {import('./planar_surface.js').Surface} surface what is drawn on it stays
 * @property {(time: number) => void} show makes a frame of what the surface shows; time in ms, by any clock
 * @property {() => void} close
 */

/**
 * @param {{ width: number, height: number }} size
 * @param {object} parts
 * @param {() => HTMLCanvasElement} parts.createCanvas
 * @param {typeof VideoFrame} [parts.VideoFrame]
 * @param {any} [parts.MediaStreamTrackGenerator]
 * @returns {DrawnTrack}
 */
export function openDrawnTrack(size, { createCanvas, VideoFrame, MediaStreamTrackGenerator }) {
  if (VideoFrame && MediaStreamTrackGenerator) {
    return generated(size, new PlanarSurface(size.width, size.height, new Glyphs(createCanvas)), VideoFrame, MediaStreamTrackGenerator);
  }
  return captured(size, createCanvas());
}

/**
 * @param {{ width: number, height: number }} size @param {PlanarSurface} surface
 * @param {typeof VideoFrame} VideoFrameType @param {any} Generator
 * @returns {DrawnTrack}
 */
function generated({ width, height }, surface, VideoFrameType, Generator) {
  const track = new Generator({ kind: 'video' });
  const writer = track.writable.getWriter();
  // A track that somebody has stopped takes no frame.
  const write = (/** @type {VideoFrame} */ frame) => writer.write(frame).catch(() => frame.close());
  return {
    track, surface,
    show: (time) => write(new VideoFrameType(surface.bytes, {
      format: 'I420', codedWidth: width, codedHeight: height, timestamp: Math.round(time * 1000), colorSpace: colourSpace,
    })),
    close: () => {
      track.stop();
      writer.close().catch(() => {});
    },
  };
}

/** @param {{ width: number, height: number }} size @param {HTMLCanvasElement} canvas @returns {DrawnTrack} */
function captured({ width, height }, canvas) {
  canvas.width = width;
  canvas.height = height;
  const surface = new CanvasSurface(/** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false })));
  // Rate 0: a frame is taken when asked for, not when the browser's own sampling comes round to it.
  const track = /** @type {CanvasCaptureMediaStreamTrack} */ (canvas.captureStream(0).getVideoTracks()[0]);
  return { track, surface, show: () => track.requestFrame?.(), close: () => track.stop() };
}
