// @ts-check
// A video file, played in a loop.

import { say } from '../../common/language.js';
import { SourceError } from './source_error.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */

const startLimit = 10000;

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openFile(settings, { createVideo, scheduler, AudioContext, MediaStream }) {
  const video = createVideo();
  video.loop = true;
  video.playsInline = true;
  // Without sound the element is muted; with sound Web Audio takes it away from the loudspeakers.
  video.muted = !settings.sound;
  video.src = settings.fileUrl;
  const sound = settings.sound ? tapSound(video, AudioContext) : null;
  const close = () => {
    video.pause();
    video.removeAttribute('src');
    video.load();
    sound?.close();
  };
  try {
    await playing(video, scheduler);
  } catch {
    close();
    throw new SourceError('file-undecodable', say('fileUnplayable', { file: settings.fileName }));
  }
  const pictures = capture(video).getVideoTracks();
  await Promise.all(pictures.map((track) => bound(track, settings)));
  const tracks = sound ? [...pictures, sound.track] : pictures;
  return {
    stream: new MediaStream(tracks),
    close: () => {
      tracks.forEach((track) => track.stop());
      close();
    },
  };
}

/**
 * A muted element's captured sound delivers nothing at all, and a recorder would wait for it for ever. This track
 * delivers always: silence where the file has no sound.
 * @param {HTMLVideoElement} video @param {typeof AudioContext} AudioContextType
 */
function tapSound(video, AudioContextType) {
  const context = new AudioContextType();
  const destination = context.createMediaStreamDestination();
  context.createMediaElementSource(video).connect(destination);
  context.resume().catch(() => {});
  return { track: destination.stream.getAudioTracks()[0], close: () => context.close() };
}

/**
 * A file has no more frames than were chosen. Its size stays: Chromium would only note a smaller one on the frames, and
 * its recorder does not look at the note.
 * @param {MediaStreamTrack} track @param {SourceSettings} settings
 */
async function bound(track, { frameRate }) {
  // A browser that cannot do it sends all of them.
  await track.applyConstraints?.({ frameRate: { max: frameRate } }).catch(() => {});
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
