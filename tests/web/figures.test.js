import assert from 'node:assert/strict';
import test from 'node:test';
import { pictureFigures } from '../../resources/web/publisher/figures.js';
import { defaultSettings } from '../../resources/web/publisher/settings.js';

test('what comes is told beside what was asked for', () => {
  const stream = { getVideoTracks: () => [{ getSettings: () => ({ width: 640, height: 360 }) }] };
  const settings = { ...defaultSettings, source: 'screen', frameRate: 24, timesliceMs: 20 };
  assert.deepEqual(pictureFigures({ settings, stream, frameRate: 23.456, droppedPieces: 50 }), {
    source: 'screen', width: 640, height: 360, frameRate: 23.5, askedFrameRate: 24, droppedFrames: 24,
  });
});

test('before anything was asked for, the defaults are', () => {
  const figures = pictureFigures({ settings: null, stream: null, frameRate: 0, droppedPieces: 0 });
  assert.equal(figures.askedFrameRate, 30);
  assert.deepEqual([figures.width, figures.height, figures.droppedFrames], [0, 0, 0]);
});
