import assert from 'node:assert/strict';
import test from 'node:test';
import { PastPlayer } from '../../resources/web/viewer/past_player.js';
import { FakeVideo } from './fakes/fake_media.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

const epoch = 1_700_000_000_000;
const gopLength = 4000;
const mime = 'video/webm; codecs="vp8"';

/** A player whose media is there as soon as it was given. */
class FakePlayer {
  ranges = [];
  sources = 0;
  isClosed = false;

  get tracks() {
    return this.mime === undefined ? [] : [{ kind: 'video', ranges: this.ranges }];
  }

  prepare() {
    this.close();
    this.sources += 1;
    this.isClosed = false;
  }

  continuesWith(other) {
    return other === this.mime;
  }

  start(type, origin, { time, end }) {
    assert.equal(origin, epoch);
    this.mime = type;
    const last = this.ranges.at(-1);
    if (last && Math.abs(last.end - time) < 0.01) last.end = end;
    else this.ranges.push({ start: time, end });
    this.appended();
  }

  close() {
    this.mime = undefined;
    this.ranges = [];
    this.isClosed = true;
  }
}

/** The relay keeps `from` to `to`, in GOPs of four seconds. */
function build({ from = 0, to = 100_000, answer = () => null } = {}) {
  const kept = { from, to };
  const video = new FakeVideo();
  const scheduler = new FakeScheduler();
  const player = new FakePlayer();
  const log = [];
  const asked = [];
  const past = new PastPlayer({
    video, scheduler, player,
    split: { split: (gop) => gop },
    still: { keep: () => log.push('still') },
    newest: () => kept.to,
    load: async (at, signal) => {
      asked.push(at);
      await Promise.resolve();
      if (signal.aborted) return { kind: 'failed' };
      const special = answer(at);
      if (special) return special;
      if (at < kept.from) return { kind: 'forgotten', from: kept.from };
      if (at >= kept.to) return { kind: 'notYet' };
      const time = Math.floor(at / gopLength) * gopLength;
      return { kind: 'gop', time, end: time + gopLength, mime, bytes: { time: time / 1000, end: (time + gopLength) / 1000 } };
    },
    listener: {
      caughtUp: () => log.push('caughtUp'),
      forgotten: (oldest) => log.push(`forgotten ${oldest}`),
      failed: () => log.push('failed'),
    },
  });
  player.appended = () => past.appended();
  /** Plays on for so long, as a video does. */
  const pass = async (milliseconds) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      const within = player.ranges.find(({ start, end }) => start <= video.currentTime && video.currentTime < end);
      if (!video.paused && within) video.currentTime = Math.min(within.end, video.currentTime + 0.1);
      scheduler.advance(100);
      await settled();
    }
  };
  return { past, video, scheduler, player, log, asked, kept, pass };
}

test('begins at the very moment that was wanted, and has ten seconds in hand', async () => {
  const { past, video, asked, log } = build();
  past.start(33_300, epoch);
  assert.equal(past.position, 33_300);
  await settled();
  assert.equal(video.currentTime, 33.3);
  assert.equal(video.paused, false);
  assert.deepEqual(asked, [33_300, 36_000, 40_000]);
  assert.deepEqual(log, ['still']);
});

test('plays on, GOP by GOP, each once', async () => {
  const { past, video, asked, pass } = build();
  past.start(20_000, epoch);
  await pass(12_000);
  assert.ok(Math.abs(video.currentTime - 32) < 0.2, `${video.currentTime}`);
  assert.deepEqual(asked, [20_000, 24_000, 28_000, 32_000, 36_000, 40_000]);
});

test('another moment that is at hand needs no loading; any other one drops what is under way', async () => {
  const { past, video, player, asked } = build();
  past.start(20_000, epoch);
  await settled();
  const before = asked.length;
  past.start(26_000, epoch);
  assert.equal(video.currentTime, 26);
  assert.equal(player.sources, 1);
  past.start(60_000, epoch);
  past.start(80_000, epoch);
  await settled();
  assert.equal(video.currentTime, 80);
  assert.deepEqual(player.ranges.map(({ start }) => start), [80]);
  assert.ok(asked.length > before);
  past.start(70_000, epoch);
  await settled();
  assert.equal(video.currentTime, 70, 'and not where its source begins');
});

