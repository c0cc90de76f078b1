import assert from 'node:assert/strict';
import test from 'node:test';
import { Viewer } from '../../resources/web/viewer/viewer.js';
import { FakeMediaSource, FakeVideo, fakeUrls } from './fakes/fake_media.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';
import { FakeNetwork } from './fakes/fake_socket.js';
import { block, blockContents, clusterHead, initSegment, message } from './fakes/webm_bytes.js';

const mime = 'video/webm;codecs="vp8"';
const epoch = 1_700_000_000_000;
const blobOf = (...contents) => message(initSegment(['video']), clusterHead, ...contents.map((content) => block('video', content)));
const picture = (content) => message(block('video', content));

/** A viewer that has stepped aside from a stream which it watched. */
function build() {
  FakeMediaSource.all = [];
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const video = new FakeVideo();
  const windows = [];
  let behind = null;
  const viewer = new Viewer({
    scheduler,
    admission: { learn() {}, admitted() {}, lost() {} },
    display: {
      video,
      engine: 'webkit',
      MediaSource: FakeMediaSource,
      urls: fakeUrls(),
      isVisible: () => true,
      still: { keep() {} },
    },
    openSocket: network.open,
    random: () => 0.5,
    listener: { changed: () => {}, rewind: (window) => windows.push(window), behind: () => behind },
  });
  viewer.open();
  const source = () => FakeMediaSource.all.at(-1);
  source().open();
  const beginLive = (...contents) => {
    network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
    network.blob.deliver({ type: 'blob', id: 1, mime, epoch });
    network.blob.deliver(blobOf(...contents));
    network.chunk.deliver({ type: 'blob', id: 1 });
  };
  const finish = () => {
    if (source().readyState === 'closed') source().open();
    for (const buffer of source().buffers) buffer.finishAll();
  };
  const contents = () => blockContents(source().buffers[0]?.bytes ?? []);
  network.acceptBoth();
  beginLive(1, 2, 3);
  finish();
  video.dispatchEvent(new Event('loadeddata'));
  viewer.stepAside();
  const setBehind = (milliseconds) => { behind = milliseconds; };
  const watches = () => network.blob.texts.filter(({ type }) => type === 'watch').map(({ live }) => live);
  return { viewer, network, scheduler, video, windows, source, beginLive, finish, contents, setBehind, watches };
}

test('aside, a viewer says so and takes nothing of what is still on its way', () => {
  const { viewer, network, scheduler, contents, watches, finish } = build();
  assert.deepEqual(watches(), [false]);
  network.chunk.deliver(picture(4));
  network.blob.deliver({ type: 'blob', id: 2, mime, epoch });
  network.blob.deliver(blobOf(5));
  finish();
  assert.deepEqual(contents(), [1, 2, 3]);
  assert.equal(viewer.delay, null);
  scheduler.advance(10_000);
  assert.equal(network.all.length, 2, 'nothing has failed');
  viewer.stepAside();
  assert.deepEqual(watches(), [false]);
});

test('an error of the video element is not its own then', () => {
  const { network, video } = build();
  video.dispatchEvent(new Event('error'));
  assert.equal(network.all.length, 2);
});

test('it comes back with a new beginning, behind whatever was left of the old one', () => {
  const { viewer, network, contents, finish, watches } = build();
  viewer.comeBack();
  assert.deepEqual(watches(), [false, true]);
  network.blob.deliver({ type: 'watch', live: true });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch });
  network.blob.deliver(blobOf(11, 12));
  // The other channel is slower.
  network.chunk.deliver(picture(9));
  network.chunk.deliver({ type: 'watch', live: true });
  network.chunk.deliver({ type: 'blob', id: 1 });
  network.chunk.deliver(picture(13));
  finish();
  assert.deepEqual(contents(), [11, 12, 13]);
  assert.equal(network.all.length, 2);
});

test('a connection that is lost meanwhile steps aside again', () => {
  const { network, scheduler, contents, finish, beginLive, watches } = build();
  scheduler.advance(3000);
  network.blob.end(1006);
  network.chunk.end(1006);
  scheduler.advance(300);
  network.acceptBoth();
  assert.deepEqual(watches(), [false]);
  beginLive(21);
  finish();
  assert.deepEqual(contents(), [1, 2, 3]);
});

test('who comes back between two connections is live with the next one', () => {
  const { viewer, network, scheduler, contents, finish, beginLive, watches } = build();
  network.blob.end(1006);
  network.chunk.end(1006);
  viewer.comeBack();
  scheduler.advance(300);
  network.acceptBoth();
  beginLive(31);
  finish();
  assert.deepEqual(watches(), []);
  assert.deepEqual(contents(), [31]);
});

test('how far back one may go is handed on, how far behind one is, reported', () => {
  const { network, scheduler, windows, setBehind } = build();
  network.blob.deliver({ type: 'rewind', from: 0, to: 9000, limit: 600_000, epoch });
  assert.deepEqual(windows.map(({ to }) => to), [9000]);
  setBehind(200_000);
  scheduler.advance(2000);
  const report = network.blob.texts.findLast(({ type }) => type === 'report');
  assert.equal(report.behind, 200_000);
  assert.equal(report.delay, null);
});
