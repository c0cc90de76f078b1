// Time that passes while something is measured.

/** @param {number} seconds */
export const pass = seconds => new Promise(resolve => { setTimeout(resolve, seconds * 1000); });
