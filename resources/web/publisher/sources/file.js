// @ts-check
// A video file, played in a loop.

import { say } from '../../common/language.js';
import { drawnVideo } from './drawn_video.js';
import { SourceError } from './source_error.js';
import { isTurnedVideo, readerOf } from './turned_video.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */

const startLimit = 10000;

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openFile(settings, parts) {
  const { createVideo, scheduler, AudioContext, MediaStream } = parts;
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
  // A file with audio alone "plays", too.
  if (video.videoWidth === 0) {
    close();
    throw new SourceError('file-without-video', say('fileWithoutVideo', { file: settings.fileName }));
  }
  const picture = await openPicture(video, settings, parts);
  const tracks = sound ? [picture.track, sound.track] : [picture.track];
  // Its disk is gone: what is drawn or captured would stand for ever, and nobody would know.
  video.addEventListener('error', () => picture.track.dispatchEvent(new Event('ended')));
  return {
    stream: new MediaStream(tracks),
    close: () => {
      picture.close();
      tracks.forEach((track) => track.stop());
      close();
    },
  };
}

/**
 * The frames that a browser captures lie as they are in the file, and recorders do not look at the note that says how
 * they are to be turned: so what is shown is drawn.
 * @param {HTMLVideoElement} video @param {SourceSettings} settings @param {SourceParts} parts
 */
async function openPicture(video, settings, parts) {
  const [track] = capture(video).getVideoTracks();
  if (isLying(track, video) || await saysTurned(settings.fileUrl, parts)) {
    track.stop();
    return drawnVideo(video, { most: settings, frameRate: settings.frameRate }, parts);
  }
  await bound(track, settings);
  return { track, close: () => {} };
}

/** Half a turn changes no size. @param {string} url @param {SourceParts} parts */
async function saysTurned(url, { fetch }) {
  try {
    return fetch !== undefined && await isTurnedVideo(readerOf(url, fetch));
  } catch {
    return false;
  }
}

/** @param {MediaStreamTrack} track @param {HTMLVideoElement} video */
function isLying(track, { videoWidth, videoHeight }) {
  const { width, height } = track.getSettings();
  return width !== height && width === videoHeight && height === videoWidth;
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
      resolve();
    }, { once: true });
    video.play().catch(reject);
  });
}
