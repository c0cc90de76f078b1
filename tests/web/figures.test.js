import assert from 'node:assert/strict';
import test from 'node:test';
import { pictureFigures } from '../../resources/web/publisher/figures.js';
import { defaultSettings } from '../../resources/web/publisher/settings.js';

test('what comes is told beside what was asked for', () => {
  const stream = { getVideoTracks: () => [{ getSettings: () => ({ width: 640, height: 360 }) }] };
  const settings = { ...defaultSettings, source: 'screen', frameRate: 24, timesliceMs: 20 };
  assert.deepEqual(pictureFigures({ settings, stream, frameRate: 23.456, droppedPieces: 50, reduced: null }), {
    source: 'screen', width: 640, height: 360, frameRate: 23.5, askedFrameRate: 24, reduced: null, droppedFrames: 24,
  });
});

test('before anything was asked for, the defaults are', () => {
  const figures = pictureFigures({ settings: null, stream: null, frameRate: 0, droppedPieces: 0, reduced: null });
  assert.equal(figures.askedFrameRate, 30);
  assert.deepEqual([figures.width, figures.height, figures.droppedFrames], [0, 0, 0]);
});

const reduced = { width: 960, height: 540, frameRate: 20, videoBitsPerSecond: 1e6 };

test('of a picture that is made smaller, the streamed size is told, in the picture\'s own shape', () => {
  const stream = { getVideoTracks: () => [{ getSettings: () => ({ width: 1440, height: 1080 }) }] };
  const figures = pictureFigures({ settings: defaultSettings, stream, frameRate: 30, droppedPieces: 0, reduced });
  assert.deepEqual([figures.width, figures.height, figures.frameRate], [720, 540, 20]);
  assert.deepEqual(figures.reduced, { from: { width: 1440, height: 1080 }, to: { width: 720, height: 540 }, frameRate: 20 });
});

test('of a pattern that is drawn smaller, the chosen size is told beside it', () => {
  const stream = { getVideoTracks: () => [{ getSettings: () => ({ width: 960, height: 540 }) }] };
  const settings = { ...defaultSettings, source: 'test-pattern' };
  const figures = pictureFigures({ settings, stream, frameRate: 20, droppedPieces: 0, reduced });
  assert.deepEqual(figures.reduced, { from: { width: 1280, height: 720 }, to: { width: 960, height: 540 }, frameRate: 20 });
});
