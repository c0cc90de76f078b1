import assert from 'node:assert/strict';
import test from 'node:test';
import { isSeen } from '../../resources/web/viewer/sight.js';
import { FakeVideo } from './fakes/fake_media.js';

test('a video is seen on a page that is, and in a window of its own', () => {
  const video = new FakeVideo();
  const page = { visibilityState: 'visible', pictureInPictureElement: null };
  assert.equal(isSeen(page, video), true);
  page.visibilityState = 'hidden';
  assert.equal(isSeen(page, video), false);
  page.pictureInPictureElement = video;
  assert.equal(isSeen(page, video), true);
});

test('a browser without picture in picture, and Safari, which has words of its own for it', () => {
  const page = { visibilityState: 'hidden' };
  for (const [mode, wished] of [[undefined, false], ['inline', false], ['fullscreen', false], ['picture-in-picture', true]]) {
    assert.equal(isSeen(page, Object.assign(new FakeVideo(), { webkitPresentationMode: mode })), wished, mode);
  }
});
