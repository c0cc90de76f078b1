// @ts-check
// What this device may do, asked of the relay: a browser does not tell why a connection was refused.

/**
 * @typedef {object} Access
 * @property {'open' | 'passcode' | 'blocked'} watch
 * @property {number} waitSeconds before the next try is looked at
 * @property {'allowed' | 'ask' | 'token' | 'refused'} publish
 */

/**
 * @param {(url: string, options: object) => Promise<{ ok: boolean, json: () => Promise<any> }>} load fetch
 * @param {string} secret a key that the relay is to judge, or nothing
 * @returns {Promise<Access | null>} null: the relay is away
 */
export async function askAccess(load, secret) {
  try {
    const headers = isPlain(secret) ? { Authorization: `Bearer ${secret}` } : {};
    const response = await load('/api/access', { cache: 'no-store', headers });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** @param {string} secret whether a header may carry it */
function isPlain(secret) {
  return /^[\x21-\x7e]+$/.test(secret);
}
