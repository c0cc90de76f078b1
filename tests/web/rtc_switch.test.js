// When a peer connection takes over, when it gives back, and when it is tried again.
import assert from 'node:assert/strict';
import test from 'node:test';
import { buildSwitch } from './fakes/fake_rtc.js';
import { settled } from './fakes/fake_scheduler.js';

test('it begins with the other way\'s first picture, for the kinds that the stream has', async () => {
  const { rtc, players, run, other, picture, newest } = buildSwitch();
  other.watched = false;
  await run(2000);
  assert.equal(players.length, 0);
  picture();
  assert.deepEqual([players.length, newest().kinds, rtc.isShown], [1, ['video', 'audio'], false]);
});

test('it takes over in one turn: shown, heard, the other way left, the picture kept until the next frame', async () => {
  const { rtc, log, lower, upper, audio, run, frame, picture, play, stack } = buildSwitch();
  lower.muted = false;
  picture();
  stack.add({ kind: 'audio' });
  await run(300);
  assert.deepEqual([lower.isShown, upper.isShown, audio.isHeard], [true, false, false]);
  frame(40);
  assert.deepEqual([rtc.isShown, lower.isShown, upper.isShown, log], [true, false, true, ['leave']]);
  await run(100, play);
  assert.deepEqual([audio.isHeard, log], [true, ['leave', 'release']]);
});

test('the old keyframe of a join is not shown, nor is what runs after it until it has caught up', async () => {
  const { rtc, frame, picture, run } = buildSwitch();
  picture();
  await run(200);
  for (const age of [2400, 1500, 700, 301]) {
    frame(age);
    assert.equal(rtc.isShown, false, `${age}`);
  }
  frame(299);
  assert.equal(rtc.isShown, true);
});

test('what was paused a moment before the first frame is not taken over', async () => {
  const { rtc, frame, picture, run, other } = buildSwitch();
  picture();
  await run(200);
  other.watched = false;
  frame(20);
  assert.equal(rtc.isShown, false);
});

test('as new as the other way\'s picture is new enough, also where the clocks are not compared yet', async () => {
  for (const isSynchronised of [true, false]) {
    const { rtc, frame, picture, run, other, time, scheduler } = buildSwitch();
    time.isSynchronised = isSynchronised;
    picture();
    await run(200);
    other.captured = scheduler.now() - 600;
    frame(650);
    assert.equal(rtc.isShown, false);
    frame(590);
    assert.equal(rtc.isShown, true);
  }
  const { rtc, frame, picture, time } = buildSwitch();
  time.isSynchronised = false;
  picture();
  frame(10);
  assert.equal(rtc.isShown, false, 'neither is known');
});

test('where nobody says when frames were captured, those of the first half second are not shown', async () => {
  const { rtc, newest, picture, run } = buildSwitch();
  picture();
  await run(200);
  await run(500, () => newest().listener.frame(NaN));
  assert.equal(rtc.isShown, false);
  newest().listener.frame(NaN);
  assert.equal(rtc.isShown, true);
});

test('a screen that stands is taken over once nothing more of it comes, but not while more is on its way', async () => {
  const { rtc, frame, picture, run, newest } = buildSwitch();
  picture();
  await run(300);
  frame(20_000);
  await run(3000, () => newest().bring({ packets: 1 }));
  assert.equal(rtc.isShown, false);
  await run(1500, () => newest().bring({ signs: 1 }));
  assert.equal(rtc.isShown, true);
});

test('where no UDP gets through it gives up after five seconds, and the other way plays on untouched', async () => {
  const { rtc, picture, run, newest, players, log } = buildSwitch();
  picture();
  await run(4900);
  assert.equal(newest().isClosed, false);
  await run(400);
  assert.deepEqual([newest().isClosed, rtc.isShown, log], [true, false, []]);
  await run(29_000);
  assert.equal(players.length, 1);
  await run(1000);
  assert.equal(players.length, 2);
});

