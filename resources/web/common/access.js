// @ts-check
// What this device may do, asked of the relay: a browser does not tell why a connection was refused.

import { basicPair } from './credentials.js';

/**
 * @typedef {object} Access
 * @property {'open' | 'passcode' | 'blocked'} watch
 * @property {number} waitSeconds before the next try is looked at
 * @property {'right' | 'wrong' | 'busy' | 'paused'} [passcode] what became of the one that was shown, if one was; `busy`: it
 *   has not been checked yet
 * @property {'allowed' | 'ask' | 'token' | 'refused' | 'disallowed' | 'keyless'} publish the page's own are `disallowed`:
 *   refused although it came by https, and `keyless`: no key was shown
 */

/**
 * @param {(url: string, options: object) => Promise<{ ok: boolean, json: () => Promise<any> }>} load fetch
 * @param {string} secret a key that the relay is to judge, or nothing
 * @param {string} [passcode] one that was shown before, without a key
 * @returns {Promise<Access | null>} null: the relay is away
 */
export async function askAccess(load, secret, passcode = '') {
  try {
    const response = await load('/api/access', { cache: 'no-store', headers: proof(secret, passcode) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * What the relay says to a publisher's page, with what that page alone knows.
 * @param {Access | null} access
 * @param {{ isKeyShown: boolean, isSecure: boolean }} page `isSecure`: it came by https
 * @returns {Access | null}
 */
export function publisherAccess(access, { isKeyShown, isSecure }) {
  if (access === null) return null;
  // By https there is no other address to open.
  if (access.publish === 'refused') return { ...access, publish: isSecure ? 'disallowed' : 'refused' };
  // Without a key the relay says what a key would be good for.
  return isKeyShown ? access : { ...access, publish: 'keyless' };
}

/** What a request shows. @param {string} secret @param {string} passcode @returns {Record<string, string>} */
export function proof(secret, passcode) {
  if (isPlain(secret)) return { Authorization: `Bearer ${secret}` };
  return passcode === '' ? {} : { Authorization: `Basic ${basicPair(passcode)}` };
}

/** @param {string} secret whether a header may carry it */
function isPlain(secret) {
  return /^[\x21-\x7e]+$/.test(secret);
}
