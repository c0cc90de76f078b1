import assert from 'node:assert/strict';
import test from 'node:test';
import { decide, noHistory, playableRanges, targetTable, withStandingVideo } from '../../resources/web/viewer/live_edge.js';

const targets = {
  target: { video: 0.4, audio: 0.3 }, run: 0, tolerance: 0.06, slowest: 0.97, fastest: 1.04, slowestFar: 0.97, fastestFar: 1.1, gain: 0.25,
  jump: 1.1, step: 0.08, briefWait: 0,
};
const now = 1_000_000;

/** `ranges`: of a picture without sound. */
function situation({ ranges = [{ start: 0, end: 10 }], sound, ...changes }) {
  const tracks = [{ kind: 'video', ranges }, ...sound ? [{ kind: 'audio', ranges: sound }] : []];
  return { now, tracks, currentTime: 9.6, mustLand: false, hasStalled: false, ...changes };
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
  ['far behind, within the jump', { currentTime: 8.6 }, {}, rate(1.1)],
  ['too close to the edge', { currentTime: 9.75 }, {}, rate(0.97)],
  ['beyond the jump', { currentTime: 8 }, {}, seek(9.6)],
  ['beyond the jump, but just jumped', { currentTime: 8 }, { soughtAt: now - 500 }, rate(1.1)],
  ['a late join: buffered does not start at 0', { ranges: [{ start: 600, end: 603 }], currentTime: 0 }, {}, seek(602.6)],
  ['a join with less than the target in hand', { ranges: [{ start: 600, end: 600.1 }], currentTime: 0 }, {}, seek(600)],
  ['the tab became visible, far behind', { mustLand: true, currentTime: 9.4 }, {}, seek(9.6)],
  ['the tab became visible, at the target', { mustLand: true, currentTime: 9.58 }, {}, none],
  ['a little behind, right after a landing', { currentTime: 9.45 }, { landedAt: now - 1000, soughtAt: now - 1000 }, seek(9.6)],
  ['a little behind, soon after a landing and another seek', { currentTime: 9.45 }, { landedAt: now - 2000, soughtAt: now - 1000 }, rate(1.04)],
  ['a little behind, long after a landing', { currentTime: 9.45 }, { landedAt: now - 3000 }, rate(1.04)],
  ['a little behind, right after a landing and a seek', { currentTime: 9.45 }, { landedAt: now - 500, soughtAt: now - 500 }, rate(1.04)],
  ['behind as the host goes on after a pause', { currentTime: 9.2, resumedAt: now - 100 }, {}, seek(9.6)],
  ['behind again, soon after the seek behind a pause', { currentTime: 9.3, resumedAt: now - 1000 }, { soughtAt: now - 700 }, rate(1.07)],
  ['behind, long after a pause', { currentTime: 9.2, resumedAt: now - 4000 }, {}, rate(1.1)],
  ['behind, while what fills a pause is still coming', { currentTime: 9.2, resumedAt: now - 10 }, {}, rate(1.1)],
  ['a hole ahead, still far', { ranges: [{ start: 0, end: 9.7 }, { start: 10, end: 10.5 }] }, {}, rate(1.1)],
  ['in front of a hole', { ranges: [{ start: 0, end: 9.62 }, { start: 10, end: 10.2 }] }, {}, seek(10)],
  ['starved before a hole that is not quite reached',
    { ranges: [{ start: 0, end: 9.7 }, { start: 10, end: 10.2 }], isStarved: true }, {}, seek(10)],
  ['a seek that hangs before a hole',
    { ranges: [{ start: 0, end: 9.7 }, { start: 10, end: 10.2 }], isStarved: true }, { soughtAt: now - 700 }, seek(10)],
  ['a seek before a hole, still on its way', { ranges: [{ start: 0, end: 9.7 }, { start: 10, end: 10.2 }], isStarved: true },
    { soughtAt: now - 300 }, rate(1.04)],
  ['starved at the live edge: nothing to leap to', { isStarved: true }, {}, none],
  ['inside a hole', { ranges: [{ start: 0, end: 9 }, { start: 10, end: 12 }] }, {}, seek(11.6)],
  ['trimmed away beneath the position', { ranges: [{ start: 50, end: 110 }] }, {}, seek(109.6)],
  ['a hair past the end', { currentTime: 10.01 }, { lag: 0 }, rate(0.97)],
  ['run dry and past the end: waits, never goes back', { currentTime: 10.3 }, { lag: -0.4, rate: 0.97, decidedAt: now - 100 }, none],
  ['past the end of a stream that began again', { currentTime: 500 }, {}, seek(9.6)],
  ['correcting and not there yet', { currentTime: 9.56 }, { rate: 1.02, lag: 0.04, decidedAt: now - 100 }, none],
  ['correcting and arrived', { currentTime: 9.6 }, { rate: 1.02, lag: 0, decidedAt: now - 100 }, rate(1)],
  ['sound at its target, the picture far ahead', { ranges: [{ start: 0, end: 12 }], sound: [{ start: 0, end: 9.9 }] }, {}, none],
  ['sound short, the picture far ahead', { ranges: [{ start: 0, end: 12 }], sound: [{ start: 0, end: 9.75 }] }, {}, rate(0.97)],
  ['the picture short, the sound far ahead', { ranges: [{ start: 0, end: 9.85 }], sound: [{ start: 0, end: 12 }] }, {}, rate(0.97)],
  ['a join: the track that is shorter decides', { ranges: [{ start: 5, end: 10 }], sound: [{ start: 5, end: 9 }], mustLand: true }, {},
    seek(8.7)],
  ['no sound yet', { sound: [] }, {}, none],
  ['a hole in the sound alone', { sound: [{ start: 0, end: 9.61 }, { start: 9.9, end: 10.5 }] }, {}, seek(9.9)],
  ['slowed down and arrived', { currentTime: 9.6 }, { rate: 0.97, lag: 0, decidedAt: now - 100 }, rate(1)],
];

