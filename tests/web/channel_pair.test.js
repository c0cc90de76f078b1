import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import test from 'node:test';
import { ChannelPair, channelUrl, newSession } from '../../resources/web/common/channel_pair.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';
import { bytesOf, FakeNetwork } from './fakes/fake_socket.js';

function build() {
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const log = [];
  let slept = 0;
  const pair = new ChannelPair({
    scheduler: { ...scheduler, now: () => scheduler.now() + slept },
    openSocket: network.open,
    random: () => 1,
    listener: {
      opened: () => log.push('opened'),
      text: (channel, message) => log.push([channel, message]),
      binary: (channel, bytes) => log.push([channel, bytes.byteLength]),
      closed: (loss) => log.push(loss),
    },
  });
  /** Time passes, and no timer runs. */
  const sleep = (milliseconds) => { slept += milliseconds; };
  return { scheduler, network, log, pair, sleep };
}

test('both connections open at once and count as one', () => {
  const { network, log, pair } = build();
  pair.open();
  assert.deepEqual(network.all.map(({ channel }) => channel), ['blob', 'chunk']);
  assert.equal(network.blob.binaryType, 'arraybuffer');
  network.blob.accept();
  assert.deepEqual(log, []);
  network.chunk.accept();
  assert.deepEqual(log, ['opened']);
  assert.equal(pair.isOpen, true);
});

test('texts are parsed, bytes passed on, unreadable texts ignored', () => {
  const { network, log, pair } = build();
  pair.open();
  network.acceptBoth();
  network.blob.deliver({ type: 'state' });
  network.blob.deliver('{"type":');
  network.blob.deliver('null');
  network.blob.deliver('7');
  network.chunk.deliver(bytesOf(1, 2, 3));
  assert.deepEqual(log.slice(1), [['blob', { type: 'state' }], ['chunk', 3]]);
});

test('losing one connection closes both, and both are opened again after a pause', () => {
  const { scheduler, network, log, pair } = build();
  pair.open();
  network.acceptBoth();
  const [first, second] = network.all;
  scheduler.advance(3000);
  second.end(1006);
  assert.equal(first.readyState, 2);
  scheduler.advance(200);
  assert.deepEqual(log.at(-1), { code: 1006, reason: '', wasOpen: true, retryIn: 250 });
  assert.equal(network.all.length, 2);
  scheduler.advance(250);
  assert.equal(network.all.length, 4);
});

test('the reason may come on the other connection', () => {
  const { network, log, pair } = build();
  pair.open();
  network.acceptBoth();
  network.chunk.end(1000);
  network.blob.end(4409, 'another publisher is live');
  assert.deepEqual(log.at(-1), { code: 4409, reason: 'another publisher is live', wasOpen: true, retryIn: null });
});

test('after a final code nothing is tried again', () => {
  const { scheduler, network, pair } = build();
  pair.open();
  network.acceptBoth();
  network.blob.end(4400, 'not WebM');
  scheduler.advance(60000);
  assert.equal(network.all.length, 2);
  assert.equal(scheduler.pending, 0);
  pair.open();
  assert.equal(network.all.length, 4);
});

test('pauses grow while nothing works, and start over after a connection that lasted', () => {
  const { scheduler, network, log, pair } = build();
  pair.open();
  for (const expected of [250, 500, 1000]) {
    network.blob.end(1006);
    network.chunk.end(1006);
    assert.equal(log.at(-1).retryIn, expected);
    assert.equal(log.at(-1).wasOpen, false);
    scheduler.advance(expected);
  }
  network.acceptBoth();
  scheduler.advance(2500);
  network.blob.end(1001);
  network.chunk.end(1001);
  assert.equal(log.at(-1).retryIn, 250);
});

test('a connection that opens and breaks at once does not reset the pauses', () => {
  const { scheduler, network, log, pair } = build();
  pair.open();
  for (const expected of [250, 500, 1000]) {
    network.acceptBoth();
    network.blob.end(1006);
    network.chunk.end(1006);
    assert.equal(log.at(-1).retryIn, expected);
    scheduler.advance(expected);
  }
});

test('a handshake that never ends is given up after 10 s', () => {
  const { scheduler, network, log, pair } = build();
  pair.open();
  network.blob.accept();
  scheduler.advance(10000);
  assert.equal(log.at(-1).wasOpen, false);
  scheduler.advance(300);
  assert.equal(network.all.length, 4);
});

test('a relay that says nothing for 12 s is gone, though no close has come', () => {
  const { scheduler, network, log, pair } = build();
  pair.open();
  network.acceptBoth();
  scheduler.advance(11000);
  network.blob.deliver({ type: 'time' });
  scheduler.advance(11000);
  assert.deepEqual(log.at(-1), ['blob', { type: 'time' }]);
  scheduler.advance(3000);
  assert.equal(log.at(-1).wasOpen, true);
});

test('a page whose timers slept hears the relay out first, and then is as strict as ever', () => {
  const { scheduler, network, log, pair, sleep } = build();
  pair.open();
  network.acceptBoth();
  for (let minute = 0; minute < 5; minute += 1) {
    sleep(60_000);
    scheduler.advance(1000);
    network.blob.deliver({ type: 'time' });
  }
  assert.deepEqual([pair.isOpen, network.all.length], [true, 2]);
  sleep(60_000);
  scheduler.advance(1000);
  assert.equal(pair.isOpen, true);
  scheduler.advance(4000);
  assert.equal(log.at(-1).wasOpen, true);
});

test('reopening leaves at once, and late events of the old connections are not heard', async () => {
  const { network, log, pair } = build();
  pair.open();
  network.acceptBoth();
  const [old] = network.all;
  pair.reopen();
  assert.equal(network.all.length, 4);
  old.deliver({ type: 'state' });
  await settled();
  assert.deepEqual(log, ['opened']);
});

test('closing is final, twice is fine, and sending then says so', () => {
  const { scheduler, network, pair } = build();
  pair.open();
  network.acceptBoth();
  assert.equal(pair.send('blob', { type: 'x' }), true);
  assert.equal(pair.send('chunk', bytesOf(1)), true);
  pair.close();
  pair.close();
  assert.equal(pair.send('blob', { type: 'x' }), false);
  pair.reopen();
  scheduler.advance(60000);
  assert.equal(network.all.length, 2);
  assert.equal(scheduler.pending, 0);
});

test('queued bytes are those of both connections', () => {
  const { network, pair } = build();
  pair.open();
  network.acceptBoth();
  network.blob.bufferedAmount = 5;
  network.chunk.bufferedAmount = 7;
  assert.equal(pair.queuedBytes, 12);
});

test('addresses and sessions have the protocol\'s form', () => {
  const session = newSession(webcrypto);
  assert.match(session, /^[A-Za-z0-9_-]{8,64}$/);
  assert.equal(channelUrl({ protocol: 'http:', host: 'a:1' }, 'watch', 'blob', 's'), 'ws://a:1/watch/blob?session=s');
  assert.equal(channelUrl({ protocol: 'https:', host: 'a' }, 'publish', 'chunk', 's'), 'wss://a/publish/chunk?session=s');
});
