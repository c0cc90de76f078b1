// A host that pauses: nothing is learnt from it about the network, and no picture stands for another.
import assert from 'node:assert/strict';
import test from 'node:test';
import { build, mimeWithSound } from './fakes/fake_visit.js';
import { FakeMediaSource } from './fakes/fake_media.js';
import { block, clusterHead, fromHex, initSegment, message } from './fakes/webm_bytes.js';

const sound = (time) => Uint8Array.from([0xa3, 0x85, 0x82, time >> 8, time & 0xff, 0x80, 0]);

test('pauses whose sound the relay has filled leave the wished distance as it is', () => {
  const { viewer, network, scheduler, video, finish } = build();
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live' });
  const epoch = scheduler.now();
  network.blob.deliver({ type: 'blob', id: 1, mime: mimeWithSound, epoch });
  network.blob.deliver(message(initSegment(['video', 'audio']), clusterHead, block('video', 1), sound(0)));
  network.chunk.deliver({ type: 'blob', id: 1 });
  let sent = 20;
  const play = (milliseconds) => {
    for (const end = scheduler.now() + milliseconds; scheduler.now() < end;) {
      scheduler.advance(20);
      if (!video.paused) video.currentTime += 0.02;
      for (; sent <= scheduler.now() - epoch; sent += 20) network.chunk.deliver(message(sound(sent)));
      finish();
    }
  };
  play(2000);
  const { target } = viewer.statistics;
  for (let pause = 0; pause < 4; pause += 1) {
    network.blob.deliver({ type: 'state', state: 'paused' });
    scheduler.advance(3000);
    network.blob.deliver({ type: 'state', state: 'live' });
    play(2000);
  }
  assert.equal(viewer.statistics.target, target);
});

test('a picture that stands from the first moment on is repeated, whichever connection is faster', () => {
  const { network, scheduler, finish } = build({ engine: 'chromium' });
  network.acceptBoth();
  const epoch = scheduler.now();
  // Tracks with a CodecID of VP9; its keyframe's first bytes: profile 0, shown.
  const beginning = fromHex('1a45dfa3 84 42868101 18538067 01ffffffffffffff 1654ae6b 97 ae8d d78101 838101 8685565f565039 ae86 d78102 838102');
  const picture = fromHex('a3 88 81 0000 80 82498342');
  network.blob.deliver({ type: 'blob', id: 1, mime: 'video/webm;codecs="vp9,opus"', epoch });
  network.blob.deliver(message(beginning, clusterHead, picture, sound(0)));
  network.chunk.deliver({ type: 'blob', id: 1 });
  network.blob.deliver({ type: 'state', state: 'live' });
  for (let time = 20; time <= 4000; time += 20) {
    scheduler.advance(20);
    network.chunk.deliver(message(sound(time)));
    finish();
  }
  const [video] = FakeMediaSource.all.at(-1).buffers;
  // Elements that the page writes have sizes of four bytes.
  const pictures = Buffer.from(video.bytes).toString('hex').split('a31000').length - 1;
  assert.ok(pictures > 10, `${pictures} pictures`);
});
