// @ts-check
// The camera, with the microphone where there is one.

import { deviceNamed } from '../device_labels.js';
import { SourceError } from './source_error.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */

const noCapture = 'This page may not use the camera here. Open it on this computer or over a secure connection (https).';

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openCamera(settings, { devices, MediaStream }) {
  if (!devices?.getUserMedia) throw new SourceError('permission', noCapture);
  const stream = await openNamed(settings, devices);
  const sound = settings.sound ? await openMicrophone(devices, settings.microphone) : null;
  return assembled([stream, sound], MediaStream);
}

/** @param {SourceSettings} settings @param {MediaDevices} devices @returns {Promise<MediaStream>} */
async function openNamed(settings, devices) {
  const known = await devices.enumerateDevices();
  const wished = wishedCamera(known, settings.camera);
  const stream = await openDevice(settings, devices, wished);
  if (settings.camera === '' || wished !== null) return stream;
  // Some browsers tell the names only once a camera is open, and this may be the wrong one.
  try {
    const right = wishedCamera(await devices.enumerateDevices(), settings.camera);
    if (right === null || right === stream.getVideoTracks()[0]?.getSettings().deviceId) return stream;
    stopAll(stream);
    return await openDevice(settings, devices, right);
  } catch (error) {
    stopAll(stream);
    throw error;
  }
}

/**
 * @param {MediaDeviceInfo[]} known @param {string} label
 * @returns {string | null} its id; null: none is wished, or the names are not known yet
 */
function wishedCamera(known, label) {
  if (label === '') return null;
  const device = deviceNamed(known, 'videoinput', label);
  if (device === null && hasNames(known, 'videoinput')) {
    throw new SourceError('camera-absent', `The camera “${label}” is not there. Plug it in, or choose another one.`);
  }
  return device?.deviceId ?? null;
}

/** @param {SourceSettings} settings @param {MediaDevices} devices @param {string | null} deviceId */
async function openDevice({ width, height, frameRate }, devices, deviceId) {
  const video = {
    width: { ideal: width },
    height: { ideal: height },
    frameRate: { ideal: frameRate },
    ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  };
  try {
    return await devices.getUserMedia({ video });
  } catch (error) {
    throw cameraError(/** @type {Error} */ (error));
  }
}

/** @param {MediaStream} stream */
function stopAll(stream) {
  stream.getTracks().forEach((track) => track.stop());
}

/**
 * Without a microphone there is a picture without sound, never an error. Where the chosen one is missing, nobody is
 * heard by another one.
 * @param {MediaDevices} devices @param {string} label
 * @returns {Promise<MediaStream | null>}
 */
export async function openMicrophone(devices, label) {
  try {
    const known = await devices.enumerateDevices();
    const device = label === '' ? null : deviceNamed(known, 'audioinput', label);
    if (label !== '' && device === null && hasNames(known, 'audioinput')) return null;
    return await devices.getUserMedia({ audio: device === null ? true : { deviceId: { exact: device.deviceId } } });
  } catch {
    return null;
  }
}

/**
 * @param {(MediaStream | null)[]} streams @param {typeof MediaStream} MediaStreamType
 * @returns {Source}
 */
export function assembled(streams, MediaStreamType) {
  const tracks = streams.flatMap((stream) => stream?.getTracks() ?? []);
  return {
    stream: new MediaStreamType(tracks),
    close: () => tracks.forEach((track) => track.stop()),
  };
}

/** @param {MediaDeviceInfo[]} known @param {MediaDeviceKind} kind */
function hasNames(known, kind) {
  return known.some((device) => device.kind === kind && device.label !== '');
}

/** @param {Error} error */
function cameraError({ name, message }) {
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new SourceError('no-camera', 'No camera found. Plug one in, or stream the screen, a file or the test pattern.');
  }
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return new SourceError('permission', 'The camera may not be used. Allow it for this page, or choose another source.');
  }
  const why = message ? ` (${message})` : '';
  return new SourceError('camera-busy', `The camera does not start${why}. Close other programs that use it, then choose it again.`);
}
