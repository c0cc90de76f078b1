// A guest's visit with a peer connection beside the relay's chunks: who shows the stream, and what the relay is told.
import assert from 'node:assert/strict';
import test from 'node:test';
import { RtcPlayer } from '../../resources/web/viewer/rtc_player.js';
import { RtcSwitch } from '../../resources/web/viewer/rtc_switch.js';
import { VideoStack } from '../../resources/web/viewer/video_stack.js';
import { Whep } from '../../resources/web/viewer/whep.js';
import { FakeMediaSource } from './fakes/fake_media.js';
import { FakeAudio, FakeLowerVideo, FakeMediaStream, FakePeerConnection, FakePeerVideo } from './fakes/fake_peer.js';
import { settled } from './fakes/fake_scheduler.js';
import { blobOf, build, mime, pictures } from './fakes/fake_visit.js';

const videoStart = 77_000;

/** @param {{ status?: number }} [options] of the relay's answer */
function buildVisit({ status = 201 } = {}) {
  FakePeerConnection.all = [];
  const [video, upper, audio] = [new FakeLowerVideo(), new FakePeerVideo(), new FakeAudio()];
  const page = { pictureInPictureElement: null };
  const requests = [];
  let epoch = 0;
  const load = async (url, { method }) => {
    requests.push(`${method} ${url}`);
    if (method === 'DELETE') return new Response('');
    return new Response('v=0', { status, headers: { Location: `/whep/${requests.length}`, 'Lancast-Time': `epoch=${epoch};video=${videoStart};audio=5` } });
  };
  const built = build({
    video,
    makeRtc: (other, time, { scheduler, isVisible, still }) => {
      const stack = new VideoStack({ page, lower: video, upper, audio, MediaStream: FakeMediaStream, isVisible });
      const whep = new Whep({ load, session: 's', proof: () => ({}) });
      const makePlayer = (listener) => new RtcPlayer({ whep, stack, listener, makeConnection: () => new FakePeerConnection(), now: () => time.now });
      return new RtcSwitch({ stack, still, time, scheduler, isVisible, other, makePlayer });
    },
  });
  const { network, scheduler, finish } = built;
  epoch = scheduler.now();
  let blobs = 0;
  /** The relay lets the page in. */
  const join = async () => {
    network.acceptBoth();
    const exchange = network.blob.texts.find(({ type }) => type === 'time');
    network.blob.deliver({ ...exchange, relay: scheduler.now() });
    await begin();
  };
  /** The stream begins, and its first picture can be seen. */
  const begin = async () => {
    blobs += 1;
    network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
    for (const socket of [network.blob, network.chunk]) socket.deliver({ type: 'watch', live: true });
    network.blob.deliver({ type: 'blob', id: blobs, mime, epoch: scheduler.now() - 1000 });
    network.blob.deliver(blobOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    network.chunk.deliver({ type: 'blob', id: blobs });
    finish();
    video.dispatchEvent(new Event('loadeddata'));
    await settled();
  };
  const connection = () => FakePeerConnection.newest;
  let packets = 0;
  /** A frame that was captured so long ago (ms) is shown. */
  const frame = async (age = 20) => {
    packets += 2;
    connection().report = [{ type: 'inbound-rtp', kind: 'video', packetsReceived: packets, framesDecoded: packets, bytesReceived: 1000 * packets }];
    upper.show({ rtpTimestamp: videoStart + 90 * (scheduler.now() - age - epoch) });
    await settled();
  };
  const run = async (milliseconds, each = async () => {}) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      await each();
      scheduler.advance(100);
      await settled();
    }
  };
  /** A tenth of a second of the other way: a picture comes, and is played. */
  const playChunk = async () => {
    network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
    network.chunk.deliver(pictures(20));
    finish();
    video.currentTime += 0.1;
    video.frames += 1;
  };
  const watches = () => network.blob.texts.filter(({ type }) => type === 'watch').map(({ live }) => live);
  const shown = () => [video.isShown, upper.isShown].map((isShown, at) => isShown && ['chunks', 'peer'][at]).filter(Boolean).join();
  const show = async () => {
    await join();
    await run(300);
    await frame();
    await run(1000, frame);
  };
  return { ...built, upper, audio, page, requests, join, begin, frame, run, watches, shown, show, connection, playChunk };
}

