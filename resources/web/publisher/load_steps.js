// @ts-check
// How much of the chosen quality this computer carries: the steps below it, and when to take one. Pure.

/** @typedef {import('./settings.js').Settings} Settings */
/** @typedef {Pick<Settings, 'width' | 'height' | 'frameRate' | 'videoBitsPerSecond'>} Quality */
/**
 * @typedef {object} Load
 * @property {number} step 0: as chosen
 * @property {number} slowSince 0: it is not slow
 * @property {number} easySince 0: it is not easy
 * @property {number} restingUntil no sample counts before: two encoders overlap at a change
 * @property {number} triedAt when the step was last raised
 * @property {number} upWait how long it has to be easy before the next try
 */
/**
 * @typedef {object} LoadSample
 * @property {number} expected frames a second that the encoder should deliver
 * @property {number} encoded frames a second that it delivers
 * @property {number} lag ms from capture to the encoder's output
 */

const sizeShares = [3 / 4, 1 / 2, 3 / 8];
const rateShares = [2 / 3, 1 / 2];
const leastHeight = 180;
const leastFrameRate = 10;

/** Below this share frames are missed visibly. */
const leastShare = 0.85;
/** The encoder's queue is full then: ten frames at 30 a second. */
const mostLag = 400;
const easyShare = 0.95;
const easyLag = 250;
/** A source that gives less has nothing to be slow with. */
const leastExpected = 5;
const patience = 4000;
const rest = 3000;
const trialTime = 60000;
const firstUpWait = 180000;
const longestUpWait = 1800000;

/** @type {Load} */
export const unloaded = { step: 0, slowSince: 0, easySince: 0, restingUntil: 0, triedAt: 0, upWait: firstUpWait };

/** The next stream begins with the step that was right for the last one. @param {Load} load @param {number} now @returns {Load} */
export function restarted(load, now) {
  return { ...load, slowSince: 0, easySince: 0, restingUntil: now + rest };
}

/**
 * First smaller, then fewer frames.
 * @param {Quality} chosen
 * @returns {Quality[]} the chosen one first
 */
export function qualitySteps(chosen) {
  const sizes = sizeShares.map((share) => scaled(chosen, share)).filter(({ width, height }) => Math.min(width, height) >= leastHeight);
  const smallest = sizes[sizes.length - 1] ?? chosen;
  const rates = rateShares
    .map((share) => ({ ...smallest, frameRate: Math.round(smallest.frameRate * share) }))
    .filter(({ frameRate }) => frameRate >= leastFrameRate);
  return [chosen, ...sizes, ...rates];
}

/** @param {Quality} chosen @param {number} share of each side @returns {Quality} */
function scaled({ width, height, frameRate, videoBitsPerSecond }, share) {
  return {
    width: even(width * share), height: even(height * share), frameRate,
    // A smaller picture has more detail in each pixel.
    videoBitsPerSecond: Math.round(videoBitsPerSecond * share ** 1.5),
  };
}

/**
 * A picture in a box that it fits, in its own shape and never larger.
 * @param {{ width: number, height: number }} picture @param {{ width: number, height: number }} box
 */
export function fitted({ width, height }, box) {
  const share = Math.min(1, box.width / width, box.height / height);
  return share === 1 ? { width, height } : { width: even(width * share), height: even(height * share) };
}

/** Encoders halve the colours' resolution. @param {number} length */
function even(length) {
  return Math.max(2, 2 * Math.round(length / 2));
}

/**
 * Once a second: what the newest sample makes of the load.
 * @param {Load} load @param {LoadSample} sample @param {{ now: number, lastStep: number }} situation
 * @returns {Load} `step` differs where it is to be changed
 */
export function judged(load, sample, { now, lastStep }) {
  if (now < load.restingUntil || sample.expected < leastExpected) return { ...load, slowSince: 0, easySince: 0 };
  const slowSince = isSlow(sample) ? load.slowSince || now : 0;
  const easySince = isEasy(sample) ? load.easySince || now : 0;
  if (slowSince > 0 && now - slowSince >= patience && load.step < lastStep) return lowered(load, sample, { now, lastStep });
  if (easySince > 0 && now - easySince >= load.upWait && load.step > 0) return raised(load, now);
  return { ...load, slowSince, easySince };
}

/** @param {LoadSample} sample */
function isSlow({ expected, encoded, lag }) {
  return encoded < leastShare * expected || lag > mostLag;
}

/** @param {LoadSample} sample */
function isEasy({ expected, encoded, lag }) {
  return encoded >= easyShare * expected && lag < easyLag;
}

/** @param {Load} load @param {LoadSample} sample @param {{ now: number, lastStep: number }} situation @returns {Load} */
function lowered(load, { expected, encoded }, { now, lastStep }) {
  const steps = encoded < expected / 2 ? 2 : 1;
  const hasFailed = load.triedAt > 0 && now - load.triedAt < trialTime;
  return {
    ...restarted(load, now),
    step: Math.min(lastStep, load.step + steps),
    upWait: hasFailed ? Math.min(longestUpWait, 2 * load.upWait) : load.upWait,
  };
}

/** @param {Load} load @param {number} now @returns {Load} */
function raised(load, now) {
  return { ...restarted(load, now), step: load.step - 1, triedAt: now };
}
