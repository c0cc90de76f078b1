import assert from 'node:assert/strict';
import test from 'node:test';
import { SourceSwitch } from '../../resources/web/publisher/source_switch.js';
import { FakeStream, FakeTrack } from './fakes/fake_recorder.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

const camera = { source: 'camera', tracks: ['video', 'audio'] };
const pattern = { source: 'test-pattern', tracks: ['video'] };

function build() {
  const scheduler = new FakeScheduler();
  const world = { recorded: [], log: [], opened: [], silences: [], previews: [], limits: [], silence: null };
  let showPicture = () => {};
  const sources = new SourceSwitch({
    scheduler,
    MediaStream: FakeStream,
    openSource: async ({ tracks }) => {
      const source = { stream: new FakeStream(tracks.map((kind) => new FakeTrack(kind))), isClosed: false };
      source.close = () => {
        source.isClosed = true;
      };
      world.opened.push(source);
      return source;
    },
    openSilence: async () => {
      await world.silence;
      const silence = { track: new FakeTrack('audio'), isClosed: false };
      silence.close = () => {
        silence.isClosed = true;
      };
      world.silences.push(silence);
      return silence;
    },
    preview: (stream) => world.previews.push(stream),
    frames: {
      reset: () => world.log.push('reset'),
      next: () => new Promise((resolve) => {
        showPicture = resolve;
      }),
    },
    isRecorded: (tracks) => world.recorded.some((stream) => stream.getTracks().some((track) => tracks.includes(track))),
    limitPicture: async (track, limit) => {
      const limited = { track: new FakeTrack('video'), of: track, limit, isClosed: false };
      limited.close = () => {
        limited.isClosed = true;
      };
      world.limits.push(limited);
      return limited;
    },
    listener: { ready: () => world.log.push('ready'), ended: () => world.log.push('ended') },
  });
  const open = async (settings, limit = null) => {
    const opening = sources.open(settings, limit);
    await settled();
    showPicture();
    await opening;
  };
  return { scheduler, world, sources, open, showPicture: () => showPicture() };
}

test('a source learns what takes its place before that is there', async () => {
  const { world, open } = build();
  await open(camera);
  const [shown] = world.opened;
  shown.restrict = (wanted) => world.log.push(`${wanted.source} of ${world.opened.length}`);
  await open(pattern);
  assert.ok(world.log.includes('test-pattern of 1'), world.log.join());
});

test('the source before is recorded until the next one has delivered a picture, though that is shown at once', async () => {
  const { world, sources, open, showPicture } = build();
  await open(camera);
  const [first] = world.opened;
  world.recorded = [first.stream];
  sources.open(pattern);
  await settled();
  const [, second] = world.opened;
  assert.equal(sources.stream, second.stream);
  assert.equal(sources.recordable, first.stream);
  assert.equal(sources.isSettled, false);
  assert.deepEqual(world.log, ['reset', 'ready', 'reset']);
  showPicture();
  await settled();
  assert.equal(sources.recordable, second.stream);
  assert.equal(sources.isSettled, true);
  assert.equal(world.log.at(-1), 'ready');
});

test('a source is closed once it is neither wanted nor recorded', async () => {
  const { world, sources, open } = build();
  await open(camera);
  const [first] = world.opened;
  world.recorded = [first.stream];
  await open(pattern);
  assert.equal(first.isClosed, false, 'the old recorder still runs on it');
  world.recorded = [world.opened[1].stream];
  sources.closeUnused();
  assert.deepEqual(world.opened.map(({ isClosed }) => isClosed), [true, false]);
});

test('a page that shows no pictures waits one second for them', async () => {
  const { world, sources, scheduler } = build();
  sources.open(camera);
  await settled();
  scheduler.advance(999);
  await settled();
  assert.equal(sources.isReady, false);
  scheduler.advance(1);
  await settled();
  assert.equal(sources.isReady, true);
  assert.deepEqual(world.log, ['reset', 'ready']);
  assert.equal(scheduler.pending, 0);
});

test('of three sources in quick succession only the last is recorded; none is left open', async () => {
  const { world, sources, open } = build();
  sources.open(camera);
  await settled();
  sources.open(pattern);
  await open(camera);
  assert.equal(sources.recordable, world.opened[2].stream);
  assert.deepEqual(world.opened.map(({ isClosed }) => isClosed), [true, true, false]);
});

test('a stream that has had sound gets silence where the source has none; the host sees and hears the source itself', async () => {
  const { world, sources, open } = build();
  await open(camera);
  sources.keepSound();
  assert.equal(sources.recordable, world.opened[0].stream, 'a source with sound needs nothing');
  await open(pattern);
  const [silence] = world.silences;
  assert.deepEqual(sources.recordable.getTracks(), [...world.opened[1].stream.getTracks(), silence.track]);
  assert.equal(sources.stream.getAudioTracks().length, 0);
  assert.equal(world.previews.at(-1), world.opened[1].stream);
  await open(camera);
  assert.equal(sources.recordable, world.opened[2].stream);
  assert.equal(silence.isClosed, true, 'closed with the source it was for');
  assert.equal(world.silences.length, 1);
});

test('a stream without sound stays without; after its end the next one starts afresh', async () => {
  const { world, sources, open } = build();
  await open(pattern);
  assert.equal(world.silences.length, 0);
  sources.keepSound();
  await open(pattern);
  assert.equal(sources.recordable.getAudioTracks().length, 1);
  sources.forgetSound();
  assert.equal(world.silences[0].isClosed, true);
  assert.equal(sources.recordable, world.opened[1].stream);
  await open(pattern);
  assert.equal(world.silences.length, 1);
});

