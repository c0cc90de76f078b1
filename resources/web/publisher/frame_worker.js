// @ts-check
// Cuts or limits a video track's frames, off the page's own thread: see frame_pipe.js.

import { FrameCutter, repeatPause } from './frame_cutter.js';
import { FrameLimiter } from './frame_limiter.js';

/** @type {any} */
const worker = globalThis;

worker.onmessage = (/** @type {MessageEvent} */ { data: { readable, writable, area, limit } }) => {
  const exit = exitTo(writable.getWriter());
  const pass = area ? cutting(new FrameCutter(area, VideoFrame), exit) : limiting(new FrameLimiter(limit, VideoFrame));
  run(readable.getReader(), pass, exit);
};

/** @param {WritableStreamDefaultWriter} writer */
function exitTo(writer) {
  let hasDelivered = false;
  return {
    write: async (/** @type {VideoFrame} */ frame) => {
      await writer.write(frame);
      if (!hasDelivered) worker.postMessage('delivered');
      hasDelivered = true;
    },
    close: () => writer.close(),
  };
}

/** @param {FrameLimiter} limiter */
function limiting(limiter) {
  return (/** @type {VideoFrame} */ frame) => limiter.pass(frame);
}

/** @param {FrameCutter} cutter @param {ReturnType<typeof exitTo>} exit */
function cutting(cutter, exit) {
  worker.onmessage = () => cutter.hold();
  setInterval(() => {
    if (cutter.isLost(performance.now())) worker.postMessage('lost');
    const frame = cutter.repeated(performance.now());
    if (frame) exit.write(frame).catch(() => frame.close());
  }, repeatPause);
  return (/** @type {VideoFrame} */ frame) => cutter.pass(frame, performance.now());
}

/**
 * @param {ReadableStreamDefaultReader} reader
 * @param {(frame: VideoFrame) => VideoFrame | null | Promise<VideoFrame | null>} pass
 * @param {ReturnType<typeof exitTo>} exit
 */
async function run(reader, pass, exit) {
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const frame = await pass(value);
    if (frame !== null) await exit.write(frame);
  }
  await exit.close();
}
