// @ts-check
// Which engine this is and which kind of MediaSource it offers.

/** @typedef {typeof MediaSource} MediaSourceType */

/**
 * MediaSource where there is one; iPhones have only ManagedMediaSource.
 * @param {any} scope the window
 * @returns {MediaSourceType | null}
 */
export function mediaSourceType(scope) {
  return scope.MediaSource ?? scope.ManagedMediaSource ?? null;
}

/**
 * @param {string} userAgent
 * @returns {'chromium' | 'firefox' | 'webkit'}
 */
export function engineOf(userAgent) {
  if (/firefox\//i.test(userAgent)) return 'firefox';
  return /chrom(e|ium)\//i.test(userAgent) ? 'chromium' : 'webkit';
}

/**
 * How long a frame lasts, said to each browser in seconds (see TrackSplit), and how much longer than it is the newest
 * one is taken for in consequence. Chromium gets a length that covers any hiccup of a camera: twice that may pass
 * before it takes a late frame for a jump. WebKit could not be measured.
 * @type {Record<'chromium' | 'firefox' | 'webkit', Record<'stated' | 'overshoot', import('./track_split.js').FrameDurations>>}
 */
export const frameDurations = {
  chromium: { stated: { video: 0.5 }, overshoot: { video: 0.5 } },
  firefox: { stated: { video: 0.1, audio: 0.1 }, overshoot: { video: 0.1 } },
  webkit: { stated: {}, overshoot: {} },
};

/** @param {string} mime */
export function hasSound(mime) {
  return /opus|vorbis|mp4a/i.test(mime);
}

/**
 * The type of each track alone.
 * @param {string} mime e.g. `video/webm; codecs="vp8,opus"`
 * @returns {Map<'video' | 'audio', string>}
 */
export function trackTypes(mime) {
  const codecs = /codecs\s*=\s*"?([^";]*)/i.exec(mime)?.[1].split(',') ?? [];
  return new Map(codecs.map((codec) => {
    const kind = hasSound(codec) ? 'audio' : 'video';
    return [kind, `${kind}/webm; codecs="${codec.trim()}"`];
  }));
}