test('a wish that lies in a hole begins behind it, and a hole is crossed', async () => {
  const hole = (at) => (at >= 24_000 && at < 32_000
    ? { kind: 'gop', time: 32_000, end: 36_000, mime, bytes: { time: 32, end: 36 } } : null);
  const wanted = build({ answer: hole });
  wanted.past.start(27_000, epoch);
  await settled();
  assert.equal(wanted.video.currentTime, 32);
  const crossing = build({ answer: hole });
  crossing.past.start(21_000, epoch);
  await crossing.pass(5000);
  assert.ok(crossing.video.currentTime > 33, `${crossing.video.currentTime}`);
});

test('a guest\'s pause keeps the picture, also over a change of place', async () => {
  const { past, video, pass } = build();
  past.start(20_000, epoch);
  await pass(1000);
  past.hold(true);
  assert.equal(video.paused, true);
  past.start(60_000, epoch);
  await pass(1000);
  assert.equal(video.currentTime, 60);
  assert.equal(video.paused, true);
  past.hold(false);
  assert.equal(video.paused, false);
});

test('where the past ends it has caught up; while more comes it goes on', async () => {
  const { past, log, kept, pass } = build({ to: 28_000 });
  past.start(20_000, epoch);
  await pass(3000);
  kept.to = 32_000;
  await pass(3000);
  assert.deepEqual(log, ['still']);
  await pass(6500);
  assert.deepEqual(log.slice(0, 2), ['still', 'caughtUp']);
});

test('what has been forgotten is told, a refusal too; a relay that is away is asked again', async () => {
  const forgotten = build({ from: 40_000 });
  forgotten.past.start(20_000, epoch);
  await settled();
  assert.deepEqual(forgotten.log, ['still', 'forgotten 40000']);
  const refused = build({ answer: () => ({ kind: 'refused' }) });
  refused.past.start(20_000, epoch);
  await settled();
  assert.deepEqual(refused.log, ['still', 'failed']);
  let isAway = true;
  const away = build({ answer: () => (isAway ? { kind: 'failed' } : null) });
  away.past.start(20_000, epoch);
  await away.pass(2000);
  assert.ok(away.asked.length >= 2 && away.asked.length <= 4, `${away.asked.length}`);
  isAway = false;
  await away.pass(1000);
  assert.ok(away.video.currentTime >= 20);
});

test('other tracks need another source, once what there was has been played', async () => {
  const { past, player, video, pass } = build({
    answer: (at) => (at >= 24_000 && at < 28_000
      ? { kind: 'gop', time: 24_000, end: 28_000, mime: 'video/webm; codecs="vp8,opus"', bytes: { time: 24, end: 28 } } : null),
  });
  past.start(20_000, epoch);
  await pass(3000);
  assert.equal(player.sources, 1);
  await pass(2000);
  assert.equal(player.sources, 2);
  assert.match(player.mime, /opus/);
  assert.ok(video.currentTime >= 24);
});

test('a source that breaks is told, but not once it is closed; nothing ticks any more then', async () => {
  const { past, video, scheduler, log, player } = build();
  past.start(20_000, epoch);
  await settled();
  video.dispatchEvent(new Event('error'));
  assert.deepEqual(log, ['still', 'failed']);
  past.close();
  video.dispatchEvent(new Event('error'));
  assert.deepEqual(log, ['still', 'failed']);
  assert.equal(scheduler.pending, 0);
  assert.equal(player.isClosed, true);
});

test('what pauses and plays it beside the page is told, and what the page does itself is not', async () => {
  const { past, video, pass } = build();
  const told = [];
  past.onHeldByOthers = (isHeld) => {
    told.push(isHeld);
    past.hold(isHeld);
  };
  past.start(4000, epoch);
  await pass(300);
  past.hold(true);
  past.hold(false);
  assert.deepEqual(told, []);
  video.pause();
  assert.deepEqual(told, [true]);
  const { position } = past;
  await pass(20_000);
  assert.equal(past.position, position);
  video.play();
  assert.deepEqual(told, [true, false]);
  past.close();
  video.pause();
  assert.deepEqual(told, [true, false]);
});

test('a browser that refuses to play it makes it a pause', async () => {
  const { past, video, pass } = build();
  const told = [];
  past.onHeldByOthers = (isHeld) => told.push(isHeld);
  video.play = () => Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
  past.start(4000, epoch);
  await pass(300);
  assert.deepEqual(told, [true]);
});
