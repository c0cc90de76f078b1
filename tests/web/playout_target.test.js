import assert from 'node:assert/strict';
import test from 'node:test';
import { firstPlayout, lookBetween, nextPlayout, playoutSteps } from '../../resources/web/viewer/playout_target.js';
import { noStats } from '../../resources/web/viewer/rtc_stats.js';

const calm = { isTroubled: false, jitter: 3 };
const trouble = { isTroubled: true, jitter: 3 };

/** Looks once a second, and returns the target (ms) after each. */
function targets(looks, playout = firstPlayout(0), start = 0) {
  let state = playout;
  return looks.map((look, second) => {
    state = nextPlayout(state, start + 1000 * second, look);
    return playoutSteps[state.step];
  });
}

test('without trouble frames are shown as they come', () => {
  assert.deepEqual([...new Set(targets(Array(120).fill(calm)))], [0]);
});

test('trouble holds them back a step longer, once what the last step does can be seen, and never beyond the last one', () => {
  assert.deepEqual(targets([trouble, trouble, trouble, trouble, calm, trouble, ...Array(6).fill(trouble)]),
    [20, 20, 50, 50, 50, 100, 100, 200, 200, 200, 200, 200]);
});

test('after thirty quiet seconds it is a step less, and thirty later the next; trouble begins the quiet anew', () => {
  const seen = targets([trouble, calm, trouble, ...Array(70).fill(calm)]);
  assert.deepEqual([seen[31], seen[32], seen[61], seen[62]], [50, 20, 20, 0]);
  const troubledAgain = targets([trouble, ...Array(29).fill(calm), trouble, ...Array(29).fill(calm), calm]);
  assert.deepEqual([troubledAgain[29], troubledAgain[30], troubledAgain[59], troubledAgain[60]], [20, 50, 50, 20]);
});

test('the jitter sets the least, at once; the way back needs some room', () => {
  const jitters = [3, 10, 25, 45, 90, 25];
  assert.deepEqual(targets(jitters.map((jitter) => ({ isTroubled: false, jitter }))), [0, 20, 50, 100, 200, 200]);
  const held = { step: 2, troubledAt: 0, changedAt: 0 };
  assert.deepEqual(targets([{ isTroubled: false, jitter: 17 }], held, 60_000), [50]);
  assert.deepEqual(targets([{ isTroubled: false, jitter: 15 }], held, 60_000), [20]);
});

test('a freeze counts where packets were lost or asked for again, not where the source stood', () => {
  const after = (more) => lookBetween(noStats, { ...noStats, ...more }).isTroubled;
  assert.equal(after({ freezes: 1 }), false);
  assert.equal(after({ lostPackets: 3 }), false, 'sent again in time');
  assert.equal(after({ freezes: 1, lostPackets: 3 }), true);
  assert.equal(after({ freezes: 1, nacks: 3 }), true);
});

test('audio that the browser made up counts from a hundredth on', () => {
  const before = { ...noStats, audioSamples: 48_000, concealedSamples: 40_000 };
  const after = (concealed) => lookBetween(before, { ...before, audioSamples: 96_000, concealedSamples: 40_000 + concealed }).isTroubled;
  assert.deepEqual([after(0), after(480), after(481)], [false, false, true]);
  assert.equal(lookBetween(before, { ...before, jitter: 12 }).jitter, 12);
});
