import assert from 'node:assert/strict';
import test from 'node:test';
import { Broadcast } from '../../resources/web/publisher/broadcast.js';
import { HostReporter, findHost, obey } from '../../resources/web/publisher/host_bridge.js';
import { SourceError } from '../../resources/web/publisher/sources/source_error.js';
import { fakeRecorderType, FakeStream, FakeTrack } from './fakes/fake_recorder.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';
import { FakeNetwork } from './fakes/fake_socket.js';

const much = 'x'.repeat(2000);
const quality = { source: 'test-pattern', width: 640, height: 360 };

function build() {
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const Recorder = fakeRecorderType();
  const opened = [];
  const previews = [];
  const silences = [];
  const world = { sourceError: null, isRelayThere: false, changes: 0, picture: Promise.resolve(), tracks: ['video', 'audio'] };
  const broadcast = new Broadcast({
    scheduler,
    openSocket: network.open,
    MediaRecorder: Recorder,
    random: () => 0.5,
    preview: (stream) => previews.push(stream),
    frames: { firstAfter: () => null, frameRate: 29.97, reset: () => {}, next: () => world.picture },
    MediaStream: FakeStream,
    openSilence: async () => {
      const silence = { track: new FakeTrack('audio'), isClosed: false, close: () => { silence.isClosed = true; } };
      silences.push(silence);
      return silence;
    },
    isRelayThere: async () => world.isRelayThere,
    onChange: () => {
      world.changes += 1;
    },
    openSource: async (settings) => {
      if (world.sourceError) throw world.sourceError;
      const source = { settings, stream: new FakeStream(world.tracks.map((kind) => new FakeTrack(kind))), isClosed: false, close: () => { source.isClosed = true; } };
      opened.push(source);
      return source;
    },
  });
  const connect = () => {
    network.acceptBoth();
    scheduler.advance(500);
  };
  const states = () => network.blob.texts.filter(({ type }) => type === 'state').map(({ state }) => state);
  const begun = () => network.blob.texts.filter(({ type }) => type === 'recording').map(({ id }) => id);
  return { scheduler, network, Recorder, opened, previews, silences, world, broadcast, connect, states, begun };
}

async function buildLive() {
  const built = build();
  await built.broadcast.configure(quality);
  built.broadcast.goLive();
  built.connect();
  built.Recorder.all[0].give(much);
  await settled();
  return built;
}

test('the configured source is previewed before going live, and nothing is sent', async () => {
  const { broadcast, previews, opened, network } = build();
  await broadcast.configure(quality);
  assert.deepEqual(previews, [opened[0].stream]);
  assert.equal(broadcast.state, 'idle');
  assert.equal(network.all.length, 0);
});

test('going live: starting until the recorder delivers, then live', async () => {
  const { broadcast, connect, Recorder, states, begun, scheduler } = build();
  await broadcast.configure(quality);
  broadcast.goLive();
  broadcast.goLive();
  assert.equal(broadcast.state, 'starting');
  connect();
  assert.equal(broadcast.state, 'starting');
  Recorder.all[0].give(much);
  await settled();
  assert.equal(broadcast.state, 'live');
  assert.deepEqual(states(), ['live']);
  assert.deepEqual(begun(), [1]);
  assert.equal(broadcast.figures.liveSince, scheduler.now());
});

test('going live before the source is open begins when it is', async () => {
  const { broadcast, connect, Recorder } = build();
  const configured = broadcast.configure(quality);
  broadcast.goLive();
  connect();
  await configured;
  assert.equal(Recorder.all.length, 1);
});

test('stopping sends the last piece, then says that the stream has ended; the next go-live needs no new connection', async () => {
  const { broadcast, states, network, Recorder, begun } = await buildLive();
  await broadcast.stop();
  assert.deepEqual(network.chunk.texts.at(-1), { type: 'end', id: 1 });
  assert.deepEqual(states(), ['live', 'ended']);
  assert.equal(broadcast.state, 'idle');
  assert.equal(broadcast.figures.liveSince, null);
  broadcast.goLive();
  Recorder.all[1].give(much);
  await settled();
  assert.equal(network.all.length, 2);
  assert.deepEqual(begun(), [1, 2]);
});

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
  assert.equal(broadcast.figures.error.code, 'no-camera');
  assert.equal(opened[0].isClosed, true);
  assert.equal(broadcast.state, 'error');
});

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

