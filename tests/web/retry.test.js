import assert from 'node:assert/strict';
import test from 'node:test';
import { retryPause } from '../../resources/web/common/retry.js';

test('pauses double from 0.25 s to 5 s', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 6].map((attempt) => retryPause(attempt, 1006, 0.5));
  assert.deepEqual(pauses, [250, 500, 1000, 2000, 4000, 5000, 5000]);
});

test('the jitter spreads a pause by a quarter to both sides', () => {
  assert.equal(retryPause(0, 1006, 0), 187.5);
  assert.equal(retryPause(0, 1006, 1), 312.5);
});

test('a refusal is final, a full house is asked again every 5 s', () => {
  assert.equal(retryPause(0, 4400, 0.5), null);
  assert.equal(retryPause(0, 4409, 0.5), null);
  assert.equal(retryPause(0, 4429, 0.9), 5000);
  assert.equal(retryPause(9, 4429, 0.1), 5000);
});
