// @ts-check
// A video track whose frames a worker makes out of another one's.

/**
 * @typedef {object} PipeParts
 * @property {any} [MediaStreamTrackProcessor] missing where the browser has none
 * @property {any} [MediaStreamTrackGenerator] missing where the browser has none
 * @property {() => Worker} createWorker
 * @property {import('../common/scheduler.js').Scheduler} scheduler
 */
/** @typedef {{ area?: import('./sources/screen_area.js').ScreenArea, limit?: import('./frame_limiter.js').Limit }} Task */

/** A screen where nothing moves delivers no frame, and needs no waiting for. */
const deliveryWait = 1000;

/** @param {Partial<PipeParts>} parts */
export function canPipe({ MediaStreamTrackProcessor, MediaStreamTrackGenerator }) {
  return Boolean(MediaStreamTrackProcessor && MediaStreamTrackGenerator);
}

/**
 * @param {MediaStreamTrack} track stays the caller's
 * @param {Task} task what the worker does
 * @param {PipeParts} parts
 * @returns {Promise<{ track: MediaStreamTrack, tell: (message: string) => void, close: () => void }>} once it has delivered; the track ends with
 *   the other one, and where the worker finds nothing to deliver
 */
export async function openFramePipe(track, task, { MediaStreamTrackProcessor, MediaStreamTrackGenerator, createWorker, scheduler }) {
  const { readable } = new MediaStreamTrackProcessor({ track });
  const output = new MediaStreamTrackGenerator({ kind: 'video' });
  const worker = createWorker();
  const end = () => output.dispatchEvent(new Event('ended'));
  track.addEventListener('ended', end);
  await new Promise((resolve) => {
    const cancel = scheduler.after(deliveryWait, () => resolve(null));
    const settle = () => {
      cancel();
      resolve(null);
    };
    worker.onmessage = settle;
    worker.onerror = settle;
    worker.postMessage({ readable, writable: output.writable, ...task }, [readable, output.writable]);
  });
  worker.onmessage = ({ data }) => {
    if (data === 'lost') end();
  };
  return {
    track: output,
    tell: (message) => worker.postMessage(message),
    close: () => {
      track.removeEventListener('ended', end);
      worker.terminate();
      output.stop();
    },
  };
}
