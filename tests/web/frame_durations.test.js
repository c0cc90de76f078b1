import assert from 'node:assert/strict';
import test from 'node:test';
import { withFrameDurations } from '../../resources/web/viewer/frame_durations.js';

const bytes = (hex) => Uint8Array.from(hex.replace(/\s/g, '').match(/../g), (pair) => parseInt(pair, 16));
const hexOf = (buffer) => Buffer.from(buffer).toString('hex');

const header = '1a45dfa3 84 42868101';
const segment = '18538067 01ffffffffffffff';
const info = '1549a966 84 4d8081 4c'.replace(/\s/g, '');
const video = 'd78101 838101';
const audio = 'd78102 838102';
const cluster = '1f43b675 01ffffffffffffff e78100 a3858100008055';
const duration = '23e383 10000004 05f5e100';

function clean(hex) {
  return hex.replace(/\s/g, '');
}

test('every track gets its duration; all other bytes stay', () => {
  const blob = bytes(`${header} ${segment} ${info} 1654ae6b 90 ae86${video} ae86${audio} ${cluster}`);
  const expected = clean(`${header} ${segment} ${info}
    1654ae6b 1000002c ae 10000011 ${video} ${duration} ae 10000011 ${audio} ${duration} ${cluster}`);
  assert.equal(hexOf(withFrameDurations(blob.buffer)), expected);
});

test('a duration that is stated already is kept', () => {
  const stated = '23e383 84 01fca055';
  const blob = bytes(`${header} ${segment} 1654ae6b 90 ae8e${video} ${stated} ${cluster}`);
  assert.ok(hexOf(withFrameDurations(blob.buffer)).includes(clean(`ae8e${video}${stated}`)));
  assert.ok(!hexOf(withFrameDurations(blob.buffer)).includes(clean(duration)));
});

test('what is no init segment, or is cut short anywhere, passes through unharmed', () => {
  const whole = bytes(`${header} ${segment} ${info} 1654ae6b 88 ae86${video}`);
  for (let length = 0; length < whole.length; length += 1) {
    const cut = whole.slice(0, length).buffer;
    assert.equal(withFrameDurations(cut), cut, `cut at ${length}`);
  }
  const garbage = Uint8Array.from({ length: 300 }, (_, index) => (index * 89) % 256).buffer;
  assert.equal(withFrameDurations(garbage), garbage);
  const withoutTracks = bytes(`${header} ${segment} ${cluster}`).buffer;
  assert.equal(withFrameDurations(withoutTracks), withoutTracks);
});
