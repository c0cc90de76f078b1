import assert from 'node:assert/strict';
import test from 'node:test';
import { buildLive, much } from './fakes/fake_broadcast.js';
import { settled } from './fakes/fake_scheduler.js';

test('a pause ends the recording and going on begins another', async () => {
  const { broadcast, states, Recorder, begun } = await buildLive();
  await broadcast.pause();
  assert.equal(broadcast.state, 'paused');
  assert.equal(Recorder.all[0].state, 'inactive');
  broadcast.resume();
  Recorder.all[1].give(much);
  await settled();
  assert.deepEqual(states(), ['live', 'paused', 'live']);
  assert.deepEqual(begun(), [1, 2]);
  assert.equal(broadcast.state, 'live');
});

test('the host pauses and goes on: the relay is told after the last piece, and before the first one', async () => {
  const { broadcast, network, Recorder, states, begun } = await buildLive();
  const blobOrder = () => network.blob.sent.flatMap((content) => {
    if (typeof content !== 'string') return ['piece'];
    const { type, state, id } = JSON.parse(content);
    return type === 'state' ? [state] : type === 'recording' ? [`recording ${id}`] : [];
  });
  Recorder.all[0].give('late', 5);
  const paused = broadcast.pause();
  assert.equal(broadcast.state, 'paused');
  assert.deepEqual(states(), ['live'], 'the last piece has not been sent yet');
  await paused;
  assert.deepEqual(network.chunk.texts.at(-1), { type: 'end', id: 1 });
  assert.equal(network.chunk.binaries.length, 2, 'what came late, and the last piece');
  broadcast.resume();
  Recorder.all[1].give(much);
  await settled();
  assert.deepEqual(blobOrder(), ['live', 'recording 1', 'piece', 'paused', 'live', 'recording 2', 'piece']);
  assert.deepEqual(begun(), [1, 2]);
});

test('going on before the pause has been told: the relay never hears of it', async () => {
  const { broadcast, Recorder, states } = await buildLive();
  const paused = broadcast.pause();
  broadcast.resume();
  await paused;
  assert.deepEqual(states(), ['live', 'live']);
  assert.equal(Recorder.all.length, 2);
});

test('stopping while paused ends the stream; the next one is not paused', async () => {
  const { broadcast, states } = await buildLive();
  await broadcast.pause();
  await broadcast.stop();
  assert.deepEqual(states(), ['live', 'paused', 'ended']);
  broadcast.goLive();
  assert.equal(broadcast.isPaused, false);
  assert.deepEqual(states(), ['live', 'paused', 'ended', 'live']);
});

test('a connection that is lost while paused: the relay is told of the pause again, and nothing is recorded', async () => {
  const { broadcast, network, scheduler, connect, Recorder, states } = await buildLive();
  await broadcast.pause();
  network.blob.end(1006);
  network.chunk.end(1006);
  scheduler.advance(300);
  connect();
  assert.deepEqual(states(), ['paused']);
  assert.equal(Recorder.all.length, 1);
});

test('another source while paused is previewed, and recorded when the host goes on', async () => {
  const { broadcast, previews, opened, Recorder } = await buildLive();
  await broadcast.pause();
  await broadcast.configure({ source: 'camera' });
  assert.equal(previews.at(-1), opened[1].stream);
  assert.equal(opened[0].isClosed, true);
  assert.equal(Recorder.all.length, 1);
  broadcast.resume();
  assert.equal(Recorder.all[1].stream, opened[1].stream);
});

test('muting is no restart: the same recording goes on', async () => {
  const { broadcast, Recorder, states } = await buildLive();
  broadcast.mute(true);
  broadcast.mute(false);
  assert.equal(Recorder.all.length, 1);
  assert.deepEqual(states(), ['live']);
});

test('muting reaches the next source, too', async () => {
  const { broadcast, opened } = await buildLive();
  broadcast.mute(true);
  await broadcast.configure({ source: 'camera' });
  assert.equal(opened[0].stream.getAudioTracks()[0].enabled, false);
  assert.equal(opened[1].stream.getAudioTracks()[0].enabled, false);
  broadcast.mute(false);
  assert.equal(opened[1].stream.getAudioTracks()[0].enabled, true);
});
