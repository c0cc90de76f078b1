import assert from 'node:assert/strict';
import test from 'node:test';
import { retryPause } from '../../resources/web/common/retry.js';

test('pauses double from 0.25 s to 2 s, and are 5 s after about a minute', () => {
  const pauses = [0, 1, 2, 3, 4, 29, 30, 31].map((attempt) => retryPause(attempt, 1006, 1));
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 2000, 2000, 5000, 5000]);
});

test('the jitter takes up to half of a pause away', () => {
  assert.equal(retryPause(0, 1006, 0), 125);
  assert.equal(retryPause(0, 1006, 0.5), 187.5);
  assert.equal(retryPause(9, 1006, 0), 1000);
});

test('a refusal is final, a full house is asked again every 5 s', () => {
  assert.equal(retryPause(0, 4400, 0.5), null);
  assert.equal(retryPause(0, 4409, 0.5), null);
  assert.equal(retryPause(0, 4401, 0.5), null);
  assert.equal(retryPause(0, 4403, 0.5), null);
  assert.equal(retryPause(0, 4429, 0.9), 5000);
  assert.equal(retryPause(9, 4429, 0.1), 5000);
});
