import assert from 'node:assert/strict';
import test from 'node:test';
import { Recording } from '../../resources/web/publisher/recording.js';
import { RecordingChain } from '../../resources/web/publisher/recording_chain.js';
import { fakeRecorderType, FakeStream, FakeTrack } from './fakes/fake_recorder.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

const settings = { codec: 'vp8', videoBitsPerSecond: 1e6, timesliceMs: 20, restartIntervalMs: 20000, frameRate: 30 };
const much = 'x'.repeat(2000);

function build() {
  const scheduler = new FakeScheduler();
  const Recorder = fakeRecorderType();
  const log = [];
  const uplink = {
    hasRoom: true,
    answer: 'sent',
    begin: (id, startedAt, mime, bytes) => {
      log.push(`begin ${id} ${bytes.byteLength}`);
      uplink.startedAt = startedAt;
      uplink.mime = mime;
      return uplink.answer;
    },
    piece: (id, bytes) => {
      log.push(`piece ${id} ${bytes.byteLength}`);
      return uplink.answer;
    },
    end: (id) => log.push(`end ${id}`),
  };
  const troubles = [];
  let drops = 0;
  let releases = 0;
  let firstFrame = null;
  const measured = [];
  let lastId = 0;
  const chain = new RecordingChain({
    MediaRecorder: Recorder,
    scheduler, uplink,
    meter: { begin: (id, timeZero) => measured.push([id, timeZero]), piece: () => {} },
    firstFrameAfter: () => firstFrame,
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    onTrouble: (error) => troubles.push(error.message),
    onDrop: () => {
      drops += 1;
    },
    onReleased: () => {
      releases += 1;
    },
  });
  const setFirstFrame = (time) => {
    firstFrame = time;
  };
  return { scheduler, Recorder, log, uplink, troubles, chain, setFirstFrame, measured, drops: () => drops, releases: () => releases };
}

test('pieces go up in the order in which they were recorded, however long each takes to read', async () => {
  const Recorder = fakeRecorderType();
  const heard = [];
  const recording = new Recording({
    MediaRecorder: Recorder, stream: new FakeStream(), settings, scheduler: new FakeScheduler(),
    listener: {
      piece: (from, bytes) => heard.push(new TextDecoder().decode(bytes)),
      finished: () => heard.push('finished'),
      failed: () => heard.push('failed'),
    },
  });
  recording.start(20);
  Recorder.all[0].give('1', 9);
  Recorder.all[0].give('2', 0);
  Recorder.all[0].give('', 0);
  Recorder.all[0].give('3', 5);
  recording.stop();
  recording.stop();
  await settled();
  await settled();
  assert.deepEqual(heard, ['1', '2', '3', 'last', 'finished']);
});

test('an engine that can is told to make keyframes by time', () => {
  const Recorder = fakeRecorderType();
  const listener = { piece: () => {}, finished: () => {}, failed: () => {} };
  new Recording({ MediaRecorder: Recorder, stream: new FakeStream(), settings, scheduler: new FakeScheduler(), listener });
  assert.equal(Recorder.all[0].options.videoKeyFrameIntervalDuration, 3000);
});

test('a frame that was cut comes whole: its rest is asked for until nothing is left', async () => {
  const Recorder = fakeRecorderType();
  const heard = [];
  const recording = new Recording({
    MediaRecorder: Recorder, stream: new FakeStream(), settings, scheduler: new FakeScheduler(),
    listener: { piece: (from, bytes) => heard.push(new TextDecoder().decode(bytes)), finished: () => {}, failed: () => {} },
  });
  recording.start(20);
  const [recorder] = Recorder.all;
  recorder.rest = 'rame';
  recorder.give('f');
  await settled();
  assert.deepEqual(heard, ['f', 'rame']);
  assert.equal(recorder.requests, 2, 'an empty piece ends the asking');
  recorder.state = 'paused';
  recorder.give('x');
  recording.stop();
  await settled();
  assert.equal(recorder.requests, 2, 'a recorder that does not record is not asked');
  assert.deepEqual(heard, ['f', 'rame', 'x', 'last']);
});

