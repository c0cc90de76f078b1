import assert from 'node:assert/strict';
import test from 'node:test';
import { RtcPlayer } from '../../resources/web/viewer/rtc_player.js';
import { FakePeerConnection } from './fakes/fake_peer.js';
import { settled } from './fakes/fake_scheduler.js';

const now = 1_700_000_000_500;
const origin = { epoch: now - 500, video: 9000, audio: 480_000 };

/** @param {(sdp: string) => any} reply */
function build(reply = () => ({ kind: 'answer', sdp: 'v=0', location: '/whep/1', origin })) {
  FakePeerConnection.all = [];
  const told = [];
  const asked = [];
  const left = [];
  let frame = null;
  const tracks = [];
  const player = new RtcPlayer({
    makeConnection: () => new FakePeerConnection(),
    whep: {
      ask: async (sdp) => {
        asked.push(sdp);
        return reply(sdp);
      },
      leave: async (location) => { left.push(location); },
    },
    stack: { add: ({ kind }) => tracks.push(kind), watch: (onFrame) => { frame = onFrame; } },
    now: () => now,
    listener: {
      frame: (captured) => told.push(captured),
      ended: () => told.push('ended'),
      failed: (pause) => told.push(`failed ${pause}`),
      unavailable: () => told.push('unavailable'),
    },
  });
  return { player, told, asked, left, tracks, showFrame: (timestamp) => frame({ timestamp }) };
}

test('it asks for what the stream has, and nothing is held back at first', async () => {
  const { player, asked, tracks } = build();
  await player.open(['video', 'audio']);
  const connection = FakePeerConnection.newest;
  assert.deepEqual(asked, ['offer of video recvonly,audio recvonly']);
  assert.deepEqual(connection.answer, { type: 'answer', sdp: 'v=0' });
  assert.deepEqual(tracks, ['video', 'audio']);
  const targets = () => [...connection.receivers.values()].map(({ jitterBufferTarget }) => jitterBufferTarget);
  assert.deepEqual(targets(), [0, 0]);
  player.setPlayout(50);
  assert.deepEqual(targets(), [50, 50]);
});

test('an older Chromium counts the same in seconds', async () => {
  const { player } = build();
  await player.open(['video']);
  const receiver = FakePeerConnection.newest.receivers.get('video');
  delete receiver.jitterBufferTarget;
  receiver.playoutDelayHint = null;
  player.setPlayout(50);
  assert.equal(receiver.playoutDelayHint, 0.05);
});

test('when a frame was captured comes with the frame, or from its receiver', async () => {
  const { player, told, showFrame } = build();
  await player.open(['video']);
  showFrame(9000 + 90 * 470);
  FakePeerConnection.newest.receivers.get('video').sources = [{ rtpTimestamp: 9000 + 90 * 480 }];
  showFrame(undefined);
  assert.deepEqual(told, [now - 30, now - 20]);
  FakePeerConnection.newest.receivers.get('video').sources = [];
  showFrame(undefined);
  assert.equal(Number.isNaN(told[2]), true);
});

test('how late the audio is, is told as soon as it is known', async () => {
  const { player } = build();
  await player.open(['video', 'audio']);
  assert.equal(player.audioDelay, null);
  FakePeerConnection.newest.receivers.get('audio').sources = [{ rtpTimestamp: 480_000 + 48 * 400 }];
  assert.equal(player.audioDelay, 100);
});

test('a relay without it, one that is full, and one that answers nonsense', async () => {
  const [none, full, odd] = [build(() => ({ kind: 'never' })), build(() => ({ kind: 'later', pause: 7000 })), build()];
  await none.player.open(['video']);
  assert.deepEqual(none.told, ['unavailable']);
  await full.player.open(['video']);
  assert.deepEqual(full.told, ['failed 7000']);
  const opening = odd.player.open(['video']);
  FakePeerConnection.newest.nextError = new TypeError('no SDP');
  await opening;
  assert.deepEqual(odd.told, ['failed null']);
});

test('a connection that fails, and a goodbye of the relay, are told apart', async () => {
  const { player, told } = build();
  await player.open(['video']);
  const connection = FakePeerConnection.newest;
  for (const state of ['connecting', 'connected', 'disconnected', 'connected']) connection.setState(state);
  assert.deepEqual(told, []);
  connection.sayGoodbye();
  connection.setState('failed');
  assert.deepEqual(told, ['ended', 'failed null']);
});

test('closed, it says goodbye once and nothing more', async () => {
  const { player, told, left, showFrame } = build();
  await player.open(['video']);
  const connection = FakePeerConnection.newest;
  player.close();
  player.close();
  connection.setState('closed');
  connection.sayGoodbye();
  showFrame(9000);
  assert.deepEqual([connection.isClosed, left, told], [true, ['/whep/1'], []]);
});

test('left before the relay has answered, its session there is ended all the same', async () => {
  let answer = () => {};
  const { player, told, left, tracks } = build(() => new Promise((resolve) => { answer = resolve; }));
  player.open(['video']);
  await settled();
  player.close();
  answer({ kind: 'answer', sdp: 'v=0', location: '/whep/9', origin });
  await settled();
  assert.deepEqual([left.filter((one) => one !== ''), told, tracks], [['/whep/9'], [], []]);
});
