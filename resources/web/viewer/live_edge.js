// @ts-check
// Decides how the player stays at the live edge: a pure function from what is buffered to a rate or a seek.

import { mostReserve } from './arrival_meter.js';

/** @typedef {import('./track_split.js').Kind} Kind */
/** @typedef {{ start: number, end: number }} Range seconds of media time */
/** @typedef {{ kind: Kind, ranges: Range[] }} Track what of it is buffered, oldest first */
/**
 * @typedef {object} Targets all in seconds, except the rates
 * @property {Partial<Record<Kind, number>>} target wished distance to the newest playable time of each track
 * @property {number} [pictures] that the browser decodes ahead: the newest one is to be further away than these
 * @property {number} run so much more is kept at the first landing: a browser that starts up needs it before it plays
 * @property {number} tolerance how far off the wished position playback may be before the rate changes
 * @property {number} slowest
 * @property {number} fastest
 * @property {number} gain change of rate for each second that playback is off
 * @property {number} slowestFar how slow it may be while there is far too little in hand
 * @property {number} fastestFar how fast it may be while playback is far behind
 * @property {number} jump so far behind the wished position: seek instead of running faster
 * @property {number} briefWait milliseconds: playback that stands for less has not stalled
 * @property {number} step added to the target after a stall, taken away after some time without one
 */
/**
 * @typedef {object} Situation
 * @property {number} now milliseconds
 * @property {Track[]} tracks
 * @property {number} [frameInterval] seconds from picture to picture; 0 or none while unknown
 * @property {number} currentTime
 * @property {boolean} mustLand just joined, or the tab has become visible again
 * @property {number} [resumedAt] when the first media came after the host had sent nothing, in milliseconds
 * @property {boolean} hasStalled playback ran dry since the last decision
 * @property {number} [arrivalReserve] seconds to be in hand for a network that falls silent now and then
 * @property {boolean} [isFresh] media has come since the last decisions: only then a distance to the newest says something
 * @property {boolean} [isStarved] playback stands now for want of media
 * @property {boolean} [isStuck] playback stands although there is media in hand
 * @property {boolean} [isFrozen] the picture stands, although playback goes on: a seek starts the decoder anew
 */
/**
 * @typedef {object} History
 * @property {number | null} lag seconds behind the wished position, smoothed
 * @property {number | null} offSince since when it has been a little off, always on the same side
 * @property {number} rate
 * @property {number} decidedAt
 * @property {number} soughtAt
 * @property {number} landedAt the last time that playback was off by more than a correction
 * @property {number} reserve seconds added to the target after stalls
 * @property {number} stalledAt
 * @property {number} landings that followed each other so closely that they did not help
 */
/** @typedef {{ kind: 'none' } | { kind: 'rate', rate: number } | { kind: 'seek', to: number }} Decision */

/** @type {History} */
export const noHistory = {
  lag: null, offSince: null, rate: 1, decidedAt: 0, soughtAt: -Infinity, landedAt: -Infinity, reserve: 0, stalledAt: -Infinity, landings: 0,
};

/** Further behind (seconds) than any reserve: running faster would take minutes. */
const jump = 4;
const soundPace = {
  slowest: 0.97, fastest: 1.04, slowestFar: 0.92, fastestFar: 1.12, gain: 0.25, jump, step: 0.08, briefWait: 0,
};
const picturePace = {
  slowest: 0.92, fastest: 1.1, slowestFar: 0.75, fastestFar: 1.25, gain: 0.5, jump, step: 0.02, briefWait: 100,
};

/**
 * Sound keeps a reserve in the audio renderer, and Firefox decodes further ahead than Chromium. What a browser needs
 * was measured (tests/bench/FIGURES.md, "Decisions that a measurement made").
 * @type {Record<'chromium' | 'firefox' | 'webkit', { sound: Targets, picture: Targets }>}
 */