for (const [name, changes, history, expected] of table) {
  test(`live edge: ${name}`, () => {
    const { decision } = decide(situation(changes), { ...noHistory, ...history }, targets);
    assert.deepEqual({ ...decision, to: decision.to && Math.round(decision.to * 1000) / 1000 }, { to: undefined, ...expected });
  });
}

test('a browser that needs some more to start is given it, where there is so much', () => {
  const starting = { ...targets, run: 0.1 };
  const landing = (ranges) => decide(situation({ ranges, currentTime: 0, mustLand: true }), noHistory, starting).decision.to;
  assert.ok(Math.abs(landing([{ start: 0, end: 10 }]) - 9.5) < 1e-9);
  assert.equal(landing([{ start: 9.55, end: 10 }]), 9.55);
  const running = { ...noHistory, soughtAt: now - 10000 };
  assert.equal(decide(situation({ currentTime: 2 }), running, starting).decision.to, 9.6, 'one that runs needs none');
});

test('a browser that decodes ten pictures ahead stays behind them, within reason', () => {
  const behind = { ...targets, target: { video: 0.2 }, pictures: 12 };
  const landing = (frameInterval) => decide(situation({ currentTime: 0, mustLand: true, frameInterval }), noHistory, behind).decision.to;
  assert.equal(landing(0), 9.8);
  assert.equal(landing(1 / 60), 9.8);
  assert.ok(Math.abs(landing(1 / 24) - 9.5) < 1e-9);
  assert.equal(landing(1), landing(0.05), 'one picture a second is no reason to be twelve seconds behind');
});

test('one late chunk does not change the rate: distances are smoothed', () => {
  const history = { ...noHistory, lag: 0, decidedAt: now - 20 };
  const { decision, history: next } = decide(situation({ currentTime: 9.4 }), history, targets);
  assert.deepEqual(decision, none);
  assert.ok(next.lag > 0 && next.lag < 0.05);
});

