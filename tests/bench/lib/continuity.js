// What a row of presented pictures says about an interruption. Pure.
import { median } from './statistics.js';

/** One presented picture: when (ms since the epoch), its media time and width; delay and number are null without a
 * strip. @typedef {{at: number, mediaTime: number, width: number, delay: number | null, frame: number | null}} Picture */

/** Pictures that differ from the one before: a number of its own where there is a strip, a media time of its own else.
 * @param {Picture[]} pictures
 * @returns {Picture[]} */
export function newPictures(pictures) {
  return pictures.filter((picture, i) => {
    const before = pictures[i - 1];
    if (!before) return true;
    const isCounted = picture.frame !== null && before.frame !== null;
    return isCounted ? picture.frame !== before.frame : picture.mediaTime !== before.mediaTime;
  });
}

/** The longest time without a new picture that touches a span of time.
 * @param {Picture[]} pictures  new ones
 * @param {number} from
 * @param {number} to
 * @returns {number} milliseconds */
export function longestGapWithin(pictures, from, to) {
  const times = pictures.map(({ at }) => at);
  const begin = times.filter(at => at <= from).at(-1) ?? from;
  const marks = [begin, ...times.filter(at => at > from && at < to), times.find(at => at >= to) ?? to];
  return marks.slice(1).reduce((longest, at, i) => Math.max(longest, at - marks[i]), 0);
}

const steadyMs = 500;

/** How long it took until the delay was, and stayed for half a second, no more than `most`.
 * @param {Picture[]} pictures  new ones
 * @param {number} since
 * @param {number} most  milliseconds of delay
 * @returns {number} milliseconds, NaN if that never came */
export function timeUntilDelay(pictures, since, most) {
  const measured = pictures.filter(({ at, delay }) => at >= since && delay !== null);
  const newest = measured.at(-1)?.at ?? since;
  const found = measured.find(({ at, delay }) => {
    if (delay > most || at + steadyMs > newest) return false;
    const following = measured.filter(later => later.at >= at && later.at <= at + steadyMs);
    // A standstill has few pictures and would have a fine median.
    return median(following.map(later => later.delay)) <= most && longestGapWithin(following, at, at + steadyMs) < steadyMs / 2;
  });
  return found ? found.at - since : NaN;
}
