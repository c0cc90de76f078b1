import assert from 'node:assert/strict';
import test from 'node:test';
import { Recorders } from '../../resources/web/publisher/recorders.js';
import { fakeRecorderType, FakeStream, FakeTrack } from './fakes/fake_recorder.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

const settings = { codec: 'vp8', videoBitsPerSecond: 1e6, timesliceMs: 20, restartIntervalMs: 20000, frameRate: 30 };
const much = 'x'.repeat(2000);

function build({ canSplit = true } = {}) {
  const scheduler = new FakeScheduler();
  const Recorder = fakeRecorderType();
  Recorder.isTypeSupported = (type) => canSplit && type === 'audio/webm;codecs=opus';
  const log = [];
  const measured = [];
  const troubles = [];
  const recorders = new Recorders({
    MediaRecorder: Recorder, MediaStream: FakeStream, scheduler,
    uplink: {
      hasRoom: true,
      begin: (id, startedAt, mime, bytes, part) => {
        log.push(`begin ${id} ${part} ${mime} ${startedAt - scheduler.now()}`);
        return 'sent';
      },
      piece: () => 'sent',
      end: (id) => log.push(`end ${id}`),
    },
    meter: { begin: (id) => measured.push(id), piece: () => {} },
    firstFrameAfter: (time) => time + 7,
    onTrouble: ({ message }) => troubles.push(message),
    onDrop: () => {},
    onReleased: () => {},
  });
  /** The newest recorder of one kind, or of both. */
  const newest = (...kinds) => Recorder.all.findLast(({ stream }) => stream.getTracks().map(({ kind }) => kind).join() === kinds.join());
  const give = async (recorder) => {
    recorder.give(much);
    await settled();
  };
  return { scheduler, Recorder, log, measured, troubles, recorders, newest, give };
}

test('picture and sound have a recorder each, and ids in the order in which they deliver', async () => {
  const { recorders, newest, give, log, measured } = build();
  recorders.start(new FakeStream(), settings);
  await give(newest('audio'));
  assert.equal(recorders.isDelivering, false, 'sound alone is not what the host waits for');
  await give(newest('video'));
  assert.deepEqual(log, ['begin 1 audio audio/webm;codecs=opus 0', 'begin 2 video video/webm;codecs=vp8 7']);
  assert.deepEqual(measured, [2]);
  assert.equal(recorders.isDelivering, true);
});

test('when the first sound was captured is told by when its packet came, within limits', async () => {
  for (const [wait, zero] of [[10, 0], [63, 0], [83, 20], [163, 100], [900, 100]]) {
    const { recorders, newest, give, log, scheduler } = build();
    recorders.start(new FakeStream(), settings);
    scheduler.advance(wait);
    await give(newest('audio'));
    assert.equal(log[0], `begin 1 audio audio/webm;codecs=opus ${zero - wait}`);
  }
});

test('a browser that cannot, and a source without sound, have one recorder for all', async () => {
  for (const [parts, tracks] of [[{ canSplit: false }, ['video', 'audio']], [{}, ['video']]]) {
    const { recorders, Recorder, give, log } = build(parts);
    recorders.start(new FakeStream(tracks.map((kind) => new FakeTrack(kind))), settings);
    assert.equal(Recorder.all.length, 1);
    await give(Recorder.all[0]);
    assert.match(log[0], /^begin 1 null video/);
  }
});

test('the picture is restarted at intervals, the sound is not', async () => {
  const { recorders, Recorder, newest, give, scheduler, log } = build();
  recorders.start(new FakeStream(), settings);
  await give(newest('video'));
  await give(newest('audio'));
  scheduler.advance(20000);
  await give(newest('video'));
  assert.equal(Recorder.all.length, 3);
  assert.equal(newest('audio').state, 'recording');
  assert.match(log.at(-1), /^begin 3 video/);
});

test('a keyframe that is asked for is a new recorder of the picture, at most once a second', async () => {
  const { recorders, Recorder, newest, give, scheduler } = build();
  recorders.start(new FakeStream(), settings);
  recorders.refresh();
  assert.equal(Recorder.all.length, 2, 'one that has delivered nothing begins with a keyframe anyway');
  scheduler.advance(1000);
  await give(newest('video'));
  recorders.refresh();
  recorders.refresh();
  assert.equal(Recorder.all.length, 3);
  await give(newest('video'));
  scheduler.advance(999);
  recorders.refresh();
  assert.equal(Recorder.all.length, 3);
  scheduler.advance(1);
  recorders.refresh();
  assert.equal(Recorder.all.length, 4);
});

test('another picture goes on with the same sound; other sound has another recorder', async () => {
  const { recorders, newest, give } = build();
  const sound = new FakeTrack('audio');
  recorders.start(new FakeStream([new FakeTrack('video'), sound]), settings);
  const first = newest('audio');
  await give(first);
  recorders.start(new FakeStream([new FakeTrack('video'), sound]), { ...settings, videoBitsPerSecond: 2e6 });
  assert.equal(newest('audio'), first);
  const other = new FakeTrack('audio');
  recorders.start(new FakeStream([new FakeTrack('video'), other]), settings);
  assert.notEqual(newest('audio'), first);
  assert.ok(recorders.isUsing([sound]) && recorders.isUsing([other]));
});

test('sound that cannot be recorded apart goes into the recorder of the picture', async () => {
  const { recorders, Recorder, newest, give, troubles, log } = build();
  recorders.start(new FakeStream(), settings);
  await give(newest('video'));
  newest('audio').onerror({ error: new Error('no') });
  assert.deepEqual(troubles, []);
  await give(newest('video', 'audio'));
  assert.match(log.at(-1), /^begin 2 null video/);
  recorders.start(new FakeStream(), settings);
  assert.equal(Recorder.all.length, 4, 'and stays there');
});

test('a microphone that is gone ends the sound, and nothing else', async () => {
  const { recorders, Recorder, newest, give, troubles } = build();
  const stream = new FakeStream();
  recorders.start(stream, settings);
  await give(newest('video'));
  await give(newest('audio'));
  stream.getAudioTracks()[0].readyState = 'ended';
  newest('audio').stop();
  await settled();
  assert.deepEqual([Recorder.all.length, troubles], [2, []]);
});

test('a recorder that delivers after the one that takes its place is left out', async () => {
  const { recorders, Recorder, newest, give, log } = build();
  recorders.start(new FakeStream(), settings);
  const slow = newest('video');
  recorders.start(new FakeStream(), settings);
  await give(newest('video'));
  await give(slow);
  assert.equal(slow.state, 'inactive');
  assert.deepEqual(log.filter((line) => /video/.test(line)).length, 1);
  assert.equal(Recorder.all.length, 4);
});

test('stopping sends the rest of both; closing sends nothing', async () => {
  const { recorders, newest, give, log } = build();
  recorders.start(new FakeStream(), settings);
  await give(newest('video'));
  await give(newest('audio'));
  await recorders.stop();
  assert.deepEqual(log.slice(2).sort(), ['end 1', 'end 2']);
  recorders.start(new FakeStream(), settings);
  recorders.close();
  await settled();
  assert.equal(log.length, 4);
});
