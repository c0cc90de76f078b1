// What of a stream was shown: pictures as a page presented them, beside the frames that the relay sent. Pure.

/** One presented picture. @typedef {object} Shown
 * @property {number} at  milliseconds
 * @property {number} time  of the stream, seconds
 * @property {number} presented  how many had been presented by then
 * @property {number} rate  the slowest since the one before */

/** Browsers count in microseconds, WebM in milliseconds. */
const rounding = 0.0015;

/** @param {number[]} frames  rising
 * @param {number} time
 * @returns {number}  the index of the frame that is to be seen at that time, -1 before the first one */
export function frameAt(frames, time) {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle] <= time + rounding) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A repetition of a frame counts as that frame.
 * @param {number[]} frames  the times of those that the relay sent, seconds, rising
 * @param {Shown[]} pictures
 * @returns {{sent: number, shown: number, standstill: number, seconds: number}}  from the first picture to the last: how many
 *     frames were due, how many of them were shown, and the longest time in milliseconds that the picture stood longer than it had to */
export function judge(frames, pictures) {
  const shown = pictures.filter(({ time }) => frameAt(frames, time) >= 0);
  const indexes = shown.map(({ time }) => frameAt(frames, time));
  const result = { sent: 0, shown: 0, standstill: 0, seconds: 0 };
  let last = 0;
  for (let i = 1; i < shown.length; i += 1) {
    const advanced = indexes[i] - indexes[last];
    if (advanced === 0) continue;
    if (advanced > 0) {
      result.sent += advanced;
      // A busy page is not called for each picture, but the browser counts them.
      result.shown += 1 + Math.min(advanced - 1, Math.max(0, shown[i].presented - shown[i - 1].presented - 1));
    }
    const slowest = Math.min(...shown.slice(last + 1, i + 1).map(({ rate }) => rate || 1));
    const due = advanced > 0 ? (frames[indexes[last] + 1] - frames[indexes[last]]) / slowest : 0;
    result.standstill = Math.max(result.standstill, shown[i].at - shown[last].at - due * 1000);
    last = i;
  }
  result.seconds = (shown[last]?.time ?? 0) - (shown[0]?.time ?? 0);
  return result;
}