test('silence that comes too late for its source is closed', async () => {
  const { world, sources, open } = build();
  let giveSilence = () => {};
  world.silence = new Promise((resolve) => {
    giveSilence = resolve;
  });
  sources.keepSound();
  const opening = open(pattern);
  await settled();
  sources.close();
  giveSilence();
  await opening;
  assert.equal(world.silences[0].isClosed, true);
  assert.equal(sources.isReady, false);
});

test('where the browser gives no silence, the picture goes on without', async () => {
  const { world, sources, open } = build();
  await open(camera);
  sources.keepSound();
  world.silence = Promise.reject(new Error('no sound here'));
  world.silence.catch(() => {});
  await open(pattern);
  assert.equal(sources.recordable, world.opened[1].stream);
});

test('a microphone that is pulled out is followed by silence, with a new recording', async () => {
  const { world, sources, open } = build();
  await open(camera);
  sources.keepSound();
  const [audio] = world.opened[0].stream.getAudioTracks();
  audio.readyState = 'ended';
  audio.dispatchEvent(new Event('ended'));
  await settled();
  assert.deepEqual(world.log, ['reset', 'ready', 'ready']);
  assert.deepEqual(sources.recordable.getAudioTracks(), [world.silences[0].track]);
  assert.deepEqual(sources.recordable.getVideoTracks(), world.opened[0].stream.getVideoTracks());
});

test('muting reaches every source that still runs', async () => {
  const { world, sources, open } = build();
  await open(camera);
  world.recorded = [world.opened[0].stream];
  await open(camera);
  sources.mute(true);
  await open(camera);
  assert.deepEqual(world.opened.map(({ stream }) => stream.getAudioTracks()[0].enabled), [false, false, false]);
});

test('the end of the source that is shown is said; that of one before is not', async () => {
  const { world, sources, open } = build();
  await open(camera);
  world.recorded = [world.opened[0].stream];
  await open({ source: 'screen', tracks: ['video'] });
  world.opened[0].stream.getVideoTracks()[0].dispatchEvent(new Event('ended'));
  assert.equal(sources.trouble, null);
  world.opened[1].stream.getVideoTracks()[0].dispatchEvent(new Event('ended'));
  assert.equal(sources.trouble.code, 'screen-ended');
  assert.equal(world.log.at(-1), 'ended');
  sources.drop();
  assert.deepEqual(world.opened.map(({ isClosed }) => isClosed), [true, true]);
  assert.equal(world.previews.at(-1), null);
});

test('a limited picture takes the own one\'s place for the recorder, and goes when nothing records it', async () => {
  const { world, sources, open } = build();
  await open(camera);
  const { stream } = world.opened[0];
  const [picture] = stream.getVideoTracks();
  const [sound] = stream.getAudioTracks();
  world.recorded = [stream];
  const small = { width: 960, height: 540, frameRate: 30 };
  await sources.limit(small);
  const [first] = world.limits;
  assert.deepEqual([first.of, first.limit], [picture, small]);
  assert.deepEqual(sources.recordable.getTracks(), [first.track, sound]);
  assert.equal(sources.stream, stream, 'the host sees the source as it is');
  assert.equal(world.log.at(-1), 'ready');

  world.recorded = [new FakeStream([first.track, sound])];
  await sources.limit({ ...small, width: 640, height: 360 });
  assert.equal(first.isClosed, false, 'the old recorder still runs on it');
  world.recorded = [sources.recordable];
  sources.closeUnused();
  assert.deepEqual(world.limits.map(({ isClosed }) => isClosed), [true, false]);

  await sources.limit(null);
  assert.equal(sources.recordable, stream);
  world.recorded = [stream];
  sources.closeUnused();
  assert.ok(world.limits.every(({ isClosed }) => isClosed));
});

test('a source is not closed while a limited picture of it is recorded; the next one has the limit from the beginning', async () => {
  const { world, sources, open } = build();
  await open(pattern, { width: 640, height: 360, frameRate: 30 });
  const [first] = world.limits;
  assert.deepEqual(sources.recordable.getTracks(), [first.track]);
  world.recorded = [sources.recordable];
  await open(camera);
  assert.deepEqual([world.opened[0].isClosed, first.isClosed], [false, false]);
  world.recorded = [];
  sources.closeUnused();
  assert.deepEqual([world.opened[0].isClosed, first.isClosed], [true, true]);
});

test('a limit that comes after its source has gone is let go', async () => {
  const { world, sources, open } = build();
  await open(camera);
  const limiting = sources.limit({ width: 640, height: 360, frameRate: 30 });
  sources.close();
  await limiting;
  assert.deepEqual(world.limits.map(({ isClosed }) => isClosed), [true]);
});

test('a file whose disk is gone is named, and is no camera', async () => {
  const { world, sources, open } = build();
  await open({ source: 'file', fileName: 'clip <1>.webm', tracks: ['video'] });
  world.opened[0].stream.getVideoTracks()[0].dispatchEvent(new Event('ended'));
  assert.equal(sources.trouble.code, 'file-undecodable');
  assert.match(sources.trouble.message, /“clip <1>\.webm”/);
  assert.equal(world.log.at(-1), 'ended');
});
