import assert from 'node:assert/strict';
import test from 'node:test';
import { blobOf, build, mime, pictures } from './fakes/fake_visit.js';

const epoch = 1_700_000_000_000;

/** A viewer that has stepped aside from a stream which it watched. */
function buildAside() {
  const built = build();
  const { viewer, network, finish, video } = built;
  const beginLive = (...contents) => {
    network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
    network.blob.deliver({ type: 'blob', id: 1, mime, epoch });
    network.blob.deliver(blobOf(...contents));
    network.chunk.deliver({ type: 'blob', id: 1 });
  };
  network.acceptBoth();
  beginLive(1, 2, 3);
  finish();
  video.dispatchEvent(new Event('loadeddata'));
  viewer.stepAside();
  const watches = () => network.blob.texts.filter(({ type }) => type === 'watch').map(({ live }) => live);
  return { ...built, beginLive, watches };
}

test('aside, a viewer says so and takes nothing of what is still on its way', () => {
  const { viewer, network, scheduler, contents, watches, finish } = buildAside();
  assert.deepEqual(watches(), [false]);
  network.chunk.deliver(pictures(4));
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
  const { network, video } = buildAside();
  video.dispatchEvent(new Event('error'));
  assert.equal(network.all.length, 2);
});

test('it comes back with a new beginning, behind whatever was left of the old one', () => {
  const { viewer, network, contents, finish, watches } = buildAside();
  viewer.comeBack();
  assert.deepEqual(watches(), [false, true]);
  network.blob.deliver({ type: 'watch', live: true });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch });
  network.blob.deliver(blobOf(11, 12));
  // The other channel is slower.
  network.chunk.deliver(pictures(9));
  network.chunk.deliver({ type: 'watch', live: true });
  network.chunk.deliver({ type: 'blob', id: 1 });
  network.chunk.deliver(pictures(13));
  finish();
  assert.deepEqual(contents(), [11, 12, 13]);
  assert.equal(network.all.length, 2);
});

test('a connection that is lost meanwhile steps aside again', () => {
  const { network, scheduler, contents, finish, beginLive, watches } = buildAside();
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
  const { viewer, network, scheduler, contents, finish, beginLive, watches } = buildAside();
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
  const { network, scheduler, windows, setBehind } = buildAside();
  network.blob.deliver({ type: 'rewind', from: 0, to: 9000, limit: 600_000, epoch });
  assert.deepEqual(windows.map(({ to }) => to), [9000]);
  setBehind(200_000);
  scheduler.advance(2000);
  const report = network.blob.texts.findLast(({ type }) => type === 'report');
  assert.equal(report.behind, 200_000);
  assert.equal(report.delay, null);
});
