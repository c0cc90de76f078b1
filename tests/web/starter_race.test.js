// Another program pauses or plays the video at any moment: the browser reports it later, and the page looks at the video meanwhile.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Starter } from '../../resources/web/viewer/starter.js';
import { settled } from './fakes/fake_scheduler.js';
import { QueuedVideo } from './fakes/queued_video.js';

const moments = 16;
const sources = ['blob:1', 'blob:2'];

/** A page that looks at its video before each `period`th task of the browser, and someone who acts in some of these moments. */
async function watch({ answersFirst, period, phase, acts, sourceAt = -1 }) {
  const video = new QueuedVideo({ answersFirst });
  const told = [];
  const page = { isPaused: false };
  const starter = new Starter({
    video,
    mayBrowserPause: () => false,
    listener: {
      refusalChanged: () => told.push('refused'),
      changedByOthers: (isPaused) => {
        page.isPaused = isPaused;
        told.push(isPaused ? 'paused' : 'played');
      },
    },
  });
  [video.src] = sources;
  for (let moment = 0; moment < 3 * moments; moment += 1) {
    if (moment === sourceAt) video.load(sources[1]);
    if ((moment + phase) % period === 0 && video.paused && !page.isPaused) starter.start();
    await settled();
    acts[moment]?.(video);
    await video.step();
  }
  return { video, told, starter };
}

/** Everything that can come together. */
async function* everyOrder() {
  for (const answersFirst of [false, true]) {
    for (const period of [1, 2, 3]) {
      for (let phase = 0; phase < period; phase += 1) yield { answersFirst, period, phase };
    }
  }
}

test('paused by others in any moment after its start it stays paused, and that is told once', async () => {
  for await (const order of everyOrder()) {
    for (let moment = 2; moment < moments; moment += 1) {
      const { video, told } = await watch({ ...order, acts: { [moment]: (it) => it.pause() } });
      assert.deepEqual([video.paused, told], [true, ['paused']], JSON.stringify({ ...order, moment }));
    }
  }
});

test('paused and played on by others it plays, however quickly', async () => {
  for await (const order of everyOrder()) {
    for (let between = 0; between < 6; between += 1) {
      const acts = { 6: (it) => { it.pause(); if (between === 0) it.play().catch(() => {}); } };
      if (between > 0) acts[6 + between] = (it) => { it.play().catch(() => {}); };
      const { video, told } = await watch({ ...order, acts });
      assert.deepEqual([video.paused, told.filter((word) => word === 'paused').length], [false, told.length / 2], JSON.stringify({ ...order, between }));
    }
  }
});

test('another source is started in any moment, and nobody has paused', async () => {
  for await (const order of everyOrder()) {
    for (let sourceAt = 1; sourceAt < moments; sourceAt += 1) {
      const { video, told } = await watch({ ...order, acts: {}, sourceAt });
      assert.deepEqual([video.paused, told], [false, []], JSON.stringify({ ...order, sourceAt }));
    }
  }
});

test('paused by others in any moment after another source has come it stays paused', async () => {
  for await (const order of everyOrder()) {
    for (let moment = 6; moment < moments; moment += 1) {
      const { video, told } = await watch({ ...order, acts: { [moment]: (it) => it.pause() }, sourceAt: 3 });
      assert.deepEqual([video.paused, told], [true, ['paused']], JSON.stringify({ ...order, moment }));
    }
  }
});
