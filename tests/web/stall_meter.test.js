import assert from 'node:assert/strict';
import test from 'node:test';
import { StallMeter } from '../../resources/web/viewer/stall_meter.js';
import { FakeVideo } from './fakes/fake_media.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

function build({ briefWait = 0 } = {}) {
  const scheduler = new FakeScheduler();
  const video = new FakeVideo();
  const meter = new StallMeter({ video, scheduler });
  meter.briefWait = briefWait;
  const fire = (name) => video.dispatchEvent(new Event(name));
  /** Playback stands for so long. */
  const wait = (milliseconds) => {
    fire('waiting');
    scheduler.advance(milliseconds);
    fire('playing');
  };
  return { scheduler, video, meter, fire, wait };
}

/** One that plays, and has done so for a while. */
function buildRunning(options) {
  const built = build(options);
  built.meter.expect(true);
  built.fire('playing');
  built.scheduler.advance(1000);
  return built;
}

test('running dry is a stall, told once', () => {
  const { meter, wait } = buildRunning();
  wait(20);
  assert.equal(meter.count, 1);
  assert.equal(meter.take(), true);
  assert.equal(meter.take(), false);
});

/** name, what comes before the wait */
const innocent = [
  ['before playback has begun', () => build()],
  ['while nothing is sent', () => {
    const built = buildRunning();
    built.meter.expect(false);
    return built;
  }],
  ['right after playback has begun', () => {
    const built = build();
    built.meter.expect(true);
    built.fire('playing');
    built.scheduler.advance(400);
    return built;
  }],
  ['after a seek', () => {
    const built = buildRunning();
    built.meter.restart();
    return built;
  }],
  ['during a seek', () => {
    const built = buildRunning();
    built.video.seeking = true;
    return built;
  }],
];

for (const [name, prepare] of innocent) {
  test(`waiting ${name} is no stall`, () => {
    const { meter, fire } = prepare();
    fire('waiting');
    assert.equal(meter.take(), false);
    assert.equal(meter.count, 0);
  });
}

test('where short waits are not seen, only longer ones count, while they last or afterwards', () => {
  const { meter, wait, fire, scheduler } = buildRunning({ briefWait: 100 });
  wait(60);
  assert.equal(meter.take(), false);
  fire('waiting');
  scheduler.advance(100);
  assert.equal(meter.take(), true);
  fire('playing');
  assert.equal(meter.count, 1);
  wait(100);
  assert.equal(meter.count, 2);
});

test('short waits that come one after the other are a stall', () => {
  const { meter, wait, scheduler } = buildRunning({ briefWait: 100 });
  for (let time = 0; time < 3; time += 1) wait(20);
  assert.equal(meter.count, 0);
  wait(20);
  assert.equal(meter.count, 1);
  for (let time = 0; time < 12; time += 1) {
    scheduler.advance(4000);
    wait(20);
  }
  assert.equal(meter.count, 1);
});

test('after closing nothing is counted', () => {
  const { meter, wait } = buildRunning();
  meter.close();
  meter.close();
  wait(500);
  assert.equal(meter.count, 0);
});
