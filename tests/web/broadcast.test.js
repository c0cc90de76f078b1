import assert from 'node:assert/strict';
import test from 'node:test';
import { build, buildLive, much, quality } from './fakes/fake_broadcast.js';
import { settled } from './fakes/fake_scheduler.js';

test('the configured source is previewed before going live, and nothing is sent', async () => {
  const { broadcast, previews, opened, network } = build();
  await broadcast.configure(quality);
  assert.deepEqual(previews, [opened[0].stream]);
  assert.equal(broadcast.state, 'idle');
  assert.equal(network.all.length, 0);
});

test('going live: starting until the recorder delivers, then live', async () => {
  const { broadcast, connect, Recorder, states, begun, scheduler } = build();
  await broadcast.configure(quality);
  broadcast.goLive();
  broadcast.goLive();
  assert.equal(broadcast.state, 'starting');
  connect();
  assert.equal(broadcast.state, 'starting');
  Recorder.all[0].give(much);
  await settled();
  assert.equal(broadcast.state, 'live');
  assert.deepEqual(states(), ['live']);
  assert.deepEqual(begun(), [1]);
  assert.equal(broadcast.figures.liveSince, scheduler.now());
});

test('going live before the source is open begins when it is', async () => {
  const { broadcast, connect, Recorder } = build();
  const configured = broadcast.configure(quality);
  broadcast.goLive();
  connect();
  await configured;
  assert.equal(Recorder.all.length, 1);
});

test('stopping sends the last piece, then says that the stream has ended; the next go-live needs no new connection', async () => {
  const { broadcast, states, network, Recorder, begun } = await buildLive();
  await broadcast.stop();
  assert.deepEqual(network.chunk.texts.at(-1), { type: 'end', id: 1 });
  assert.deepEqual(states(), ['live', 'ended']);
  assert.equal(broadcast.state, 'idle');
  assert.equal(broadcast.figures.liveSince, null);
  broadcast.goLive();
  Recorder.all[1].give(much);
  await settled();
  assert.equal(network.all.length, 2);
  assert.deepEqual(begun(), [1, 2]);
});

test('stopping while the connection cannot be made is no error any more', async () => {
  const { broadcast, network, scheduler } = build();
  await broadcast.configure(quality);
  broadcast.goLive();
  network.blob.end(1006);
  network.chunk.end(1006);
  await settled();
  assert.equal(broadcast.figures.error.code, 'connection');
  await broadcast.stop();
  assert.equal(broadcast.state, 'idle');
  scheduler.advance(20000);
  assert.equal(network.all.length, 2);
});

test('a lost connection: reconnecting, then a new recording', async () => {
  const { broadcast, network, scheduler, connect, Recorder, begun } = await buildLive();
  scheduler.advance(3000);
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.equal(broadcast.state, 'reconnecting');
  scheduler.advance(300);
  connect();
  Recorder.all.at(-1).give(much);
  await settled();
  assert.equal(broadcast.state, 'live');
  assert.deepEqual(begun(), [2]);
});

test('a refusal shows the reason and ends; going live again is possible', async () => {
  const { broadcast, network, scheduler } = await buildLive();
  network.blob.end(4400, 'this is no WebM');
  await settled();
  assert.equal(broadcast.state, 'error');
  assert.equal(broadcast.figures.error.code, 'refused');
  assert.match(broadcast.figures.error.message, /this is no WebM/);
  scheduler.advance(20000);
  assert.equal(network.all.length, 2);
  broadcast.goLive();
  assert.equal(network.all.length, 4);
});

test('a refusal is told from a relay that is away, and says what to do', async () => {
  for (const [access, said] of [
    [{ publish: 'token', waitSeconds: 0 }, /publish key was not accepted/],
    [{ publish: 'keyless', waitSeconds: 0 }, /^Publishing needs the publish key\. Ask the host for it/],
    [{ publish: 'token', waitSeconds: 7 }, /Try again in 7 s/],
    [{ publish: 'ask', waitSeconds: 0 }, /has to allow this device first/],
    [{ publish: 'refused', waitSeconds: 0 }, /may not stream here/],
    [{ publish: 'allowed', waitSeconds: 0 }, null],
    [null, null],
  ]) {
    const { broadcast, network, world } = build();
    world.access = access;
    await broadcast.configure(quality);
    broadcast.goLive();
    network.blob.end(1006);
    network.chunk.end(1006);
    await settled();
    assert.equal(broadcast.figures.error.code, said ? 'refused' : 'connection');
    if (said) assert.match(broadcast.figures.error.message, said);
    assert.equal(broadcast.isLive, said === null);
    broadcast.close();
  }
});

test('a recorder that fails is started again, and one that keeps failing is said', async () => {
  const { broadcast, Recorder, scheduler } = await buildLive();
  for (let time = 0; time < 5; time += 1) {
    Recorder.all.at(-1).stop();
    await settled();
    scheduler.advance(600);
  }
  assert.ok(Recorder.all.length >= 5);
  assert.equal(broadcast.figures.error.code, 'recorder');
});

test('closing twice is fine and nothing ticks any more', async () => {
  const { broadcast, scheduler, opened } = await buildLive();
  broadcast.close();
  broadcast.close();
  await settled();
  assert.equal(opened[0].isClosed, true);
  assert.equal(scheduler.pending, 0);
});
