// Waiting for a condition, never for a time.
import { patience } from './patience.js';

const pauseMs = 25;
/** A question to a page that is being left may never be answered: it is asked again. */
const answerMs = 5000;

/** Resolves with the first truthy value of `probe`; rejects after `timeoutMs`, saying what was waited for.
 * @template T
 * @param {string} what  completes "... did not happen": shown when it fails
 * @param {() => T | Promise<T>} probe  may throw while the thing is not there yet
 * @param {number} [usualMs]  enough for the usual build
 * @returns {Promise<NonNullable<T>>} */
export async function until(what, probe, usualMs = 20000) {
  const timeoutMs = patience(usualMs);
  const end = Date.now() + timeoutMs;
  let last;
  for (;;) {
    try {
      const value = await within('an answer', Promise.resolve(probe()), Math.max(answerMs, timeoutMs / 4));
      if (value) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`Not within ${timeoutMs} ms: ${what}. Last answer: ${describe(last)}`);
    }
    await new Promise(resolve => { setTimeout(resolve, pauseMs); });
  }
}

/** @param {unknown} value */
function describe(value) {
  return value instanceof Error ? value.message : JSON.stringify(value);
}

/** @template T
 * @param {string} what
 * @param {Promise<T>} promise
 * @param {number} timeoutMs
 * @returns {Promise<T>} */
export async function within(what, promise, timeoutMs) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => { reject(new Error(`Not within ${timeoutMs} ms: ${what}`)); }, timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
