// @ts-check
// A screen or a window, with the microphone where there is one.

import { say } from '../../common/language.js';
import { canPipe, openFramePipe } from '../frame_pipe.js';
import { assembled, openMicrophone } from './camera.js';
import { areaOfChoice, isOtherMonitor, isSameArea } from './screen_area.js';
import { SourceError } from './source_error.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */
/** @typedef {import('./screen_area.js').ScreenArea} ScreenArea */

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openScreen(settings, parts) {
  const { devices, MediaStream } = parts;
  // What the host has chosen comes alone; else it may be the whole desktop.
  const isChosen = (settings.captureChoice ?? 0) > 0;
  const first = isChosen ? null : settings.screenArea ?? null;
  if (!devices?.getDisplayMedia) {
    throw new SourceError('screen-unavailable', say('noScreen'));
  }
  let stream;
  try {
    stream = await devices.getDisplayMedia({
      video: {
        // The part that is shown is to have the size that was chosen.
        width: { max: Math.round(settings.width * (first ? first.desktopWidth / first.width : 1)) },
        height: { max: Math.round(settings.height * (first ? first.desktopHeight / first.height : 1)) },
        frameRate: { ideal: settings.frameRate, max: settings.frameRate },
      },
    });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    if (name === 'NotAllowedError' && !/system|start/i.test(message)) {
      throw new SourceError('permission', say('screenForbidden'));
    }
    throw new SourceError('screen-unavailable', message ? say('noScreenBecause', { why: message }) : say('noScreen'));
  }
  // While live the system may have made another monitor the first: nobody has chosen to show that one.
  const captured = stream.getVideoTracks()[0].getSettings?.() ?? {};
  if (first !== null && isOtherMonitor(captured.deviceId, first)) {
    stream.getTracks().forEach((track) => track.stop());
    throw new SourceError('screen-unavailable', say('otherMonitor'));
  }
  const sound = settings.sound ? await openMicrophone(devices, settings.microphone) : null;
  const area = isChosen ? areaOfChoice(captured) : first;
  if (area === null) return assembled([stream, sound], MediaStream);
  return cut(stream, { sound, area }, parts);
}

/**
 * One monitor, and no frame of a desktop that has become another one before the host's choice follows.
 * @param {MediaStream} stream
 * @param {{ sound: MediaStream | null, area: ScreenArea }} wished
 * @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
async function cut(stream, { sound, area }, parts) {
  const [captured] = stream.getVideoTracks();
  if (!canPipe(parts)) {
    [stream, sound].forEach((part) => part?.getTracks().forEach((track) => track.stop()));
    throw new SourceError('screen-unavailable', say('noScreen'));
  }
  const pipe = await openFramePipe(captured, { area }, parts);
  const source = assembled([new parts.MediaStream([pipe.track]), sound], parts.MediaStream);
  return {
    stream: source.stream,
    restrict: (wanted) => {
      // A choice stays what it is, and its shape is watched: guests see it until there is another.
      const isOther = !wanted.captureChoice && !isSameArea(wanted.screenArea, area);
      if (wanted.source === 'screen' && isOther) pipe.tell('hold');
    },
    close: () => {
      pipe.close();
      source.close();
      captured.stop();
    },
  };
}
