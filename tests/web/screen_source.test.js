// A screen or a window as the source: which part of it is shown, and what happens when the host chooses another.
import assert from 'node:assert/strict';
import test from 'node:test';
import { openSource } from '../../resources/web/publisher/sources/source.js';
import { areaIn } from '../../resources/web/publisher/sources/screen_area.js';
import { FakeStream, FakeTrack } from './fakes/fake_recorder.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

const settings = { source: 'screen', camera: '', microphone: '', sound: true, width: 1280, height: 720, frameRate: 30 };

function devices(changes = {}) {
  const asked = [];
  const captured = new FakeTrack('video');
  return {
    asked, captured,
    enumerateDevices: async () => [],
    getUserMedia: async () => new FakeStream([new FakeTrack('audio')]),
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

const open = (changes, parts) => openSource({ ...settings, ...changes }, { MediaStream: FakeStream, scheduler: new FakeScheduler(), ...parts });

test('the screen comes with the microphone; refusals are told apart', async () => {
  const source = await open({}, { devices: devices() });
  assert.equal(source.stream.getTracks().length, 2);
  const refused = (error, message) => open({}, { devices: devices({ getDisplayMedia: fails(error, message) }) });
  await assert.rejects(refused('NotAllowedError', 'Permission denied'), { code: 'permission' });
  await assert.rejects(refused('NotAllowedError', 'Permission denied by system'), { code: 'screen-unavailable' });
  await assert.rejects(refused('NotReadableError', 'Could not start video source'), { code: 'screen-unavailable' });
  await assert.rejects(open({}, { devices: {} }), { code: 'screen-unavailable' });
});

class Generator extends FakeTrack {
  writable = {};

  constructor({ kind }) { super(kind); }
}

/** What a browser has that gives frames to work on. */
function piping() {
  const workers = [];
  const createWorker = () => {
    const worker = { messages: [], postMessage: (message) => worker.messages.push(message), terminate: () => {} };
    workers.push(worker);
    setTimeout(() => worker.onmessage());
    return worker;
  };
  return { workers, createWorker, MediaStreamTrackProcessor: class { readable = {}; }, MediaStreamTrackGenerator: Generator };
}

const rightMonitor = { x: 1280, y: 0, width: 1280, height: 720, desktopWidth: 2560, desktopHeight: 720 };
test('of several monitors the part is streamed that was said, in the chosen size', async () => {
  const parts = piping();
  const media = devices();
  const source = await open({ screenArea: rightMonitor }, { ...parts, devices: media });
  assert.deepEqual([media.asked[0].video.width.max, media.asked[0].video.height.max], [2560, 720]);
  assert.deepEqual(parts.workers[0].messages[0].area, rightMonitor);
  const [shown] = source.stream.getVideoTracks();
  assert.ok(shown instanceof Generator);
  assert.equal(source.stream.getTracks().length, 2);
  let ends = 0;
  shown.addEventListener('ended', () => { ends += 1; });
  media.captured.dispatchEvent(new Event('ended'));
  parts.workers[0].onmessage({ data: 'lost' });
  assert.equal(ends, 2);
  source.close();
  assert.ok(media.captured.isStopped);
});

test('a screen shows nothing new once another part of it is wanted', async () => {
  const parts = piping();
  const source = await open({ screenArea: rightMonitor }, { ...parts, devices: devices() });
  source.restrict({ ...settings, source: 'camera' });
  source.restrict({ ...settings, height: 480, screenArea: { ...rightMonitor } });
  assert.equal(parts.workers[0].messages.length, 1);
  source.restrict({ ...settings, screenArea: { ...rightMonitor, desktopWidth: 3840 } });
  assert.deepEqual(parts.workers[0].messages[1], 'hold');
});

test('a screen that cannot be cut is not shown', async () => {
  const media = devices();
  await assert.rejects(open({ screenArea: rightMonitor }, { devices: media }), { code: 'screen-unavailable' });
  assert.ok(media.captured.isStopped);
});

/** @param {MediaTrackSettings} captured what the browser says of it */
function chosen(captured) {
  const media = devices();
  media.captured.getSettings = () => captured;
  return media;
}

test('a chosen window is shown whole, in whatever shape', async () => {
  const parts = piping();
  const media = chosen({ deviceId: 'window:77:0', width: 800, height: 600 });
  const source = await open({ screenArea: rightMonitor, captureChoice: 1 }, { ...parts, devices: media });
  assert.equal(parts.workers.length, 0);
  assert.deepEqual([media.asked[0].video.width.max, media.asked[0].video.height.max], [1280, 720]);
  assert.equal(source.stream.getVideoTracks()[0], media.captured);
});

test('a chosen screen is shown in the shape that it had then, whichever is the first', async () => {
  const parts = piping();
  const media = chosen({ deviceId: 'screen:239:0', width: 1920, height: 1080 });
  const wanted = { screenArea: { ...rightMonitor, id: 238 }, captureChoice: 1 };
  const source = await open(wanted, { ...parts, devices: media });
  const { area } = parts.workers[0].messages[0];
  assert.deepEqual(areaIn({ width: 1280, height: 720 }, area), { x: 0, y: 0, width: 1280, height: 720 });
  // A second monitor beside it, in the same picture.
  assert.equal(areaIn({ width: 3840, height: 1080 }, area), null);
  source.restrict({ ...settings, ...wanted, captureChoice: 2 });
  assert.equal(parts.workers[0].messages.length, 1);
  source.restrict({ ...settings, ...wanted, captureChoice: 0 });
  assert.equal(parts.workers[0].messages[1], 'hold');
});
