import assert from 'node:assert/strict';
import test from 'node:test';
import { FrameTimer } from '../../resources/web/publisher/sources/frame_timer.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

function timerAt(frameRate) {
  const scheduler = new FakeScheduler();
  const begin = scheduler.now();
  const drawn = [];
  const ticks = [];
  const timer = new FrameTimer({
    scheduler, frameRate,
    requestFrame: (tick) => ticks.push(tick),
    draw: () => drawn.push(Math.round(scheduler.now() - begin)),
  });
  const displayTick = () => ticks.splice(0).forEach((tick) => tick());
  return { scheduler, drawn, timer, displayTick };
}

test('30 frames a second on a display of 60: every second tick', () => {
  const { scheduler, drawn, displayTick, timer } = timerAt(30);
  for (let tick = 0; tick < 60; tick += 1) {
    scheduler.advance(1000 / 60);
    displayTick();
  }
  assert.ok(drawn.length >= 29 && drawn.length <= 31, `${drawn.length}`);
  const steps = drawn.slice(1).map((time, index) => time - drawn[index]);
  assert.ok(steps.slice(1).every((step) => step >= 32 && step <= 35), `${steps}`);
  timer.close();
});

test('without a display the timer keeps the frame rate', () => {
  const { scheduler, drawn, timer } = timerAt(30);
  scheduler.advance(2000);
  assert.ok(drawn.length >= 58 && drawn.length <= 61, `${drawn.length}`);
  timer.close();
  timer.close();
  scheduler.advance(1000);
  assert.ok(drawn.length <= 61);
  assert.equal(scheduler.pending, 0);
});

test('frames missed in a pause are not made up for', () => {
  const { scheduler, drawn, displayTick } = timerAt(25);
  displayTick();
  const before = drawn.length;
  scheduler.now = ((late) => () => late)(scheduler.now() + 5000);
  displayTick();
  displayTick();
  assert.equal(drawn.length, before + 1);
});