test('one that has frames and never catches up is given up, too', async () => {
  const { rtc, picture, run, newest, frame } = buildSwitch();
  picture();
  await run(9500, () => {
    newest().bring({ packets: 4, frames: 3 });
    frame(1200);
  });
  assert.deepEqual([newest().isClosed, rtc.isShown], [false, false]);
  await run(1000, () => newest().isClosed || frame(1200));
  assert.equal(newest().isClosed, true);
});

test('it is tried again after 30, 60, 120 seconds and so on, at most every 16 minutes', async () => {
  const { picture, newest, scheduler, players, rtc } = buildSwitch();
  picture();
  const pauses = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const failedAt = scheduler.now();
    newest().listener.failed(null);
    const { length } = players;
    for (let look = 0; look < 4000 && players.length === length; look += 1) scheduler.advance(300);
    pauses.push(Math.round((scheduler.now() - failedAt) / 1000));
  }
  assert.deepEqual(pauses, [30, 60, 120, 240, 480, 960, 960, 960]);
  newest().listener.failed(null);
  rtc.onNews();
  assert.equal(players.length, 10, 'another network is another try, at once');
  newest().listener.failed(null);
  scheduler.advance(29_000);
  assert.equal(players.length, 10);
  scheduler.advance(1500);
  assert.equal(players.length, 11);
});

test('a relay that is full says when', async () => {
  const { picture, newest, scheduler, players } = buildSwitch();
  picture();
  newest().listener.failed(7000);
  scheduler.advance(6600);
  assert.equal(players.length, 1);
  scheduler.advance(600);
  assert.equal(players.length, 2);
});

test('a relay without it is never asked again in this visit', async () => {
  const { picture, newest, players, scheduler, rtc } = buildSwitch();
  picture();
  newest().listener.unavailable();
  rtc.onNews();
  rtc.leave();
  picture();
  scheduler.advance(7_200_000);
  assert.deepEqual([players.length, players[0].isClosed], [1, true]);
});

test('cut under way, the other way takes over after 0.9 s, behind the last picture, and it is tried again later', async () => {
  const { rtc, show, run, log, players, picture, upper, lower, newest, play } = buildSwitch();
  await show();
  await run(3000, play);
  log.length = 0;
  await run(600);
  assert.equal(rtc.isShown, true);
  await run(600);
  assert.deepEqual([rtc.isShown, log, lower.isShown, upper.isShown], [false, ['keep peer', 'back'], true, false]);
  assert.deepEqual([newest().isClosed, rtc.figures.stalls], [true, 1]);
  picture();
  await run(29_000);
  assert.equal(players.length, 1);
  await run(1500);
  assert.equal(players.length, 2);
});

test('a connection that the browser gives up is left at once', async () => {
  const { rtc, show, newest, log } = buildSwitch();
  await show();
  newest().listener.failed(null);
  assert.deepEqual([rtc.isShown, log.slice(-2)], [false, ['keep peer', 'back']]);
});

test('a standing screen is no silence as long as audio or the relay\'s reports come', async () => {
  const { rtc, show, run, newest } = buildSwitch();
  await show();
  let step = 0;
  await run(60_000, () => {
    step += 1;
    if (step % 4 === 0) newest().bring({ signs: 1 });
  });
  assert.deepEqual([rtc.isShown, rtc.figures.stalls], [true, 0]);
});

test('packets of which no picture comes are a cut as well, on a page that somebody sees', async () => {
  const { rtc, show, run, newest, sight } = buildSwitch();
  await show();
  sight.isVisible = false;
  await run(5000, () => newest().bring({ packets: 4 }));
  assert.equal(rtc.isShown, true);
  sight.isVisible = true;
  await run(1000, () => newest().bring({ packets: 4 }));
  assert.equal(rtc.isShown, true);
  await run(1000, () => newest().bring({ packets: 4 }));
  assert.equal(rtc.isShown, false);
});