test('a closed recording delivers nothing more', async () => {
  const Recorder = fakeRecorderType();
  const heard = [];
  const note = () => heard.push('something');
  const recording = new Recording({
    MediaRecorder: Recorder, stream: new FakeStream(), settings, scheduler: new FakeScheduler(),
    listener: { piece: note, finished: note, failed: note },
  });
  recording.start(20);
  Recorder.all[0].give('1', 3);
  recording.close();
  Recorder.all[0].onerror({});
  recording.close();
  await settled();
  assert.deepEqual(heard, []);
});

test('the first piece begins the recording, with its type and the time of its first frame', async () => {
  const { chain, Recorder, log, uplink, scheduler, setFirstFrame } = build();
  chain.start(new FakeStream(), settings);
  const started = scheduler.now();
  setFirstFrame(started + 12);
  Recorder.all[0].give('e');
  Recorder.all[0].give('bml');
  await settled();
  assert.deepEqual(log, ['begin 1 1', 'piece 1 3']);
  assert.equal(uplink.startedAt, started + 12);
  assert.equal(uplink.mime, 'video/webm;codecs=vp8,opus');
  assert.equal(Recorder.all[0].timeslice, 20);
});

test('without a look at the frames, time zero is half a frame after the start; without sound the type says so', async () => {
  const { chain, Recorder, uplink, scheduler } = build();
  chain.start(new FakeStream([new FakeTrack('video')]), { ...settings, codec: 'vp9' });
  const started = scheduler.now();
  Recorder.all[0].give('e');
  await settled();
  assert.equal(Math.round(uplink.startedAt - started), 17);
  assert.equal(uplink.mime, 'video/webm;codecs=vp9');
});

test('a restart overlaps: the old recorder stops once the new one has delivered, 0.3 s after its start', async () => {
  const { chain, Recorder, log, scheduler } = build();
  chain.start(new FakeStream(), settings);
  Recorder.all[0].give(much);
  await settled();
  scheduler.advance(20000);
  assert.equal(Recorder.all.length, 2);
  assert.equal(Recorder.all[0].state, 'recording');
  scheduler.advance(400);
  Recorder.all[1].give('h');
  await settled();
  assert.equal(Recorder.all[0].state, 'recording', 'a header alone is no delivery');
  Recorder.all[1].give(much);
  await settled();
  assert.equal(Recorder.all[0].state, 'inactive');
  assert.deepEqual(log.slice(-4), ['begin 2 1', 'piece 2 2000', 'piece 1 4', 'end 1']);
});

test('a new recorder that delivers at once still leaves the old one its 0.3 s', async () => {
  const { chain, Recorder, scheduler } = build();
  chain.start(new FakeStream(), settings);
  Recorder.all[0].give(much);
  await settled();
  scheduler.advance(20050);
  Recorder.all[1].give(much);
  await settled();
  assert.equal(Recorder.all[0].state, 'recording');
  scheduler.advance(300);
  Recorder.all[1].give('x');
  await settled();
  assert.equal(Recorder.all[0].state, 'inactive');
});

test('going over to another stream is a restart with other tracks; ids go on', async () => {
  const { chain, Recorder, log, scheduler } = build();
  const first = new FakeStream();
  const second = new FakeStream();
  chain.start(first, settings);
  Recorder.all[0].give(much);
  await settled();
  chain.start(second, settings);
  assert.equal(Recorder.all[1].stream, second);
  assert.equal(chain.isUsing(first.getTracks()), true);
  scheduler.advance(350);
  Recorder.all[1].give(much);
  Recorder.all[1].give('x');
  await settled();
  assert.equal(chain.isUsing(first.getTracks()), false);
  assert.ok(log.includes('begin 2 2000') && log.includes('end 1'));
});

test('a stream made of another one\'s tracks uses it; each recording that ends says so', async () => {
  const { chain, Recorder, releases } = build();
  const stream = new FakeStream();
  chain.start(new FakeStream([stream.getVideoTracks()[0], new FakeTrack('audio')]), settings);
  assert.equal(chain.isUsing(stream.getTracks()), true);
  assert.equal(chain.isUsing(new FakeStream().getTracks()), false);
  Recorder.all[0].give(much);
  await chain.stop();
  assert.equal(chain.isUsing(stream.getTracks()), false);
  assert.equal(releases(), 1);
});

test('after a hole a new recording begins at once, unless the one that runs has yet to begin', async () => {
  const { chain, Recorder } = build();
  chain.renew();
  chain.start(new FakeStream(), settings);
  chain.renew();
  assert.equal(Recorder.all.length, 1);
  Recorder.all[0].give(much);
  await settled();
  chain.renew();
  assert.equal(Recorder.all.length, 2);
  assert.equal(Recorder.all[0].state, 'recording');
  chain.renew();
  assert.equal(Recorder.all.length, 2);
});

