// A broadcast whose source, recorders, connections and clock are the test's.
import { Broadcast } from '../../../resources/web/publisher/broadcast.js';
import { fakeRecorderType, FakeStream, FakeTrack } from './fake_recorder.js';
import { FakeScheduler, settled } from './fake_scheduler.js';
import { FakeNetwork } from './fake_socket.js';

export const much = 'x'.repeat(2000);
export const quality = { source: 'test-pattern', width: 640, height: 360 };

export function build() {
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const Recorder = fakeRecorderType();
  const opened = [];
  const previews = [];
  const silences = [];
  const limits = [];
  const world = { sourceError: null, access: null, changes: 0, picture: Promise.resolve(), tracks: ['video', 'audio'], frameRate: 29.97 };
  const broadcast = new Broadcast({
    scheduler,
    openSocket: network.open,
    MediaRecorder: Recorder,
    random: () => 0.5,
    preview: (stream) => previews.push(stream),
    frames: { firstAfter: () => null, get frameRate() { return world.frameRate; }, reset: () => {}, next: () => world.picture },
    MediaStream: FakeStream,
    openSilence: async () => {
      const silence = { track: new FakeTrack('audio'), isClosed: false, close: () => { silence.isClosed = true; } };
      silences.push(silence);
      return silence;
    },
    limitPicture: async (track, limit) => {
      const limited = { track: new FakeTrack('video'), limit, isClosed: false, close: () => { limited.isClosed = true; } };
      limits.push(limited);
      return limited;
    },
    askAccess: async () => world.access,
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
  return { scheduler, network, Recorder, opened, previews, silences, limits, world, broadcast, connect, states, begun };
}

export async function buildLive() {
  const built = build();
  await built.broadcast.configure(quality);
  built.broadcast.goLive();
  built.connect();
  built.Recorder.all[0].give(much);
  await settled();
  return built;
}
