import assert from 'node:assert/strict';
import test from 'node:test';
import { clockText } from '../../resources/web/publisher/sources/pattern_painter.js';
import { fittedSize } from '../../resources/web/publisher/sources/drawn_video.js';
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
  const captured = new FakeTrack('video');
  return {
    asked, captured,
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
      return new FakeStream([captured]);
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
  await assert.rejects(openFile(soundOnly), { code: 'file-without-video', message: '“clip.xyz” has audio only, no video. Choose a file with video.' });
  assert.equal(SoundContext.open, 0);
  assert.equal(soundOnly.src, '');
});

test('a file that cannot be read any further ends the source', async () => {
  const video = Object.assign(new FileVideo(), { outcome: 'playing' });
  const source = await openFile(video);
  let ends = 0;
  source.stream.getVideoTracks()[0].addEventListener('ended', () => { ends += 1; });
  video.dispatchEvent(new Event('error'));
  assert.equal(ends, 1);
});

/** Canvases that note what is drawn on them. */
function canvases() {
  const drawn = [];
  const createCanvas = () => {
    const canvas = {
      width: 300, height: 150,
      getContext: () => ({ drawImage: (video, ...numbers) => drawn.push({ size: [canvas.width, canvas.height], numbers }) }),
      captureStream: () => new FakeStream([Object.assign(new FakeTrack('video'), { requestFrame: () => {} })]),
    };
    return canvas;
  };
  return { drawn, createCanvas, requestFrame: () => {}, scheduler: new FakeScheduler() };
}

const sized = (kind, width, height) => Object.assign(new FakeTrack(kind), { getSettings: () => ({ width, height }) });

test('a file that is shown turned is drawn as it is shown', async () => {
  const parts = { ...canvases(), AudioContext: SoundContext };
  const video = Object.assign(new FileVideo(), { outcome: 'playing', videoWidth: 1080, videoHeight: 1920, tracks: [sized('video', 1920, 1080)] });
  const source = await open({ source: 'file' }, { ...parts, createVideo: () => video });
  assert.ok(video.tracks[0].isStopped);
  assert.notEqual(source.stream.getVideoTracks()[0], video.tracks[0]);
  assert.equal(source.stream.getTracks().length, 2);
  parts.scheduler.advance(100);
  // The chosen quality's pixels, standing: 720 by 1280.
  assert.deepEqual(parts.drawn.at(-1), { size: [720, 1280], numbers: [0, 0, 720, 1280] });
  source.close();
  const count = parts.drawn.length;
  parts.scheduler.advance(1000);
  assert.equal(parts.drawn.length, count);
});

test('half a turn is drawn, too', async () => {
  const parts = { ...canvases(), AudioContext: SoundContext };
  const video = () => Object.assign(new FileVideo(), { outcome: 'playing', videoWidth: 640, videoHeight: 360, tracks: [sized('video', 640, 360)] });
  const moov = (a) => {
    const bytes = Buffer.alloc(8 + 8 + 8 + 92 + 8 + 8 + 25);
    const head = (at, size, type) => { bytes.writeUInt32BE(size, at); bytes.write(type, at + 4); };
    head(0, bytes.length, 'moov'); head(8, bytes.length - 8, 'trak'); head(16, 100, 'tkhd');
    bytes.writeInt32BE(a, 24 + 40); bytes.writeInt32BE(a, 24 + 56);
    head(116, 41, 'mdia'); head(124, 33, 'hdlr'); bytes.write('vide', 140);
    return bytes;
  };
  for (const a of [0x10000, -0x10000]) {
    const file = Buffer.concat([Buffer.from([0, 0, 0, 12]), Buffer.from('ftypisom'), moov(a)]);
    const fetch = async (url, { headers }) => {
      const [, first, last] = /bytes=(\d+)-(\d+)/.exec(headers.Range).map(Number);
      return { status: 206, arrayBuffer: async () => new Uint8Array(file.subarray(first, last + 1)).buffer };
    };
    const clip = video();
    const source = await open({ source: 'file' }, { ...parts, fetch, createVideo: () => clip });
    assert.equal(source.stream.getVideoTracks()[0] === clip.tracks[0], a > 0);
    source.close();
  }
});

