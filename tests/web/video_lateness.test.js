import assert from 'node:assert/strict';
import test from 'node:test';
import { VideoLateness } from '../../resources/web/viewer/video_lateness.js';

const audio = (time) => ({ kind: 'audio', time, isKeyframe: true });
const video = (time) => ({ kind: 'video', time, isKeyframe: false });

test('the audio that came before a frame tells how late it is; the latest counts', () => {
  const lateness = new VideoLateness();
  assert.equal(lateness.seconds, 0);
  lateness.see([video(0), audio(0), audio(20), video(33), audio(200), video(66), video(180)]);
  assert.equal(lateness.seconds, 0.134);
  for (let time = 200; time < 3000; time += 33) lateness.see([audio(time), video(time)]);
  assert.equal(lateness.seconds, 0, 'what was long ago is forgotten');
});

test('seldom video is not late', () => {
  const lateness = new VideoLateness();
  for (let time = 0; time < 60000; time += 20) lateness.see(time % 5000 === 0 ? [audio(time), video(time)] : [audio(time)]);
  assert.equal(lateness.seconds, 0);
});
