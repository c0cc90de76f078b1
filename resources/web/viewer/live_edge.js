// @ts-check
// Decides how the player stays at the live edge: a pure function from what is buffered to a rate or a seek.

/** @typedef {{ start: number, end: number }} Range seconds of media time */
/**
 * @typedef {object} Targets all in seconds, except the rates
 * @property {number} target wished distance to the newest playable time
 * @property {number} tolerance how far off that distance may be before the rate changes
 * @property {number} slowest
 * @property {number} fastest
 * @property {number} gain change of rate for each second of distance
 * @property {number} jump beyond the target by so much: seek instead of running faster
 */
/**
 * @typedef {object} Situation
 * @property {number} now milliseconds
 * @property {Range[]} ranges what is buffered, oldest first
 * @property {number} currentTime
 * @property {boolean} mustLand just joined, or the tab has become visible again
 * @property {boolean} hasStalled playback ran dry since the last decision
 * @property {boolean} [isStarved] playback stands now for want of media
 */
/**
 * @typedef {object} History
 * @property {number | null} distance to the live edge, smoothed
 * @property {number} rate
 * @property {number} decidedAt
 * @property {number} soughtAt
 * @property {number} reserve seconds added to the target after stalls
 * @property {number} stalledAt
 */
/** @typedef {{ kind: 'none' } | { kind: 'rate', rate: number } | { kind: 'seek', to: number }} Decision */

/** @type {History} */
export const noHistory = {
  distance: null, rate: 1, decidedAt: 0, soughtAt: -Infinity, reserve: 0, stalledAt: -Infinity,
};

/**
 * Sound keeps a reserve in the audio renderer, and Firefox decodes further ahead than Chromium.
 * @type {Record<'chromium' | 'firefox' | 'webkit', { sound: Targets, picture: Targets }>}
 */
export const targetTable = {
  chromium: {
    sound: { target: 0.35, tolerance: 0.06, slowest: 0.97, fastest: 1.04, gain: 0.25, jump: 1.5 },
    picture: { target: 0.12, tolerance: 0.03, slowest: 0.95, fastest: 1.08, gain: 0.5, jump: 1.5 },
  },
  firefox: {
    sound: { target: 0.55, tolerance: 0.12, slowest: 0.98, fastest: 1.03, gain: 0.15, jump: 1.5 },
    picture: { target: 0.3, tolerance: 0.06, slowest: 0.95, fastest: 1.08, gain: 0.4, jump: 1.5 },
  },
  webkit: {
    sound: { target: 0.6, tolerance: 0.12, slowest: 0.98, fastest: 1.03, gain: 0.15, jump: 1.5 },
    picture: { target: 0.3, tolerance: 0.06, slowest: 0.95, fastest: 1.08, gain: 0.4, jump: 1.5 },
  },
};

const smoothingTime = 400;
const seekPause = 1000;
/** So close before a hole in `buffered`, playback is about to stand. */
const holeReach = 0.04;
/** Running dry, a player's clock may pass the end a little; going back would show the same pictures twice. */
const pastEndReach = 1;
const reserveStep = 0.08;
const mostReserve = 0.4;
const cleanTime = 60000;
const rateStep = 0.02;
/** Two stalls closer together than this are one. */
const stallSpacing = 500;

/**
 * @param {Situation} situation
 * @param {History} history
 * @param {Targets} targets
 * @returns {{ decision: Decision, history: History }}
 */
export function decide(situation, history, targets) {
  const next = { ...history, ...reserveAfter(situation, history), decidedAt: situation.now };
  const last = situation.ranges.at(-1);
  if (!last) return { decision: { kind: 'none' }, history: next };

  const target = targets.target + next.reserve;
  const landing = Math.max(last.start, last.end - target);
  const leap = leapTarget(situation, history, { landing, furthest: target + targets.jump });
  if (leap !== null) {
    const landed = { ...next, soughtAt: situation.now, distance: last.end - leap, rate: 1 };
    return { decision: { kind: 'seek', to: leap }, history: landed };
  }

  const distance = smoothed(last.end - situation.currentTime, situation.now, history);
  const rate = rateFor(distance - target, history.rate, targets);
  const decision = /** @type {Decision} */ (rate === history.rate ? { kind: 'none' } : { kind: 'rate', rate });
  return { decision, history: { ...next, distance, rate } };
}

/**
 * A stall says that the target was too small here; a clean minute says that it may shrink again.
 * @param {Situation} situation @param {History} history
 */
function reserveAfter({ now, hasStalled }, { reserve, stalledAt }) {
  if (hasStalled && now - stalledAt > stallSpacing) {
    return { reserve: Math.min(reserve + reserveStep, mostReserve), stalledAt: now };
  }
  if (reserve > 0 && now - stalledAt > cleanTime) {
    return { reserve: Math.max(0, reserve - reserveStep), stalledAt: now };
  }
  return { reserve, stalledAt };
}

/**
 * @param {Situation} situation @param {History} history
 * @param {{ landing: number, furthest: number }} limits
 * @returns {number | null} where to seek to, or null
 */
function leapTarget({ now, ranges, currentTime, mustLand, isStarved }, { soughtAt }, { landing, furthest }) {
  const last = ranges[ranges.length - 1];
  if (mustLand) return landing;

  const within = ranges.find(({ start, end }) => start <= currentTime && currentTime <= end);
  if (within === last) {
    const isFarBehind = last.end - currentTime > furthest && now - soughtAt > seekPause;
    return isFarBehind ? landing : null;
  }
  // A hole ahead: cross it just before playback would stand in front of it, or as soon as it does: how near to the
  // end of a range a browser plays differs.
  if (within) return isStarved || within.end - currentTime <= holeReach ? landing : null;
  // Outside of everything: trimmed away beneath a paused video, inside a hole, or past the end of a new stream.
  if (currentTime > last.end && currentTime - last.end < pastEndReach) return null;
  return landing;
}

/** @param {number} distance @param {number} now @param {History} history */
function smoothed(distance, now, history) {
  if (history.distance === null) return distance;
  const weight = 1 - Math.exp(-(now - history.decidedAt) / smoothingTime);
  return history.distance + (distance - history.distance) * weight;
}

/**
 * A correction starts outside the tolerance, ends near the target, and changes its rate only in steps that matter:
 * a rate that flutters is heard before one that is off.
 * @param {number} error @param {number} current @param {Targets} targets
 */
function rateFor(error, current, { tolerance, slowest, fastest, gain }) {
  const isCorrecting = current !== 1;
  const hasArrived = current > 1 ? error <= tolerance / 4 : error >= -tolerance / 4;
  if (isCorrecting ? hasArrived : Math.abs(error) <= tolerance) return 1;
  const wished = Math.min(fastest, Math.max(slowest, 1 + error * gain));
  if (isCorrecting && Math.abs(wished - current) < rateStep) return current;
  return 1 + Math.sign(error) * Math.max(0.01, Math.round(Math.abs(wished - 1) * 100) / 100);
}