test('the chunks show the stream at once; the peer connection takes over, and the relay sends no more of them', async () => {
  const { viewer, join, run, frame, shown, watches, requests, video, connection } = buildVisit();
  await join();
  assert.deepEqual([viewer.state, shown(), requests], ['live', 'chunks', ['POST /whep?session=s']]);
  assert.deepEqual(connection().kinds, ['video recvonly'], 'the stream has no audio');
  await run(300);
  await frame(2000);
  assert.equal(shown(), 'chunks');
  await frame(30);
  assert.deepEqual([shown(), watches(), viewer.state], ['peer', [false], 'live']);
  assert.deepEqual([video.src, FakeMediaSource.all.length], ['', 1], 'nothing is left of what was buffered');
  assert.equal(viewer.statistics.way, 'WebRTC');
});

test('the delay is the peer connection\'s then, and so are the reports', async () => {
  const { viewer, show, run, frame, network, scheduler } = buildVisit();
  await show();
  await run(3000, () => frame(25));
  assert.equal(viewer.delay, 25);
  assert.ok(Math.abs(viewer.capturedAt - (scheduler.now() - 125)) < 1);
  const report = network.blob.texts.filter(({ type }) => type === 'report').pop();
  assert.deepEqual([report.delay, report.stalls, report.droppedFrames, report.behind], [25, 0, 0, null]);
  assert.ok(report.frames > 20);
  await run(300, () => frame(400));
  assert.equal(viewer.statistics.stalls, 1, 'the picture stood, and the source had gone on');
});

test('cut under way: chunks again, behind the last picture, in the same visit', async () => {
  const { viewer, show, run, begin, shown, watches, network, stills, requests, playChunk } = buildVisit();
  await show();
  const before = stills();
  await run(1800);
  assert.deepEqual([shown(), watches(), stills() > before, network.all.length], ['chunks', [false, true], true, 2]);
  await begin();
  assert.deepEqual([viewer.state, viewer.statistics.way], ['live', 'MSE']);
  assert.deepEqual(requests.map((request) => request.split(' ')[0]), ['POST', 'DELETE']);
  await run(31_000, playChunk);
  assert.equal(requests.length, 3, 'and later another try');
});

test('no way through: the chunks go on, and nobody notices', async () => {
  const { viewer, join, run, playChunk, contents, shown, requests } = buildVisit();
  await join();
  await run(6000, playChunk);
  assert.deepEqual([shown(), viewer.state, requests.length], ['chunks', 'live', 2]);
  assert.equal(contents().length, 70);
});

test('a relay that has none is asked once', async () => {
  for (const status of [404, 406]) {
    const { viewer, join, run, requests, playChunk } = buildVisit({ status });
    await join();
    await run(40_000, playChunk);
    viewer.onNetwork();
    await run(1000);
    assert.deepEqual([requests, viewer.state], [['POST /whep?session=s'], 'live']);
  }
});

test('going back in the stream ends the peer connection and leaves the element to the past; live again, it is joined anew', async () => {
  const { viewer, show, begin, shown, watches, requests, stills, connection } = buildVisit();
  await show();
  const before = stills();
  viewer.stepAside();
  assert.deepEqual([shown(), connection().isClosed, stills() > before, watches()], ['chunks', true, true, [false]]);
  viewer.comeBack();
  assert.deepEqual(watches(), [false, true]);
  await begin();
  assert.deepEqual(requests.map((request) => request.split(' ')[0]), ['POST', 'DELETE', 'POST']);
});

test('the past in the same element is no picture of what is live', async () => {
  const { viewer, show, run, video, requests } = buildVisit();
  await show();
  viewer.stepAside();
  video.dispatchEvent(new Event('loadeddata'));
  await run(1000);
  assert.equal(requests.filter((request) => request.startsWith('POST')).length, 1);
});

test('pause and play hold the peer connection\'s picture and go on with it', async () => {
  const { viewer, show, run, frame, upper, shown, scheduler } = buildVisit();
  await show();
  viewer.togglePause();
  const pausedAt = scheduler.now();
  assert.deepEqual([viewer.isPausedByGuest, upper.paused], [true, true]);
  await run(10_000, async () => { await Promise.resolve(); });
  assert.ok(pausedAt - viewer.capturedAt < 300, 'a guest may play on from there');
  viewer.togglePause();
  assert.deepEqual([viewer.isPausedByGuest, upper.paused], [false, false]);
  await run(2000, frame);
  assert.equal(shown(), 'peer');
});