test('a picture that never moves takes over, too, little as it delivers', async () => {
  const { chain, Recorder, scheduler, troubles } = build();
  chain.start(new FakeStream(), settings);
  Recorder.all[0].give(much);
  await settled();
  chain.start(new FakeStream(), settings);
  Recorder.all[1].give('still');
  await settled();
  scheduler.advance(4900);
  assert.equal(Recorder.all[0].state, 'recording');
  scheduler.advance(200);
  assert.equal(Recorder.all[0].state, 'inactive');
  assert.deepEqual(troubles, []);
});

test('a full uplink ends the recording; the next begins when there is room, and what was lost is counted', async () => {
  const { chain, Recorder, log, uplink, scheduler, drops } = build();
  chain.start(new FakeStream(), settings);
  Recorder.all[0].give(much);
  await settled();
  uplink.answer = 'dropped';
  uplink.hasRoom = false;
  Recorder.all[0].give('y');
  Recorder.all[0].give('z');
  await settled();
  assert.deepEqual(log.slice(-2), ['piece 1 1', 'end 1']);
  scheduler.advance(200);
  assert.equal(Recorder.all.length, 1);
  assert.equal(drops(), 11);
  uplink.answer = 'sent';
  uplink.hasRoom = true;
  scheduler.advance(20);
  assert.equal(Recorder.all.length, 2);
  Recorder.all[1].give('e');
  await settled();
  assert.equal(log.at(-1), 'begin 2 1');
});

test('stopping sends the last piece before the promise is kept', async () => {
  const { chain, Recorder, log, scheduler } = build();
  chain.start(new FakeStream(), settings);
  Recorder.all[0].give('a', 4);
  await chain.stop();
  assert.deepEqual(log, ['begin 1 1', 'piece 1 4', 'end 1']);
  assert.equal(scheduler.pending, 0);
  await chain.stop();
});

test('a recorder that stops by itself or does not start is a trouble', async () => {
  const { chain, Recorder, troubles } = build();
  chain.start(new FakeStream(), settings);
  Recorder.all[0].give('a');
  Recorder.all[0].stop();
  await settled();
  assert.deepEqual(troubles, ['the recorder stopped']);
  Recorder.failsToStart = true;
  chain.start(new FakeStream(), settings);
  assert.deepEqual(troubles, ['the recorder stopped', 'NotSupportedError']);
});

test('a recorder that delivers nothing for 5 s is a trouble; one that delivers is none', async () => {
  const { chain, Recorder, troubles, scheduler } = build();
  chain.start(new FakeStream(), settings);
  scheduler.advance(4900);
  assert.deepEqual(troubles, []);
  assert.equal(chain.isDelivering, false);
  scheduler.advance(200);
  assert.deepEqual(troubles, ['the recorder delivers nothing']);
  chain.start(new FakeStream(), settings);
  Recorder.all[1].give('e');
  await settled();
  scheduler.advance(6000);
  assert.equal(troubles.length, 1);
  assert.equal(chain.isDelivering, true);
});

test('closing ends everything at once and keeps the promises', async () => {
  const { chain, Recorder, log, scheduler } = build();
  chain.start(new FakeStream(), settings);
  Recorder.all[0].give('a');
  await settled();
  const stopped = chain.stop();
  chain.close();
  chain.close();
  await stopped;
  await settled();
  assert.deepEqual(log, ['begin 1 1']);
  assert.equal(scheduler.pending, 0);
});

test('a piece that cannot be read is a trouble, nothing with a hole goes up, and the chain still ends', async () => {
  const { chain, Recorder, log, troubles } = build();
  chain.start(new FakeStream(), settings);
  const [recorder] = Recorder.all;
  recorder.give('head');
  recorder.ondataavailable({ data: { size: 5, arrayBuffer: () => Promise.reject(new Error('the disk is full')) } });
  recorder.give('more');
  await settled();
  assert.deepEqual([log, troubles], [['begin 1 4'], ['the disk is full']]);
  let isQuiet = false;
  chain.stop().then(() => { isQuiet = true; });
  await settled();
  assert.equal(isQuiet, true);
  assert.equal(log.at(-1), 'end 1');
});
