// @ts-check
// Web Audio that really runs, and the tracks that it makes.

const startLimit = 1500;

/**
 * A context that waits for a gesture delivers nothing, and a recorder would wait with it for ever.
 * @param {typeof AudioContext} AudioContextType
 * @param {import('../common/scheduler.js').Scheduler} scheduler
 * @returns {Promise<AudioContext | null>} null where the browser allows no sound
 */
export async function startAudio(AudioContextType, scheduler) {
  const context = new AudioContextType();
  let giveUp = () => {};
  const isRunning = await Promise.race([
    context.resume().then(() => true, () => false),
    new Promise((resolve) => {
      giveUp = scheduler.after(startLimit, () => resolve(false));
    }),
  ]);
  giveUp();
  if (isRunning) return context;
  context.close();
  return null;
}

/**
 * A track of what `source` plays; closing it ends the context too.
 * @param {AudioContext} context @param {AudioScheduledSourceNode} source
 * @returns {{ track: MediaStreamTrack, close: () => void }}
 */
export function trackOf(context, source) {
  const destination = context.createMediaStreamDestination();
  source.connect(destination);
  const [track] = destination.stream.getAudioTracks();
  return {
    track,
    close: () => {
      source.stop();
      track.stop();
      context.close();
    },
  };
}
