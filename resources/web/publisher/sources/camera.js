// @ts-check
// The camera, with the microphone where there is one.

import { say } from '../../common/language.js';
import { SourceError } from './source_error.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openCamera(settings, { devices, MediaStream }) {
  if (!devices?.getUserMedia) throw new SourceError('permission', say('captureForbidden'));
  const known = await devices.enumerateDevices();
  const deviceId = idOf(known, 'videoinput', settings.camera);
  if (settings.camera && deviceId === null && known.some(({ label }) => label !== '')) {
    throw new SourceError('no-camera', say('cameraMissing', { camera: settings.camera }));
  }
  const video = {
    width: { ideal: settings.width },
    height: { ideal: settings.height },
    frameRate: { ideal: settings.frameRate },
    ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
  };
  let stream;
  try {
    stream = await devices.getUserMedia({ video });
  } catch (error) {
    throw cameraError(/** @type {Error} */ (error));
  }
  const sound = settings.sound ? await openMicrophone(devices, settings.microphone) : null;
  return assembled([stream, sound], MediaStream);
}

/**
 * Without a microphone there is a picture without sound, never an error.
 * @param {MediaDevices} devices @param {string} label
 * @returns {Promise<MediaStream | null>}
 */
export async function openMicrophone(devices, label) {
  try {
    const deviceId = idOf(await devices.enumerateDevices(), 'audioinput', label);
    return await devices.getUserMedia({ audio: deviceId === null ? true : { deviceId: { exact: deviceId } } });
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

/** @param {MediaDeviceInfo[]} known @param {MediaDeviceKind} kind @param {string} label */
function idOf(known, kind, label) {
  if (!label) return null;
  return known.find((device) => device.kind === kind && device.label === label)?.deviceId ?? null;
}

/** @param {Error} error */
function cameraError({ name, message }) {
  if (name === 'NotFoundError' || name === 'OverconstrainedError') {
    return new SourceError('no-camera', say('noCamera'));
  }
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return new SourceError('permission', say('cameraForbidden'));
  }
  return new SourceError('camera-busy', message ? say('cameraBusyBecause', { why: message }) : say('cameraBusy'));
}