test('a rate is kept until it is off by something that matters', () => {
  const history = { ...noHistory, rate: 1.04, lag: 0.13, decidedAt: now - 100 };
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

test('half a clean minute lowers the target again, step by step', () => {
  let history = { ...noHistory, reserve: 0.16, stalledAt: now };
  const after = (at) => {
    ({ history } = decide(situation({ now: at }), history, targets));
    return Math.round(history.reserve * 100) / 100;
  };
  assert.equal(after(now + 29000), 0.16);
  assert.equal(after(now + 31000), 0.08);
  assert.equal(after(now + 32000), 0.08);
  assert.equal(after(now + 62000), 0);
});

test('the history given is not changed', () => {
  const history = Object.freeze({ ...noHistory });
  decide(situation({ hasStalled: true, currentTime: 3 }), history, targets);
  assert.deepEqual(history, noHistory);
});

test('only what every track has is playable', () => {
  const range = (start, end) => ({ start, end });
  const cases = [
    [[], []],
    [[[range(0, 5), range(6, 9)]], [range(0, 5), range(6, 9)]],
    [[[range(0, 5), range(6, 9)], [range(1, 7)]], [range(1, 5), range(6, 7)]],
    [[[range(0, 5)], []], []],
    [[[range(0, 5)], [range(5, 6)]], []],
  ];
  for (const [tracks, expected] of cases) {
    assert.deepEqual(playableRanges(tracks.map((ranges) => ({ kind: 'video', ranges }))), expected);
  }
});

/** Plays for `seconds` at the decisions' rates: pictures come every 33 ms, sound every 60, decisions every 100. */
function drive(wished, { from, seconds, stallAt = () => false }) {
  let history = noHistory;
  let position = from;
  let speed = 1;
  const seen = { rates: [], seeks: [], lag: [], reserve: [] };
  for (let step = 0; step < seconds * 10; step += 1) {
    const time = step * 0.1;
    const tracks = Object.keys(wished.target).map((kind) => {
      const period = kind === 'audio' ? 0.06 : 1 / 30;
      return { kind, ranges: [{ start: 0, end: 10 + Math.floor(time / period) * period }] };
    });
    const { decision, history: next } = decide({
      now: now + time * 1000, tracks, currentTime: position, mustLand: false, hasStalled: stallAt(time),
    }, history, wished);
    history = next;
    if (decision.kind === 'rate') seen.rates.push([time, speed = decision.rate]);
    if (decision.kind === 'seek') {
      seen.seeks.push([time, position = decision.to]);
      speed = 1;
    }
    seen.lag.push(history.lag);
    seen.reserve.push(history.reserve);
    position += 0.1 * speed;
  }
  return seen;
}

for (const [engine, kinds] of Object.entries(targetTable)) {
  for (const [kind, wished] of Object.entries(kinds)) {
    const short = Math.min(...Object.values(wished.target));

    test(`${engine}, ${kind}: somewhat behind, playback arrives without a seek and then keeps still`, () => {
      const { rates, seeks, lag } = drive(wished, { from: 10 - Math.max(...Object.values(wished.target)) - 0.2, seconds: 60 });
      assert.deepEqual(seeks, []);
      assert.ok(Math.abs(lag.at(-1)) <= wished.tolerance + 0.03, `${lag.at(-1)}`);
      assert.ok(rates.length <= 8, `${rates}`);
      assert.ok(rates.every(([, speed]) => speed >= wished.slowest && speed <= wished.fastest));
    });

    test(`${engine}, ${kind}: within the tolerance, playback ends at one distance, wherever it began`, () => {
      const distances = [-0.9, -0.5, 0, 0.5, 0.9].map((share) => {
        const from = 10 - Math.max(...Object.values(wished.target)) - share * wished.tolerance;
        const { rates, seeks, lag } = drive(wished, { from, seconds: 60 });
        assert.deepEqual([seeks, rates.length <= 6], [[], true], `${rates}`);
        return lag.slice(-100).reduce((sum, one) => sum + one, 0) / 100;
      });
      assert.ok(Math.max(...distances) - Math.min(...distances) < 0.06, `${distances}`);
    });

    test(`${engine}, ${kind}: far behind, one seek brings playback to the target within 2 s`, () => {
      const { seeks, lag } = drive(wished, { from: 4, seconds: 5 });
      assert.equal(seeks.length, 1);
      assert.ok(Math.abs(lag[20]) <= Math.max(wished.tolerance + 0.03, wished.run), `${lag[20]}`);
    });

    test(`${engine}, ${kind}: too near to the edge, playback slows down`, () => {
      const { seeks, lag } = drive(wished, { from: 10 - short / 4, seconds: 30 });
      assert.deepEqual(seeks, []);
      assert.ok(Math.abs(lag.at(-1)) <= wished.tolerance + 0.03, `${lag.at(-1)}`);
    });
  }
}

test('after a stall more is kept, and given back after half a clean minute', () => {
  const wished = targetTable.chromium.picture;
  const { reserve } = drive(wished, { from: 9.9, seconds: 70, stallAt: (time) => time === 3 });
  assert.deepEqual([reserve[20], reserve[40], reserve.at(-1)], [0, wished.step, 0]);
});

test('a browser that decodes ahead crosses a hole once its target is in hand behind it', () => {
  const ahead = { ...targets, pictures: 12 };
  const decisionAt = (end, changes = {}) =>
    decide(situation({ ranges: [{ start: 0, end: 9.62 }, { start: 10, end }], ...changes }), { ...noHistory, decidedAt: now - 100 }, ahead).decision;
  for (const changes of [{}, { currentTime: 9.8 }, { currentTime: 9.5, isStarved: true }]) {
    assert.notEqual(decisionAt(10.35, changes).kind, 'seek');
    assert.deepEqual(decisionAt(10.4, changes), seek(10));
  }
  assert.deepEqual(decisionAt(10.1, { mustLand: true }), seek(10));
});

test('video that stands is there as far as the audio, less what a frame may be late', () => {
  const range = (start, end) => ({ start, end });
  const tracks = (video, sound) => [{ kind: 'video', ranges: video }, ...sound ? [{ kind: 'audio', ranges: sound }] : []];
  const ends = (video, sound, lateness) => withStandingVideo(tracks(video, sound), lateness)[0].ranges.map(({ end }) => end);
  assert.deepEqual(ends([range(0, 2)], [range(0, 62)], 0), [62]);
  assert.deepEqual(ends([range(0, 2)], [range(0, 62)], 0.25), [61.75]);
  assert.deepEqual(ends([range(0, 2)], [range(0, 62)], 50), [59], 'late is not for ever');
  assert.deepEqual(ends([range(0, 9)], [range(0, 8)], 0), [9]);
  assert.deepEqual(ends([range(0, 1), range(3, 4)], [range(0, 8)], 0), [1, 8]);
  assert.deepEqual(ends([range(0, 2)], null, 0), [2]);
  assert.deepEqual(ends([], [range(0, 8)], 0), []);
  assert.deepEqual(ends([range(0, 2)], [], 0), [2]);
});

test('while nothing comes playback is not hurried, and what it lags is not judged', () => {
  const history = { ...noHistory, rate: 1.04, lag: 0.2, decidedAt: now - 100 };
  const { decision, history: next } = decide(situation({ isFresh: false, currentTime: 9.9 }), history, targets);
  assert.deepEqual([decision, next.lag], [rate(1), 0.2]);
  assert.deepEqual(decide(situation({ isFresh: false, currentTime: 9.9 }), next, targets).decision, none);
});

test('a clock that stands although there is media is sought', () => {
  assert.deepEqual(decide(situation({ isStuck: true }), noHistory, targets).decision, seek(9.6));
});
