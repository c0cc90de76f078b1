// What the benches of files and gaps make of frames, pictures and times.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayWithin, longestStandstill } from './gaps/judge.js';
import { filmOf } from './inputs/film.js';
import { frameAt, judge } from './inputs/presentation.js';
import { clockMeter } from './lib/playback_watch.js';

const near = (value, wished, margin = 0.001) => assert.ok(Math.abs(value - wished) <= margin, `${value}, not ${wished}`);
const packets = (kind, times, duration = 0.04) => times.map(time => ({ kind, time, duration }));
const every = (step, count, from = 0) => Array.from({ length: count }, (_, i) => from + i * step);
/** @param {[number, number, number?, number?][]} rows  at, time, presented, rate */
const shown = rows => rows.map(([at, time, presented = 0, rate = 1]) => ({ at, time, presented, rate }));

test('a film lasts until its last packet is over, and is repeated', () => {
  const film = filmOf('vp8', [...packets('video', every(0.04, 25)), ...packets('audio', every(0.02, 60), 0.02)]);
  near(film.length, 1.2);
  near(film.longestStep, 0.24);
  // A stretch of 2.4 s has two rounds; just behind a frame it has one fewer.
  assert.equal(film.fewestFrames(2.4), 49);
});

test('slides are counted as they are due, and a still picture is one', () => {
  const slides = filmOf('vp8', packets('video', [0, 5, 10, 15], 5));
  near(slides.length, 20);
  assert.equal(slides.fewestFrames(12), 2);
  assert.equal(filmOf('vp8', packets('video', [0])).fewestFrames(60), 1);
});

test('where times jump, or begin again, the film continues', () => {
  const there = filmOf('vp8', packets('video', [0, 0.04, 0.08, 3600.12, 3600.16]));
  near(there.length, 0.2);
  near(there.longestStep, 0.04);
  const again = filmOf('vp8', packets('video', [...every(0.04, 500), ...every(0.04, 500)]));
  near(again.length, 40);
});

test('a frame is seen until the next one', () => {
  assert.deepEqual([-1, 0, 0.03, 0.0395, 0.04, 9].map(time => frameAt([0, 0.04, 0.08], time)), [-1, 0, 0, 1, 1, 2]);
});

test('shown frames are counted once, repeated or not; those that a busy page was not told of count, too', () => {
  const frames = every(0.04, 11);
  const pictures = shown([[0, 0, 1], [20, 0.02, 2], [40, 0.04, 3], [160, 0.16, 5], [200, 0.2, 6], [400, 0.4, 8]]);
  const { sent, shown: count, seconds } = judge(frames, pictures);
  assert.deepEqual([sent, count], [10, 6]);
  near(seconds, 0.4);
});

test('a picture stands too long where the next one was due, slowly played or not', () => {
  const frames = [0, 0.04, 0.08, 5.08, 5.12];
  const paused = shown([[0, 0], [40, 0.04], [80, 0.08], [5080, 5.08], [5120, 5.12]]);
  near(judge(frames, paused).standstill, 0, 0.01);
  const slow = shown([[0, 0], [40, 0.04], [80, 0.08], [5336, 5.08, 0, 0.95], [5376, 5.12]]);
  assert.ok(judge(frames, slow).standstill < 10);
  const standing = shown([[0, 0], [40, 0.04], [480, 0.08], [5480, 5.08], [5520, 5.12]]);
  near(judge(frames, standing).standstill, 400, 0.01);
  const missing = shown([[0, 0], [40, 0.04], [5080, 5.08], [5120, 5.12]]);
  near(judge(frames, missing).standstill, 5000, 0.01);
});

test('the delay is told but for a constant', () => {
  const pictures = shown(every(0.04, 100).map((time, i) => [10000 + time * 1000 + (i < 50 ? 300 : 420), time]));
  const [before, after] = [delayWithin(pictures, 0, 12000), delayWithin(pictures, 13000, Infinity)];
  near(after - before, 120);
  assert.ok(Number.isNaN(delayWithin(pictures, 0, 1000)));
});

test('the longest standstill ends within the span, or with it', () => {
  const pictures = shown([[0, 0], [100, 0.1], [900, 0.2], [1000, 0.2], [1100, 0.3]]);
  assert.deepEqual(longestStandstill(pictures, 0, 2000), { longest: 900, at: 2000 });
  assert.deepEqual(longestStandstill(pictures, 500, 1200), { longest: 800, at: 900 });
  assert.equal(longestStandstill(pictures, 950, 1150).longest, 200);
});

/** @param {[number, number, number?][]} looks  milliseconds, seconds of media, playback rate
 * @param {number} [seekBefore]  a seek comes just before this look */
function longestOf(looks, seekBefore = -1) {
  const clock = clockMeter(100);
  looks.forEach(([now, time, rate = 1], index) => {
    if (index === seekBefore) clock.seeks();
    clock.look({ now, time, rate });
  });
  return clock.take().standstill;
}

test('a clock that runs does not stand because a look is late, or reads an old time', () => {
  near(longestOf([[0, 5], [40, 5.04], [390, 5.04], [430, 5.43], [470, 5.47]]), 0, 1e-6);
  near(longestOf([[0, 5], [40, 5.04], [390, 5.06], [430, 5.43], [470, 5.47]]), 0, 1e-6);
  near(longestOf([[0, 5], [40, 5.04], [390, 5.39], [430, 5.43]]), 0, 1e-6);
  near(longestOf([[0, 5], [40, 5.038, 0.95], [440, 5.038, 0.95], [480, 5.456, 0.95]]), 0, 1e-6);
});

test('a clock that stands does so whether the looks are late or not', () => {
  near(longestOf([[0, 5], [40, 5.04], [80, 5.04], [120, 5.04], [160, 5.04], [200, 5.08]]), 120, 1e-6);
  near(longestOf([[0, 5], [40, 5.04], [640, 5.14], [680, 5.18]]), 500, 1e-6);
  near(longestOf([[0, 5], [40, 5.04], [640, 5.04], [680, 5.04]]), 640, 1e-6);
  near(longestOf([[0, 5], [40, 5.04], [640, 5.04], [1240, 5.04], [1280, 5.08]]), 1200, 1e-6);
  near(longestOf([[0, 5], [40, 5], [80, 5], [120, 5]]), 120, 1e-6);
});

test('neither a seek nor another source makes up for a clock that stood before it', () => {
  near(longestOf([[0, 5], [40, 5], [80, 5], [120, 0.1], [160, 0.14]]), 80, 1e-6);
  near(longestOf([[0, 5], [40, 5], [80, 5], [120, 5], [160, 5.16]], 4), 120, 1e-6);
});