export const targetTable = {
  chromium: {
    sound: { target: { audio: 0.24, video: 0.04 }, run: 0.12, tolerance: 0.04, ...soundPace },
    picture: { target: { video: 0.04 }, run: 0, tolerance: 0.01, ...picturePace },
  },
  firefox: {
    // A queue of ten pictures that reaches the newest one makes Firefox drain its decoder, which then decodes the next
    // ones without what they refer to: smeared pictures.
    sound: { target: { audio: 0.5, video: 0.4 }, pictures: 12, run: 0, tolerance: 0.12, ...soundPace },
    picture: { target: { video: 0.45 }, pictures: 12, run: 0, tolerance: 0.06, ...picturePace },
  },
  webkit: {
    sound: { target: { audio: 0.6, video: 0.3 }, run: 0, tolerance: 0.12, ...soundPace },
    picture: { target: { video: 0.3 }, run: 0, tolerance: 0.06, ...picturePace },
  },
};

const smoothingTime = 400;
const seekPause = 600;
/** Playback that lasts so long (ms) after a landing was helped by it. */
const helpfulTime = 10000;
const longestLandingPause = 20000;
/**
 * After a landing more media comes in a rush, and starting takes its time: a second, small seek puts that right. When the
 * host goes on after a pause, playback may have stood all the time.
 */
const settlingTime = 3000;
const settlingJump = 0.12;
/** What fills a pause (ms) comes first, in several pieces. */
const gatheringTime = 60;
/** So near to it (seconds) the target counts as in hand. */
const wholeTarget = 0.02;
/** So close before a hole in what is buffered, playback is about to stand. */
const holeReach = 0.04;
/** Where video stands, the clock passes its newest frame; going back would show the same pictures twice. */
const pastEndReach = 120;
/** What stalls alone add. */
const mostStallReserve = 0.4;
const cleanTime = 30000;
const rateStep = 0.02;
/** What is off by more than this (seconds) for so long (ms) is corrected, too: two visits are equally far behind. */
const steadyTolerance = 0.03;
const steadyTime = 8000;
/** Further off than this (seconds), the rate may be one that is heard. */
const farOff = 0.25;
/** Seconds between the pictures of a video that is no film: to stay behind twelve of them would be to stay far behind. */
const seldom = 0.05;
/** Video that comes so much later (seconds) than its audio is not waited for any longer. */
const longestVideoWait = 3;
/** Two stalls closer together than this are one. */
const stallSpacing = 500;

/**
 * @param {Situation} situation
 * @param {History} history
 * @param {Targets} targets
 * @returns {{ decision: Decision, history: History, wished: number | null }} `wished`: the position that leaves the
 *     target in hand; null while nothing is playable
 */
export function decide(situation, history, targets) {
  const next = { ...history, ...reserveAfter(situation, history, targets), decidedAt: situation.now };
  const ranges = playableRanges(situation.tracks);
  const last = ranges[ranges.length - 1];
  if (!last) return { decision: { kind: 'none' }, history: next, wished: null };

  const wished = wishedPosition(situation, targets) - reserveOf(next, situation);
  const leap = leapReason(situation, history, { ranges, wished, targets });
  if (leap !== 'none') {
    const run = history.soughtAt === -Infinity ? targets.run : 0;
    const to = Math.min(last.end, Math.max(last.start, wished - run));
    const landed = { ...next, ...landingAfter(leap, situation, history), soughtAt: situation.now, lag: wished - to, offSince: null, rate: 1 };
    return { decision: { kind: 'seek', to }, history: landed, wished };
  }

  if (situation.isFresh === false) return { ...whileNothingComes(history, next), wished };
  const lag = smoothed(wished - situation.currentTime, situation.now, history);
  const offSince = offSinceAfter(lag, situation.now, history);
  const isOffLong = offSince !== null && situation.now - offSince > steadyTime;
  const tolerance = isOffLong ? Math.min(targets.tolerance, steadyTolerance) : targets.tolerance;
  const rate = rateFor(lag, history.rate, { ...targets, tolerance });
  const decision = /** @type {Decision} */ (rate === history.rate ? { kind: 'none' } : { kind: 'rate', rate });
  return { decision, history: { ...next, lag, offSince, rate }, wished };
}

