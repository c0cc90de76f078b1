import assert from 'node:assert/strict';
import test from 'node:test';
import { limitPicture } from '../../resources/web/publisher/picture_limit.js';
import { RecordedPicture } from '../../resources/web/publisher/recorded_picture.js';
import { FakeTrack } from './fakes/fake_recorder.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

const limit = { width: 960, height: 540, frameRate: 30 };

class Processor {
  readable = {};
}

class Generator extends FakeTrack {
  writable = {};
}

function browser() {
  const workers = [];
  const createWorker = () => {
    const worker = { messages: [], postMessage: (message, transferred) => worker.messages.push({ message, transferred }), terminate: () => { worker.isEnded = true; } };
    workers.push(worker);
    return /** @type {any} */ (worker);
  };
  const scheduler = new FakeScheduler();
  return { workers, scheduler, parts: { MediaStreamTrackProcessor: Processor, MediaStreamTrackGenerator: Generator, createWorker, scheduler } };
}

test('the frames go through a worker, and the track is handed over once one has come out', async () => {
  const { workers, scheduler, parts } = browser();
  let limited = null;
  limitPicture(/** @type {any} */ (new FakeTrack('video')), limit, parts).then((made) => {
    limited = made;
  });
  await settled();
  const [{ message, transferred }] = workers[0].messages;
  assert.deepEqual(message.limit, limit);
  assert.deepEqual(transferred, [message.readable, message.writable]);
  assert.equal(limited, null);
  workers[0].onmessage();
  await settled();
  assert.equal(limited.track.isStopped, false);
  assert.equal(scheduler.pending, 0);
  limited.close();
  assert.equal(limited.track.isStopped, true);
  assert.equal(workers[0].isEnded, true);
});

for (const [name, happen] of [
  ['a screen where nothing moves', ({ scheduler }) => scheduler.advance(1000)],
  ['a worker that fails', ({ workers }) => workers[0].onerror()],
]) {
  test(`${name} is not waited for`, async () => {
    const built = browser();
    const limiting = limitPicture(/** @type {any} */ (new FakeTrack('video')), limit, built.parts);
    await settled();
    happen(built);
    assert.ok((await limiting).track);
  });
}

function constrainable() {
  const track = Object.assign(new FakeTrack('video'), { constraints: { deviceId: 'c1', frameRate: { ideal: 30 } } });
  track.getConstraints = () => track.constraints;
  track.applyConstraints = async (constraints) => {
    track.constraints = constraints;
  };
  return track;
}

test('without the means, the track itself gets constraints, and loses them with the limit', async () => {
  const { parts } = browser();
  const track = constrainable();
  const before = track.constraints;
  const picture = new RecordedPicture((own, wish) => limitPicture(own, wish, { ...parts, MediaStreamTrackProcessor: undefined }));
  await picture.limit(/** @type {any} */ (track), limit);
  assert.equal(picture.of(/** @type {any} */ (track)), track);
  assert.deepEqual(track.constraints, { deviceId: 'c1', width: { max: 960 }, height: { max: 540 }, frameRate: { max: 30 } });
  await picture.limit(/** @type {any} */ (track), { ...limit, frameRate: 20 });
  assert.deepEqual(track.constraints.frameRate, { max: 20 });
  await picture.limit(/** @type {any} */ (track), null);
  assert.deepEqual(track.constraints, before);
});

test('of two limits the later one counts, whichever is made first', async () => {
  const made = [];
  const picture = new RecordedPicture(() => new Promise((resolve) => {
    const limited = { track: new FakeTrack('video'), isClosed: false, close: () => { limited.isClosed = true; } };
    made.push(() => resolve(/** @type {any} */ (limited)));
    made.at(-1).limited = limited;
  }));
  const track = /** @type {any} */ (new FakeTrack('video'));
  const first = picture.limit(track, limit);
  const second = picture.limit(track, { ...limit, width: 640 });
  made[1]();
  await second;
  made[0]();
  await first;
  assert.equal(picture.of(track), made[1].limited.track);
  assert.deepEqual([made[0].limited.isClosed, made[1].limited.isClosed], [true, false]);
  const third = picture.limit(track, limit);
  await picture.limit(track, null);
  made[2]();
  await third;
  assert.equal(picture.of(track), track);
  assert.equal(made[2].limited.isClosed, true);
});
