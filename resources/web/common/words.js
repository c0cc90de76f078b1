// @ts-check
// Which sentence a page says about the stream, and how figures are written.

import { decimal, say } from './language.js';

/** @typedef {'waiting' | 'live' | 'paused' | 'reconnecting' | 'ended'} StreamState */
/** @typedef {StreamState | 'connecting' | 'starting'} ViewerState */

/** What a guest reads over the picture; an empty string where the picture speaks for itself. @param {ViewerState} state */
export function viewerSentence(state) {
  return state === 'live' ? '' : say(state);
}

/** Why this browser cannot play a stream: H.264 in WebM is nothing for any of them. @param {string} mime */
export function codecMessage(mime) {
  const codecs = /codecs="?([^"]+)"?/.exec(mime)?.[1] ?? mime;
  return /\bavc[13]\b/.test(codecs) ? say('codecOfHost', { codec: 'H.264' }) : say('codec', { codecs });
}

/** @param {string} reason */
export function refusedMessage(reason) {
  return reason ? say('closedBecause', { reason }) : say('closed');
}

/**
 * What a guest reads after the connection was lost; null: nothing, it is being made again.
 * @param {{ code: number, reason: string, retryIn: number | null }} loss
 */
export function lossMessage({ code, reason, retryIn }) {
  if (code === 4401) return say('linkChanged');
  if (code === 4403) return say('visitEnded');
  if (code === 4429) return say('full');
  return retryIn === null ? refusedMessage(reason) : null;
}

/**
 * Why the stream of this device was refused; empty where that was no refusal.
 * @param {import('./access.js').Access} access
 */
export function publishRefusal({ publish, waitSeconds }) {
  if (publish === 'ask') return say('publishAsk');
  if (publish === 'refused') return say('publishRefused');
  if (publish === 'disallowed') return say('publishDisallowed');
  if (publish === 'keyless') return say('publishKeyWanted');
  if (publish === 'token' && waitSeconds > 0) return say('tooManyTries', { seconds: waitSeconds });
  return publish === 'token' ? say('publishKeyWrong') : '';
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
 * @returns {ViewerState}
 */
export function viewerState({ isConnected, wasConnected, stream, hasPicture }) {
  if (!isConnected) return wasConnected ? 'reconnecting' : 'connecting';
  if (stream === null) return 'connecting';
  if (stream === 'live' && !hasPicture) return 'starting';
  return stream;
}

/** @param {number | null} milliseconds */
export function liveLabel(milliseconds) {
  if (milliseconds === null) return say('live');
  return say('liveBehind', { seconds: decimal(Math.max(0, milliseconds) / 1000, 1) });
}

/** @param {number} bitsPerSecond */
export function megabits(bitsPerSecond) {
  return `${decimal(bitsPerSecond / 1e6, 1)} Mbit/s`;
}

/** @param {number} milliseconds */
export function elapsedTime(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const twoDigits = (/** @type {number} */ value) => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
}
