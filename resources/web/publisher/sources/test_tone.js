// @ts-check
// The test pattern's sound: a quiet tone with a beat at every full second.

import { startAudio, trackOf } from '../audio_start.js';

const tone = 440;
const toneLevel = 0.03;
const beat = 880;
const beatLevel = 0.2;
const beatSeconds = 0.08;

/**
 * @param {typeof AudioContext} AudioContextType
 * @param {import('../../common/scheduler.js').Scheduler} scheduler
 * @returns {Promise<{ track: MediaStreamTrack, close: () => void } | null>} null where the browser allows no sound
 */
export async function openTestTone(AudioContextType, scheduler) {
  const context = await startAudio(AudioContextType, scheduler);
  if (context === null) return null;
  const source = context.createBufferSource();
  source.buffer = oneSecond(context);
  source.loop = true;
  // Starts where the second is now, so that sound and lamp agree.
  source.start(0, (scheduler.now() % 1000) / 1000);
  return trackOf(context, source);
}

/** Whole periods fit into a second, so the loop has no click. @param {AudioContext} context */
function oneSecond(context) {
  const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let index = 0; index < samples.length; index += 1) {
    const seconds = index / context.sampleRate;
    samples[index] = toneLevel * Math.sin(2 * Math.PI * tone * seconds);
    if (seconds < beatSeconds) {
      const envelope = Math.sin((Math.PI * seconds) / beatSeconds);
      samples[index] += beatLevel * envelope * Math.sin(2 * Math.PI * beat * seconds);
    }
  }
  return buffer;
}
