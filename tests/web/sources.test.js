import assert from 'node:assert/strict';
import test from 'node:test';
import { clockText } from '../../resources/web/publisher/sources/pattern_painter.js';
import { FrameTimer } from '../../resources/web/publisher/sources/frame_timer.js';
import { needsOtherSource, openSource } from '../../resources/web/publisher/sources/source.js';
import { FakeStream, FakeTrack } from './fakes/fake_recorder.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

const settings = {
  source: 'camera', fileUrl: '/source/1', fileName: 'clip.xyz', camera: '', microphone: '', sound: true,
  width: 1280, height: 720, frameRate: 30,
};

class Stream extends FakeStream {}

function devices(changes = {}) {
  const asked = [];
  return {
    asked,
    enumerateDevices: async () => [
      { kind: 'videoinput', deviceId: 'c1', label: 'Desk camera' },
      { kind: 'audioinput', deviceId: 'm1', label: 'Headset' },
    ],
    getUserMedia: async (wish) => {
      asked.push(wish);
      return new FakeStream([new FakeTrack(wish.video ? 'video' : 'audio')]);
    },
    getDisplayMedia: async (wish) => {
      asked.push(wish);
      return new FakeStream([new FakeTrack('video')]);
    },
    ...changes,
  };
}

const fails = (name, message = '') => async () => {
  throw Object.assign(new Error(message), { name });
};

const open = (changes, parts) => openSource({ ...settings, ...changes }, { MediaStream: Stream, scheduler: new FakeScheduler(), ...parts });

test('the camera comes with the microphone, both by their labels', async () => {
  const media = devices();
  const source = await open({ camera: 'Desk camera', microphone: 'Headset' }, { devices: media });
  assert.deepEqual(source.stream.getTracks().map(({ kind }) => kind), ['video', 'audio']);
  assert.deepEqual(media.asked[0].video.deviceId, { exact: 'c1' });
  assert.deepEqual(media.asked[1].audio, { deviceId: { exact: 'm1' } });
  source.close();
  assert.ok(source.stream.getTracks().every(({ isStopped }) => isStopped));
});

test('names as the host\'s system has them are understood', async () => {
  const known = [
    { kind: 'videoinput', deviceId: 'c1', label: 'HD Webcam C525 (046d:0826)' },
    { kind: 'videoinput', deviceId: 'c2', label: 'HD Pro Webcam C920 (046d:082d)' },
  ];
  const media = devices({ enumerateDevices: async () => known });
  await open({ camera: 'HD Pro Webcam C920' }, { devices: media });
  assert.deepEqual(media.asked[0].video.deviceId, { exact: 'c2' });
});

test('a camera whose name is told only once one is open is changed to before anything is shown', async () => {
  const hidden = [{ kind: 'videoinput', deviceId: '', label: '' }];
  const named = [
    { kind: 'videoinput', deviceId: 'c1', label: 'Front' }, { kind: 'videoinput', deviceId: 'c2', label: 'Back' },
  ];
  const opened = [];
  const media = devices({
    enumerateDevices: async () => (opened.length === 0 ? hidden : named),
    getUserMedia: async ({ video }) => {
      const stream = new FakeStream([Object.assign(new FakeTrack('video'), { getSettings: () => ({ deviceId: video.deviceId?.exact ?? 'c1' }) })]);
      opened.push(stream);
      return stream;
    },
  });
  const right = await open({ camera: 'Back', sound: false }, { devices: media });
  assert.equal(right.stream.getVideoTracks()[0].getSettings().deviceId, 'c2');
  assert.ok(opened[0].getTracks()[0].isStopped, 'the wrong one is let go');

  opened.length = 0;
  await open({ camera: 'Front', sound: false }, { devices: media });
  assert.equal(opened.length, 1, 'the right one is kept');

  opened.length = 0;
  await assert.rejects(open({ camera: 'Side' }, { devices: media }), { code: 'camera-absent' });
  assert.ok(opened[0].getTracks()[0].isStopped);
});

