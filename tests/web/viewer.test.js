import assert from 'node:assert/strict';
import test from 'node:test';
import { viewerSentences } from '../../resources/web/common/words.js';
import { Viewer } from '../../resources/web/viewer/viewer.js';
import { FakeMediaSource, FakeVideo, fakeUrls } from './fakes/fake_media.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';
import { bytesOf, FakeNetwork } from './fakes/fake_socket.js';

const mime = 'video/webm;codecs="vp8,opus"';

function build() {
  FakeMediaSource.all = [];
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const video = new FakeVideo();
  const viewer = new Viewer({
    video, scheduler,
    MediaSource: FakeMediaSource,
    urls: fakeUrls(),
    openSocket: network.open,
    random: () => 0.5,
    engine: 'chromium',
    onChange: () => {},
  });
  viewer.open();
  FakeMediaSource.all[0].open();
  const buffer = () => FakeMediaSource.all.at(-1).buffers[0];
  const finish = () => {
    const source = FakeMediaSource.all.at(-1);
    if (source.readyState === 'closed') source.open();
    buffer()?.finishAll();
  };
  return { viewer, scheduler, network, video, buffer, finish };
}

/** A viewer that plays blob 1: ten bytes, a tenth of a second each. */
function buildPlaying() {
  const built = build();
  const { network, scheduler, video } = built;
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live', viewers: 2 });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch: scheduler.now() - 1000 });
  network.blob.deliver(bytesOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  network.chunk.deliver({ type: 'blob', id: 1 });
  built.finish();
  video.dispatchEvent(new Event('loadeddata'));
  return built;
}

test('both connections are asked for as the page starts', () => {
  const { network, viewer } = build();
  assert.equal(network.all.length, 2);
  assert.equal(viewer.state, 'connecting');
});

test('the states follow the relay, each with its sentence', () => {
  const { network, viewer } = build();
  network.acceptBoth();
  assert.equal(viewer.state, 'connecting');
  for (const state of ['waiting', 'paused', 'reconnecting', 'ended']) {
    network.blob.deliver({ type: 'state', state, viewers: 1 });
    assert.equal(viewer.state, state);
    assert.ok(viewerSentences[viewer.state].length > 0);
  }
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  assert.equal(viewer.state, 'starting');
});

test('blob and chunks arrive in the buffer, byte by byte, whichever channel is faster', () => {
  const { network, buffer, finish, viewer } = build();
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live' });
  network.chunk.deliver({ type: 'blob', id: 4 });
  for (let byte = 10; byte < 60; byte += 1) network.chunk.deliver(bytesOf(byte));
  network.blob.deliver({ type: 'blob', id: 4, mime, epoch: 0 });
  network.blob.deliver(bytesOf(1, 2, 3));
  for (let byte = 60; byte < 90; byte += 1) {
    network.chunk.deliver(bytesOf(byte));
    if (byte % 3 === 0) buffer().finish();
  }
  finish();
  assert.deepEqual(buffer().bytes, [1, 2, 3, ...Array.from({ length: 80 }, (_, index) => index + 10)]);
  assert.equal(viewer.statistics.receivedBytes, 83);
});

test('a blob that comes before the other connection is known to be open is not lost', () => {
  const { network, buffer, finish } = build();
  network.blob.accept();
  network.blob.deliver({ type: 'state', state: 'live' });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch: 0 });
  network.blob.deliver(bytesOf(1, 2));
  network.chunk.accept();
  network.chunk.deliver({ type: 'blob', id: 1 });
  network.chunk.deliver(bytesOf(3));
  finish();
  assert.deepEqual(buffer().bytes, [1, 2, 3]);
});

