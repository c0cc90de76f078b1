import assert from 'node:assert/strict';
import test from 'node:test';
import { EncoderMeter } from '../../resources/web/publisher/encoder_meter.js';
import { WebmFrames } from '../../resources/web/publisher/webm_frames.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';
import { fromHex, initSegment } from './fakes/webm_bytes.js';

/** By RFC 9559: Clusters at 1000 and 2000 ms of unknown size; blocks of track 1 (video) and 2 (sound). */
const stream = Uint8Array.from([
  ...initSegment(['audio', 'video']),
  ...fromHex('1f43b675 01ffffffffffffff e7 82 03e8'),
  ...fromHex('a3 85 81 0000 80 07'), // video at 1000
  ...fromHex('a3 84 82 000a 80'), // sound at 1010
  ...fromHex('a3 8f 81 0021 00 a3858100008007a3858107'), // video at 1033, with bytes that look like another block
  ...fromHex('ec 85 a385810000'), // nothing but space
  ...fromHex('a0 01ffffffffffffff a1 86 81 ffff 00 0102 fb 81 01'), // video at 999, in a group
  ...fromHex('1f43b675 80000010'.slice(0, 8)), ...fromHex('01ffffffffffffff e7 88 00000000000007d0'),
  ...fromHex('a3 0100000000000004 81 0005 80'), // video at 2005, its size in eight bytes
]);
const times = [1000, 1033, 999, 2005];

test('the frames of video are found, and nothing that looks like one', () => {
  assert.deepEqual(new WebmFrames().push(stream), times);
});

test('a byte at a time, and in random pieces', () => {
  const single = new WebmFrames();
  assert.deepEqual([...stream].flatMap((byte) => single.push(Uint8Array.of(byte))), times);
  let seed = 7;
  const random = (/** @type {number} */ below) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed % below;
  };
  for (let round = 0; round < 300; round += 1) {
    const reader = new WebmFrames();
    const found = [];
    for (let at = 0; at < stream.length;) {
      const end = at + 1 + random(30);
      found.push(...reader.push(stream.subarray(at, end)));
      at = end;
    }
    assert.deepEqual(found, times, `round ${round}`);
  }
});

test('what is no WebM comes to an end', () => {
  const reader = new WebmFrames();
  assert.deepEqual(reader.push(new Uint8Array(100)), []);
  assert.deepEqual(reader.push(stream), []);
  assert.deepEqual(new WebmFrames().push(new Uint8Array(0)), []);
});

test('the meter tells frames a second and their age, of the newest recording alone', () => {
  const scheduler = new FakeScheduler();
  const meter = new EncoderMeter(scheduler.now);
  meter.reset();
  assert.equal(meter.figures, null);
  const head = Uint8Array.from([...initSegment(['video']), ...fromHex('1f43b675 01ffffffffffffff e7 81 00')]);
  meter.begin(1, scheduler.now());
  meter.piece(1, head.buffer);
  const begin = scheduler.now();
  for (let frame = 0; frame < 40; frame += 1) {
    scheduler.advance(50);
    // Each frame comes out 150 ms after it was captured.
    const time = Math.max(0, scheduler.now() - begin - 150);
    meter.piece(1, Uint8Array.of(0xa3, 0x84, 0x81, time >> 8, time & 255, 0).buffer);
  }
  assert.deepEqual(meter.figures, { frameRate: 20, lag: 150 });
  meter.begin(2, scheduler.now());
  meter.piece(1, Uint8Array.of(0xa3, 0x84, 0x81, 0, 0, 0).buffer);
  assert.deepEqual(meter.figures, { frameRate: 20, lag: 150 });
  scheduler.advance(2000);
  assert.deepEqual(meter.figures, { frameRate: 0, lag: 0 });
  meter.reset();
  assert.equal(meter.figures, null);
});