test('a packet that came twice behind the last frame of a standing screen is none of that', async () => {
  const { rtc, show, run, newest } = buildSwitch();
  await show();
  newest().bring({ packets: 1 });
  await run(30_000, () => newest().bring({ signs: 1 }));
  assert.equal(rtc.isShown, true);
});

test('while the host has paused, or is away, silence is what there is to be', async () => {
  const { rtc, show, run, other, play } = buildSwitch();
  await show();
  other.flowing = false;
  await run(60_000);
  assert.equal(rtc.isShown, true);
  other.flowing = true;
  await run(600);
  await run(3000, play);
  assert.equal(rtc.isShown, true, 'what comes again has some time');
});

test('a hidden tab looks seldom: one late look is no silence, and nothing is joined there', async () => {
  const { rtc, show, run, scheduler, newest, sight, picture, players } = buildSwitch();
  await show();
  sight.isVisible = false;
  for (let minute = 0; minute < 3; minute += 1) {
    newest().bring({ packets: 1000, frames: 900 });
    scheduler.advance(60_000);
    await run(300, () => newest().bring({ signs: 1 }));
  }
  assert.equal(rtc.isShown, true);
  rtc.leave();
  picture();
  await run(2000);
  assert.equal(players.length, 1);
  sight.isVisible = true;
  await run(400);
  assert.equal(players.length, 2);
  sight.isVisible = false;
  await run(400);
  assert.equal(players[1].isClosed, true, 'no failure, and no wait');
  sight.isVisible = true;
  await run(400);
  assert.equal(players.length, 3);
});

test('after a sleep the first look says nothing', async () => {
  const { rtc, show, run, scheduler, play } = buildSwitch();
  await show();
  await run(300);
  scheduler.advance(60_000);
  await settled();
  assert.equal(rtc.isShown, true);
  await run(2000, play);
  assert.equal(rtc.isShown, true);
});

test('a connection that worked for a minute and fails begins with the shortest pause again', async () => {
  const { show, run, newest, picture, players, play, scheduler, other } = buildSwitch();
  picture();
  for (let failure = 0; failure < 3; failure += 1) {
    newest().listener.failed(null);
    await run(30_300 * 2 ** failure);
  }
  assert.equal(players.length, 4);
  await show();
  await run(61_000, play);
  newest().listener.failed(null);
  other.watched = true;
  picture();
  scheduler.advance(31_000);
  assert.equal(players.length, 5);
});

test('what the relay ends for the stream\'s sake is joined again with the next picture; at once and again, with a pause', async () => {
  const { show, run, newest, picture, players, play } = buildSwitch();
  await show();
  await run(12_000, play);
  newest().listener.ended();
  picture();
  assert.equal(players.length, 2);
  await show();
  newest().listener.ended();
  picture();
  await run(20_000);
  assert.equal(players.length, 2);
});

test('the end of the stream gives back at once, and the next stream\'s picture begins anew', async () => {
  const { rtc, show, log, picture, players, newest } = buildSwitch();
  await show();
  rtc.onEnd();
  assert.deepEqual([rtc.isShown, newest().isClosed, log.slice(-2)], [false, true, ['keep peer', 'back']]);
  picture();
  assert.equal(players.length, 2);
});

test('a page that does something else gets the last picture and no connection; afterwards it is joined again', async () => {
  const { rtc, show, log, picture, players, newest, lower } = buildSwitch();
  await show();
  log.length = 0;
  rtc.leave();
  assert.deepEqual([log, rtc.isShown, newest().isClosed, lower.isShown], [['keep peer'], false, true, true]);
  picture();
  assert.equal(players.length, 2);
  rtc.leave();
  assert.deepEqual([log, newest().isClosed], [['keep peer'], true]);
});

