// @ts-check
// The screen, with the microphone where there is one.

import { assembled, openMicrophone } from './camera.js';
import { SourceError } from './source_error.js';

/** @typedef {import('./source.js').SourceSettings} SourceSettings */
/** @typedef {import('./source.js').SourceParts} SourceParts */
/** @typedef {import('./source.js').Source} Source */

/**
 * @param {SourceSettings} settings @param {SourceParts} parts
 * @returns {Promise<Source>}
 */
export async function openScreen(settings, { devices, MediaStream }) {
  if (!devices?.getDisplayMedia) {
    throw new SourceError('screen-unavailable', 'The screen cannot be captured here. Stream a camera, a file or the test pattern.');
  }
  let stream;
  try {
    stream = await devices.getDisplayMedia({
      video: {
        width: { max: settings.width },
        height: { max: settings.height },
        frameRate: { ideal: settings.frameRate, max: settings.frameRate },
      },
    });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    if (name === 'NotAllowedError' && !/system|start/i.test(message)) {
      throw new SourceError('permission', 'The screen was not shared. Choose the screen again and allow it.');
    }
    const why = message ? ` (${message})` : '';
    throw new SourceError('screen-unavailable', `The screen cannot be captured${why}. Stream a camera, a file or the test pattern.`);
  }
  const sound = settings.sound ? await openMicrophone(devices, settings.microphone) : null;
  return assembled([stream, sound], MediaStream);
}
