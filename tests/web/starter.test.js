import assert from 'node:assert/strict';
import test from 'node:test';
import { Starter } from '../../resources/web/viewer/starter.js';
import { FakeVideo } from './fakes/fake_media.js';
import { settled } from './fakes/fake_scheduler.js';

function build() {
  const video = new FakeVideo();
  const log = [];
  const page = { isVisible: true };
  const starter = new Starter({
    video,
    mayBrowserPause: () => !page.isVisible,
    listener: {
      refusalChanged: () => log.push(`refused ${starter.isRefused}`),
      changedByOthers: (isPaused) => log.push(isPaused ? 'paused' : 'played'),
    },
  });
  const refuse = () => {
    video.play = () => {
      video.plays += 1;
      return Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
    };
  };
  return { video, starter, log, page, refuse };
}

test('a browser that refuses even without sound is asked once, and again within a gesture', async () => {
  const { video, starter, log, refuse } = build();
  const { play } = video;
  refuse();
  for (let time = 0; time < 10; time += 1) {
    starter.start();
    await settled();
  }
  assert.deepEqual([video.plays, log], [1, ['refused true']]);
  video.play = play;
  starter.startByGesture();
  await settled();
  assert.deepEqual([video.paused, log.at(-1)], [false, 'refused false']);
});

test('what is refused with sound is tried without it', async () => {
  const { video, starter, log, refuse } = build();
  video.muted = false;
  refuse();
  starter.start();
  await settled();
  assert.deepEqual([video.muted, starter.isRefused, log], [true, false, []]);
});

test('a try that ends because another source came is no refusal', async () => {
  const { video, starter, log } = build();
  video.play = () => {
    video.src = 'blob:another';
    return Promise.reject(Object.assign(new Error('new load'), { name: 'AbortError' }));
  };
  starter.start();
  await settled();
  assert.deepEqual([starter.isRefused, log], [false, []]);
});

test('others pause and play: that is told, what is done here is not', async () => {
  const { video, starter, log } = build();
  starter.start();
  await settled();
  starter.pause();
  starter.start();
  await settled();
  assert.deepEqual(log, []);
  video.pause();
  assert.deepEqual(log, ['paused']);
  video.play();
  assert.deepEqual(log, ['paused', 'played']);
});

test('what a browser pauses on a page that nobody sees, or that is someone else\'s, is nobody\'s pause', async () => {
  const { video, starter, log, page } = build();
  starter.start();
  await settled();
  page.isVisible = false;
  video.pause();
  assert.deepEqual(log, []);
  page.isVisible = true;
  starter.start();
  await settled();
  starter.release();
  video.pause();
  video.play();
  assert.deepEqual(log, []);
});

test('what is refused while nobody sees the page keeps its sound, and is tried once; a key or the next sight plays', async () => {
  for (const isKey of [true, false]) {
    const { video, starter, log, page, refuse } = build();
    const { play } = video;
    video.muted = false;
    starter.start();
    await settled();
    video.plays = 0;
    page.isVisible = false;
    refuse();
    video.pause();
    for (let time = 0; time < 10; time += 1) {
      starter.start();
      await settled();
    }
    assert.deepEqual([video.plays, video.muted, starter.isRefused], [1, false, false]);
    video.play = play;
    if (isKey) starter.startByGesture();
    else page.isVisible = true;
    starter.start();
    await settled();
    assert.deepEqual([video.paused, video.muted, log], [false, false, []]);
  }
});

test('closed, it hears nothing', async () => {
  const { video, starter, log } = build();
  starter.start();
  await settled();
  starter.close();
  video.pause();
  assert.deepEqual(log, []);
});

test('others pause while it still starts: that is told once the start has ended, unless it is the browser that refuses', async () => {
  for (const [reason, wished] of [['AbortError', ['paused']], ['NotAllowedError', ['refused true']], [null, ['paused']]]) {
    const { video, starter, log } = build();
    video.play = () => {
      video.paused = false;
      return new Promise((resolve, reject) => {
        queueMicrotask(() => {
          video.pause();
          if (reason === null) resolve();
          else reject(Object.assign(new Error('no'), { name: reason }));
        });
      });
    };
    starter.start();
    assert.deepEqual(log, []);
    await settled();
    assert.deepEqual(log, wished, String(reason));
  }
});
