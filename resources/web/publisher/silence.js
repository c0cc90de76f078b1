// @ts-check
// A sound track without sound: a stream that has had sound keeps its tracks, so that no player has to start over.

import { startAudio, trackOf } from './audio_start.js';

/** @typedef {{ track: MediaStreamTrack, close: () => void }} Silence */

/**
 * @param {typeof AudioContext} AudioContextType
 * @param {import('../common/scheduler.js').Scheduler} scheduler
 * @returns {Promise<Silence | null>} null where the browser allows no sound
 */
export async function openSilence(AudioContextType, scheduler) {
  const context = await startAudio(AudioContextType, scheduler);
  if (context === null) return null;
  // A destination without any input delivers nothing at all, and a recorder would wait for it for ever.
  const source = context.createConstantSource();
  source.offset.value = 0;
  source.start();
  return trackOf(context, source);
}
