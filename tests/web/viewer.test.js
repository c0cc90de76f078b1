import assert from 'node:assert/strict';
import test from 'node:test';
import { say } from '../../resources/web/common/language.js';
import { viewerSentence } from '../../resources/web/common/words.js';
import { Viewer } from '../../resources/web/viewer/viewer.js';
import { FakeMediaSource, FakeVideo, fakeUrls } from './fakes/fake_media.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';
import { FakeNetwork } from './fakes/fake_socket.js';
import { block, blockContents, clusterHead, initSegment, message } from './fakes/webm_bytes.js';

const mime = 'video/webm;codecs="vp8"';
const mimeWithSound = 'video/webm;codecs="vp8,opus"';

const pictures = (...contents) => message(...contents.map((content) => block('video', content)));
const blobOf = (...contents) => message(initSegment(['video']), clusterHead, ...contents.map((content) => block('video', content)));

function build({ engine = 'webkit' } = {}) {
  FakeMediaSource.all = [];
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const video = new FakeVideo();
  let stills = 0;
  const admission = { log: [], learn: (key) => admission.log.push(key), admitted: () => admission.log.push('in'), lost: ({ code }) => admission.log.push(code) };
  const viewer = new Viewer({
    scheduler, admission,
    display: {
      video, engine,
      MediaSource: FakeMediaSource,
      urls: fakeUrls(),
      isVisible: () => true,
      still: { keep: () => { stills += 1; } },
    },
    openSocket: network.open,
    random: () => 0.5,
    listener: { changed: () => {}, rewind: () => {}, behind: () => null },
  });
  viewer.open();
  FakeMediaSource.all[0].open();
  const buffer = () => FakeMediaSource.all.at(-1).buffers[0];
  const finish = () => {
    const source = FakeMediaSource.all.at(-1);
    if (source.readyState === 'closed') source.open();
    for (const one of source.buffers) one.finishAll();
  };
  const contents = () => blockContents(buffer().bytes);
  return { viewer, scheduler, network, video, buffer, finish, contents, admission, stills: () => stills };
}

/** A viewer that plays blob 1, of ten pictures; to the fake buffer each byte is a tenth of a second. */
function buildPlaying(options) {
  const built = build(options);
  const { network, scheduler, video } = built;
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live', viewers: 2 });
  const epoch = scheduler.now() - 1000;
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch });
  network.blob.deliver(blobOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  network.chunk.deliver({ type: 'blob', id: 1 });
  built.finish();
  video.dispatchEvent(new Event('loadeddata'));
  return { ...built, epoch };
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
    assert.ok(viewerSentence(viewer.state).length > 0);
  }
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  assert.equal(viewer.state, 'starting');
});

test('it knows whether the host records, as long as it is connected', () => {
  const { network, viewer } = build();
  network.acceptBoth();
  assert.equal(viewer.isRecorded, false);
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1, recording: true });
  assert.equal(viewer.isRecorded, true);
  network.blob.deliver({ type: 'state', state: 'live', viewers: 2, recording: false });
  assert.equal(viewer.isRecorded, false);
  network.blob.deliver({ type: 'state', state: 'live', viewers: 2, recording: true });
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.equal(viewer.isRecorded, false);
});

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
  assert.equal(report.frames, 90);
  assert.equal(report.droppedFrames, 1);
  assert.equal(report.stalls, 0);
  assert.ok(Number.isInteger(report.delay) && Number.isInteger(report.buffered));
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

test('a lost connection is said, and the stream goes on in the same source when it is back', () => {
  const { viewer, network, scheduler, finish, contents, epoch } = buildPlaying();
  scheduler.advance(3000);
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.equal(viewer.state, 'reconnecting');
  scheduler.advance(300);
  assert.equal(network.all.length, 4);
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live' });
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch });
  network.blob.deliver(blobOf(31));
  finish();
  assert.equal(contents().at(-1), 31);
  assert.equal(FakeMediaSource.all.length, 1);
});

for (const [engine, sources] of [['firefox', 2], ['chromium', 1], ['webkit', 1]]) {
  test(`when a lost publisher is back, ${engine} ${sources === 2 ? 'starts over, once' : 'goes on in the same source'}`, () => {
    const { network, stills } = buildPlaying({ engine });
    const before = network.all.length;
    network.blob.deliver({ type: 'state', state: 'reconnecting', viewers: 1 });
    assert.equal(network.all.length, before);
    network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
    assert.equal(network.all.length, before * sources);
    assert.equal(stills(), sources - 1);
    if (sources === 2) {
      network.acceptBoth();
      network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
      assert.equal(network.all.length, before * sources);
    }
  });
}

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

test('what concerns admission is told to it: a key, the way in, every loss', () => {
  const { viewer, network, scheduler, admission } = build();
  network.acceptBoth();
  network.blob.deliver({ type: 'key', key: 'abc' });
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.deepEqual(admission.log, ['in', 'abc', 1006]);
  viewer.hold();
  scheduler.advance(60000);
  assert.equal(network.all.length, 2);
  viewer.knock();
  assert.equal(network.all.length, 4);
});

test('who was sent away stays away, and reads why', () => {
  for (const [code, sentence] of [[4401, say('linkChanged')], [4403, say('visitEnded')]]) {
    const { viewer, network, scheduler } = build();
    network.acceptBoth();
    network.blob.end(code, 'a reason');
    assert.equal(viewer.trouble, sentence);
    scheduler.advance(60000);
    assert.equal(network.all.length, 2);
    viewer.knock();
    assert.equal(viewer.trouble, '');
  }
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

test('bytes that are no WebM lead to a fresh join', () => {
  const { network } = buildPlaying();
  network.chunk.deliver(new ArrayBuffer(20));
  assert.equal(network.all.length, 4);
});

test('a stream that fails again and again ends with a sentence, not with a loop', () => {
  const { viewer, network, scheduler, finish, buffer } = buildPlaying();
  for (let time = 0; time < 6; time += 1) {
    buffer()?.dispatchEvent(new Event('error'));
    if (network.blob.readyState !== 0) break;
    network.acceptBoth();
    network.blob.deliver({ type: 'blob', id: 1, mime, epoch: 0 });
    network.blob.deliver(blobOf(1));
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
