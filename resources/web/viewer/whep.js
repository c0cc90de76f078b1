// @ts-check
// Asks the relay for the stream over a peer connection (WHEP), and tells it when that is no longer wanted.

import { rtpOriginIn } from './rtp_time.js';

/** @typedef {import('./rtp_time.js').RtpOrigin} RtpOrigin */
/**
 * @typedef {object} Answer
 * @property {'answer'} kind
 * @property {string} sdp
 * @property {string} location what is to be deleted at the end; empty: nothing
 * @property {RtpOrigin | null} origin
 */
/**
 * @typedef {Answer
 *   | { kind: 'never' }
 *   | { kind: 'later', pause: number | null }} Reply `never`: this relay has no such way, or not for this stream;
 *   `pause`: so long (ms) it asks for
 */

/** There is no such way here, whenever it is asked for. */
const finalStatuses = new Set([404, 405, 406, 415, 501]);
const longestPause = 3_600_000;

export class Whep {
  #load;
  #session;
  #proof;

  /**
   * @param {object} parts
   * @param {(url: string, options: object) => Promise<Response>} parts.load fetch
   * @param {string} parts.session the page's, so that the relay counts both ways as one visit
   * @param {() => Record<string, string>} parts.proof what the relay is shown
   */
  constructor({ load, session, proof }) {
    this.#load = load;
    this.#session = session;
    this.#proof = proof;
  }

  /** @param {string} sdp the offer @returns {Promise<Reply>} */
  async ask(sdp) {
    try {
      const headers = { 'Content-Type': 'application/sdp', ...this.#proof() };
      const response = await this.#load(`/whep?session=${this.#session}`, { method: 'POST', cache: 'no-store', headers, body: sdp });
      if (finalStatuses.has(response.status)) return { kind: 'never' };
      if (!response.ok) return { kind: 'later', pause: pauseIn(response) };
      return {
        kind: 'answer',
        sdp: await response.text(),
        location: response.headers.get('Location') ?? '',
        origin: rtpOriginIn(response.headers.get('Lancast-Time')),
      };
    } catch {
      return { kind: 'later', pause: null };
    }
  }

  /** The page may be gone before it is answered. @param {string} location */
  async leave(location) {
    if (location === '') return;
    try {
      await this.#load(location, { method: 'DELETE', keepalive: true, headers: this.#proof() });
    } catch {
      // The relay notices by itself when nobody is there any more.
    }
  }
}

/** @param {Response} response */
function pauseIn(response) {
  const seconds = Number(response.headers.get('Retry-After') ?? NaN);
  return seconds > 0 ? Math.min(1000 * seconds, longestPause) : null;
}
