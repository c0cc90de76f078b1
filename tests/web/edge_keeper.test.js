import assert from 'node:assert/strict';
import test from 'node:test';
import { EdgeKeeper } from '../../resources/web/viewer/edge_keeper.js';
import { FakeVideo } from './fakes/fake_media.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

const targets = {
  target: { video: 0.4 }, run: 0, tolerance: 0.06, slowest: 0.97, fastest: 1.04, slowestFar: 0.97, fastestFar: 1.1, gain: 0.25,
  jump: 1.1, step: 0.08, briefWait: 0,
};

/** A player of a picture without sound, as far as the keeper asks it. */
class FakePlayer {
  ranges = [];

  get tracks() {
    return [{ kind: 'video', ranges: this.ranges }];
  }
}

function build() {
  const scheduler = new FakeScheduler();
  const video = new FakeVideo();
  const player = new FakePlayer();
  const page = { isVisible: true };
  let failures = 0;
  const keeper = new EdgeKeeper({
    video, player, scheduler, targets,
    arrivals: { frameInterval: () => 0, reserve: () => 0, videoLateness: () => 0 },
    starts: { refusalChanged: () => {}, changedByOthers: () => {} },
    isVisible: () => page.isVisible,
    mayBrowserPause: () => !page.isVisible,
    onSilentFailure: () => {
      failures += 1;
    },
  });
  keeper.restart(targets);
  return { scheduler, video, player, keeper, page, failures: () => failures };
}

test('a late join lands at the target and plays', () => {
  const { scheduler, video, player } = build();
  player.ranges = [{ start: 600, end: 603 }];
  scheduler.advance(100);
  assert.ok(Math.abs(video.currentTime - 602.6) < 1e-9);
  assert.equal(video.paused, false);
});

test('a short burst shows its first picture at once and plays when the target is in hand', () => {
  const { scheduler, video, player } = build();
  player.ranges = [{ start: 600, end: 600.1 }];
  scheduler.advance(100);
  assert.equal(video.currentTime, 600);
  assert.equal(video.paused, true);
  player.ranges = [{ start: 600, end: 600.4 }];
  scheduler.advance(100);
  assert.equal(video.paused, false);
});

test('a guest\'s pause holds the picture, and going on lands at the live edge', () => {
  const { scheduler, video, player, keeper } = build();
  player.ranges = [{ start: 0, end: 10 }];
  scheduler.advance(100);
  keeper.hold(true);
  player.ranges = [{ start: 0, end: 40 }];
  scheduler.advance(1000);
  assert.equal(video.paused, true);
  assert.ok(Math.abs(video.currentTime - 9.6) < 1e-9);
  keeper.hold(false);
  assert.ok(Math.abs(video.currentTime - 39.6) < 1e-9);
  assert.equal(video.paused, false);
});

test('behind a pause of the host one seek leads to the live edge, and none leads back', () => {
  const { scheduler, video, player, keeper } = build();
  keeper.expectMedia(true);
  player.ranges = [{ start: 0, end: 10 }];
  scheduler.advance(100);
  keeper.expectMedia(false);
  video.currentTime = 10.2; // the clock of some browsers goes on
  scheduler.advance(3000);
  keeper.expectMedia(true);
  scheduler.advance(100);
  assert.equal(video.currentTime, 10.2);
  player.ranges = [{ start: 0, end: 11.2 }];
  keeper.update();
  assert.equal(video.currentTime, 10.2);
  player.ranges = [{ start: 0, end: 11.5 }];
  scheduler.advance(100);
  assert.ok(Math.abs(video.currentTime - 11.1) < 1e-9, `${video.currentTime}`);
});

