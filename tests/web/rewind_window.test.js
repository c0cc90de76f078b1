import assert from 'node:assert/strict';
import test from 'node:test';
import { clockTime, destination, isWorthwhile, keyTarget, shareOf, windowFrom } from '../../resources/web/viewer/rewind_window.js';

const minute = 60_000;
const kept = { from: 5 * minute, to: 15 * minute, limit: 10 * minute, epoch: 1_700_000_000_000 };
const edge = 15 * minute + 2000;

test('only a whole message makes a window', () => {
  assert.deepEqual(windowFrom({ type: 'rewind', version: 1, ...kept }), kept);
  assert.equal(windowFrom({ ...kept, to: undefined }), null);
  assert.equal(windowFrom({ ...kept, epoch: null }), null);
  assert.equal(windowFrom({ ...kept, from: '0' }), null);
});

test('going back is offered from five seconds on, and where it is switched on', () => {
  assert.equal(isWorthwhile(null), false);
  assert.equal(isWorthwhile({ ...kept, to: kept.from + 4999 }), false);
  assert.equal(isWorthwhile({ ...kept, to: kept.from + 5000 }), true);
  assert.equal(isWorthwhile({ ...kept, limit: 0 }), false);
});

const past = (at, isForgotten = false) => ({ kind: 'past', at, isForgotten });

test('a wish leads to that moment, to the live edge, or to the nearest one that is kept', () => {
  assert.deepEqual(destination(7 * minute, kept, edge, edge), past(7 * minute));
  assert.deepEqual(destination(edge - 999, kept, edge, 7 * minute), { kind: 'live' });
  assert.deepEqual(destination(edge + 5000, kept, edge, 7 * minute), { kind: 'live' });
  assert.deepEqual(destination(minute, kept, edge, edge), past(kept.from, true));
  assert.deepEqual(destination(kept.from - 500, kept, edge, edge), past(kept.from));
});

test('a wish into what is not kept yet leads on in its direction', () => {
  const early = { ...kept, to: edge - 9000 }; // a publisher with a keyframe every ten seconds
  assert.deepEqual(destination(edge - 5000, early, edge, edge), past(early.to - 1000), 'back from live');
  assert.deepEqual(destination(edge - 1500, early, edge, edge), past(early.to - 1000), 'back by the pointer');
  assert.deepEqual(destination(early.to + 4000, early, edge, early.to - 1000), { kind: 'live' }, 'on from the newest that is kept');
  assert.deepEqual(destination(early.to + 4000, early, edge, early.to - 500), { kind: 'live' }, 'on while that plays');
  assert.deepEqual(destination(early.to - 500, early, edge, early.to - 500), past(early.to - 1000), 'on after a pause');
});

test('the keys of a slider move by five and thirty seconds, and to the ends', () => {
  const at = 10 * minute;
  const targets = {
    ArrowLeft: at - 5000, ArrowDown: at - 5000, ArrowRight: at + 5000, ArrowUp: at + 5000,
    PageUp: at + 30_000, PageDown: at - 30_000, Home: kept.from, End: edge, a: null, Enter: null,
  };
  for (const [key, target] of Object.entries(targets)) assert.equal(keyTarget(key, at, kept.from, edge), target, key);
  assert.equal(keyTarget('PageDown', kept.from + 1000, kept.from, edge), kept.from);
  assert.equal(keyTarget('PageUp', edge - 1000, kept.from, edge), edge);
});

test('a place on the bar is a share of it', () => {
  assert.equal(shareOf(10, 0, 40), 0.25);
  assert.equal(shareOf(-10, 0, 40), 0);
  assert.equal(shareOf(50, 0, 40), 1);
  assert.equal(shareOf(0, 0, 0), 1);
});

test('times are written as people do', () => {
  assert.equal(clockTime(0), '0:00');
  assert.equal(clockTime(-50), '0:00');
  assert.equal(clockTime(9_600), '0:10');
  assert.equal(clockTime(200_000), '3:20');
  assert.equal(clockTime(3_723_000), '1:02:03');
});
