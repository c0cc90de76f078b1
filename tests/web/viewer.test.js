import assert from 'node:assert/strict';
import test from 'node:test';
import { say, speak } from '../../resources/web/common/language.js';
import { viewerSentence } from '../../resources/web/common/words.js';
import { FakeMediaSource } from './fakes/fake_media.js';
import { settled } from './fakes/fake_scheduler.js';
import { blobOf, build, buildPlaying, mime } from './fakes/fake_visit.js';

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

test('a stream that this browser cannot play is said also when its beginning overtakes the connections', () => {
  const { viewer, network, scheduler } = build();
  network.blob.accept();
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  network.blob.deliver({ type: 'blob', id: 1, mime: 'video/webm; codecs="avc1.42E01E"', epoch: 0 });
  network.blob.deliver(blobOf(1));
  assert.match(viewer.trouble, /H\.264/);
  network.chunk.accept();
  assert.match(viewer.trouble, /H\.264/);
  network.blob.end(1006);
  network.chunk.end(1006);
  scheduler.advance(5000);
  network.acceptBoth();
  assert.equal(viewer.trouble, '', 'the next stream may be another one');
});

test('what was said before the page\'s language was there is said in it then', async () => {
  const full = build();
  full.network.acceptBoth();
  full.network.blob.end(4429);
  await settled();
  const unknown = build();
  unknown.network.acceptBoth();
  unknown.network.blob.deliver({ type: 'blob', id: 1, mime: 'video/webm;codecs="avc1"', epoch: 1 });
  unknown.network.blob.deliver(blobOf(1));
  const english = [full.viewer.trouble, unknown.viewer.trouble];
  await speak(['de']);
  try {
    assert.deepEqual([full.viewer.trouble, unknown.viewer.trouble], [say('full'), say('codecOfHost', { codec: 'H.264' })]);
    assert.notDeepEqual([full.viewer.trouble, unknown.viewer.trouble], english);
  } finally {
    await speak(['en']);
  }
});

test('a connection that does not come back: the guest is told what else to try, until it does', () => {
  const { viewer, network, scheduler } = buildPlaying();
  network.blob.end(1006);
  for (let passed = 0; passed < 25; passed += 1) {
    scheduler.advance(1000);
    for (const socket of network.all.slice(-2)) if (socket.readyState < 2) socket.end(1006);
  }
  assert.equal(viewer.trouble, '');
  for (let passed = 0; passed < 10; passed += 1) {
    scheduler.advance(1000);
    for (const socket of network.all.slice(-2)) if (socket.readyState < 2) socket.end(1006);
  }
  assert.equal(viewer.trouble, say('reconnectingLong'));
  scheduler.advance(3000);
  network.acceptBoth();
  assert.equal(viewer.trouble, '');
  network.blob.end(1006);
  scheduler.advance(1000);
  assert.equal(viewer.trouble, '', 'a loss of its own');
});
