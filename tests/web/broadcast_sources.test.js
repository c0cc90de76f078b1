import assert from 'node:assert/strict';
import test from 'node:test';
import { SourceError } from '../../resources/web/publisher/sources/source_error.js';
import { build, buildLive, much, quality } from './fakes/fake_broadcast.js';
import { settled } from './fakes/fake_scheduler.js';

test('another source while live: a new recording on the same connections, the old source closed only when unused', async () => {
  const { broadcast, opened, Recorder, network, scheduler, begun } = await buildLive();
  await broadcast.configure({ source: 'camera' });
  assert.equal(opened.length, 2);
  assert.equal(opened[0].isClosed, false);
  scheduler.advance(350);
  Recorder.all[1].give(much);
  Recorder.all[1].give('x');
  await settled();
  scheduler.advance(100);
  assert.equal(opened[0].isClosed, true);
  assert.equal(network.all.length, 2);
  assert.deepEqual(begun(), [1, 2]);
});

test('another bitrate keeps the source and takes a new recorder; the same settings change nothing', async () => {
  const { broadcast, opened, Recorder } = await buildLive();
  await broadcast.configure({ videoBitsPerSecond: 500000 });
  assert.equal(opened.length, 1);
  assert.equal(Recorder.all.length, 2);
  assert.equal(Recorder.all[1].options.videoBitsPerSecond, 500000);
  await broadcast.configure({ videoBitsPerSecond: 500000 });
  assert.equal(Recorder.all.length, 2);
});

test('a source that fails while live leaves the old one running and is said', async () => {
  const { broadcast, world, opened } = await buildLive();
  world.sourceError = new SourceError('no-camera', 'No camera found.');
  await broadcast.configure({ source: 'camera' });
  assert.equal(broadcast.state, 'live');
  assert.equal(opened[0].isClosed, false);
  assert.deepEqual(broadcast.figures.error, { code: 'no-camera', message: 'No camera found.' });
  world.sourceError = null;
  await broadcast.configure({ source: 'camera' });
  assert.equal(opened.length, 2, 'choosing the same again tries again');
  assert.equal(broadcast.figures.error, null);
});

test('a slow source that is no longer wanted is closed', async () => {
  const { broadcast, opened } = build();
  const first = broadcast.configure(quality);
  const second = broadcast.configure({ source: 'camera' });
  await Promise.all([first, second]);
  assert.deepEqual(opened.map(({ isClosed }) => isClosed), [true, false]);
});

test('a camera that is pulled out is said', async () => {
  const { broadcast, opened } = await buildLive();
  opened[0].stream.getVideoTracks()[0].dispatchEvent(new Event('ended'));
  await settled();
  assert.equal(broadcast.figures.error.code, 'camera-lost');
  assert.equal(opened[0].isClosed, true);
  assert.equal(broadcast.state, 'error');
});

test('a camera that is back goes on being streamed; the same settings open a microphone that is back, too', async () => {
  const { broadcast, world, opened, Recorder } = await buildLive();
  opened[0].stream.getVideoTracks()[0].dispatchEvent(new Event('ended'));
  world.sourceError = new SourceError('camera-absent', 'Not there.');
  await broadcast.reopen();
  assert.equal(broadcast.state, 'error');
  world.sourceError = null;
  await broadcast.reopen();
  assert.equal(broadcast.figures.error, null);
  assert.equal(Recorder.all.at(-1).stream, opened[1].stream);
  await broadcast.reopen();
  assert.equal(opened.length, 3, 'although the settings are the same');
});

test('another source while live is recorded when it shows a picture; until then the old recorder runs on', async () => {
  const { broadcast, world, previews, opened, Recorder } = await buildLive();
  let showPicture = () => {};
  world.picture = new Promise((resolve) => {
    showPicture = resolve;
  });
  const switched = broadcast.configure({ source: 'camera' });
  await settled();
  assert.equal(previews.at(-1), opened[1].stream);
  assert.equal(Recorder.all.length, 1);
  assert.equal(Recorder.all[0].state, 'recording');
  showPicture();
  await switched;
  assert.equal(Recorder.all[1].stream, opened[1].stream);
  assert.equal(Recorder.all[0].state, 'recording');
});

