// @ts-check
// The screen, with the microphone where there is one.

import { say } from '../../common/language.js';
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
    throw new SourceError('screen-unavailable', say('noScreen'));
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
      throw new SourceError('permission', say('screenForbidden'));
    }
    throw new SourceError('screen-unavailable', message ? say('noScreenBecause', { why: message }) : say('noScreen'));
  }
  const sound = settings.sound ? await openMicrophone(devices, settings.microphone) : null;
  return assembled([stream, sound], MediaStream);
}
