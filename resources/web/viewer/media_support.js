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

/** @param {string} mime */
export function hasSound(mime) {
  return /opus|vorbis|mp4a/i.test(mime);
}