/** @param {'land' | 'settle'} leap @param {Situation} situation @param {History} history */
function landingAfter(leap, { now }, { landedAt, landings }) {
  if (leap === 'settle') return { landedAt, landings };
  return { landedAt: now, landings: now - landedAt < landingPause(landings) + helpfulTime ? landings + 1 : 0 };
}

/** Landing costs a slow device more than it brings: the next one that is not asked for waits longer. @param {number} landings */
function landingPause(landings) {
  return Math.min(seekPause * 2 ** landings, longestLandingPause);
}

/**
 * The next media may come late: what is in hand is not played any faster. How far the newest is says nothing now.
 * @param {History} history @param {History} next
 * @returns {{ decision: Decision, history: History }}
 */
function whileNothingComes({ decidedAt, rate }, next) {
  const unhurried = { ...next, decidedAt, rate: Math.min(rate, 1) };
  return { decision: unhurried.rate === rate ? { kind: 'none' } : { kind: 'rate', rate: unhurried.rate }, history: unhurried };
}

/** @param {History} history @param {Pick<Situation, 'arrivalReserve'>} situation */
export function reserveOf({ reserve }, { arrivalReserve = 0 }) {
  return Math.min(reserve + arrivalReserve, mostReserve);
}

/**
 * Video that stands or comes seldom is there up to where its next frame would have come: the audio tells how far that is.
 * @param {Track[]} tracks
 * @param {number} lateness by so much (seconds) the audio is ahead of a video frame that comes
 * @returns {Track[]}
 */
export function withStandingVideo(tracks, lateness) {
  const audio = tracks.find(({ kind }) => kind === 'audio')?.ranges ?? [];
  if (audio.length === 0) return tracks;
  const reached = audio[audio.length - 1].end - Math.min(Math.max(0, lateness), longestVideoWait);
  return tracks.map(({ kind, ranges }) => {
    if (kind === 'audio' || ranges.length === 0) return { kind, ranges };
    const { start, end } = ranges[ranges.length - 1];
    return { kind, ranges: [...ranges.slice(0, -1), { start, end: Math.max(end, reached) }] };
  });
}

/**
 * Where every track has media.
 * @param {Track[]} tracks
 * @returns {Range[]}
 */
export function playableRanges(tracks) {
  if (tracks.length === 0) return [];
  return tracks.map(({ ranges }) => ranges).reduce((common, ranges) => common.flatMap((one) => ranges
    .map((other) => ({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) }))
    .filter(({ start, end }) => start < end)));
}

/**
 * As near to the edge as every track allows.
 * @param {Pick<Situation, 'tracks' | 'frameInterval'>} situation with none of the tracks empty @param {Targets} targets
 */
function wishedPosition({ tracks, frameInterval = 0 }, targets) {
  return Math.min(...tracks.map(({ kind, ranges }) => ranges[ranges.length - 1].end - targetOf(kind, frameInterval, targets)));
}

/**
 * The wished distance to the newest of one track, in seconds.
 * @param {Kind} kind @param {number} frameInterval @param {Targets} targets
 */
export function targetOf(kind, frameInterval, { target, pictures = 0 }) {
  return Math.max(target[kind] ?? 0, kind === 'video' ? pictures * Math.min(frameInterval, seldom) : 0);
}

/**
 * A stall says that the target was too small here; some time without one says that it may shrink again.
 * @param {Situation} situation @param {History} history @param {Targets} targets
 */
function reserveAfter({ now, hasStalled }, { reserve, stalledAt }, { step }) {
  if (hasStalled && now - stalledAt > stallSpacing) {
    return { reserve: Math.min(reserve + step, mostStallReserve), stalledAt: now };
  }
  if (reserve > 0 && now - stalledAt > cleanTime) {
    return { reserve: Math.max(0, reserve - step), stalledAt: now };
  }
  return { reserve, stalledAt };
}

