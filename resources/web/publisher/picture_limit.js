// @ts-check
// A video track with smaller or fewer frames than another one.

import { canPipe, openFramePipe } from './frame_pipe.js';

/** @typedef {import('./frame_limiter.js').Limit} Limit */
/** @typedef {{ track: MediaStreamTrack, close: () => void }} LimitedTrack */
/**
 * @param {MediaStreamTrack} track @param {Limit} limit @param {import('./frame_pipe.js').PipeParts} parts
 * @returns {Promise<LimitedTrack>} once it has delivered
 */
export async function limitPicture(track, limit, parts) {
  return canPipe(parts) ? openFramePipe(track, { limit }, parts) : constrained(track, limit);
}

/** What a browser does itself, where it has no frames to work on. @param {MediaStreamTrack} track @param {Limit} limit @returns {Promise<LimitedTrack>} */
async function constrained(track, { width, height, frameRate }) {
  const before = track.getConstraints?.() ?? {};
  await track.applyConstraints?.({ ...before, width: { max: width }, height: { max: height }, frameRate: { max: frameRate } }).catch(() => {});
  return { track, close: () => track.applyConstraints?.(before).catch(() => {}) };
}
