// The figures of the benches are worth what this arithmetic is worth.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, percentile, slope, summarise } from './lib/statistics.js';

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
