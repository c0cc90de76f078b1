// @ts-check
// What the host wishes: the defaults, and what a change asks for.

/** @typedef {import('./sources/source.js').SourceSettings & import('./recording_chain.js').ChainSettings} Settings */

/** @type {Settings} */
export const defaultSettings = {
  source: 'camera', fileUrl: '', fileName: '', camera: '', microphone: '', sound: true,
  width: 1280, height: 720, frameRate: 30, videoBitsPerSecond: 2500000, codec: 'vp8',
  timesliceMs: 20, restartIntervalMs: 20000,
};

/** Whether going from one to the other needs another recorder. @param {Settings} a @param {Settings} b */
export function needsOtherRecorder(a, b) {
  return a.codec !== b.codec || a.videoBitsPerSecond !== b.videoBitsPerSecond
    || a.timesliceMs !== b.timesliceMs || a.restartIntervalMs !== b.restartIntervalMs;
}

/** Whether what the computer carries of one tells nothing about the other. @param {Settings} a @param {Settings} b */
export function isOtherLoad(a, b) {
  return needsOtherRecorder(a, b) || a.source !== b.source || a.fileUrl !== b.fileUrl || a.camera !== b.camera
    || a.width !== b.width || a.height !== b.height || a.frameRate !== b.frameRate;
}
