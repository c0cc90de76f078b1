// Time that is itself the fault: a silence, a standstill. Never a way to wait for something.

/** @param {number} milliseconds
 * @returns {Promise<void>} */
export const pass = milliseconds => new Promise(resolve => { setTimeout(resolve, milliseconds); });
