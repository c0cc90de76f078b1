import assert from 'node:assert/strict';
import test from 'node:test';
import { decide, noHistory, targetTable } from '../../resources/web/viewer/live_edge.js';

const targets = { target: 0.4, tolerance: 0.06, slowest: 0.97, fastest: 1.04, gain: 0.25, jump: 1.5 };
const now = 1_000_000;

function situation(changes) {
  return { now, ranges: [{ start: 0, end: 10 }], currentTime: 9.6, mustLand: false, hasStalled: false, ...changes };
}

const none = { kind: 'none' };
const seek = (to) => ({ kind: 'seek', to });
const rate = (value) => ({ kind: 'rate', rate: value });

/** name, situation, history, decision */
const table = [
  ['nothing buffered', { ranges: [] }, {}, none],
  ['at the target', {}, {}, none],
  ['a little behind', { currentTime: 9.55 }, {}, none],
  ['behind', { currentTime: 9.48 }, {}, rate(1.03)],
  ['far behind, within the jump', { currentTime: 8.2 }, {}, rate(1.04)],
  ['too close to the edge', { currentTime: 9.75 }, {}, rate(0.97)],
  ['beyond the jump', { currentTime: 8 }, {}, seek(9.6)],
  ['beyond the jump, but just jumped', { currentTime: 8 }, { soughtAt: now - 500 }, rate(1.04)],
  ['a late join: buffered does not start at 0', { ranges: [{ start: 600, end: 603 }], currentTime: 0 }, {}, seek(602.6)],
  ['a join with less than the target in hand', { ranges: [{ start: 600, end: 600.1 }], currentTime: 0 }, {}, seek(600)],
  ['the tab became visible', { mustLand: true, currentTime: 9.59 }, {}, seek(9.6)],
  ['a hole ahead, still far', { ranges: [{ start: 0, end: 9.7 }, { start: 10, end: 10.5 }] }, {}, rate(1.04)],
  ['in front of a hole', { ranges: [{ start: 0, end: 9.62 }, { start: 10, end: 10.2 }] }, {}, seek(10)],
  ['starved before a hole that is not quite reached',
    { ranges: [{ start: 0, end: 9.7 }, { start: 10, end: 10.2 }], isStarved: true }, {}, seek(10)],
  ['starved at the live edge: nothing to leap to', { isStarved: true }, {}, none],
  ['inside a hole', { ranges: [{ start: 0, end: 9 }, { start: 10, end: 12 }] }, {}, seek(11.6)],
  ['trimmed away beneath the position', { ranges: [{ start: 50, end: 110 }] }, {}, seek(109.6)],
  ['a hair past the end', { currentTime: 10.01 }, { distance: 0.4 }, rate(0.97)],
  ['run dry and past the end: waits, never goes back', { currentTime: 10.3 }, { distance: 0, rate: 0.97, decidedAt: now - 100 }, none],
  ['past the end of a stream that began again', { currentTime: 500 }, {}, seek(9.6)],
  ['correcting and not there yet', { currentTime: 9.56 }, { rate: 1.02, distance: 0.44, decidedAt: now - 100 }, none],
  ['correcting and arrived', { currentTime: 9.6 }, { rate: 1.02, distance: 0.4, decidedAt: now - 100 }, rate(1)],
  ['slowed down and arrived', { currentTime: 9.6 }, { rate: 0.97, distance: 0.4, decidedAt: now - 100 }, rate(1)],
];

for (const [name, changes, history, expected] of table) {
  test(`live edge: ${name}`, () => {
    const { decision } = decide(situation(changes), { ...noHistory, ...history }, targets);
    assert.deepEqual({ ...decision, to: decision.to && Math.round(decision.to * 1000) / 1000 }, { to: undefined, ...expected });
  });
}

test('one late chunk does not change the rate: distances are smoothed', () => {
  const history = { ...noHistory, distance: 0.4, decidedAt: now - 20 };
  const { decision, history: next } = decide(situation({ currentTime: 9.4 }), history, targets);
  assert.deepEqual(decision, none);
  assert.ok(next.distance > 0.4 && next.distance < 0.45);
});

test('a rate is kept until it is off by something that matters', () => {
  const history = { ...noHistory, rate: 1.04, distance: 0.53, decidedAt: now - 100 };
  assert.deepEqual(decide(situation({ currentTime: 9.47 }), history, targets).decision, none);
});

test('a stall raises the target, once for stalls close together, and never without end', () => {
  let history = noHistory;
  const stall = (at) => {
    ({ history } = decide(situation({ now: at, hasStalled: true }), history, targets));
    return history.reserve;
  };
  assert.equal(stall(now), 0.08);
  assert.equal(stall(now + 100), 0.08);
  for (let count = 1; count < 20; count += 1) stall(now + count * 1000);
  assert.equal(history.reserve, 0.4);
});

test('a clean minute lowers the target again, step by step', () => {
  let history = { ...noHistory, reserve: 0.16, stalledAt: now };
  const after = (at) => {
    ({ history } = decide(situation({ now: at }), history, targets));
    return Math.round(history.reserve * 100) / 100;
  };
  assert.equal(after(now + 59000), 0.16);
  assert.equal(after(now + 61000), 0.08);
  assert.equal(after(now + 62000), 0.08);
  assert.equal(after(now + 122000), 0);
});

test('the history given is not changed', () => {
  const history = Object.freeze({ ...noHistory });
  decide(situation({ hasStalled: true, currentTime: 3 }), history, targets);
  assert.deepEqual(history, noHistory);
});

test('driven for a minute with the tables\' targets, every engine arrives and then keeps still', () => {
  for (const engine of Object.values(targetTable)) {
    for (const [tracks, wished] of Object.entries(engine)) {
      let history = noHistory;
      let position = 8.9;
      let speed = 1;
      let changes = 0;
      for (let step = 0; step < 600; step += 1) {
        const time = step * 0.1;
        // Chunks come every 60 ms, decisions every 100: the distance is never seen steady.
        const edge = 10 + Math.floor(time / 0.06) * 0.06;
        const { decision, history: next } = decide({
          now: now + time * 1000, ranges: [{ start: 0, end: edge }], currentTime: position, mustLand: false, hasStalled: false,
        }, history, wished);
        history = next;
        if (decision.kind === 'rate') {
          speed = decision.rate;
          changes += 1;
        }
        assert.notEqual(decision.kind, 'seek', `${tracks} at ${time}`);
        position += 0.1 * speed;
      }
      assert.ok(Math.abs(history.distance - wished.target) <= wished.tolerance + 0.03, `${tracks}: ${history.distance}`);
      assert.ok(changes <= 8, `${tracks}: ${changes} changes of rate`);
    }
  }
});
