// A guest behind a network that falls silent: what arrives, what is in hand and what the page decides, in simulated time.
import { ArrivalMeter } from '../../../resources/web/viewer/arrival_meter.js';
import { decide, noHistory } from '../../../resources/web/viewer/live_edge.js';

const step = 10;
const decisionPause = 100;
const freshTime = 200;

/**
 * @typedef {object} Silence all in milliseconds
 * @property {(time: number) => number} silentUntil when the network speaks again; `time` itself while it does
 * @property {number} end of the simulation
 * @property {number} [framePeriod] of the track that plays
 */

/**
 * @param {import('../../../resources/web/viewer/live_edge.js').Targets} targets
 * @param {'audio' | 'video'} kind
 * @param {Silence} silence
 * @returns {{ stands: { at: number, length: number }[], seeks: number[], inHand: { at: number, seconds: number }[] }}
 */
export function playThrough(targets, kind, { silentUntil, end, framePeriod = 60 }) {
  const meter = new ArrivalMeter();
  const seen = { stands: [], seeks: [], inHand: [] };
  let [history, edge, position, rate, sent, edgeGrewAt, standsSince] = [noHistory, -1, null, 1, 0, 0, null];
  let hasStalled = false;
  const update = (now) => {
    const { decision, history: next } = decide({
      now, tracks: [{ kind, ranges: [{ start: 0, end: edge / 1000 }] }], currentTime: position ?? 0, mustLand: position === null,
      hasStalled, arrivalReserve: meter.reserve(now), isFresh: now - edgeGrewAt < freshTime,
    }, history, targets);
    hasStalled = false;
    history = next;
    if (decision.kind === 'rate') rate = decision.rate;
    if (decision.kind !== 'seek') return;
    if (position !== null) seen.seeks.push(now);
    position = decision.to;
    rate = 1;
  };
  for (let now = 0; now < end; now += step) {
    let hasGrown = false;
    while (sent + framePeriod <= now && silentUntil(now) <= now) {
      meter.arrived(now, sent);
      sent += framePeriod;
      edge = sent;
      hasGrown = true;
    }
    if (hasGrown) edgeGrewAt = now;
    if (edge > 0 && (hasGrown || now % decisionPause === 0)) update(now);
    if (position === null) continue;
    const wished = position + (step / 1000) * rate;
    if (wished <= edge / 1000) {
      position = wished;
      if (standsSince !== null) seen.stands.push({ at: standsSince, length: now - standsSince });
      standsSince = null;
    } else if (standsSince === null) {
      standsSince = now;
      hasStalled = true;
    }
    seen.inHand.push({ at: now, seconds: edge / 1000 - position });
  }
  return seen;
}
