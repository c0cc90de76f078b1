import assert from 'node:assert/strict';
import test from 'node:test';
import { capturedAt, rtpOriginIn } from '../../resources/web/viewer/rtp_time.js';

const cycle = 2 ** 32;
const epoch = 1_700_000_000_000;

test('the relay\'s word is read in any order, and not at all where a part of it is missing or wrong', () => {
  const origin = { epoch: 1_700_000_000_000.25, video: 4_294_967_295, audio: 0 };
  assert.deepEqual(rtpOriginIn('epoch=1700000000000.25;video=4294967295;audio=0'), origin);
  assert.deepEqual(rtpOriginIn(' audio=0; video=4294967295 ;epoch=1700000000000.25;more=1'), origin);
  for (const header of [
    null, '', 'epoch=1;video=2', 'epoch=;video=2;audio=3', 'epoch=x;video=2;audio=3', 'epoch=1;video=4294967296;audio=3',
    'epoch=1;video=-2;audio=3', 'epoch=1;video=2.5;audio=3', 'epoch=1;video=Infinity;audio=3',
  ]) assert.equal(rtpOriginIn(header), null, String(header));
});

test('video counts 90 and audio 48 in a millisecond, from different numbers', () => {
  const origin = { epoch, video: 1000, audio: 500_000 };
  assert.equal(capturedAt(origin, 'video', 1000 + 90 * 40, epoch), epoch + 40);
  assert.equal(capturedAt(origin, 'audio', 500_000 + 48 * 60, epoch), epoch + 60);
  assert.equal(capturedAt(origin, 'video', 1000 - 45, epoch), epoch - 0.5);
  assert.equal(Number.isNaN(capturedAt(null, 'video', 1000, epoch)), true);
});

test('timestamps that come round stand for the nearest moment: just before, just behind, and after days', () => {
  const origin = { epoch, video: cycle - 90, audio: 0 };
  assert.equal(capturedAt(origin, 'video', 0, epoch + 900), epoch + 1);
  assert.equal(capturedAt(origin, 'video', 90, epoch), epoch + 2);
  const days = 3 * 24 * 3_600_000;
  for (const lateness of [-5000, 0, 5000]) {
    const timestamp = (cycle - 90 + 90 * days) % cycle;
    assert.ok(Math.abs(capturedAt(origin, 'video', timestamp, epoch + days + lateness) - (epoch + days)) < 0.01);
  }
});
