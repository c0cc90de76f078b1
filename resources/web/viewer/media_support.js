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

/** @typedef {'none' | 'silent' | 'any'} PausesUnseen which videos the browser pauses on its own while nobody sees the page */

/**
 * @param {string} userAgent
 * @returns {PausesUnseen}
 */
export function pausesUnseenOf(userAgent) {
  const engine = engineOf(userAgent);
  if (engine === 'firefox') return 'none';
  return engine === 'chromium' && !/android/i.test(userAgent) ? 'silent' : 'any';
}

/** Video may stand for so many seconds while the audio plays on. */
const standingVideo = 600;

/**
 * How long a frame lasts, said to each browser in seconds (see TrackSplit), and how much longer than it is the newest
 * one is taken for in consequence. It covers slides and screens that stand: a frame that comes after more than twice the
 * length counts as a jump, and beyond its length no browser plays on. Firefox keeps every frame for its length and takes no
 * more than ten: it gets a short one. WebKit could not be measured.
 * @type {Record<'chromium' | 'firefox' | 'webkit', Record<'stated' | 'overshoot', import('./track_split.js').FrameDurations>>}
 */
export const frameDurations = {
  chromium: { stated: { video: standingVideo }, overshoot: { video: standingVideo } },
  firefox: { stated: { video: 0.1, audio: 0.1 }, overshoot: { video: 0.1 } },
  webkit: { stated: {}, overshoot: {} },
};

/** @typedef {'film' | 'pace' | 'never'} Repetition */

/**
 * Engines that lose their way when video stands get the newest picture again: as often as a film has pictures, or at the
 * pace that the pictures had. Chromium stops the audio, too, three seconds after it expected another picture, and takes
 * pictures that come after seldom ones for late; Firefox has to have some all the time.
 * @type {Record<'chromium' | 'firefox' | 'webkit', Repetition>}
 */
export const repeatsVideo = { chromium: 'pace', firefox: 'film', webkit: 'never' };

/** Engines that take video of a Cluster for lost, up to the next keyframe, unless it starts with one. */
export const joinsClusters = { chromium: false, firefox: true, webkit: false };

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