test('the guest\'s pause holds the picture, however long, and plays on where the stream is', async () => {
  const { rtc, show, run, upper, lower, newest, play } = buildSwitch();
  await show();
  lower.muted = false;
  rtc.togglePause();
  assert.deepEqual([rtc.isPaused, upper.paused], [true, true]);
  await run(120_000, () => newest().bring({ packets: 4 }));
  assert.equal(rtc.isShown, true);
  rtc.togglePause();
  await run(5000, play);
  assert.deepEqual([rtc.isPaused, upper.paused, rtc.isShown, rtc.figures.stalls], [false, false, true, 0]);
});

test('cut while paused, the picture stays as it is; playing on brings the other way', async () => {
  for (const cut of [({ newest }) => newest().listener.failed(null), ({ rtc }) => rtc.onEnd()]) {
    const built = buildSwitch();
    const { rtc, show, run, log } = built;
    await show();
    rtc.togglePause();
    log.length = 0;
    cut(built);
    await run(5000);
    assert.deepEqual([rtc.isShown, rtc.isPaused, log], [true, true, []]);
    rtc.togglePause();
    assert.deepEqual([rtc.isShown, log], [false, ['keep peer', 'back']]);
  }
});

test('a pause by a media key or a headset is one like any other', async () => {
  const { rtc, show, upper } = buildSwitch();
  await show();
  upper.pause();
  assert.equal(rtc.isPaused, true);
  upper.play();
  assert.equal(rtc.isPaused, false);
});

test('a window of its own keeps its picture: none takes over, and the last one is not taken away', async () => {
  const { rtc, page, lower, upper, show, picture, run, players, newest, other } = buildSwitch();
  page.pictureInPictureElement = lower;
  picture();
  await run(2000);
  assert.equal(players.length, 0);
  page.pictureInPictureElement = null;
  await run(400);
  await show();
  assert.equal(rtc.isShown, true);
  page.pictureInPictureElement = upper;
  newest().listener.failed(null);
  assert.deepEqual([newest().isClosed, upper.srcObject === null], [false, false]);
  other.watched = true;
  lower.onWindow = () => { page.pictureInPictureElement = lower; };
  rtc.onPicture();
  await run(100);
  assert.deepEqual([players[0].isClosed, upper.srcObject, lower.windows], [true, null, 1]);
});

test('trouble of the network holds frames back, and the other way\'s statistics go on in sum', async () => {
  const { rtc, show, run, newest, play } = buildSwitch();
  await show();
  await run(2000, () => {
    play();
    newest().bring({ freezes: newest().stats_.freezes + 1, nacks: newest().stats_.nacks + 2, bytes: newest().stats_.bytes + 100 });
  });
  assert.deepEqual(newest().playouts, [20]);
  newest().audioDelay = 80;
  const sums = rtc.addTo({ shownFrames: 10, lostFrames: 2, stalls: 1, receivedBytes: 5 });
  assert.ok(sums.receivedBytes > 5 + 1500 && sums.receivedBytes <= 5 + newest().stats_.bytes);
  assert.ok(sums.shownFrames > 10 + 40 && sums.lostFrames === 2, JSON.stringify(sums));
  assert.deepEqual([sums.way, sums.target, sums.audioOffset, sums.width, sums.stalls], ['WebRTC', 0.02, 60, 640, 1]);
  const { shownFrames } = sums;
  rtc.leave();
  const after = rtc.addTo({ shownFrames: 10, lostFrames: 2, stalls: 1, receivedBytes: 5 });
  assert.deepEqual(Object.keys(after).sort(), ['lostFrames', 'receivedBytes', 'shownFrames', 'stalls']);
  assert.equal(after.shownFrames, shownFrames);
});

test('closed, it ends for good', async () => {
  const { rtc, show, scheduler, newest, players } = buildSwitch();
  await show();
  rtc.close();
  scheduler.advance(100_000);
  rtc.onPicture();
  assert.deepEqual([newest().isClosed, players.length, scheduler.pending], [true, 1, 0]);
});