test('muting reaches the next source, too', async () => {
  const { broadcast, opened } = await buildLive();
  broadcast.mute(true);
  await broadcast.configure({ source: 'camera' });
  assert.equal(opened[0].stream.getAudioTracks()[0].enabled, false);
  assert.equal(opened[1].stream.getAudioTracks()[0].enabled, false);
  broadcast.mute(false);
  assert.equal(opened[1].stream.getAudioTracks()[0].enabled, true);
});

test('a lost connection: reconnecting, then a new recording', async () => {
  const { broadcast, network, scheduler, connect, Recorder, begun } = await buildLive();
  scheduler.advance(3000);
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.equal(broadcast.state, 'reconnecting');
  scheduler.advance(300);
  connect();
  Recorder.all.at(-1).give(much);
  await settled();
  assert.equal(broadcast.state, 'live');
  assert.deepEqual(begun(), [2]);
});

test('a refusal shows the reason and ends; going live again is possible', async () => {
  const { broadcast, network, scheduler } = await buildLive();
  network.blob.end(4400, 'this is no WebM');
  await settled();
  assert.equal(broadcast.state, 'error');
  assert.equal(broadcast.figures.error.code, 'refused');
  assert.match(broadcast.figures.error.message, /this is no WebM/);
  scheduler.advance(20000);
  assert.equal(network.all.length, 2);
  broadcast.goLive();
  assert.equal(network.all.length, 4);
});

test('a key that is not accepted is told from a relay that is away', async () => {
  for (const isRelayThere of [true, false]) {
    const { broadcast, network, world } = build();
    world.isRelayThere = isRelayThere;
    await broadcast.configure(quality);
    broadcast.goLive();
    network.blob.end(1006);
    network.chunk.end(1006);
    await settled();
    assert.equal(broadcast.figures.error.code, isRelayThere ? 'refused' : 'connection');
    assert.equal(broadcast.isLive, !isRelayThere);
    broadcast.close();
  }
});

test('a recorder that fails is started again, and one that keeps failing is said', async () => {
  const { broadcast, Recorder, scheduler } = await buildLive();
  for (let time = 0; time < 5; time += 1) {
    Recorder.all.at(-1).stop();
    await settled();
    scheduler.advance(600);
  }
  assert.ok(Recorder.all.length >= 5);
  assert.equal(broadcast.figures.error.code, 'recorder');
});

test('closing twice is fine and nothing ticks any more', async () => {
  const { broadcast, scheduler, opened } = await buildLive();
  broadcast.close();
  broadcast.close();
  await settled();
  assert.equal(opened[0].isClosed, true);
  assert.equal(scheduler.pending, 0);
});

test('the application\'s commands reach the broadcast; unknown ones are ignored', () => {
  const calls = [];
  const broadcast = new Proxy({}, { get: (target, name) => (...values) => calls.push([name, ...values]) });
  for (const command of ['go-live', 'stop', 'pause', 'resume', 'dance']) obey(broadcast, { command });
  obey(broadcast, { command: 'mute', muted: true });
  obey(broadcast, { command: 'configure', settings: { source: 'screen' } });
  obey(broadcast, null);
  assert.deepEqual(calls, [['goLive'], ['stop'], ['pause'], ['resume'], ['mute', true], ['configure', { source: 'screen' }]]);
});

test('reports go at every change, and once a second while live', () => {
  const scheduler = new FakeScheduler();
  const reports = [];
  let state = 'idle';
  const reporter = new HostReporter({ host: { report: (report) => reports.push(report.state) }, scheduler, describe: () => ({ state }) });
  scheduler.advance(5000);
  assert.deepEqual(reports, ['idle']);
  state = 'live';
  reporter.update();
  scheduler.advance(3300);
  assert.ok(reports.length >= 4 && reports.length <= 6, `${reports}`);
  reporter.close();
  reporter.close();
  assert.equal(scheduler.pending, 0);
});

test('embedded means: the application\'s channel is there', async () => {
  assert.equal(findHost({}), null);
  const host = {};
  const QWebChannel = class {
    constructor(transport, ready) {
      ready({ objects: { host } });
    }
  };
  assert.equal(await findHost({ qt: { webChannelTransport: {} }, QWebChannel }), host);
});
