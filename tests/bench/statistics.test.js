// The figures of the benches are worth what this arithmetic is worth.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countUnderruns } from './lib/audio.js';
import { longestGapWithin, newPictures, timeUntilDelay } from './lib/continuity.js';
import { median, mediansOf, percentile, slope, summarise } from './lib/statistics.js';

test('percentiles are values that occurred', () => {
  const oneToHundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  assert.equal(percentile(oneToHundred, 0.05), 5);
  assert.equal(percentile(oneToHundred, 0.95), 95);
  assert.equal(percentile(oneToHundred, 1), 100);
  assert.equal(percentile(oneToHundred, 0), 1);
  assert.equal(median([3]), 3);
  assert.ok(Number.isNaN(median([])));
});

test('the slope of a line is its slope', () => {
  assert.equal(slope([{ x: 0, y: 1 }, { x: 1, y: 3 }, { x: 2, y: 5 }]), 2);
  assert.ok(Number.isNaN(slope([{ x: 0, y: 1 }])));
});

test('frames are counted across the wrap of their numbers', () => {
  const frames = [253, 254, 255, 0, 0, 3, 4];
  const samples = frames.map((frame, i) => ({ at: 1000 + i * 33, delay: 100, frame }));
  const { shown, repeated, missing, longestGap, gapsOver100 } = summarise(samples);
  assert.deepEqual({ shown, repeated, missing }, { shown: 6, repeated: 1, missing: 2 });
  assert.equal(longestGap, 66);
  assert.equal(gapsOver100, 0);
});

test('a step back is a new frame and nothing missing; a long pause is a gap', () => {
  const samples = [[0, 9], [33, 10], [66, 8], [366, 11]].map(([at, frame]) => ({ at, delay: 50, frame }));
  const { shown, missing, longestGap, gapsOver100 } = summarise(samples);
  assert.deepEqual({ shown, missing, longestGap, gapsOver100 }, { shown: 4, missing: 2, longestGap: 300, gapsOver100: 1 });
});

test('drift shows as a slope per minute', () => {
  const samples = Array.from({ length: 100 }, (_, i) => ({ at: i * 600, delay: 100 + i, frame: i % 256 }));
  assert.ok(Math.abs(summarise(samples).slopePerMinute - 100) < 1e-9);
});

test('nothing seen is said as nothing', () => {
  const { seconds, shown, p50 } = summarise([]);
  assert.deepEqual([seconds, shown, p50], [0, 0, NaN]);
});

test('medians of runs are taken figure by figure, over the runs that have it', () => {
  const runs = [{ p50: 100, ratio: 2 }, { p50: 300, ratio: NaN }, { p50: 200, stalls: 1 }];
  assert.deepEqual(mediansOf(runs), { p50: 200, ratio: 2, stalls: 1 });
  assert.ok(Number.isNaN(mediansOf([{ webrtcP50: undefined }]).webrtcP50));
});

test('underruns of the sound are counted, and nothing else is', () => {
  const event = (kind, state) => JSON.stringify({ event: 'kBufferingStateChanged', [`${kind}_buffering_state`]: state });
  const starved = { state: 'BUFFERING_HAVE_NOTHING', reason: 'DEMUXER_UNDERFLOW' };
  assert.equal(countUnderruns([
    event('audio', starved), event('audio', { ...starved, reason: 'DECODER_UNDERFLOW' }),
    event('video', starved), event('pipeline', starved), event('audio', { state: 'BUFFERING_HAVE_ENOUGH' }),
    event('audio', { state: 'BUFFERING_HAVE_NOTHING' }), 'no JSON', 'null',
  ]), 2);
});

/** @param {number[][]} rows  at, delay, frame */
const pictures = rows => rows.map(([at, delay = null, frame = null]) => ({ at, mediaTime: at, width: 640, delay, frame }));

test('a picture is new by its strip\'s number, or by its media time where there is no strip', () => {
  const rows = [[0, 50, 1], [33, 83, 1], [66, 50, 2], [100], [133]].map(([at, delay = null, frame = null]) =>
    ({ at, mediaTime: Math.min(at, 100), width: 640, delay, frame }));
  assert.deepEqual(newPictures(rows).map(({ at }) => at), [0, 66, 100]);
});

test('the longest gap that touches a span counts whole', () => {
  const seen = pictures([[0], [100], [400], [450], [1000]]);
  assert.equal(longestGapWithin(seen, 120, 440), 300);
  assert.equal(longestGapWithin(seen, 410, 500), 550);
  assert.equal(longestGapWithin(seen, 1100, 3000), 2000);
  assert.equal(longestGapWithin([], 100, 600), 500);
});

test('a delay is back once it stays', () => {
  const row = (from, to, delay) => Array.from({ length: (to - from) / 50 }, (_, i) => [from + i * 50, delay, i]);
  const steady = [...row(0, 300, 900), ...row(300, 1500, 120)];
  assert.equal(timeUntilDelay(pictures(steady), 0, 150), 300);
  const oneGoodPicture = [...row(0, 300, 900), [300, 120, 7], ...row(350, 1000, 900), ...row(1000, 2000, 120)];
  assert.equal(timeUntilDelay(pictures(oneGoodPicture), 0, 150), 1000);
  const standstill = [[300, 120, 1], [350, 120, 2], [1000, 900, 3], [1050, 900, 4]];
  assert.ok(Number.isNaN(timeUntilDelay(pictures(standstill), 0, 150)));
  assert.ok(Number.isNaN(timeUntilDelay(pictures(row(0, 300, 120)), 0, 150)), 'too short to tell');
});
