import assert from 'node:assert/strict';
import test from 'node:test';
import { TrackBuffer } from '../../resources/web/viewer/track_buffer.js';
import { FakeSourceBuffer } from './fakes/fake_media.js';

const mime = 'video/webm; codecs="vp8"';

function build({ overshoot = 0, isAttached = true } = {}) {
  const log = [];
  const buffer = new FakeSourceBuffer();
  const track = new TrackBuffer({
    overshoot,
    listener: { appended: () => log.push('appended'), failed: (reason) => log.push(`failed: ${reason}`) },
  });
  if (isAttached) track.attach(buffer, mime);
  const failures = () => log.filter((line) => line.startsWith('failed'));
  return { buffer, track, log, failures };
}

const bytesOf = (...bytes) => Uint8Array.from(bytes);

/** One whose buffer holds `count` bytes, a tenth of a second each. */
function buildFilled(count) {
  const built = build();
  built.track.append(new Uint8Array(count));
  built.buffer.finish();
  return built;
}

test('what comes before the browser\'s buffer waits for it', () => {
  const { buffer, track } = build({ isAttached: false });
  track.append(bytesOf(1));
  track.append(bytesOf(2));
  assert.deepEqual(track.ranges, []);
  track.attach(buffer, mime);
  buffer.finishAll();
  assert.deepEqual(buffer.bytes, [1, 2]);
});

test('one append is in flight; what comes meanwhile goes in order, as one', () => {
  const { buffer, track } = build();
  track.append(bytesOf(1, 2));
  track.append(bytesOf(3));
  track.append(bytesOf(4, 5));
  assert.equal(buffer.appends, 1);
  assert.equal(track.waitingBytes, 3);
  buffer.finish();
  assert.equal(buffer.appends, 2);
  buffer.finishAll();
  assert.deepEqual(buffer.bytes, [1, 2, 3, 4, 5]);
  assert.equal(track.waitingBytes, 0);
});

test('byte by byte, with the browser as slow as it likes, the bytes are the same', () => {
  const { buffer, track } = build();
  const bytes = Array.from({ length: 500 }, (_, index) => (index * 7) % 256);
  bytes.forEach((byte, index) => {
    track.append(bytesOf(byte));
    if (index % 5 === 0) buffer.finish();
  });
  buffer.finishAll();
  assert.deepEqual(buffer.bytes, bytes);
});

test('another beginning goes in after what came before it, with its own type and offset', () => {
  const { buffer, track } = build();
  track.append(bytesOf(1));
  track.append(bytesOf(2));
  track.begin({ mime: 'video/webm; codecs="vp9"', offset: 12.5 });
  track.append(bytesOf(3));
  track.append(bytesOf(4));
  buffer.finish();
  assert.equal(buffer.timestampOffset, 0);
  buffer.finishAll();
  assert.deepEqual(buffer.history, ['append 1', 'append 2', 'abort', 'changeType video/webm; codecs="vp9"',
    'timestampOffset 12.5', 'append 3,4']);
});

test('a beginning of the same type needs no other one', () => {
  const { buffer, track } = build();
  track.begin({ mime, offset: 0 });
  track.append(bytesOf(3));
  assert.deepEqual(buffer.history, ['abort', 'timestampOffset 0', 'append 3']);
});

test('a minute is kept, older media is trimmed', () => {
  const { buffer, track } = buildFilled(680);
  track.append(new Uint8Array(10));
  buffer.finishAll();
  assert.deepEqual(buffer.removals, []);
  track.append(new Uint8Array(20));
  buffer.finishAll();
  track.append(new Uint8Array(1));
  buffer.finishAll();
  assert.equal(buffer.removals.length, 1);
  assert.equal(buffer.removals[0][0], 0);
  assert.ok(Math.abs(buffer.removals[0][1] - 11) < 0.2, `${buffer.removals}`);
  assert.equal(buffer.bytes.length, 711);
});

test('a full buffer evicts and appends the same bytes again', () => {
  const { buffer, track, failures } = buildFilled(300);
  buffer.nextError = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  track.append(bytesOf(9, 9));
  assert.equal(buffer.removals.length, 1);
  buffer.finishAll();
  assert.deepEqual(buffer.bytes.slice(-2), [9, 9]);
  assert.equal(buffer.bytes.length, 302);
  assert.deepEqual(failures(), []);
});

test('a full buffer with nothing to evict, or any other refusal, is a failure, told once', () => {
  const { buffer, track, failures } = buildFilled(10);
  buffer.nextError = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  track.append(bytesOf(9));
  track.append(bytesOf(9));
  buffer.dispatchEvent(new Event('error'));
  assert.deepEqual(failures(), ['failed: full']);
});

test('a browser that takes nothing is a failure before it costs the guest\'s memory', () => {
  const { track, failures } = build();
  for (let second = 0; second < 40; second += 1) track.append(new Uint8Array(1024 * 1024));
  assert.deepEqual(failures(), ['failed: the browser takes no more']);
});

test('what is playable ends where the newest frame starts', () => {
  const { buffer, track } = build({ overshoot: 0.5 });
  track.append(new Uint8Array(20));
  buffer.finish();
  assert.deepEqual(track.ranges, [{ start: 0, end: 1.5 }]);
});

test('after closing nothing is heard, asked or kept', () => {
  const { buffer, track, log } = buildFilled(10);
  const heard = log.length;
  track.append(bytesOf(1));
  track.close();
  track.close();
  buffer.finish();
  buffer.dispatchEvent(new Event('error'));
  assert.equal(log.length, heard);
  assert.deepEqual(track.ranges, []);
  assert.equal(track.waitingBytes, 0);
});

test('trimming keeps the keyframe from which what is kept can be decoded', () => {
  const { buffer, track } = build();
  track.append(new Uint8Array(300), [0]);
  buffer.finishAll();
  track.append(new Uint8Array(600));
  buffer.finishAll();
  track.append(bytesOf(1));
  buffer.finishAll();
  assert.deepEqual(buffer.removals, [], 'ninety seconds, and one keyframe');
  track.append(new Uint8Array(100), [90.1]);
  track.append(new Uint8Array(500), [100]);
  buffer.finishAll();
  track.append(bytesOf(1));
  buffer.finishAll();
  assert.deepEqual(buffer.removals, [[0, 90.1 - 0.001]]);
});
