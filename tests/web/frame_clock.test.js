import assert from 'node:assert/strict';
import test from 'node:test';
import { FrameClock } from '../../resources/web/publisher/frame_clock.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

const timeOrigin = 1_600_000_000_000;

function build() {
  const scheduler = new FakeScheduler();
  let callback = null;
  let returns = 0;
  const video = {
    requestVideoFrameCallback: (take) => {
      callback = take;
    },
  };
  const clock = new FrameClock({
    video, timeOrigin,
    now: scheduler.now,
    onReturn: () => {
      returns += 1;
    },
  });
  /** A picture that was captured now, or so many milliseconds ago. */
  const show = (age = 0) => callback(0, { presentationTime: scheduler.now() - timeOrigin - age });
  const showFor = (milliseconds, period) => {
    for (let passed = 0; passed < milliseconds; passed += period) {
      scheduler.advance(period);
      show();
    }
  };
  return { scheduler, clock, show, showFor, returns: () => returns };
}

test('the first picture after a moment, and the rate', () => {
  const { scheduler, clock, showFor } = build();
  const begin = scheduler.now();
  showFor(1000, 40);
  assert.equal(clock.firstAfter(begin + 50), begin + 80);
  assert.equal(clock.firstAfter(scheduler.now() + 1), null);
  assert.equal(Math.round(clock.frameRate), 25);
  scheduler.advance(3000);
  assert.equal(clock.frameRate, 0);
});

test('after a switch only pictures of the new stream count', async () => {
  const { scheduler, clock, show, showFor } = build();
  showFor(500, 40);
  clock.reset();
  const switched = scheduler.now();
  let hasCome = false;
  clock.next().then(() => {
    hasCome = true;
  });
  scheduler.advance(20);
  show(30);
  await settled();
  assert.equal(hasCome, false, 'captured before the switch: the old stream\'s last one');
  assert.equal(clock.firstAfter(switched - 1000), null);
  scheduler.advance(60);
  show(10);
  await settled();
  assert.equal(hasCome, true);
  assert.equal(clock.firstAfter(switched), switched + 70);
});

test('pictures that come again after more than a second are said, once', () => {
  const { scheduler, show, showFor, returns } = build();
  showFor(200, 40);
  scheduler.advance(900);
  show();
  assert.equal(returns(), 0);
  scheduler.advance(1100);
  show();
  assert.equal(returns(), 1);
  showFor(200, 40);
  assert.equal(returns(), 1);
});

test('a switch is no hole, and a closed clock says nothing', () => {
  const { scheduler, clock, show, showFor, returns } = build();
  showFor(200, 40);
  clock.reset();
  scheduler.advance(3000);
  show();
  assert.equal(returns(), 0);
  clock.close();
  scheduler.advance(3000);
  show();
  assert.equal(returns(), 0);
});
