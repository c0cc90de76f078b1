import assert from 'node:assert/strict';
import test from 'node:test';
import { Player } from '../../resources/web/viewer/player.js';
import { FakeMediaSource, FakeVideo, fakeUrls } from './fakes/fake_media.js';

const both = 'video/webm;codecs="vp8,opus"';
const picture = 'video/webm;codecs="vp8"';
const epoch = 1_700_000_000_000;

function build() {
  FakeMediaSource.all = [];
  const video = new FakeVideo();
  const urls = fakeUrls();
  const log = [];
  const player = new Player({
    video, urls,
    MediaSource: FakeMediaSource,
    overshoots: { video: 0.5 },
    listener: { appended: () => log.push('appended'), failed: (reason) => log.push(`failed: ${reason}`) },
  });
  const source = () => FakeMediaSource.all.at(-1);
  return { player, video, urls, log, source };
}

function buildPrepared() {
  const built = build();
  built.player.prepare();
  return built;
}

const parts = (video, audio) => new Map([
  ['video', Uint8Array.from(video)], ...audio ? [['audio', Uint8Array.from(audio)]] : [],
]);

/** A player with `count` bytes in each buffer, a tenth of a second each. */
function buildPlaying(mime, count = 10) {
  const built = build();
  const content = Array(count).fill(1);
  built.player.prepare();
  built.source().open();
  built.player.start(mime, epoch, parts(content, mime === both && content));
  for (const buffer of built.source().buffers) buffer.finishAll();
  return built;
}

test('a blob that comes before the source is open waits for it; each track has a buffer of its own', () => {
  const { player, source, urls } = build();
  player.prepare();
  player.start(both, epoch, parts([1], [2]));
  assert.equal(source().buffers.length, 0);
  source().open();
  assert.deepEqual(source().buffers.map(({ mime }) => mime), ['video/webm; codecs="vp8"', 'audio/webm; codecs="opus"']);
  for (const buffer of source().buffers) buffer.finish();
  assert.deepEqual(source().buffers.map(({ bytes }) => bytes), [[1], [2]]);
  assert.equal(urls.live.size, 0);
});

test('a blob that comes between the opening and the word of it has its buffers once', () => {
  const { player, source } = buildPrepared();
  source().readyState = 'open';
  player.start(both, epoch, parts([1], [2]));
  source().open();
  assert.equal(source().buffers.length, 2);
});

test('the tracks are told apart, the picture\'s up to its newest frame', () => {
  const { player } = buildPlaying(both);
  assert.deepEqual(player.tracks, [
    { kind: 'video', ranges: [{ start: 0, end: 0.5 }] }, { kind: 'audio', ranges: [{ start: 0, end: 1 }] },
  ]);
});

test('a codec of any track that the browser lacks is one too many', () => {
  const { player } = build();
  assert.equal(player.canPlay(both), true);
  assert.equal(player.canPlay('video/webm;codecs="av99,opus"'), false);
  assert.equal(player.canPlay('video/webm;codecs="vp8,mp4a"'), false);
  assert.equal(player.canPlay('video/webm'), false);
});

/** name, mime of the next blob, its origin after the first one's (ms), whether the source stays, the offset then (s) */
const successions = [
  ['the same stream, joined again', both, 0, true, 0],
  ['the same stream, its origin measured a little off', both, -20, true, 0],
  ['another codec, the time going on', 'video/webm;codecs="vp9,opus"', 0, true, 0],
  ['another stream, later', both, 5000, true, 5],
  ['another stream that overlaps a little', both, 600, true, 0.6],
  ['another stream, dated by a clock that was set back', both, -3000, false, 0],
  ['sound is gone', picture, 0, false, 0],
];

for (const [name, mime, later, stays, offset] of successions) {
  test(`the next blob: ${name}`, () => {
    const { player, source } = buildPlaying(both, 15);
    const [first] = FakeMediaSource.all;
    assert.equal(player.continuesWith(mime, epoch + later), stays);
    player.start(mime, epoch + later, parts([5], mime === picture ? null : [6]));
    assert.equal(source() === first, stays);
    if (!stays) source().open();
    for (const buffer of source().buffers) buffer.finishAll();
    assert.equal(source().buffers[0].bytes.at(-1), 5);
    assert.equal(source().buffers[0].timestampOffset, offset);
    assert.equal(player.epoch, stays ? epoch : epoch + later);
    assert.match(source().buffers[0].mime, mime.includes('vp9') ? /vp9/ : /vp8/);
  });
}

test('sound that comes to a picture needs another source', () => {
  const { player } = buildPlaying(picture);
  assert.equal(player.continuesWith(both, epoch), false);
});

test('two streams after each other: each goes on from the one before', () => {
  const { player, source } = buildPlaying(picture);
  player.start(picture, epoch + 5000, parts([5]));
  source().buffers[0].finishAll();
  source().buffers[0].ranges = [{ start: 5, end: 9.5 }];
  assert.equal(player.continuesWith(picture, epoch + 5000), true);
  assert.equal(player.continuesWith(picture, epoch + 9000), true);
  assert.equal(player.continuesWith(picture, epoch), false);
});

test('when the source is replaced, the old buffers are not heard', () => {
  const { player, source, log } = buildPlaying(both);
  const old = source().buffers;
  player.start(picture, epoch, parts([5]));
  assert.equal(FakeMediaSource.all.length, 2);
  source().open();
  source().buffers[0].finish();
  const heard = log.length;
  for (const buffer of old) {
    buffer.dispatchEvent(new Event('error'));
    buffer.dispatchEvent(new Event('updateend'));
  }
  assert.equal(log.length, heard);
  assert.deepEqual(source().buffers[0].bytes, [5]);
});

test('a source that opens after it was replaced is left alone', () => {
  const { player, urls } = build();
  player.prepare();
  const [first] = FakeMediaSource.all;
  player.prepare();
  player.start(picture, epoch, parts([1]));
  first.open();
  assert.equal(first.buffers.length, 0);
  assert.equal(urls.live.size, 1);
});

test('closing twice is fine and leaves no address behind', () => {
  const { player, urls } = build();
  player.prepare();
  player.close();
  player.close();
  assert.deepEqual(player.tracks, []);
  assert.equal(urls.live.size, 0);
});
