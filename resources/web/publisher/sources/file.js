// @ts-check
// A video file, played in a loop.

import { SourceError } from './source_error.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */

const startLimit = 10000;

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openFile(settings, { createVideo, scheduler, MediaStream }) {
  const video = createVideo();
  video.loop = true;
  video.muted = true;
  video.playsInline = true;
  video.src = settings.fileUrl;
  try {
    await playing(video, scheduler);
  } catch {
    video.removeAttribute('src');
    throw new SourceError('file-undecodable',
      `“${settings.fileName}” cannot be played here: the file is damaged or of a kind that is not supported. `
      + 'Try MP4 (H.264), WebM or Ogg.');
  }
  const captured = capture(video);
  const tracks = captured.getTracks().filter((track) => settings.sound || track.kind === 'video');
  return {
    stream: new MediaStream(tracks),
    close: () => {
      captured.getTracks().forEach((track) => track.stop());
      video.pause();
      video.removeAttribute('src');
      video.load();
    },
  };
}

/** @param {any} video @returns {MediaStream} */
function capture(video) {
  return video.captureStream ? video.captureStream() : video.mozCaptureStream();
}

/**
 * @param {HTMLVideoElement} video
 * @param {import('../../common/scheduler.js').Scheduler} scheduler
 * @returns {Promise<void>}
 */
function playing(video, scheduler) {
  return new Promise((resolve, reject) => {
    const cancel = scheduler.after(startLimit, () => reject(new Error('the file does not start')));
    video.addEventListener('error', () => {
      cancel();
      reject(video.error ?? new Error('the file cannot be read'));
    }, { once: true });
    video.addEventListener('playing', () => {
      cancel();
      // A file with sound alone "plays", too; a stream without a picture is not what was asked for.
      if (video.videoWidth > 0) resolve();
      else reject(new Error('the file has no picture'));
    }, { once: true });
    video.play().catch(reject);
  });
}
