import assert from 'node:assert/strict';
import test from 'node:test';
import { FakeMediaSource } from './fakes/fake_media.js';
import { blobOf, build, buildPlaying, mime, mimeWithSound, pictures } from './fakes/fake_visit.js';
import { block, blockContents, clusterHead, initSegment, message } from './fakes/webm_bytes.js';

test('blob and chunks arrive in the buffer, picture by picture, whichever channel is faster', () => {
  const { network, buffer, finish, contents, viewer } = build();
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live' });
  network.chunk.deliver({ type: 'blob', id: 4 });
  for (let content = 10; content < 60; content += 1) network.chunk.deliver(pictures(content));
  network.blob.deliver({ type: 'blob', id: 4, mime, epoch: 0 });
  network.blob.deliver(blobOf(1, 2, 3));
  for (let content = 60; content < 90; content += 1) {
    network.chunk.deliver(pictures(content));
    if (content % 3 === 0) buffer().finish();
  }
  finish();
  assert.deepEqual(contents(), [1, 2, 3, ...Array.from({ length: 80 }, (_, index) => index + 10)]);
  assert.equal(viewer.statistics.receivedBytes, blobOf(1, 2, 3).byteLength + 80 * pictures(1).byteLength);
});

test('a blob that comes before the other connection is known to be open is not lost', () => {
  const { network, contents, finish } = build();
  network.blob.accept();
  network.blob.deliver({ type: 'state', state: 'live' });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch: 0 });
  network.blob.deliver(blobOf(1, 2));
  network.chunk.accept();
  network.chunk.deliver({ type: 'blob', id: 1 });
  network.chunk.deliver(pictures(3));
  finish();
  assert.deepEqual(contents(), [1, 2, 3]);
});

test('playing: live edge, true delay by the relay\'s clock, a report every 2 s', () => {
  const { viewer, network, scheduler, video, buffer } = buildPlaying();
  assert.equal(viewer.state, 'live');
  assert.equal(viewer.hasSound, false);
  assert.equal(viewer.delay, null);
  const exchange = network.blob.texts.find(({ type }) => type === 'time');
  network.blob.deliver({ ...exchange, relay: scheduler.now() + 500 });
  const edge = buffer().ranges[0].end;
  assert.ok(edge - video.currentTime > 0 && edge - video.currentTime <= viewer.statistics.target + 1e-6, `${video.currentTime}`);
  assert.ok(Math.abs(viewer.delay - (1500 - 1000 * video.currentTime)) < 1e-6);
  scheduler.advance(2000);
  const report = network.blob.texts.findLast(({ type }) => type === 'report');
  assert.equal(report.frames, 89);
  assert.equal(report.droppedFrames, 0);
  assert.equal(report.stalls, 0);
  assert.ok(Number.isInteger(report.delay) && Number.isInteger(report.buffered));
});

test('lost frames are those that a guest was to see, not those that a join or a seek passes over', () => {
  const { network, scheduler, video, finish } = buildPlaying();
  /** Plays on for four seconds, and looks at what was reported. */
  const drop = (frames) => {
    video.dropped += frames;
    for (let step = 0; step < 40; step += 1) {
      video.frames += 1;
      network.chunk.deliver(pictures(step + 11));
      finish();
      video.currentTime += 0.1;
      scheduler.advance(100);
    }
    return network.blob.texts.findLast(({ type }) => type === 'report').droppedFrames;
  };
  assert.equal(drop(66), 0);
  assert.equal(drop(7), 7);
  video.dispatchEvent(new Event('seeking'));
  assert.equal(drop(60), 7);
  assert.equal(drop(3), 10);
});

test('a delay that is not known yet is not reported as none', () => {
  const { network, scheduler } = buildPlaying();
  scheduler.advance(2000);
  assert.equal(network.blob.texts.findLast(({ type }) => type === 'report').delay, null);
});

test('a new configuration plays on in the same source, without a word', () => {
  const { viewer, network, finish, contents, buffer, epoch, stills } = buildPlaying();
  network.blob.deliver({ type: 'blob', id: 2, mime: 'video/webm;codecs="vp9"', epoch });
  network.blob.deliver(blobOf(21, 22));
  network.chunk.deliver({ type: 'blob', id: 2 });
  network.chunk.deliver(pictures(23));
  assert.equal(viewer.state, 'live');
  finish();
  assert.deepEqual(contents().slice(-4), [10, 21, 22, 23]);
  assert.match(buffer().mime, /vp9/);
  assert.equal(FakeMediaSource.all.length, 1);
  assert.equal(stills(), 0);
});

test('the next stream is picked up without a reload, at the time of its own', () => {
  const { viewer, network, finish, contents, buffer, epoch } = buildPlaying();
  network.blob.deliver({ type: 'state', state: 'ended', viewers: 1 });
  assert.equal(viewer.state, 'ended');
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  network.blob.deliver({ type: 'blob', id: 2, mime, epoch: epoch + 60000 });
  network.blob.deliver(blobOf(21, 22));
  finish();
  assert.equal(viewer.state, 'live');
  assert.deepEqual(contents().slice(-2), [21, 22]);
  assert.equal(buffer().timestampOffset, 60);
});

test('sound that comes later needs another source: the last picture stays in sight meanwhile', () => {
  const { viewer, network, epoch, stills, finish, video } = buildPlaying();
  network.blob.deliver({ type: 'blob', id: 2, mime: mimeWithSound, epoch });
  network.blob.deliver(message(initSegment(['video', 'audio']), clusterHead, block('video', 7), block('audio', 8)));
  assert.equal(stills(), 1);
  assert.equal(FakeMediaSource.all.length, 2);
  assert.equal(viewer.state, 'starting');
  finish();
  video.dispatchEvent(new Event('loadeddata'));
  assert.equal(viewer.state, 'live');
  assert.equal(viewer.hasSound, true);
  assert.deepEqual(FakeMediaSource.all[1].buffers.map(({ bytes }) => blockContents(bytes)), [[7], [8]]);
});

test('a codec that this browser lacks is named', () => {
  const { viewer, network } = build();
  network.acceptBoth();
  network.blob.deliver({ type: 'blob', id: 1, mime: 'video/webm;codecs="av99"', epoch: 0 });
  network.blob.deliver(blobOf(1));
  network.chunk.deliver({ type: 'blob', id: 1 });
  network.chunk.deliver(pictures(2));
  assert.match(viewer.trouble, /av99/);
});

test('while a codec cannot be played, nothing is tried again and the words stay', () => {
  const { viewer, network, scheduler } = build();
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live' });
  network.blob.deliver({ type: 'blob', id: 1, mime: 'video/webm; codecs="av99"', epoch: 0 });
  network.blob.deliver(blobOf(1));
  network.chunk.deliver({ type: 'blob', id: 1 });
  for (let second = 0; second < 30; second += 1) {
    network.chunk.deliver(pictures(2));
    scheduler.advance(1000);
  }
  assert.match(viewer.trouble, /av99/);
  assert.equal(network.all.length, 2);
});

test('a decoder that gives up in silence leads to a fresh join', () => {
  const { network, scheduler, buffer } = buildPlaying();
  buffer().isSilent = true;
  for (let step = 0; step < 25; step += 1) {
    network.chunk.deliver(pictures(1));
    buffer().finish();
    scheduler.advance(100);
  }
  assert.equal(network.all.length, 4);
});