test('a gesture plays what a media key wants to play', async () => {
  const { viewer, show, upper } = buildVisit();
  await show();
  upper.pause();
  assert.equal(viewer.isPausedByGuest, true);
  viewer.startByGesture();
  assert.deepEqual([viewer.isPausedByGuest, upper.paused], [false, false]);
});

test('muted by the browser or the guest, either way is; sound on again is heard from what is shown', async () => {
  const { show, video, audio, connection, run, frame } = buildVisit();
  await show();
  audio.srcObject = {};
  assert.equal(audio.isHeard, false);
  video.muted = false;
  assert.equal(audio.isHeard, true);
  await run(1800);
  assert.equal(audio.isHeard, false, 'the chunks are heard again');
  assert.equal(connection().isClosed, true);
  await frame();
});

test('the host pauses and goes on: the picture stays where it is, without a failure', async () => {
  const { viewer, show, run, frame, network, shown } = buildVisit();
  await show();
  network.blob.deliver({ type: 'state', state: 'paused', viewers: 1 });
  await run(20_000);
  assert.deepEqual([viewer.state, shown()], ['paused', 'peer']);
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  await run(3000, frame);
  assert.deepEqual([viewer.state, shown()], ['live', 'peer']);
});

test('the stream ends, and the next one begins by chunks and goes on by a peer connection', async () => {
  const { viewer, show, run, begin, frame, network, shown, watches, requests } = buildVisit();
  await show();
  network.blob.deliver({ type: 'state', state: 'ended', viewers: 1 });
  assert.deepEqual([viewer.state, shown(), watches()], ['ended', 'chunks', [false, true]]);
  await run(5000);
  await begin();
  assert.equal(viewer.state, 'live');
  await run(300);
  await frame();
  await run(500, frame);
  assert.deepEqual([shown(), requests.filter((request) => request.startsWith('POST')).length], ['peer', 2]);
});

test('the relay restarts: chunks of the new one, and its peer connection at once', async () => {
  const { viewer, show, run, frame, network, join, shown, requests } = buildVisit();
  await show();
  network.blob.end(1006);
  network.chunk.end(1006);
  assert.deepEqual([viewer.state, shown()], ['live', 'peer'], 'what comes by the peer connection needs no other one');
  await run(1600);
  assert.deepEqual([viewer.state, shown()], ['reconnecting', 'chunks']);
  await join();
  assert.deepEqual([viewer.state, requests.filter((request) => request.startsWith('POST')).length], ['live', 2]);
  await run(300);
  await frame();
  assert.equal(shown(), 'peer');
});

test('a WebSocket that is lost alone is made again behind the picture, and takes no chunks', async () => {
  const { viewer, show, run, frame, network, shown, watches } = buildVisit();
  await show();
  network.blob.end(1006);
  network.chunk.end(1006);
  await run(600, frame);
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live', viewers: 1 });
  await run(2000, frame);
  assert.deepEqual([viewer.state, shown(), watches()], ['live', 'peer', [false]]);
});

test('a visit that the host ends, or a device that is blocked, sees nothing more by whatever way', async () => {
  const { viewer, show, network, connection, run, requests, ends, shown } = buildVisit();
  await show();
  network.blob.end(4403);
  await settled();
  assert.deepEqual([connection().isClosed, shown(), ends.length], [true, 'chunks', 1]);
  assert.match(viewer.trouble, /ended your visit/);
  await run(40_000);
  assert.equal(requests.filter((request) => request.startsWith('POST')).length, 1);
});

test('asked for a passcode, the page shows nothing by a peer connection', async () => {
  const { viewer, show, connection, shown } = buildVisit();
  await show();
  viewer.hold();
  assert.deepEqual([connection().isClosed, shown()], [true, 'chunks']);
});

test('left and come back to, it begins with chunks; the guest\'s pause outlives it', async () => {
  for (const isPaused of [false, true]) {
    const { viewer, show, connection, begin, network, shown } = buildVisit();
    await show();
    if (isPaused) viewer.togglePause();
    viewer.leave();
    assert.equal(connection().isClosed, true);
    viewer.comeHome();
    network.acceptBoth();
    await begin();
    assert.deepEqual([shown(), viewer.isPausedByGuest], ['chunks', isPaused]);
  }
});

test('the page says goodbye as it closes', async () => {
  const { viewer, show, requests, connection } = buildVisit();
  await show();
  viewer.close();
  assert.deepEqual([requests[requests.length - 1], connection().isClosed], ['DELETE /whep/1', true]);
});
