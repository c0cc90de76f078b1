import assert from 'node:assert/strict';
import test from 'node:test';
import { FrameLoss } from '../../resources/web/viewer/frame_loss.js';

const lookPause = 0.5;

/** Two looks a second at a stream of 30 frames a second; rates are frames a second, of the decoder. */
function build({ frameInterval = 1 / 30 } = {}) {
  const loss = new FrameLoss();
  const at = { now: 0, total: 0, dropped: 0, played: 0 };
  const run = (seconds, { decoded = 30, dropped = 0, speed = 1, isSeeking = false, isVisible = true } = {}) => {
    for (let step = 0; step < seconds / lookPause; step += 1) {
      at.now += 1000 * lookPause;
      at.total += decoded * lookPause;
      at.dropped += dropped * lookPause;
      at.played += speed * lookPause;
      loss.look({ ...at, frameInterval, isSeeking, isVisible });
    }
    return loss.lost;
  };
  const reset = () => Object.assign(at, { total: 0, dropped: 0 });
  return { loss, run, reset };
}

/** From the keyframe to the playhead, as fast as the decoder can. */
const catchingUp = { decoded: 180, dropped: 120 };

test('what is skipped between the keyframe and the first picture is not lost', () => {
  const { run, loss } = build();
  run(0.5, { decoded: 0, speed: 0, isSeeking: true });
  assert.equal(run(1.5, catchingUp), 0);
  run(10);
  assert.deepEqual([loss.lost, loss.shown], [0, 90 + 300]);
});

test('nor is what a seek passes over, also where the decoder rests for a moment first', () => {
  for (const rest of [0, 0.5]) {
    const { run, loss } = build();
    run(5);
    loss.jumped();
    run(rest, { decoded: 0 });
    run(2, catchingUp);
    assert.equal(run(5), 0, `${rest}`);
  }
});

test('what a device drops while it plays is lost, once the beginning is over', () => {
  const { run } = build();
  assert.equal(run(11.5, { decoded: 30, dropped: 10 }), 100);
});

test('a decoder that stood without a jump, and then drops to catch up, has lost frames', () => {
  const { run } = build();
  run(5);
  run(2, { decoded: 0, speed: 1 });
  assert.equal(run(1, { decoded: 90, dropped: 60 }), 60);
});

test('on a page that nobody sees nothing is lost, nor as it is seen again', () => {
  const { run } = build();
  run(5);
  run(5, { decoded: 30, dropped: 30, isVisible: false });
  run(1, catchingUp);
  assert.equal(run(5), 0);
});

test('another source counts from zero, and what was counted stays', () => {
  const { run, reset, loss } = build();
  run(2);
  run(2, { dropped: 6 });
  reset();
  run(1, catchingUp);
  run(1);
  run(2, { dropped: 6 });
  assert.deepEqual([loss.lost, loss.shown], [12 + 12, 60 + 48 + 60 + 30 + 48]);
});

test('where the frame rate is not known, two seconds are for catching up', () => {
  const { run } = build({ frameInterval: 0 });
  assert.equal(run(2.5, catchingUp), 0);
  assert.equal(run(1, { dropped: 6 }), 6);
});