test('running dry counts as a stall while the host sends, and raises the target', () => {
  const { scheduler, video, player, keeper } = build();
  player.ranges = [{ start: 0, end: 10 }];
  scheduler.advance(100);
  keeper.expectMedia(true);
  video.dispatchEvent(new Event('waiting'));
  assert.equal(keeper.stalls, 0, 'it only starts up');
  video.dispatchEvent(new Event('playing'));
  scheduler.advance(400);
  video.dispatchEvent(new Event('waiting'));
  assert.equal(keeper.stalls, 0, 'it has only just begun');
  scheduler.advance(200);
  keeper.expectMedia(false);
  video.dispatchEvent(new Event('waiting'));
  assert.equal(keeper.stalls, 0, 'nothing is sent');
  keeper.expectMedia(true);
  video.dispatchEvent(new Event('waiting'));
  scheduler.advance(100);
  assert.equal(keeper.stalls, 1);
  assert.ok(keeper.target > targets.target.video);
});

test('a browser that waits after a seek of ours has not stalled', () => {
  const { scheduler, video, player, keeper } = build();
  player.ranges = [{ start: 0, end: 10 }];
  scheduler.advance(100);
  keeper.expectMedia(true);
  video.dispatchEvent(new Event('playing'));
  keeper.land();
  keeper.update();
  video.dispatchEvent(new Event('waiting'));
  assert.equal(keeper.stalls, 0);
});

test('a seek that hangs because its media ended is given up once there is newer media', () => {
  const { scheduler, video, player } = build();
  player.ranges = [{ start: 0, end: 10 }];
  scheduler.advance(100);
  assert.ok(Math.abs(video.currentTime - 9.6) < 1e-9);
  // The host is gone, and what is left is too little for this browser to show a picture of it.
  Object.assign(video, { seeking: true, readyState: 1 });
  scheduler.advance(5000);
  assert.ok(Math.abs(video.currentTime - 9.6) < 1e-9, 'there is nothing to go to');
  player.ranges = [{ start: 0, end: 10 }, { start: 15, end: 15.5 }];
  scheduler.advance(100);
  assert.ok(Math.abs(video.currentTime - 15.1) < 1e-9);
});

/** A stream that is played for so long, a picture every tenth of a second if there are any; returns where it was sought to. */
function playOn({ scheduler, video, player }, seconds, { hasPictures }) {
  const sought = [];
  // A little behind its target, within the tolerance: so a seek can be told from playing on.
  player.ranges = [{ start: 0, end: video.currentTime + 0.45 }];
  for (let step = 0; step < seconds * 10; step += 1) {
    player.ranges = [{ start: 0, end: player.ranges[0].end + 0.1 }];
    const expected = video.currentTime + 0.1;
    video.currentTime = expected;
    if (hasPictures) video.frames += 1;
    scheduler.advance(100);
    if (Math.abs(video.currentTime - expected) > 0.01) sought.push(video.currentTime);
  }
  return sought;
}

test('a picture that stands while playback goes on is sought anew, at the live edge', () => {
  const built = build();
  built.player.ranges = [{ start: 0, end: 10 }];
  built.scheduler.advance(100);
  assert.deepEqual(playOn(built, 5, { hasPictures: true }), []);
  const sought = playOn(built, 3, { hasPictures: false });
  assert.equal(sought.length, 1);
  assert.ok(Math.abs(sought[0] - (9.6 + 5 + 2 + 0.05)) < 0.11, `${sought[0]}`);
});

test('on a page that nobody sees the picture may stand', () => {
  const built = build();
  built.player.ranges = [{ start: 0, end: 10 }];
  built.scheduler.advance(100);
  built.page.isVisible = false;
  assert.deepEqual(playOn(built, 10, { hasPictures: false }), []);
});

test('another blob in the same source changes the target and leaves the picture where it is', () => {
  const { scheduler, video, player, keeper } = build();
  player.ranges = [{ start: 0, end: 10 }];
  scheduler.advance(100);
  const before = video.currentTime;
  keeper.adopt({ ...targets, target: { video: 0.45 } });
  scheduler.advance(100);
  assert.equal(video.currentTime, before);
  assert.equal(keeper.target, 0.45);
});

