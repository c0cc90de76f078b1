import assert from 'node:assert/strict';
import test from 'node:test';
import { Uplink } from '../../resources/web/publisher/uplink.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';
import { bytesOf, FakeNetwork } from './fakes/fake_socket.js';

function build() {
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const log = [];
  const uplink = new Uplink({
    scheduler,
    openSocket: network.open,
    random: () => 0.5,
    listener: {
      connected: () => log.push('connected'),
      disconnected: ({ code }) => log.push(`disconnected ${code}`),
      viewers: (count) => log.push(`viewers ${count}`),
      keyframeWanted: () => log.push('keyframe'),
    },
  });
  const answerTime = (ahead) => {
    const exchange = network.blob.texts.findLast(({ type }) => type === 'time');
    network.blob.deliver({ ...exchange, relay: scheduler.now() + ahead });
  };
  const connect = (ahead = 0) => {
    uplink.open();
    network.acceptBoth();
    answerTime(ahead);
  };
  return { scheduler, network, log, uplink, answerTime, connect };
}

const notTime = (socket) => socket.sent.filter((content) => !/"time"/.test(content));

test('connected means: both connections are open and the relay\'s clock is known', () => {
  const { network, log, uplink, answerTime } = build();
  uplink.open();
  network.acceptBoth();
  assert.deepEqual(log, []);
  answerTime(0);
  assert.deepEqual(log, ['connected']);
});

test('a recording of one part says which; the relay asks for a keyframe', () => {
  const { network, uplink, connect, log } = build();
  connect();
  uplink.begin(8, 1000, 'audio/webm;codecs=opus', bytesOf(1), 'audio');
  assert.equal(JSON.parse(notTime(network.blob)[0]).part, 'audio');
  network.blob.deliver({ type: 'keyframe' });
  assert.deepEqual(log, ['connected', 'keyframe']);
});

test('a relay that does not tell the time is not waited for', () => {
  const { network, log, uplink, scheduler } = build();
  uplink.open();
  network.acceptBoth();
  scheduler.advance(500);
  assert.deepEqual(log, ['connected']);
});

test('the first piece goes on the blob channel, with its start by the relay\'s clock; the rest on the chunk channel', () => {
  const { network, uplink, connect } = build();
  connect(250);
  assert.equal(uplink.begin(7, 1000, 'video/webm;codecs=vp8', bytesOf(1)), 'sent');
  uplink.piece(7, bytesOf(2));
  uplink.piece(7, bytesOf(3));
  uplink.end(7);
  const [text, bytes] = notTime(network.blob);
  assert.deepEqual(JSON.parse(text), { type: 'recording', id: 7, startedAt: 1250, mime: 'video/webm;codecs=vp8' });
  assert.equal(bytes.byteLength, 1);
  assert.deepEqual(network.chunk.texts, [{ type: 'recording', id: 7 }, { type: 'end', id: 7 }]);
  assert.equal(network.chunk.binaries.length, 2);
});

test('while two recordings overlap, every change of recording is announced', () => {
  const { network, uplink, connect } = build();
  connect();
  for (const id of [1, 1, 2, 1, 2, 2]) uplink.piece(id, bytesOf(id));
  assert.deepEqual(network.chunk.texts.map(({ id }) => id), [1, 2, 1, 2]);
});

test('more than two seconds in the queue: dropped; room again below a quarter second', () => {
  const { network, uplink, connect } = build();
  connect();
  uplink.expect(8_000_000);
  network.chunk.bufferedAmount = 2_000_000;
  assert.equal(uplink.piece(1, bytesOf(1)), 'sent');
  assert.equal(uplink.hasRoom, false);
  network.chunk.bufferedAmount = 2_000_001;
  assert.equal(uplink.piece(1, bytesOf(1)), 'dropped');
  assert.equal(uplink.begin(2, 0, '', bytesOf(1)), 'dropped');
  network.chunk.bufferedAmount = 250_000;
  assert.equal(uplink.hasRoom, true);
});

test('without a connection everything is dropped and nothing has room', () => {
  const { uplink, network, log, connect, scheduler } = build();
  assert.equal(uplink.piece(1, bytesOf(1)), 'dropped');
  connect();
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.equal(log.at(-1), 'disconnected 1006');
  assert.equal(uplink.piece(1, bytesOf(1)), 'dropped');
  assert.equal(uplink.hasRoom, false);
  scheduler.advance(300);
  network.acceptBoth();
  scheduler.advance(500);
  assert.equal(log.at(-1), 'connected');
  uplink.piece(1, bytesOf(1));
  assert.deepEqual(network.chunk.texts, [{ type: 'recording', id: 1 }], 'a new connection is told the recording again');
});

test('viewers are passed on; closing twice is fine and nothing ticks any more', () => {
  const { uplink, network, log, connect, scheduler } = build();
  connect();
  network.blob.deliver({ type: 'state', state: 'live', viewers: 3 });
  network.blob.deliver({ type: 'state', state: 'live' });
  assert.deepEqual(log, ['connected', 'viewers 3']);
  uplink.close();
  uplink.close();
  assert.equal(scheduler.pending, 0);
});
