// A guest's page in the background, left, come back to, paused by others, and ended by the host.
import assert from 'node:assert/strict';
import test from 'node:test';
import { settled } from './fakes/fake_scheduler.js';
import { blobOf, build, buildPlaying, mime, mimeWithSound, pictures } from './fakes/fake_visit.js';
import { block, clusterHead, initSegment, message } from './fakes/webm_bytes.js';

const ends = (network) => network.all.filter(({ readyState }) => readyState >= 2).length;

/** @param {any} network @param {...number} contents */
function beginLive(network, ...contents) {
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch: 1_700_000_000_000 });
  network.blob.deliver(blobOf(...contents));
  network.chunk.deliver({ type: 'blob', id: 1 });
}

test('a page opened in the background takes nothing, fails at nothing and is live at the first look', () => {
  const { viewer, network, scheduler, page, finish, contents, video } = build({ isVisible: false });
  network.acceptBoth();
  const watches = () => network.blob.texts.filter(({ type }) => type === 'watch').map(({ live }) => live);
  assert.deepEqual(watches(), [false]);
  beginLive(network, 1, 2, 3);
  for (let second = 0; second < 120; second += 1) {
    network.chunk.deliver(pictures(4));
    network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
    scheduler.advance(1000);
  }
  assert.deepEqual([network.all.length, viewer.trouble, video.plays], [2, '', 0]);
  page.isVisible = true;
  viewer.goToLiveEdge();
  assert.deepEqual(watches(), [false, true]);
  network.blob.deliver({ type: 'watch' });
  network.chunk.deliver({ type: 'watch' });
  network.blob.deliver({ type: 'blob', id: 2, mime, epoch: 1_700_000_000_000 });
  network.blob.deliver(blobOf(7, 8, 9, 10, 11, 12));
  finish();
  assert.deepEqual(contents(), [7, 8, 9, 10, 11, 12]);
  assert.equal(network.all.length, 2, 'one visit');
});

test('left and come back to, the page begins another visit at once', async () => {
  const { viewer, network, finish, contents } = buildPlaying();
  viewer.leave();
  await settled();
  assert.equal(ends(network), 2);
  viewer.comeHome();
  assert.equal(network.all.length, 4);
  network.acceptBoth();
  beginLive(network, 21, 22, 23);
  finish();
  assert.deepEqual(contents(), [21, 22, 23]);
});

test('what the browser pauses as the page is left is not the guest\'s pause, and that one stays', async () => {
  for (const isPaused of [false, true]) {
    const { viewer, network, video, scheduler, finish } = buildPlaying();
    await settled();
    if (isPaused) viewer.togglePause();
    viewer.leave();
    await settled();
    viewer.comeHome();
    video.pause();
    network.acceptBoth();
    beginLive(network, 21, 22, 23);
    finish();
    scheduler.advance(500);
    await settled();
    assert.deepEqual([viewer.isPausedByGuest, video.paused], [isPaused, isPaused]);
  }
});

test('a visit that the host has ended is not begun again by coming back', async () => {
  const { viewer, network, ends: told } = buildPlaying();
  network.blob.end(4403);
  await settled();
  assert.equal(told.length, 1);
  viewer.leave();
  viewer.comeHome();
  assert.equal(network.all.length, 2);
});

test('paused by a media key or a headset it stays paused, and plays on by one', async () => {
  const { viewer, network, scheduler, video, finish } = buildPlaying();
  await settled();
  assert.equal(video.paused, false);
  video.pause();
  for (let content = 11; content < 60; content += 1) {
    network.chunk.deliver(pictures(content));
    finish();
    scheduler.advance(100);
  }
  assert.deepEqual([video.paused, viewer.isPausedByGuest], [true, true]);
  video.play();
  await settled();
  assert.deepEqual([video.paused, viewer.isPausedByGuest], [false, false]);
});

test('paused while nobody sees the page it stays paused, unless it is the browser that pauses such videos', async () => {
  const contents = Array.from({ length: 20 }, (_, index) => index + 1);
  const kinds = /** @type {('video' | 'audio')[]} */ (['video', 'audio']);
  const blobs = new Map([
    [mime, blobOf(...contents)],
    [mimeWithSound, message(initSegment(kinds), clusterHead, ...contents.flatMap((content) => kinds.map((kind) => block(kind, content))))],
  ]);
  for (const [pausesUnseen, codec, isMuted, isKept] of [
    ['none', mime, true, true], ['none', mimeWithSound, true, true], ['any', mime, true, false], ['any', mimeWithSound, false, false],
    ['silent', mime, false, false], ['silent', mimeWithSound, true, false], ['silent', mimeWithSound, false, true],
  ]) {
    const { viewer, network, scheduler, video, page, finish } = build({ pausesUnseen });
    network.acceptBoth();
    network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
    network.blob.deliver({ type: 'blob', id: 1, mime: codec, epoch: 1_700_000_000_000 });
    network.blob.deliver(blobs.get(codec));
    network.chunk.deliver({ type: 'blob', id: 1 });
    finish();
    scheduler.advance(500);
    await settled();
    assert.equal(video.paused, false);
    video.muted = isMuted;
    page.isVisible = false;
    video.pause();
    scheduler.advance(1000);
    await settled();
    page.isVisible = true;
    viewer.goToLiveEdge();
    scheduler.advance(1000);
    await settled();
    assert.deepEqual([video.paused, viewer.isPausedByGuest], [isKept, isKept], `${pausesUnseen}, ${codec}, ${isMuted}`);
  }
});

test('a browser that refuses is told once; a touch plays', async () => {
  const built = build();
  const { viewer, network, scheduler, video, finish } = built;
  const { play } = video;
  video.play = () => {
    video.plays += 1;
    return Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
  };
  network.acceptBoth();
  beginLive(network, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  finish();
  for (let step = 0; step < 50; step += 1) {
    scheduler.advance(100);
    await settled();
  }
  assert.deepEqual([viewer.needsGesture, video.plays], [true, 1]);
  video.play = play;
  viewer.startByGesture();
  await settled();
  assert.deepEqual([viewer.needsGesture, video.paused], [false, false]);
});

test('where the browser refused, the pause button and its key play, and so does a touch after a pause', async () => {
  for (const isPausedFirst of [false, true]) {
    const built = build();
    const { viewer, network, scheduler, video, finish } = built;
    const { play } = video;
    const refusals = [];
    video.play = () => new Promise((resolve, reject) => {
      refusals.push(() => reject(Object.assign(new Error('no'), { name: 'NotAllowedError' })));
    });
    network.acceptBoth();
    beginLive(network, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    finish();
    for (let step = 0; step < 20; step += 1) scheduler.advance(100);
    // Paused while the browser still thinks about it.
    if (isPausedFirst) viewer.togglePause();
    refusals.forEach((refuse) => refuse());
    await settled();
    assert.deepEqual([viewer.needsGesture, viewer.isPausedByGuest], [true, isPausedFirst]);
    video.play = play;
    // A click on the button is a touch of the page as well.
    viewer.togglePause();
    if (viewer.needsGesture) viewer.startByGesture();
    await settled();
    assert.deepEqual([viewer.needsGesture, viewer.isPausedByGuest, video.paused], [false, false, false]);
  }
});