test('a file that lies as it is shown is not drawn', async () => {
  for (const [width, height] of [[640, 360], [360, 640], [480, 480]]) {
    const parts = { ...canvases(), AudioContext: SoundContext };
    const video = Object.assign(new FileVideo(), { outcome: 'playing', videoWidth: width, videoHeight: height, tracks: [sized('video', width, height)] });
    const source = await open({ source: 'file' }, { ...parts, createVideo: () => video });
    assert.equal(source.stream.getVideoTracks()[0], video.tracks[0]);
    assert.equal(parts.drawn.length, 0);
  }
});

test('what stands still is repeated, but not drawn with every tick', async () => {
  const parts = { ...canvases(), AudioContext: SoundContext };
  const wanted = [];
  const video = Object.assign(new FileVideo(), {
    outcome: 'playing', videoWidth: 1080, videoHeight: 1920, tracks: [sized('video', 1920, 1080)],
    requestVideoFrameCallback: (take) => wanted.push(take),
  });
  await open({ source: 'file' }, { ...parts, createVideo: () => video });
  parts.scheduler.advance(5000);
  assert.ok(parts.drawn.length >= 9 && parts.drawn.length <= 12, `${parts.drawn.length} of a still picture in 5 s`);
  const before = parts.drawn.length;
  for (let frame = 0; frame < 30; frame += 1) {
    wanted.splice(0).forEach((take) => take());
    parts.scheduler.advance(1000 / 30);
  }
  assert.ok(parts.drawn.length - before >= 28, `${parts.drawn.length - before} of 30 frames`);
});

test('no picture is larger than the quality, and none has an odd size', () => {
  const most = { width: 1280, height: 720 };
  for (let width = 1; width < 5000; width += 137) {
    for (let height = 1; height < 5000; height += 211) {
      const size = fittedSize({ width, height }, most);
      assert.ok(size.width % 2 === 0 && size.height % 2 === 0);
      assert.ok(Math.max(size.width, size.height) <= 1280 && Math.min(size.width, size.height) <= 720, `${size.width} x ${size.height}`);
      if (width > 100 && height > 100 && width / height < 5 && height / width < 5) {
        assert.ok(Math.abs(size.width / size.height / (width / height) - 1) < 0.03, `${width} x ${height}: ${size.width} x ${size.height}`);
      }
    }
  }
  assert.deepEqual(fittedSize({ width: 640, height: 360 }, most), { width: 640, height: 360 });
});

test('a source is opened anew only for what concerns it', () => {
  const other = (changes) => needsOtherSource(settings, { ...settings, ...changes });
  assert.equal(other({}), false);
  assert.equal(other({ fileUrl: '/source/2' }), false);
  assert.equal(other({ camera: 'x' }), true);
  assert.equal(other({ width: 640 }), true);
  const screen = { ...settings, source: 'screen', screenArea: null };
  const half = { x: 0, y: 0, width: 0.5, height: 1 };
  assert.equal(needsOtherSource(screen, { ...screen, screenArea: half }), true);
  assert.equal(needsOtherSource({ ...screen, screenArea: half }, { ...screen, screenArea: { ...half } }), false);
  assert.equal(needsOtherSource(settings, { ...settings, screenArea: half }), false);
  assert.equal(needsOtherSource(screen, { ...screen, captureChoice: 1 }), true);
  assert.equal(needsOtherSource(settings, { ...settings, captureChoice: 1 }), false);
  const file = { ...settings, source: 'file' };
  assert.equal(needsOtherSource(file, { ...file, camera: 'x' }), false);
  assert.equal(needsOtherSource(file, { ...file, fileUrl: '/source/2' }), true);
});

test('the clock in the picture has milliseconds', () => {
  assert.match(clockText(1_700_000_000_007), /^\d\d:\d\d:\d\d\.007$/);
});