/**
 * @param {Situation} situation @param {History} history
 * @param {{ ranges: Range[], wished: number, targets: Targets }} edge
 * @returns {'land' | 'settle' | 'none'} whether to seek to the wished position
 */
function leapReason({ now, currentTime, mustLand, resumedAt, isStarved, isStuck, isFrozen }, { soughtAt, landedAt, landings }, { ranges, wished, targets }) {
  const last = ranges[ranges.length - 1];
  const within = ranges.find(({ start, end }) => start <= currentTime && currentTime <= end);
  const lag = wished - currentTime;
  const mayLand = now - landedAt >= landingPause(landings);
  if (isFrozen || isStuck) return mayLand ? 'land' : 'none';
  if (within === last) {
    if (mustLand) return Math.abs(lag) > targets.tolerance * 2 ? 'land' : 'none';
    if (now - soughtAt <= seekPause) return 'none';
    if (lag > targets.jump && mayLand) return 'land';
    const isSettling = landedAt === soughtAt && now - landedAt < settlingTime;
    return (isSettling || isResuming(now, resumedAt, soughtAt)) && lag > settlingJump ? 'settle' : 'none';
  }
  if (mustLand) return 'land';
  // A hole, and less behind it than this browser decodes ahead: the pictures would soon be smeared, too.
  const isBeforeHole = currentTime >= ranges[0].start && currentTime < last.start;
  if (targets.pictures && isBeforeHole && wished < last.start - wholeTarget) return 'none';
  // A hole ahead: cross it just before playback would stand in front of it, or as soon as it does: how near to the
  // end of a range a browser plays differs. A seek that was begun before the hole came may never end: what is left up
  // to the hole can be less than a browser wants to have before it shows anything.
  const isWaiting = isStarved && now - soughtAt > seekPause;
  if (within) return isWaiting || within.end - currentTime <= holeReach ? 'land' : 'none';
  // Outside of everything: trimmed away beneath a paused video, inside a hole, or past the end of a new stream.
  return currentTime > last.end && currentTime - last.end < pastEndReach ? 'none' : 'land';
}

/** @param {number} now @param {number | undefined} resumedAt @param {number} soughtAt */
function isResuming(now, resumedAt = -Infinity, soughtAt) {
  return soughtAt < resumedAt && now - resumedAt >= gatheringTime && now - resumedAt < settlingTime;
}

/** @param {number} lag @param {number} now @param {History} history */
function smoothed(lag, now, history) {
  if (history.lag === null) return lag;
  const weight = 1 - Math.exp(-(now - history.decidedAt) / smoothingTime);
  return history.lag + (lag - history.lag) * weight;
}

/** @param {number} lag @param {number} now @param {History} history */
function offSinceAfter(lag, now, { lag: before, offSince }) {
  if (Math.abs(lag) <= steadyTolerance) return null;
  return offSince !== null && Math.sign(lag) === Math.sign(before ?? 0) ? offSince : now;
}

/**
 * A correction starts outside the tolerance, ends near the target, and changes its rate only in steps that matter:
 * a rate that flutters is heard before one that is off.
 * @param {number} lag @param {number} current @param {Targets} targets
 */
function rateFor(lag, current, { tolerance, gain, ...limits }) {
  const isCorrecting = current !== 1;
  const hasArrived = current > 1 ? lag <= tolerance / 4 : lag >= -tolerance / 4;
  if (isCorrecting ? hasArrived : Math.abs(lag) <= tolerance) return 1;
  const isFar = Math.abs(lag) > farOff;
  const slowest = isFar ? limits.slowestFar : limits.slowest;
  const fastest = isFar ? limits.fastestFar : limits.fastest;
  const wished = Math.min(fastest, Math.max(slowest, 1 + lag * gain));
  if (isCorrecting && Math.abs(wished - current) < rateStep) return current;
  return 1 + Math.sign(lag) * Math.max(0.01, Math.round(Math.abs(wished - 1) * 100) / 100);
}