test('nor is one kept that turns out to be another one', async () => {
  const opened = [];
  const media = devices({
    enumerateDevices: async () => (opened.length === 0 ? [{ kind: 'audioinput', deviceId: '', label: '' }]
      : [{ kind: 'audioinput', deviceId: 'm1', label: 'Built-in' }, { kind: 'audioinput', deviceId: 'm2', label: 'Yeti' }]),
    getUserMedia: async ({ audio }) => {
      const deviceId = audio?.deviceId?.exact ?? 'm1';
      const stream = new FakeStream([Object.assign(new FakeTrack(audio ? 'audio' : 'video'), { getSettings: () => ({ deviceId }) })]);
      if (audio) opened.push(stream);
      return stream;
    },
  });
  const source = await open({ microphone: 'Yeti' }, { devices: media });
  assert.equal(source.stream.getAudioTracks()[0].getSettings().deviceId, 'm2');
  assert.ok(opened[0].getTracks()[0].isStopped);
  opened.length = 0;
  const without = await open({ microphone: 'Gone' }, { devices: media });
  assert.equal(without.stream.getAudioTracks().length, 0);
  assert.ok(opened[0].getTracks()[0].isStopped);
});

test('a chosen microphone that is missing is not replaced by another one', async () => {
  const media = devices();
  const source = await open({ microphone: 'Unplugged' }, { devices: media });
  assert.deepEqual(source.stream.getTracks().map(({ kind }) => kind), ['video']);
  assert.equal(media.asked.length, 1);
});

test('no microphone means no sound, never an error', async () => {
  const media = devices();
  const getUserMedia = (wish) => (wish.audio ? fails('NotFoundError')() : media.getUserMedia(wish));
  const source = await open({}, { devices: { ...media, getUserMedia } });
  assert.deepEqual(source.stream.getTracks().map(({ kind }) => kind), ['video']);
});

test('sound off asks for no microphone', async () => {
  const media = devices();
  await open({ sound: false }, { devices: media });
  assert.equal(media.asked.length, 1);
});

for (const [name, code] of [
  ['NotFoundError', 'no-camera'], ['OverconstrainedError', 'no-camera'], ['NotAllowedError', 'permission'], ['NotReadableError', 'camera-busy'],
]) {
  test(`a camera that answers ${name} is ${code}`, async () => {
    await assert.rejects(open({}, { devices: devices({ getUserMedia: fails(name) }) }), { code });
  });
}

test('no camera: the sentence says what else there is', async () => {
  await assert.rejects(open({}, { devices: devices({ getUserMedia: fails('NotFoundError') }) }), {
    message: 'No camera found. Plug one in, or stream the screen, a file or the test pattern.',
  });
});

test('a camera that was chosen and is not there is named; plain http is explained', async () => {
  await assert.rejects(open({ camera: 'Old one' }, { devices: devices() }), { code: 'camera-absent', message: /“Old one”/ });
  await assert.rejects(open({}, { devices: undefined }), { code: 'permission', message: /https/ });
});

test('the screen comes with the microphone; refusals are told apart', async () => {
  const source = await open({ source: 'screen' }, { devices: devices() });
  assert.equal(source.stream.getTracks().length, 2);
  const refused = (error, message) => open({ source: 'screen' }, { devices: devices({ getDisplayMedia: fails(error, message) }) });
  await assert.rejects(refused('NotAllowedError', 'Permission denied'), { code: 'permission' });
  await assert.rejects(refused('NotAllowedError', 'Permission denied by system'), { code: 'screen-unavailable' });
  await assert.rejects(refused('NotReadableError', 'Could not start video source'), { code: 'screen-unavailable' });
  await assert.rejects(open({ source: 'screen' }, { devices: {} }), { code: 'screen-unavailable' });
});

class FileVideo extends EventTarget {
  videoWidth = 640;
  tracks = [new FakeTrack('video'), new FakeTrack('audio')];
  muted = false;
  play = async () => {
    this.dispatchEvent(new Event(this.outcome));
  };
  captureStream = () => new FakeStream(this.tracks);
  pause = () => {};
  load = () => {};
  removeAttribute = (name) => {
    this[name] = '';
  };
}

class SoundContext {
  static open = 0;
  constructor() {
    SoundContext.open += 1;
  }
  createMediaStreamDestination = () => ({ stream: new FakeStream([new FakeTrack('audio')]) });
  createMediaElementSource = () => ({ connect: () => {} });
  resume = async () => {};
  close = () => {
    SoundContext.open -= 1;
  };
}

