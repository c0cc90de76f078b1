// @ts-check
// What a source is, and which one a setting means.

import { openCamera } from './camera.js';
import { openFile } from './file.js';
import { openScreen } from './screen.js';
import { isSameArea } from './screen_area.js';
import { openTestPattern } from './test_pattern.js';

/**
 * @typedef {object} SourceSettings
 * @property {'camera' | 'screen' | 'file' | 'test-pattern'} source
 * @property {string} fileUrl
 * @property {string} fileName
 * @property {string} camera a label, or empty for the default
 * @property {string} microphone a label, or empty for the default
 * @property {boolean} sound
 * @property {number} width
 * @property {number} height
 * @property {number} frameRate
 * @property {import('./screen_area.js').ScreenArea | null} [screenArea] the part of the captured screen that is shown; null or missing: all of it
 * @property {number} [captureChoice] how often the host has chosen what to capture; 0 or missing: it is the first screen
 */
/**
 * @typedef {object} Source
 * @property {MediaStream} stream
 * @property {(wanted: SourceSettings) => void} [restrict] another source is to take its place: until then it shows nothing that the other one must not
 * @property {() => void} close
 */
/**
 * @typedef {object} SourceParts
 * @property {MediaDevices | undefined} devices
 * @property {import('../../common/scheduler.js').Scheduler} scheduler
 * @property {typeof AudioContext} AudioContext
 * @property {typeof MediaStream} MediaStream
 * @property {() => HTMLCanvasElement} createCanvas
 * @property {() => HTMLVideoElement} createVideo
 * @property {(draw: () => void) => void} requestFrame
 * @property {typeof fetch} [fetch] reads parts of a file
 * @property {typeof VideoFrame} [VideoFrame] missing where the browser has none
 * @property {any} [MediaStreamTrackGenerator] missing where the browser has none
 * @property {any} [MediaStreamTrackProcessor] missing where the browser has none
 * @property {() => Worker} createWorker of frame_worker.js
 */

const openers = { camera: openCamera, screen: openScreen, file: openFile, 'test-pattern': openTestPattern };

/**
 * @param {SourceSettings} settings
 * @param {SourceParts} parts
 * @returns {Promise<Source>} rejected with a SourceError
 */
export function openSource(settings, parts) {
  return openers[settings.source](settings, parts);
}

/** Whether going from one to the other needs another source. @param {SourceSettings} a @param {SourceSettings} b */
export function needsOtherSource(a, b) {
  /** @type {(keyof SourceSettings)[]} */
  const keys = ['source', 'sound', 'width', 'height', 'frameRate'];
  if (b.source === 'camera') keys.push('camera');
  if (b.source === 'camera' || b.source === 'screen') keys.push('microphone');
  if (b.source === 'file') keys.push('fileUrl');
  if (b.source === 'screen') keys.push('captureChoice');
  const isOtherArea = b.source === 'screen' && !isSameArea(a.screenArea, b.screenArea);
  return isOtherArea || keys.some((key) => a[key] !== b[key]);
}

/** Whether the page draws it itself, in whatever size. @param {{ source: SourceSettings['source'] }} settings */
export function isDrawn({ source }) {
  return source === 'test-pattern';
}
