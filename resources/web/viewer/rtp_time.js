// @ts-check
// When a frame was captured, from its RTP timestamp and the relay's word about the stream's clocks: pure.

/**
 * At this moment the RTP timestamps of both kinds were these.
 * @typedef {{ epoch: number, video: number, audio: number }} RtpOrigin `epoch`: milliseconds by the relay's clock
 */
/** @typedef {'video' | 'audio'} Kind */

/** Ticks in a millisecond. @type {Record<Kind, number>} */
const ticks = { video: 90, audio: 48 };
const cycle = 2 ** 32;

/**
 * @param {string | null} header `Lancast-Time` of the relay's answer: epoch=1700000000000.5;video=123;audio=456
 * @returns {RtpOrigin | null} null: it does not say
 */
export function rtpOriginIn(header) {
  const values = new Map((header ?? '').split(';').map((part) => {
    const [name, value = ''] = part.split('=');
    return [name.trim(), value.trim() === '' ? NaN : Number(value)];
  }));
  const [epoch, video, audio] = ['epoch', 'video', 'audio'].map((name) => values.get(name) ?? NaN);
  const areTimestamps = [video, audio].every((value) => Number.isInteger(value) && value >= 0 && value < cycle);
  return Number.isFinite(epoch) && areTimestamps ? { epoch, video, audio } : null;
}

/**
 * RTP timestamps come round every 13 hours of video: of all the moments that one may stand for, the nearest is meant.
 * @param {RtpOrigin | null} origin @param {Kind} kind
 * @param {number} timestamp of RTP
 * @param {number} near about when it was, in milliseconds by the relay's clock
 * @returns {number} milliseconds by the relay's clock; NaN while the origin is not known
 */
export function capturedAt(origin, kind, timestamp, near) {
  if (origin === null) return NaN;
  const first = origin.epoch + (timestamp - origin[kind]) / ticks[kind];
  const period = cycle / ticks[kind];
  return first + Math.round((near - first) / period) * period;
}
