// What gaps in the network did to a guest's picture and delay. Pure.
import { median } from '../lib/statistics.js';

/** @typedef {{at: number, time: number}} Shown  milliseconds since the Unix epoch; seconds of the stream */

/** The distance between now and the stream's time: the delay, but for a constant.
 * @param {Shown[]} pictures
 * @param {number} from
 * @param {number} to
 * @returns {number}  milliseconds, NaN without a picture */
export function delayWithin(pictures, from, to) {
  return median(pictures.filter(({ at }) => at >= from && at < to).map(({ at, time }) => at - time * 1000));
}

/** @param {Shown[]} pictures
 * @param {number} from
 * @param {number} to
 * @returns {{longest: number, at: number}}  the longest time without another picture, in milliseconds, and when it ended */
export function longestStandstill(pictures, from, to) {
  let [found, newest] = [{ longest: 0, at: from }, null];
  for (const { at, time } of [...pictures.filter(picture => picture.at < to), { at: to, time: Infinity }]) {
    if (newest !== null && at >= from && at - newest.at > found.longest) found = { longest: at - newest.at, at };
    if (newest === null || time !== newest.time) newest = { at, time };
  }
  return found;
}
