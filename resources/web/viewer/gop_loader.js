// @ts-check
// Asks the relay for the stream's past, a GOP at a time.

/**
 * @typedef {object} Gop times in milliseconds of the stream
 * @property {'gop'} kind
 * @property {number} time
 * @property {number} end where the next one begins
 * @property {string} mime
 * @property {ArrayBuffer} bytes an init segment and whole Clusters
 */
/**
 * @typedef {Gop
 *   | { kind: 'forgotten', from: number }
 *   | { kind: 'notYet' }
 *   | { kind: 'refused' }
 *   | { kind: 'failed' }} Loaded `refused`: this page may not; `failed`: the relay is away, or was only busy
 */

/**
 * @param {(url: string, options: object) => Promise<Response>} load fetch
 * @param {number} at
 * @param {{ key: string, session: string, signal: AbortSignal }} options `key` may be empty; `session`: the page's, so that
 *   the relay counts what it gets as part of its visit
 * @returns {Promise<Loaded>}
 */
export async function loadGop(load, at, { key, session, signal }) {
  try {
    /** @type {Record<string, string>} */
    const headers = key === '' ? {} : { Authorization: `Bearer ${key}` };
    const response = await load(`/rewind/gop?at=${Math.round(at)}&session=${session}`, { cache: 'no-store', headers, signal });
    if (response.status === 404) return absence(response, at);
    if (response.status === 401 || response.status === 403) return { kind: 'refused' };
    if (!response.ok) return { kind: 'failed' };
    return {
      kind: 'gop',
      time: timeIn(response, 'Lancast-Time'),
      end: timeIn(response, 'Lancast-End'),
      mime: response.headers.get('Content-Type') ?? '',
      bytes: await response.arrayBuffer(),
    };
  } catch {
    return { kind: 'failed' };
  }
}

/** @param {Response} response @param {number} at @returns {Loaded} */
function absence(response, at) {
  const from = timeIn(response, 'Lancast-From');
  return at < from ? { kind: 'forgotten', from } : { kind: 'notYet' };
}

/** @param {Response} response @param {string} name */
function timeIn(response, name) {
  return Number(response.headers.get(name) ?? NaN);
}
