import assert from 'node:assert/strict';
import test from 'node:test';
import { ClockWatch } from '../../resources/web/viewer/clock_watch.js';

/**
 * Ten looks a second at a clock that stands; what was found, and when (ms).
 * @param {ClockWatch} watch
 * @param {number} milliseconds
 * @param {{ cureAfter?: number, step?: number } & Record<string, unknown>} [changes] cureAfter: so long (ms) after it was
 *     found the clock is moved by `step` seconds, and stands there
 */
function stand(watch, milliseconds, { cureAfter = 0, step = 0.8, ...changes } = {}) {
  const found = [];
  let [currentTime, cureAt] = [5, Infinity];
  for (let now = 0; now <= milliseconds; now += 100) {
    const state = watch.look({ now, currentTime, isPlaying: true, inHand: 2, ...changes });
    if (state !== 'runs' && found[found.length - 1]?.[1] !== `${state} at ${currentTime}`) found.push([now, `${state} at ${currentTime}`]);
    if (state === 'stands') cureAt = Math.min(cureAt, now + cureAfter);
    if (now < cureAt) continue;
    cureAt = Infinity;
    currentTime += step;
    watch.moved(now, currentTime);
  }
  return found;
}

test('a clock that stands with media in hand is found within a second, and given up after two cures', () => {
  for (const step of [0, 0.5, 3]) {
    const found = stand(new ClockWatch(), 6000, { step });
    const states = found.map(([, state]) => state.split(' ')[0]);
    assert.deepEqual(step === 0 ? [...new Set(states)] : states.slice(0, 3), step === 0 ? ['stands', 'hangs'] : ['stands', 'stands', 'hangs']);
    assert.ok(found[0][0] <= 1000, `${found}`);
  }
});

test('only a cure that was made has been in vain', () => {
  const found = stand(new ClockWatch(), 30000, { cureAfter: Infinity });
  assert.deepEqual(found.map(([, state]) => state), ['stands at 5']);
  const late = stand(new ClockWatch(), 30000, { cureAfter: 5000 });
  assert.ok(late[2][1].startsWith('hangs') && late[2][0] > 10000, `${late}`);
});

test('a clock that a cure has helped is as good as any other', () => {
  const watch = new ClockWatch();
  let currentTime = 5;
  const seen = new Set();
  for (let now = 0; now < 60000; now += 100) {
    // Three seconds of playing, one of standing.
    if (now % 4000 < 3000) currentTime += 0.1;
    const state = watch.look({ now, currentTime, isPlaying: true, inHand: 2 });
    seen.add(state);
    if (state !== 'stands') continue;
    currentTime += 0.8;
    watch.moved(now, currentTime);
  }
  assert.deepEqual([...seen], ['runs', 'stands']);
});

test('paused, seeking, unseen or without media nothing is judged', () => {
  assert.deepEqual(stand(new ClockWatch(), 6000, { isPlaying: false }), []);
  assert.deepEqual(stand(new ClockWatch(), 6000, { inHand: 0.1 }), []);
});

test('a clock that runs, at any speed, is left alone', () => {
  const watch = new ClockWatch();
  for (let now = 0; now < 60000; now += 100) {
    assert.equal(watch.look({ now, currentTime: now / 2000, isPlaying: true, inHand: 2 }), 'runs');
  }
});
