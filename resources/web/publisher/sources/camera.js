// @ts-check
// The camera, with the microphone where there is one.

import { say } from '../../common/language.js';
import { deviceNamed } from '../device_labels.js';
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
  const stream = await openNamed(devices, 'videoinput', settings.camera, (id) => openPicture(settings, devices, id));
  if (stream === null) throw new SourceError('camera-absent', say('cameraMissing', { camera: settings.camera }));
  const sound = settings.sound ? await openMicrophone(devices, settings.microphone) : null;
  return assembled([stream, sound], MediaStream);
}

/**
 * Without a microphone there is a picture without sound, never an error. Where the chosen one is missing, nobody is
 * heard by another one.
 * @param {MediaDevices} devices @param {string} label
 * @returns {Promise<MediaStream | null>}
 */
export async function openMicrophone(devices, label) {
  try {
    return await openNamed(devices, 'audioinput', label, (id) =>
      devices.getUserMedia({ audio: id === null ? true : { deviceId: { exact: id } } }));
  } catch {
    return null;
  }
}

/**
 * @param {MediaDevices} devices @param {'videoinput' | 'audioinput'} kind @param {string} label empty: the default one
 * @param {(id: string | null) => Promise<MediaStream>} open
 * @returns {Promise<MediaStream | null>} null: the one with that label is not there
 */
async function openNamed(devices, kind, label, open) {
  if (label === '') return open(null);
  const known = await devices.enumerateDevices();
  const device = deviceNamed(known, kind, label);
  if (device !== null) return open(device.deviceId);
  if (hasNames(known, kind)) return null;
  // Some browsers tell the names only once one is open, and that may be the wrong one.
  const stream = await open(null);
  const named = await devices.enumerateDevices();
  const right = deviceNamed(named, kind, label);
  const isRight = right !== null && right.deviceId === stream.getTracks()[0]?.getSettings().deviceId;
  if (isRight || !hasNames(named, kind)) return stream;
  stream.getTracks().forEach((track) => track.stop());
  return right === null ? null : open(right.deviceId);
}

/** @param {SourceSettings} settings @param {MediaDevices} devices @param {string | null} deviceId */
async function openPicture({ width, height, frameRate }, devices, deviceId) {
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
    return new SourceError('no-camera', say('noCamera'));
  }
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return new SourceError('permission', say('cameraForbidden'));
  }
  return new SourceError('camera-busy', message ? say('cameraBusyBecause', { why: message }) : say('cameraBusy'));
}
