// @ts-check
// What of the stream's past can be had, and where a wish to go there leads: pure decisions.

/**
 * @typedef {object} RewindWindow all in milliseconds; times are the stream's
 * @property {number} from the oldest that is kept
 * @property {number} to up to here it is kept; what is newer can only be watched live
 * @property {number} limit 0: nothing is kept
 * @property {number} epoch when the stream's time zero was, since the Unix epoch
 */
/** @typedef {{ kind: 'live' } | { kind: 'past', at: number, isForgotten: boolean }} Destination */

/** With less than this, going back is not offered. */
const leastKept = 5000;
/** So near to the live edge there is nothing to go back to. */
const edgeReach = 1000;
/** So much is to be played before what is kept ends. */
const leastAhead = 1000;

const stepSeconds = 5;
const pageSeconds = 30;

/** @param {any} message of the relay @returns {RewindWindow | null} */
export function windowFrom({ from, to, limit, epoch }) {
  const window = { from, to, limit, epoch };
  return Object.values(window).every(Number.isFinite) ? window : null;
}

/** @param {RewindWindow | null} window */
export function isWorthwhile(window) {
  return window !== null && window.limit > 0 && window.to - window.from >= leastKept;
}

/**
 * What is not kept yet can only be watched live: a wish into it leads on in its direction, never to where the guest is.
 * @param {number} wanted @param {RewindWindow} window @param {number} edge the time that is live now
 * @param {number} position the time that is shown
 * @returns {Destination}
 */
export function destination(wanted, { from, to }, edge, position) {
  const newest = to - leastAhead;
  if (wanted >= edge - edgeReach || (wanted > newest && wanted > position)) return { kind: 'live' };
  return { kind: 'past', at: Math.max(from, Math.min(wanted, newest)), isForgotten: wanted < from - edgeReach };
}

/**
 * Where a key leads on the time bar; null: nowhere.
 * @param {string} key @param {number} position @param {number} from the oldest time @param {number} edge
 */
export function keyTarget(key, position, from, edge) {
  /** @type {Record<string, number>} */
  const steps = {
    ArrowLeft: -stepSeconds, ArrowDown: -stepSeconds, ArrowRight: stepSeconds, ArrowUp: stepSeconds,
    PageDown: -pageSeconds, PageUp: pageSeconds,
  };
  if (key === 'Home') return from;
  if (key === 'End') return edge;
  const step = steps[key];
  return step === undefined ? null : Math.min(edge, Math.max(from, position + step * 1000));
}

/** Where a time lies on the bar, from 0 to 1. @param {number} time @param {number} from @param {number} edge */
export function shareOf(time, from, edge) {
  return edge > from ? Math.min(1, Math.max(0, (time - from) / (edge - from))) : 1;
}

/** As people write it: 3:20, 1:02:03. @param {number} milliseconds */
export function clockTime(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const twoDigits = (/** @type {number} */ value) => String(value).padStart(2, '0');
  const head = hours > 0 ? `${hours}:${twoDigits(minutes)}` : String(minutes);
  return `${head}:${twoDigits(seconds % 60)}`;
}