test('bytes without growth for 2 s are a silent failure; no bytes, or growth, are none', () => {
  const { scheduler, player, keeper, failures } = build();
  keeper.expectMedia(true);
  scheduler.advance(5000);
  assert.equal(failures(), 0);
  for (let step = 1; step <= 30; step += 1) {
    player.ranges = [{ start: 0, end: step * 0.1 }];
    keeper.noteBytes(10);
    scheduler.advance(100);
  }
  assert.equal(failures(), 0);
  const giveBytesFor = (time) => {
    for (let passed = 0; passed < time; passed += 100) {
      keeper.noteBytes(10);
      scheduler.advance(100);
    }
  };
  giveBytesFor(2000);
  assert.equal(failures(), 0);
  giveBytesFor(200);
  assert.equal(failures(), 1);
});

test('a silence of the network is no failure, and the first bytes after it have time to become playable', () => {
  const { scheduler, player, keeper, failures } = build();
  keeper.expectMedia(true);
  player.ranges = [{ start: 0, end: 0.2 }];
  scheduler.advance(100);
  for (const silence of [1600, 2500, 5000]) {
    keeper.noteBytes(10);
    scheduler.advance(silence);
    assert.equal(failures(), 0);
  }
  for (let passed = 0; passed < 2000; passed += 500) {
    keeper.noteBytes(10);
    scheduler.advance(500);
  }
  assert.equal(failures(), 0);
  keeper.noteBytes(10);
  scheduler.advance(500);
  keeper.noteBytes(10);
  scheduler.advance(100);
  assert.equal(failures(), 1);
});

test('a clock that stands although the browser says that all is well is put to the live edge', () => {
  const { scheduler, video, player } = build();
  player.ranges = [{ start: 0, end: 10 }];
  scheduler.advance(100);
  for (let step = 1; step <= 10; step += 1) {
    player.ranges = [{ start: 0, end: 10 + step * 0.1 }];
    scheduler.advance(100);
  }
  assert.ok(video.currentTime > 10.2, `${video.currentTime}`);
});

test('a clock that no seek helps needs another source', () => {
  const { scheduler, video, player, keeper, failures } = build();
  let place = 0;
  Object.defineProperty(video, 'currentTime', { get: () => place, set: () => { place = 9.6; } });
  for (let step = 1; step <= 160; step += 1) {
    player.ranges = [{ start: 0, end: 10 + step * 0.1 }];
    keeper.noteBytes(1);
    scheduler.advance(100);
  }
  assert.equal(failures(), 1);
});

test('a clock that stands is not given up for seeks that were not made', () => {
  const { scheduler, video, player, keeper, failures } = build();
  let [place, seeks, edge] = [0, 0, 10];
  Object.defineProperty(video, 'currentTime', { get: () => place, set: (to) => { place = to; seeks += 1; } });
  const pass = (seconds, stepsOfStanding) => {
    for (let step = 1; step <= seconds * 10; step += 1) {
      edge += 0.1;
      if (step % stepsOfStanding === 0) place += 0.1;
      player.ranges = [{ start: 0, end: edge }];
      keeper.noteBytes(1);
      scheduler.advance(100);
    }
  };
  // A slow device: what does not help it is done ever less often.
  pass(60, 10);
  const before = seeks;
  pass(12, Infinity);
  assert.deepEqual([failures(), seeks - before <= 1], [0, true], `${seeks} - ${before} seeks`);
});

test('a clock that stands wherever it is sought to needs another source', () => {
  const { scheduler, player, keeper, failures } = build();
  for (let step = 1; step <= 120; step += 1) {
    player.ranges = [{ start: 0, end: 10 + step * 0.1 }];
    keeper.noteBytes(1);
    scheduler.advance(100);
  }
  assert.equal(failures(), 1);
});

test('on a page that nobody sees nothing is a failure', () => {
  const { scheduler, player, keeper, failures, page } = build();
  page.isVisible = false;
  keeper.expectMedia(true);
  player.ranges = [{ start: 0, end: 10 }];
  for (let step = 0; step < 100; step += 1) {
    keeper.noteBytes(10);
    scheduler.advance(100);
  }
  assert.equal(failures(), 0);
});

test('closing twice is fine and nothing ticks any more', () => {
  const { scheduler, video, keeper } = build();
  keeper.close();
  keeper.close();
  assert.equal(scheduler.pending, 0);
  keeper.expectMedia(true);
  video.dispatchEvent(new Event('waiting'));
  assert.equal(keeper.stalls, 0);
});
