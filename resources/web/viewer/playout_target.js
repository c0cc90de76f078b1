// @ts-check
// How long frames of a peer connection are to be held back before they are shown, by what went wrong lately: pure decisions.

/** @typedef {import('./rtc_stats.js').RtcStats} RtcStats */
/**
 * @typedef {object} Playout
 * @property {number} step of playoutSteps
 * @property {number} troubledAt when something last went wrong
 * @property {number} changedAt when the step last changed
 */
/** @typedef {{ isTroubled: boolean, jitter: number }} Look `jitter` in milliseconds */

/** Milliseconds. */
export const playoutSteps = [0, 20, 50, 100, 200];
/** With so much jitter (ms) the next step is the least: the bursts of an encoder with audio are not to drop frames. */
const jitterLimits = [10, 20, 40, 80];
/** A step back is worth it only where the jitter has room in it. */
const jitterMargin = 1.25;
/** A step needs so long (ms) before it shows what it does. */
const settlingTime = 2000;
/** After so long (ms) without trouble a shorter step is tried. */
const quietTime = 30000;
/** Of the audio so much may be invented by the browser before it is heard. */
const concealedShare = 0.01;

/** @param {number} now @returns {Playout} */
export function firstPlayout(now) {
  return { step: 0, troubledAt: now, changedAt: -Infinity };
}

/**
 * To be told about once a second.
 * @param {Playout} playout @param {number} now milliseconds @param {Look} look since the last one
 * @returns {Playout}
 */
export function nextPlayout(playout, now, { isTroubled, jitter }) {
  const troubledAt = isTroubled ? now : playout.troubledAt;
  const { step, changedAt } = playout;
  const floor = stepFor(jitter);
  const isSettled = now - changedAt >= settlingTime;
  if (step < floor) return { step: floor, troubledAt, changedAt: now };
  if (isTroubled && isSettled && step < playoutSteps.length - 1) return { step: step + 1, troubledAt, changedAt: now };
  const isQuiet = now - Math.max(troubledAt, changedAt) >= quietTime;
  if (isQuiet && step > stepFor(jitter * jitterMargin)) return { step: step - 1, troubledAt, changedAt: now };
  return { ...playout, troubledAt };
}

/**
 * What came too late for the present step: a freeze that lost packets explain, or audio that was made up. A freeze alone
 * may be the source's: a screen that stands sends nothing.
 * @param {RtcStats} before @param {RtcStats} after
 * @returns {Look}
 */
export function lookBetween(before, after) {
  const hasLost = after.lostPackets > before.lostPackets || after.nacks > before.nacks;
  const hasFrozen = after.freezes > before.freezes;
  const samples = after.audioSamples - before.audioSamples;
  const concealed = after.concealedSamples - before.concealedSamples;
  return { isTroubled: (hasLost && hasFrozen) || concealed > concealedShare * samples, jitter: after.jitter };
}

/** @param {number} jitter */
function stepFor(jitter) {
  const step = jitterLimits.findIndex((limit) => jitter < limit);
  return step < 0 ? playoutSteps.length - 1 : step;
}
