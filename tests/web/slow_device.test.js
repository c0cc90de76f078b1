import assert from 'node:assert/strict';
import test from 'node:test';
import { SlowDevice } from '../../resources/web/viewer/slow_device.js';

const lookPause = 0.5;

/** Two looks a second; rates are pictures a second, speed that of the clock. */
function build() {
  const device = new SlowDevice();
  const total = { now: 0, received: 0, shown: 0, dropped: 0, played: 0 };
  const look = ({ received = 30, shown = 30, dropped = 0, speed = 1, inHand = 1, isSeeking = false, isWatched = true, seek = 0 } = {}) => {
    total.now += 1000 * lookPause;
    total.received += received * lookPause;
    total.shown += shown * lookPause;
    total.dropped += dropped * lookPause;
    total.played += speed * lookPause + seek;
    device.look({ ...total, inHand, isSeeking, isWatched });
    return device.isSlow;
  };
  const run = (seconds, rates) => {
    for (let step = 0; step < seconds / lookPause; step += 1) look(rates);
    return device.isSlow;
  };
  /** Seconds until isSlow is as wished. */
  const until = (wished, rates, limit = 60) => {
    for (let step = 1; step <= limit / lookPause; step += 1) if (look(rates) === wished) return step * lookPause;
    return Infinity;
  };
  return { look, run, until };
}

test('a device that shows what comes keeps up', () => {
  assert.equal(build().run(60), false);
});

test('frames dropped, or a clock that does not keep its pace: told within 8 s, taken back within 10 s', () => {
  const troubles = [
    { shown: 2, dropped: 28 }, { shown: 2, speed: 0.1 }, { received: 60, shown: 30, dropped: 30 }, { received: 60, shown: 43, dropped: 17 },
    { received: 60, shown: 14, dropped: 15, speed: 0.45 },
  ];
  for (const trouble of troubles) {
    for (const before of [0, 10, 10.5, 11]) {
      const { run, until } = build();
      run(before);
      const [told, takenBack] = [until(true, trouble), until(false)];
      assert.ok(told >= 5 && told <= 8, `told after ${told} s: ${JSON.stringify(trouble)}`);
      assert.ok(takenBack >= 5 && takenBack <= 10, `taken back after ${takenBack} s: ${JSON.stringify(trouble)}`);
    }
  }
});

test('a slow device that seeks to what is live now and then is told, and stays told', () => {
  const { look, run } = build();
  const slow = { received: 60, shown: 14, dropped: 15, speed: 0.45 };
  const results = [];
  for (let round = 0; round < 6; round += 1) {
    run(4, slow);
    look({ ...slow, dropped: 0, seek: 2, isSeeking: true });
    results.push(look({ ...slow, dropped: 0, speed: 1.2, isSeeking: true }));
  }
  assert.deepEqual(results.slice(2), [true, true, true, true]);
});

test('a machine that is busy for two seconds, and catches up, is not slow', () => {
  for (const busy of [{ shown: 0, dropped: 30 }, { shown: 0, speed: 0 }]) {
    for (let before = 10; before < 12; before += 0.5) {
      const { run } = build();
      assert.deepEqual([run(before), run(2, busy), run(20, { shown: 27, dropped: 6, speed: 1.12 })], [false, false, false]);
    }
  }
});

test('the first seconds after joining may drop what they like', () => {
  const { run } = build();
  assert.deepEqual([run(3.5, { received: 60, shown: 10, dropped: 50 }), run(20)], [false, false]);
});

test('a network that falls silent again and again is not the device', () => {
  for (const inHand of [0, 2]) {
    const { run } = build();
    for (let gap = 0; gap < 10; gap += 1) {
      assert.equal(run(2, { received: 0, shown: 0, speed: 0, inHand: 0 }), false);
      assert.equal(run(1, { received: 90, shown: 20, speed: 0.6, inHand }), false);
      assert.equal(run(2), false);
    }
  }
});

test('a network that leaves nothing in hand is not the device', () => {
  assert.equal(build().run(60, { shown: 12, speed: 0.4, inHand: 0.1 }), false);
});

test('nobody looks, hardly any pictures, or a browser that counts as it likes: nothing is said', () => {
  assert.equal(build().run(60, { shown: 0, dropped: 30, isWatched: false }), false);
  assert.equal(build().run(60, { received: 1, shown: 0, dropped: 1 }), false);
  assert.equal(build().run(60, { shown: 0 }), false);
});

test('slides after a stream that was too much: what was said is taken back', () => {
  for (const slides of [{ received: 1, shown: 1 }, { received: 0, shown: 0 }]) {
    const { run } = build();
    assert.equal(run(15, { received: 60, shown: 2, dropped: 50 }), true);
    assert.equal(run(12, slides), false);
  }
});