test('playing: live edge, true delay by the relay\'s clock, a report every 2 s', () => {
  const { viewer, network, scheduler, video } = buildPlaying();
  assert.equal(viewer.state, 'live');
  assert.equal(viewer.hasSound, true);
  assert.equal(viewer.delay, null);
  const exchange = network.blob.texts.find(({ type }) => type === 'time');
  network.blob.deliver({ ...exchange, relay: scheduler.now() + 500 });
  assert.ok(Math.abs(video.currentTime - 0.65) < 1e-6);
  assert.ok(Math.abs(viewer.delay - (1500 - 650)) < 1e-6);
  scheduler.advance(2000);
  const report = network.blob.texts.findLast(({ type }) => type === 'report');
  assert.equal(report.frames, 90);
  assert.equal(report.droppedFrames, 1);
  assert.equal(report.stalls, 0);
  assert.ok(Number.isInteger(report.delay) && Number.isInteger(report.buffered));
});

test('the next stream is picked up without a reload', () => {
  const { viewer, network, finish, buffer } = buildPlaying();
  network.blob.deliver({ type: 'state', state: 'ended', viewers: 1 });
  assert.equal(viewer.state, 'ended');
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  network.blob.deliver({ type: 'blob', id: 2, mime, epoch: 0 });
  network.blob.deliver(bytesOf(21, 22));
  assert.equal(viewer.state, 'starting');
  finish();
  assert.deepEqual(buffer().bytes, [21, 22]);
});

test('a lost connection is said, and the stream starts over when it is back', () => {
  const { viewer, network, scheduler, finish, buffer } = buildPlaying();
  scheduler.advance(3000);
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.equal(viewer.state, 'reconnecting');
  scheduler.advance(300);
  assert.equal(network.all.length, 4);
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live' });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch: 0 });
  network.blob.deliver(bytesOf(31));
  finish();
  assert.deepEqual(buffer().bytes, [31]);
});

test('a codec that this browser lacks is named', () => {
  const { viewer, network } = build();
  network.acceptBoth();
  network.blob.deliver({ type: 'blob', id: 1, mime: 'video/webm;codecs="av99"', epoch: 0 });
  network.blob.deliver(bytesOf(1));
  network.chunk.deliver({ type: 'blob', id: 1 });
  network.chunk.deliver(bytesOf(2));
  assert.match(viewer.trouble, /av99/);
});

test('a full house and a refusal are said', () => {
  const { viewer, network, scheduler } = build();
  network.acceptBoth();
  network.blob.end(4429, 'limit');
  assert.match(viewer.trouble, /as many viewers/);
  scheduler.advance(5000);
  network.acceptBoth();
  assert.equal(viewer.trouble, '');
  network.blob.end(4400, 'odd bytes');
  assert.match(viewer.trouble, /odd bytes/);
});

test('a decoder that gives up in silence leads to a fresh join', () => {
  const { network, scheduler, buffer } = buildPlaying();
  buffer().isSilent = true;
  for (let step = 0; step < 25; step += 1) {
    network.chunk.deliver(bytesOf(1));
    buffer().finish();
    scheduler.advance(100);
  }
  assert.equal(network.all.length, 4);
});

test('a stream that fails again and again ends with a sentence, not with a loop', () => {
  const { viewer, network, scheduler, finish, buffer } = buildPlaying();
  for (let time = 0; time < 6; time += 1) {
    buffer()?.dispatchEvent(new Event('error'));
    if (network.blob.readyState !== 0) break;
    network.acceptBoth();
    network.blob.deliver({ type: 'blob', id: 1, mime, epoch: 0 });
    network.blob.deliver(bytesOf(1));
    finish();
  }
  assert.match(viewer.trouble, /could not play/);
  assert.ok(network.all.length <= 8);
  const before = network.all.length;
  scheduler.advance(10000);
  assert.equal(network.all.length, before);
  scheduler.advance(10000);
  assert.equal(network.all.length, before + 2);
});

test('chunks that were skipped are counted, unknown messages ignored', () => {
  const { viewer, network } = buildPlaying();
  network.chunk.deliver({ type: 'skip', chunks: 41 });
  network.blob.deliver({ type: 'weather', sunny: true });
  assert.equal(viewer.statistics.skipped, 41);
});

test('closing twice is fine and nothing ticks any more', () => {
  const { viewer, scheduler } = buildPlaying();
  viewer.close();
  viewer.close();
  assert.equal(scheduler.pending, 0);
});
