import assert from 'node:assert/strict';
import test from 'node:test';
import { PictureWatch } from '../../resources/web/viewer/picture_watch.js';

/** A player looked at ten times a second; each test changes what differs from a healthy one. */
function build() {
  const watch = new PictureWatch();
  const moment = {
    currentTime: 0, shown: 0, isPlaying: true, frameInterval: 1 / 30,
    tracks: [{ kind: 'audio', ranges: [{ start: 0, end: 9000 }] }, { kind: 'video', ranges: [{ start: 0, end: 9000 }] }],
  };
  /** Plays so many seconds, of which so many pictures are shown; the times at which the picture stood. */
  const play = (seconds, { picturesPerSecond = 0, change = () => {} } = {}) => {
    const found = [];
    const begin = moment.currentTime;
    const before = moment.shown;
    for (let step = 1; step <= Math.round(seconds * 10); step += 1) {
      moment.currentTime = begin + step / 10;
      moment.shown = before + Math.floor((step / 10) * picturesPerSecond);
      change(moment);
      if (watch.stands(moment)) found.push(Math.round((moment.currentTime - begin) * 10) / 10);
    }
    return found;
  };
  return { moment, play, stands: () => watch.stands(moment) };
}

test('pictures that come are no trouble, nor are few of them', () => {
  for (const picturesPerSecond of [30, 1]) {
    const { moment, play } = build();
    moment.frameInterval = 1 / picturesPerSecond;
    assert.deepEqual(play(60, { picturesPerSecond }), []);
  }
});

test('a picture that stands is told after 2 s, not sooner', () => {
  const { play } = build();
  play(5, { picturesPerSecond: 30 });
  assert.deepEqual(play(2, {}).length, 1);
  const again = build();
  again.play(5, { picturesPerSecond: 30 });
  assert.deepEqual(again.play(1.8, {}), []);
});

test('a slow stream gets the time of four pictures', () => {
  const { moment, play } = build();
  moment.frameInterval = 1;
  play(5, { picturesPerSecond: 1 });
  const [first] = play(5);
  assert.ok(first >= 3.9 && first <= 4.1, `${first}`);
});

test('what does not help is tried ever more rarely', () => {
  const { play } = build();
  play(5, { picturesPerSecond: 30 });
  const found = play(1000);
  assert.equal(found.length, 5, `${found}`);
  const pauses = found.map((time, index) => time - (found[index - 1] ?? 0));
  for (let index = 1; index < pauses.length; index += 1) assert.ok(pauses[index] > pauses[index - 1] * 3, `${pauses}`);
});

test('a cure that brings a single picture is none', () => {
  const { moment, play } = build();
  play(5, { picturesPerSecond: 30 });
  let cures = 0;
  for (let second = 0; second < 300; second += 1) {
    const found = play(1);
    cures += found.length;
    if (found.length > 0) moment.shown += 1;
  }
  assert.ok(cures <= 4, `${cures}`);
});

test('a picture now and then is no cure either', () => {
  const { moment, play } = build();
  play(5, { picturesPerSecond: 30 });
  let cures = 0;
  for (let time = 0; time < 300; time += 4) {
    cures += play(4).length;
    moment.shown += 1;
  }
  assert.ok(cures <= 2, `${cures}`);
});

test('after a cure that worked, the next trouble is told as soon', () => {
  const { play } = build();
  play(5, { picturesPerSecond: 30 });
  assert.equal(play(2.2).length, 1);
  play(12, { picturesPerSecond: 30 });
  assert.equal(play(2.2).length, 1);
});

const honest = [
  ['the video is paused, seeks or is not seen', (moment) => { moment.isPlaying = false; }],
  ['there is no picture in the stream', (moment) => { moment.tracks = moment.tracks.filter(({ kind }) => kind === 'audio'); }],
  ['no newer picture has come', (moment) => { moment.tracks[1].ranges = [{ start: 0, end: 5 }]; }],
  ['there are holes between the pictures', (moment) => {
    moment.tracks[1].ranges = Array.from({ length: 100 }, (_, index) => ({ start: index, end: index + 0.5 }));
  }],
];

for (const [name, change] of honest) {
  test(`nothing is wrong while ${name}`, () => {
    const { play } = build();
    play(5, { picturesPerSecond: 30 });
    assert.deepEqual(play(60, { change }), []);
  });
}

test('a jump of the playhead, or a time without looks, begins anew', () => {
  for (const jump of [30, -3]) {
    const { moment, play, stands } = build();
    play(5, { picturesPerSecond: 30 });
    play(1.5);
    moment.currentTime += jump;
    assert.equal(stands(), false);
    assert.deepEqual(play(1.5), []);
    assert.equal(play(1).length, 1);
  }
});
