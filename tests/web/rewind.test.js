import assert from 'node:assert/strict';
import test from 'node:test';
import { say } from '../../resources/web/common/language.js';
import { Rewind } from '../../resources/web/viewer/rewind.js';
import { placeLabel } from '../../resources/web/viewer/time_bar.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

const minute = 60_000;

/** Twelve minutes into a stream of which ten are kept. */
function build() {
  const scheduler = new FakeScheduler();
  const epoch = scheduler.now() - 12 * minute;
  const log = [];
  const viewer = {
    state: 'live',
    isPausedByGuest: false,
    capturedAt: NaN,
    get now() { return scheduler.now(); },
    stepAside: () => log.push('aside'),
    comeBack: () => log.push('back'),
    togglePause: () => {
      viewer.isPausedByGuest = !viewer.isPausedByGuest;
      viewer.capturedAt = scheduler.now() - 400;
      log.push('pause');
    },
  };
  const past = {
    position: NaN,
    start: (at) => {
      past.position = at;
      log.push(`start ${at}`);
    },
    hold: (isHeld) => log.push(`hold ${isHeld}`),
    close: () => log.push('close'),
  };
  const rewind = new Rewind({ viewer, past, scheduler, onChange: () => {} });
  const learn = (from, to, more = {}) => rewind.learn({ type: 'rewind', version: 1, from, to, limit: 10 * minute, epoch, ...more });
  learn(2 * minute, 12 * minute - 3000);
  return { rewind, viewer, past, scheduler, log, learn, epoch };
}

test('a guest goes back, from one moment to another, and returns', () => {
  const { rewind, log } = build();
  assert.equal(rewind.isOffered, true);
  assert.equal(rewind.behind, null);
  assert.equal(rewind.position, 12 * minute);
  rewind.goTo(7 * minute);
  assert.equal(rewind.isBehind, true);
  assert.equal(rewind.behind, 5 * minute);
  rewind.goTo(6 * minute);
  rewind.goLive();
  assert.deepEqual(log, ['aside', 'start 420000', 'start 360000', 'close', 'back']);
  assert.equal(rewind.isBehind, false);
  assert.equal(rewind.notice, '');
});

test('the right end of the bar is live', () => {
  const { rewind, log } = build();
  rewind.goTo(12 * minute - 500);
  assert.deepEqual(log, []);
  rewind.goTo(7 * minute);
  rewind.goTo(12 * minute);
  assert.deepEqual(log.slice(-2), ['close', 'back']);
});

test('what is forgotten leads to the oldest there is, with a word for a while', () => {
  const { rewind, log, scheduler } = build();
  rewind.goTo(2 * minute);
  rewind.forgotten(3 * minute);
  assert.deepEqual(log, ['aside', 'start 120000', 'start 180000']);
  assert.equal(rewind.notice, say('forgotten'));
  scheduler.advance(5000);
  assert.equal(rewind.notice, '');
});

test('a pause of what is live goes on from there', () => {
  const { rewind, log, scheduler, learn } = build();
  rewind.togglePause();
  assert.equal(rewind.isPaused, true);
  scheduler.advance(30_000);
  learn(2 * minute + 30_000, 12 * minute + 28_000);
  assert.equal(rewind.edge - rewind.position, 30_400);
  rewind.togglePause();
  assert.deepEqual(log, ['pause', 'aside', `start ${12 * minute - 400}`]);
});

test('a short pause ends live, and so does one where nothing is kept', () => {
  const short = build();
  short.rewind.togglePause();
  short.scheduler.advance(2000);
  short.rewind.togglePause();
  assert.deepEqual(short.log, ['pause', 'pause']);
  const off = build();
  off.learn(0, 0, { limit: 0 });
  off.rewind.togglePause();
  off.scheduler.advance(30_000);
  off.rewind.togglePause();
  assert.deepEqual(off.log, ['pause', 'pause']);
  const back = build();
  back.rewind.togglePause();
  back.scheduler.advance(30_000);
  back.rewind.goLive();
  assert.deepEqual(back.log, ['pause', 'pause']);
});

test('a pause behind is one of the past', () => {
  const { rewind, log } = build();
  rewind.goTo(7 * minute);
  rewind.togglePause();
  assert.equal(rewind.isPaused, true);
  rewind.togglePause();
  assert.deepEqual(log.slice(-2), ['hold true', 'hold false']);
});

test('another stream, or rewind switched off, ends it', () => {
  for (const news of [{ epoch: 1_700_000_500_000 }, { limit: 0 }]) {
    const { rewind, log, learn } = build();
    rewind.goTo(7 * minute);
    learn(2 * minute, 12 * minute);
    assert.equal(rewind.isBehind, true);
    learn(2 * minute, 12 * minute, news);
    assert.equal(rewind.isBehind, false);
    assert.deepEqual(log.slice(-2), ['close', 'back']);
  }
});

test('where nothing is live, the newest that is kept is the edge', () => {
  const { rewind, viewer, scheduler } = build();
  viewer.state = 'ended';
  scheduler.advance(minute);
  assert.equal(rewind.edge, 12 * minute - 3000);
});

test('what pauses the past from outside is seen on the page, and one press plays on', () => {
  const { rewind, past, log } = build();
  past.onHeldByOthers(true);
  assert.equal(rewind.isPaused, false);
  rewind.goTo(7 * minute);
  past.onHeldByOthers(true);
  past.onHeldByOthers(true);
  assert.equal(rewind.isPaused, true);
  rewind.togglePause();
  assert.equal(rewind.isPaused, false);
  assert.deepEqual(log.slice(-2), ['hold true', 'hold false']);
});

test('where the guest is, is said in words: live, paused, behind, and both', () => {
  const { rewind, viewer, scheduler, learn } = build();
  assert.equal(placeLabel(rewind, 400), 'Live, 0.4 s behind');
  rewind.togglePause();
  scheduler.advance(65_000);
  assert.equal(placeLabel(rewind, null), 'Paused, 1:05 behind live');
  learn(0, 0, { limit: 0 });
  assert.equal(placeLabel(rewind, null), 'Paused', 'where nothing is kept, it goes on at what is live');
  viewer.isPausedByGuest = false;
  learn(2 * minute, 12 * minute);
  rewind.goTo(9 * minute);
  assert.equal(placeLabel(rewind, null), '4:05 behind live');
  rewind.togglePause();
  assert.equal(placeLabel(rewind, null), 'Paused, 4:05 behind live');
});