test('a stream that has had sound keeps a sound track; the figures and the mute button see the source alone', async () => {
  const { broadcast, world, Recorder, silences } = await buildLive();
  world.tracks = ['video'];
  await broadcast.configure({ sound: false });
  assert.equal(Recorder.all[1].options.mimeType, 'video/webm;codecs=vp8,opus');
  assert.equal(Recorder.all[1].stream.getAudioTracks()[0], silences[0].track);
  assert.equal(broadcast.stream.getAudioTracks().length, 0);
  broadcast.mute(true);
  assert.equal(silences[0].track.enabled, true);
  await broadcast.stop();
  assert.equal(silences[0].isClosed, true);
  broadcast.goLive();
  assert.equal(Recorder.all[2].options.mimeType, 'video/webm;codecs=vp8', 'the next stream begins afresh');
});

test('a stream that begins without sound has none until a source has; after a pause the sound track is still there', async () => {
  const { broadcast, world, connect, Recorder } = build();
  world.tracks = ['video'];
  await broadcast.configure(quality);
  broadcast.goLive();
  connect();
  await broadcast.configure({ source: 'camera' });
  world.tracks = ['video', 'audio'];
  await broadcast.configure({ source: 'screen' });
  world.tracks = ['video'];
  await broadcast.configure({ source: 'test-pattern' });
  await broadcast.pause();
  broadcast.resume();
  const types = Recorder.all.map(({ options }) => options.mimeType.replace('video/webm;codecs=', ''));
  assert.deepEqual(types, ['vp8', 'vp8', 'vp8,opus', 'vp8,opus', 'vp8,opus']);
});

test('pictures that come again after a hole begin a recording, but not while paused or not live', async () => {
  const { broadcast, Recorder } = await buildLive();
  broadcast.pictureReturned();
  assert.equal(Recorder.all.length, 2);
  assert.equal(Recorder.all[0].state, 'recording');
  await broadcast.pause();
  broadcast.pictureReturned();
  await broadcast.stop();
  broadcast.pictureReturned();
  assert.equal(Recorder.all.length, 2);
});

test('another choice takes back that the picture cannot be encoded', async () => {
  const { broadcast, Recorder, scheduler } = await buildLive();
  for (let time = 0; time < 5; time += 1) {
    Recorder.all.at(-1).stop();
    await settled();
    scheduler.advance(600);
  }
  assert.equal(broadcast.figures.error.code, 'recorder');
  await broadcast.configure({ videoBitsPerSecond: 500000 });
  assert.equal(broadcast.figures.error, null);
});

test('another size while live is another encoder run at once, and one more when it rests', async () => {
  const { broadcast, Recorder, scheduler } = await buildLive();
  broadcast.pictureResized({ width: 640, height: 360 });
  scheduler.advance(1000);
  await settled();
  const before = Recorder.all.length;
  Recorder.all.at(-1).give(much);
  broadcast.pictureResized({ width: 640, height: 360 });
  scheduler.advance(1000);
  assert.equal(Recorder.all.length, before, 'the same size changes nothing');
  broadcast.pictureResized({ width: 800, height: 600 });
  assert.equal(Recorder.all.length, before + 1, 'at once');
  Recorder.all.at(-1).give(much);
  for (let width = 802; width <= 900; width += 2) {
    scheduler.advance(20);
    broadcast.pictureResized({ width, height: 600 });
    Recorder.all.at(-1).give(much);
  }
  assert.ok(Recorder.all.length <= before + 4, `${Recorder.all.length} runs for a window that is dragged for a second`);
  const runs = Recorder.all.length;
  scheduler.advance(600);
  assert.ok(Recorder.all.length <= runs + 1);
  const last = Recorder.all.length;
  scheduler.advance(600);
  assert.equal(Recorder.all.length, last, 'the last size is recorded');
});

test('a size that changes while nothing is recorded begins nothing', async () => {
  const { broadcast, Recorder, scheduler } = build();
  await broadcast.configure(quality);
  broadcast.pictureResized({ width: 800, height: 600 });
  scheduler.advance(2000);
  assert.equal(Recorder.all.length, 0);
  broadcast.close();
  assert.equal(scheduler.pending, 0);
});
