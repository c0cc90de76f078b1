// @ts-check
// When to try again after a connection was lost: a pure decision.

/** Close codes after which trying again would meet the same answer. */
const finalCodes = new Set([4400, 4401, 4403, 4409]);
const fullCode = 4429;

const firstPause = 250;
/** A relay that was restarted is to be found soon ... */
const usualPause = 2000;
const patience = 30;
/** ... one that has been away for a minute is asked less often. */
const longestPause = 5000;

/**
 * @param {number} attempt 0 for the first try after a working connection
 * @param {number} code the close code
 * @param {number} random 0 to 1: the jitter that keeps a hundred guests from returning in the same instant
 * @returns {number | null} milliseconds, or null: do not try again
 */
export function retryPause(attempt, code, random) {
  if (finalCodes.has(code)) return null;
  if (code === fullCode) return longestPause;
  const pause = Math.min(firstPause * 2 ** attempt, attempt < patience ? usualPause : longestPause);
  return pause * (0.5 + 0.5 * random);
}
