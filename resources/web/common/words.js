// @ts-check
// Every sentence that a page says about the stream, in one place.

/** @typedef {'waiting' | 'live' | 'paused' | 'reconnecting' | 'ended'} StreamState */

/** What a guest reads over the picture; an empty string where the picture speaks for itself. */
export const viewerSentences = {
  connecting: 'Connecting ...',
  waiting: 'Waiting for the host to start.',
  starting: 'The picture is on its way ...',
  live: '',
  paused: 'The host has paused.',
  reconnecting: 'Reconnecting ...',
  ended: 'The stream has ended. This page will pick up the next one.',
};

export const messages = {
  noMediaSource: 'This browser cannot play live streams. Try a current Chrome, Edge, Firefox or Safari.',
  full: 'The host has as many viewers as it allows. This page tries again every few seconds.',
  passcodeWanted: 'Ask the host for the passcode or the link.',
  passcodeWrong: 'That passcode is not right.',
  linkChanged: 'The host has changed the link. Ask for the new one.',
  blocked: 'The host has closed the stream to this device.',
  visitEnded: 'The host has ended your visit.',
  playbackFailed: 'This browser could not play the stream. Trying again in a moment; another browser may do better.',
};

/** @param {string} mime */
export function codecMessage(mime) {
  const codecs = /codecs="?([^"]+)"?/.exec(mime)?.[1] ?? mime;
  return `This browser cannot play this stream (${codecs}). Try a current Chrome, Edge or Firefox.`;
}

/** @param {string} reason */
export function refusedMessage(reason) {
  return reason ? `The host has closed the connection: ${reason}` : 'The host has closed the connection.';
}

/** @param {number} seconds */
export function tooManyTries(seconds) {
  return `Too many tries. Try again in ${seconds} s.`;
}

/**
 * What a guest reads after the connection was lost; null: nothing, it is being made again.
 * @param {{ code: number, reason: string, retryIn: number | null }} loss
 */
export function lossMessage({ code, reason, retryIn }) {
  if (code === 4401) return messages.linkChanged;
  if (code === 4403) return messages.visitEnded;
  if (code === 4429) return messages.full;
  return retryIn === null ? refusedMessage(reason) : null;
}

/**
 * Why the stream of this device was refused; empty where that was no refusal.
 * @param {import('./access.js').Access} access
 */
export function publishRefusal({ publish, waitSeconds }) {
  if (publish === 'ask') return 'The host has to allow this device first. Press Go live again when they have.';
  if (publish === 'refused') return 'This device may not stream here. Ask the host to allow it, and open the address that begins with https.';
  if (publish === 'token' && waitSeconds > 0) return tooManyTries(waitSeconds);
  return publish === 'token' ? 'The publish key was not accepted. Check it and press Go live again.' : '';
}

/**
 * @typedef {object} ViewerSituation
 * @property {boolean} isConnected
 * @property {boolean} wasConnected at any time before
 * @property {StreamState | null} stream as the relay says
 * @property {boolean} hasPicture a frame has been shown since the stream began
 */

/**
 * The relay's word and the page's own connection, made one state.
 * @param {ViewerSituation} situation
 * @returns {keyof typeof viewerSentences}
 */
export function viewerState({ isConnected, wasConnected, stream, hasPicture }) {
  if (!isConnected) return wasConnected ? 'reconnecting' : 'connecting';
  if (stream === null) return 'connecting';
  if (stream === 'live' && !hasPicture) return 'starting';
  return stream;
}

/** @param {number | null} milliseconds */
export function liveLabel(milliseconds) {
  if (milliseconds === null) return 'Live';
  return `Live, ${(Math.max(0, milliseconds) / 1000).toFixed(1)} s behind`;
}

/** @param {number} bitsPerSecond */
export function megabits(bitsPerSecond) {
  return `${(bitsPerSecond / 1e6).toFixed(1)} Mbit/s`;
}

/** @param {number} milliseconds */
export function elapsedTime(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const twoDigits = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}
