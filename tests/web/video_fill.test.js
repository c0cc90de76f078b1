import assert from 'node:assert/strict';
import test from 'node:test';
import { VideoFill } from '../../resources/web/viewer/video_fill.js';
import { fromHex } from './fakes/webm_bytes.js';

/** A VP9 keyframe's first byte: profile 0, shown. */
const keyframe = fromHex('82498342');
const patience = 120;
const step = 33;

test('a picture a second is thirty a second, without a hole and in order', () => {
  const fill = new VideoFill('V_VP9');
  const times = [];
  for (let time = 0; time < 20000; time += 20) {
    times.push(...fill.audio(time, patience, step).map((one) => one.time));
    if (time % 1000 === 0) times.push(fill.picture(time, keyframe));
  }
  const steps = times.slice(1).map((time, index) => time - times[index]);
  assert.ok(Math.max(...steps) <= patience && Math.min(...steps) > 0, `${Math.min(...steps)} to ${Math.max(...steps)}`);
  assert.ok(times.length > 20 * 25);
});

test('thirty a second stay as they are, also behind their audio', () => {
  for (const late of [0, 60, 200, 400]) {
    const fill = new VideoFill('V_VP9');
    let picture = 0;
    let added = 0;
    for (let time = 0; time < 20000; time += 20) {
      for (; picture <= time - late; picture += 33) assert.equal(fill.picture(picture, keyframe), picture);
      added += fill.audio(time, patience, step).length;
    }
    assert.equal(added, 0, `${late} ms late`);
  }
});

test('a picture that comes later than any before is shown at once, not lost', () => {
  const fill = new VideoFill('V_VP9');
  fill.audio(0, patience, step);
  fill.picture(0, keyframe);
  const { time } = fill.audio(1000, patience, step).pop();
  assert.equal(fill.picture(500, keyframe), time + 1);
});

test('a pause of the host is not filled', () => {
  const fill = new VideoFill('V_VP9');
  fill.audio(0, patience, step);
  fill.picture(0, keyframe);
  fill.rest();
  assert.deepEqual(fill.audio(5000, patience, step), []);
  assert.equal(fill.picture(5000, keyframe), 5000);
  assert.ok(fill.audio(6000, patience, step).length > 0, 'video that stands is, again');
});

test('what cannot be repeated is not', () => {
  const other = new VideoFill('V_AV1');
  other.picture(0, keyframe);
  assert.deepEqual(other.audio(5000, patience, step), []);
  const unknown = new VideoFill('V_VP8');
  unknown.picture(0, fromHex('31 00 00 00 00 00 00 00 00 00 00 00'));
  assert.deepEqual(unknown.audio(5000, patience, step), [], 'no keyframe was seen');
});