function openFile(video, changes = {}) {
  return open({ source: 'file', ...changes }, { createVideo: () => video, AudioContext: SoundContext });
}

test('a file plays in a loop, with its sound if wished', async () => {
  const video = Object.assign(new FileVideo(), { outcome: 'playing' });
  const source = await openFile(video);
  assert.equal(video.loop, true);
  assert.equal(video.src, '/source/1');
  assert.equal(source.stream.getTracks().length, 2);
  assert.equal(video.muted, false, 'a muted element would deliver no sound at all');
  source.close();
  assert.equal(video.src, '');
  assert.equal(SoundContext.open, 0);
  const silent = await openFile(Object.assign(new FileVideo(), { outcome: 'playing' }), { sound: false });
  assert.equal(silent.stream.getTracks().length, 1);
});

test('a file that cannot be decoded, or has no picture, is said by its name', async () => {
  const broken = Object.assign(new FileVideo(), { outcome: 'error' });
  await assert.rejects(openFile(broken), { code: 'file-undecodable', message: /^“clip.xyz” cannot be played here: .* Try MP4/ });
  assert.equal(SoundContext.open, 0);
  const wishes = [];
  const playing = Object.assign(new FileVideo(), { outcome: 'playing' });
  playing.tracks[0].applyConstraints = async (wish) => wishes.push(wish);
  (await openFile(playing)).close();
  assert.deepEqual(wishes, [{ frameRate: { max: 30 } }]);
  const soundOnly = Object.assign(new FileVideo(), { outcome: 'playing', videoWidth: 0 });
  await assert.rejects(openFile(soundOnly), { code: 'file-undecodable' });
});

test('a source is opened anew only for what concerns it', () => {
  const other = (changes) => needsOtherSource(settings, { ...settings, ...changes });
  assert.equal(other({}), false);
  assert.equal(other({ fileUrl: '/source/2' }), false);
  assert.equal(other({ camera: 'x' }), true);
  assert.equal(other({ width: 640 }), true);
  const file = { ...settings, source: 'file' };
  assert.equal(needsOtherSource(file, { ...file, camera: 'x' }), false);
  assert.equal(needsOtherSource(file, { ...file, fileUrl: '/source/2' }), true);
});

function timerAt(frameRate) {
  const scheduler = new FakeScheduler();
  const begin = scheduler.now();
  const drawn = [];
  const ticks = [];
  const timer = new FrameTimer({
    scheduler, frameRate,
    requestFrame: (tick) => ticks.push(tick),
    draw: () => drawn.push(Math.round(scheduler.now() - begin)),
  });
  const displayTick = () => ticks.splice(0).forEach((tick) => tick());
  return { scheduler, drawn, timer, displayTick };
}

test('30 frames a second on a display of 60: every second tick', () => {
  const { scheduler, drawn, displayTick, timer } = timerAt(30);
  for (let tick = 0; tick < 60; tick += 1) {
    scheduler.advance(1000 / 60);
    displayTick();
  }
  assert.ok(drawn.length >= 29 && drawn.length <= 31, `${drawn.length}`);
  const steps = drawn.slice(1).map((time, index) => time - drawn[index]);
  assert.ok(steps.slice(1).every((step) => step >= 32 && step <= 35), `${steps}`);
  timer.close();
});

test('without a display the timer keeps the frame rate', () => {
  const { scheduler, drawn, timer } = timerAt(30);
  scheduler.advance(2000);
  assert.ok(drawn.length >= 58 && drawn.length <= 61, `${drawn.length}`);
  timer.close();
  timer.close();
  scheduler.advance(1000);
  assert.ok(drawn.length <= 61);
  assert.equal(scheduler.pending, 0);
});

test('frames missed in a pause are not made up for', () => {
  const { scheduler, drawn, displayTick } = timerAt(25);
  displayTick();
  const before = drawn.length;
  scheduler.now = ((late) => () => late)(scheduler.now() + 5000);
  displayTick();
  displayTick();
  assert.equal(drawn.length, before + 1);
});

test('the clock in the picture has milliseconds', () => {
  assert.match(clockText(1_700_000_000_007), /^\d\d:\d\d:\d\d\.007$/);
});
