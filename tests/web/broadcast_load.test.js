import assert from 'node:assert/strict';
import test from 'node:test';
import { build, buildLive, much } from './fakes/fake_broadcast.js';
import { settled } from './fakes/fake_scheduler.js';

/** Seconds in which the recorder delivers nothing but noise: no frame comes out of it. */
async function pass(built, seconds) {
  for (let second = 0; second < seconds; second += 1) {
    built.scheduler.advance(500);
    built.Recorder.all.at(-1).give(much);
    // A relay that says nothing counts as lost.
    for (const channel of [built.network.blob, built.network.chunk]) channel.deliver({ type: 'state', viewers: 1 });
    await settled();
    built.scheduler.advance(500);
    await settled();
  }
}

const hd = { width: 1280, height: 720, frameRate: 30, videoBitsPerSecond: 2500000 };

async function liveWith(settings) {
  const built = await buildLive();
  await built.broadcast.configure({ ...hd, ...settings });
  return built;
}

test('a test pattern that is not encoded is drawn smaller, which is told, and the choice stays', async () => {
  const built = await liveWith({ source: 'test-pattern' });
  const before = built.opened.length;
  await pass(built, 10);
  assert.equal(built.opened.length, before + 1);
  assert.deepEqual([built.opened.at(-1).settings.width, built.opened.at(-1).settings.height], [640, 360]);
  assert.equal(built.Recorder.all.at(-1).stream, built.opened.at(-1).stream);
  assert.ok(built.Recorder.all.at(-1).options.videoBitsPerSecond < 1000000);
  assert.deepEqual(built.broadcast.figures.reduced.from, { width: 1280, height: 720 });
  assert.equal(built.limits.length, 0);
  await built.broadcast.configure({ microphone: 'Another' });
  assert.ok(built.broadcast.figures.reduced, 'another microphone makes no computer faster');
  await built.broadcast.configure({ width: 960, height: 540 });
  assert.equal(built.broadcast.figures.reduced, null);
  assert.equal(built.opened.at(-1).settings.width, 960);
});

test('a camera stays open; its picture is made smaller on the way to the recorder', async () => {
  const built = await liveWith({ source: 'camera' });
  const sources = built.opened.length;
  await pass(built, 10);
  assert.equal(built.opened.length, sources);
  assert.deepEqual([built.limits[0].limit.width, built.limits[0].limit.height], [640, 360]);
  assert.ok(built.Recorder.all.at(-1).stream.getTracks().includes(built.limits[0].track));
  assert.equal(built.broadcast.stream, built.opened.at(-1).stream);
  await built.broadcast.configure({ videoBitsPerSecond: 4000000 });
  assert.equal(built.broadcast.figures.reduced, null);
  assert.equal(built.Recorder.all.at(-1).stream, built.opened.at(-1).stream);
});

test('who wants the chosen quality all the same gets it, and is not asked again', async () => {
  const built = await liveWith({ source: 'camera' });
  await pass(built, 10);
  built.broadcast.keepQuality();
  await settled();
  assert.equal(built.broadcast.figures.reduced, null);
  assert.equal(built.Recorder.all.at(-1).stream, built.opened.at(-1).stream);
  const { length } = built.limits;
  await pass(built, 60);
  assert.equal(built.broadcast.state, 'live');
  assert.equal(built.limits.length, length);
});

test('nothing is judged while not live, while paused, while the page is hidden, or while the connection is full', async () => {
  const idle = build();
  await idle.broadcast.configure({ ...hd, source: 'camera' });
  idle.scheduler.advance(60000);
  const paused = await liveWith({ source: 'camera' });
  await paused.broadcast.pause();
  paused.scheduler.advance(60000);
  const hidden = await liveWith({ source: 'test-pattern' });
  hidden.world.frameRate = 0;
  await pass(hidden, 20);
  const full = await liveWith({ source: 'camera' });
  full.network.blob.bufferedAmount = 10 ** 9;
  full.scheduler.advance(20000);
  for (const { broadcast } of [idle, paused, hidden, full]) assert.equal(broadcast.figures.reduced, null);
});

test('the next stream begins with what was right for the last one', async () => {
  const built = await liveWith({ source: 'camera' });
  await pass(built, 10);
  const stopped = built.broadcast.stop();
  await settled();
  await stopped;
  built.broadcast.goLive();
  await settled();
  assert.ok(built.broadcast.figures.reduced);
  assert.ok(built.Recorder.all.at(-1).stream.getTracks().includes(built.limits.at(-1).track));
});
