import assert from 'node:assert/strict';
import test from 'node:test';
import { VideoStack } from '../../resources/web/viewer/video_stack.js';
import { FakeAudio, FakeLowerVideo, FakeMediaStream, FakePeerVideo } from './fakes/fake_peer.js';
import { settled } from './fakes/fake_scheduler.js';

function build({ isVisible = true } = {}) {
  const [lower, upper, audio] = [new FakeLowerVideo(), new FakePeerVideo(), new FakeAudio()];
  const page = { pictureInPictureElement: null };
  const sight = { isVisible };
  const stack = new VideoStack({ page, lower, upper, audio, MediaStream: FakeMediaStream, isVisible: () => sight.isVisible });
  const told = [];
  stack.listener = { refused: () => told.push('refused'), pausedByOthers: (isPaused) => told.push(`paused ${isPaused}`) };
  for (const kind of ['video', 'audio']) stack.add({ kind });
  return { stack, lower, upper, audio, page, sight, told };
}

test('one of the two is shown at any time, and what is shown is told', () => {
  const { stack, lower, upper } = build();
  for (const [change, isUpper] of [[() => {}, false], [() => stack.showUpper(), true], [() => stack.showLower(), false]]) {
    change();
    assert.deepEqual([lower.isShown, upper.isShown, stack.shown === upper], [!isUpper, isUpper, isUpper]);
  }
});

test('audio and video have elements of their own', () => {
  const { upper, audio } = build();
  assert.deepEqual([upper.srcObject.tracks, audio.srcObject.tracks], [[{ kind: 'video' }], [{ kind: 'audio' }]]);
  assert.equal(upper.paused, false);
});

test('the guest\'s volume and muting are those of whatever is shown, and the other one is never heard', async () => {
  const { stack, lower, audio } = build();
  lower.volume = 0.4;
  lower.muted = false;
  assert.equal(audio.isHeard, false, 'not before it is shown');
  stack.showUpper();
  assert.deepEqual([audio.isHeard, audio.volume], [true, 0.4]);
  lower.muted = true;
  assert.equal(audio.isHeard, false);
  lower.muted = false;
  assert.equal(audio.isHeard, true);
  stack.showLower();
  assert.equal(audio.isHeard, false);
});

test('a page that was started muted needs no leave to play; sound that the browser refuses is offered again', async () => {
  const { stack, lower, audio } = build();
  audio.isRefused = true;
  stack.showUpper();
  await settled();
  assert.equal(lower.muted, true);
  lower.muted = false;
  await settled();
  assert.deepEqual([lower.muted, audio.isHeard], [true, false]);
  audio.isRefused = false;
  lower.muted = false;
  await settled();
  assert.deepEqual([lower.muted, audio.isHeard], [false, true]);
});

test('a pause holds picture and sound; playing on starts both', async () => {
  const { stack, lower, upper, audio, told } = build();
  lower.muted = false;
  stack.showUpper();
  await settled();
  stack.hold(true);
  assert.deepEqual([upper.paused, audio.isHeard], [true, false]);
  stack.resume();
  assert.equal(upper.paused, true, 'a pause by the guest stays');
  stack.hold(false);
  await settled();
  assert.deepEqual([upper.paused, audio.isHeard, told], [false, true, []]);
});

test('what others pause is told; what a browser pauses while nobody looks is played on afterwards', async () => {
  const { stack, upper, told, sight } = build();
  stack.showUpper();
  await settled();
  upper.pause();
  assert.deepEqual(told, ['paused true']);
  upper.play();
  assert.deepEqual(told, ['paused true', 'paused false']);
  sight.isVisible = false;
  upper.pause();
  sight.isVisible = true;
  stack.resume();
  await settled();
  assert.deepEqual([upper.paused, told.length], [false, 2]);
});

test('a browser that plays nothing without a gesture is told of', async () => {
  const { stack, upper, told } = build();
  await stack.clear();
  upper.pause();
  upper.play = () => Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
  stack.add({ kind: 'video' });
  await settled();
  assert.deepEqual(told, ['refused']);
});

test('frames are those of the present stream', async () => {
  const { stack, upper } = build();
  const seen = [];
  stack.watch(({ timestamp }) => seen.push(timestamp));
  upper.show({ rtpTimestamp: 1 });
  upper.show({ rtpTimestamp: 2 });
  await stack.clear();
  stack.add({ kind: 'video' });
  stack.watch(({ timestamp }) => seen.push(`second ${timestamp}`));
  upper.show({ rtpTimestamp: 3 });
  assert.deepEqual(seen, [1, 2, 'second 3']);
});

test('what ends is nobody\'s pause, and leaves nothing behind', async () => {
  const { stack, upper, audio, told } = build();
  stack.showUpper();
  await settled();
  stack.showLower();
  const cleared = stack.clear();
  upper.pause();
  await cleared;
  assert.deepEqual([upper.srcObject, audio.srcObject, told], [null, null, []]);
});

test('a window of its own goes to the lower element before its picture ends', async () => {
  const { stack, lower, upper, page } = build();
  page.pictureInPictureElement = upper;
  assert.equal(stack.isInWindow, true);
  const order = [];
  lower.onWindow = () => order.push(upper.srcObject === null ? 'too late' : 'in time');
  await stack.clear();
  assert.deepEqual([order, upper.srcObject], [['in time'], null]);
  page.pictureInPictureElement = null;
  assert.equal(stack.isInWindow, false);
  page.pictureInPictureElement = {};
  assert.equal(stack.isInWindow, false, 'of somebody else');
});

test('a browser that tells no frames is known', () => {
  const { stack, upper } = build();
  assert.equal(stack.tellsFrames, true);
  upper.requestVideoFrameCallback = undefined;
  assert.equal(stack.tellsFrames, false);
});
