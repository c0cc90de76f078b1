import assert from 'node:assert/strict';
import test from 'node:test';
import { Player } from '../../resources/web/viewer/player.js';
import { FakeMediaSource, FakeVideo, fakeUrls } from './fakes/fake_media.js';
import { bytesOf } from './fakes/fake_socket.js';

const mime = 'video/webm;codecs="vp8,opus"';

function build() {
  FakeMediaSource.all = [];
  const video = new FakeVideo();
  const urls = fakeUrls();
  const log = [];
  const player = new Player({
    video, urls,
    MediaSource: FakeMediaSource,
    listener: { appended: () => log.push('appended'), failed: (reason) => log.push(`failed: ${reason}`) },
  });
  const source = () => FakeMediaSource.all.at(-1);
  const buffer = () => source().buffers[0];
  return { player, video, urls, log, source, buffer };
}

/** A player whose buffer holds `count` bytes, a tenth of a second each. */
function buildFilled(count) {
  const built = build();
  built.player.prepare();
  built.source().open();
  built.player.start(mime, new ArrayBuffer(count));
  built.buffer().finish();
  return built;
}

test('a blob that comes before the source is open waits for it', () => {
  const { player, source, buffer, urls } = build();
  player.prepare();
  player.start(mime, bytesOf(1));
  assert.equal(source().buffers.length, 0);
  source().open();
  assert.equal(buffer().mime, mime);
  buffer().finish();
  assert.deepEqual(buffer().bytes, [1]);
  assert.equal(urls.live.size, 0);
});

test('one append is in flight; what comes meanwhile goes in order, as one', () => {
  const { player, source, buffer } = build();
  player.prepare();
  source().open();
  player.start(mime, bytesOf(1, 2));
  player.append(bytesOf(3));
  player.append(bytesOf(4, 5));
  assert.equal(buffer().appends, 1);
  assert.equal(player.waitingBytes, 3);
  buffer().finish();
  assert.equal(buffer().appends, 2);
  buffer().finishAll();
  assert.deepEqual(buffer().bytes, [1, 2, 3, 4, 5]);
});

test('byte by byte, with the browser as slow as it likes, the bytes are the same', () => {
  const { player, source, buffer } = build();
  player.prepare();
  source().open();
  const bytes = Array.from({ length: 500 }, (_, index) => (index * 7) % 256);
  player.start(mime, bytesOf(bytes[0]));
  bytes.slice(1).forEach((byte, index) => {
    player.append(bytesOf(byte));
    if (index % 5 === 0) buffer().finish();
  });
  buffer().finishAll();
  assert.deepEqual(buffer().bytes, bytes);
});

test('a minute is kept, older media is trimmed, even beneath a paused video', () => {
  const { player, buffer, video } = buildFilled(680);
  video.currentTime = 1;
  player.append(new ArrayBuffer(10));
  buffer().finishAll();
  assert.deepEqual(buffer().removals, []);
  player.append(new ArrayBuffer(20));
  buffer().finishAll();
  player.append(new ArrayBuffer(1));
  buffer().finishAll();
  assert.equal(buffer().removals.length, 1);
  assert.equal(buffer().removals[0][0], 0);
  assert.ok(Math.abs(buffer().removals[0][1] - 11) < 0.2, `${buffer().removals}`);
  assert.equal(buffer().bytes.length, 711);
});

test('a full buffer evicts and appends the same bytes again', () => {
  const { player, buffer, log } = buildFilled(300);
  buffer().nextError = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  player.append(bytesOf(9, 9));
  assert.equal(buffer().removals.length, 1);
  buffer().finishAll();
  assert.deepEqual(buffer().bytes.slice(-2), [9, 9]);
  assert.deepEqual(log.filter((line) => line.startsWith('failed')), []);
});

test('a full buffer with nothing to evict, or any other refusal, is a failure, told once', () => {
  const { player, buffer, log } = buildFilled(10);
  buffer().nextError = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  player.append(bytesOf(9));
  player.append(bytesOf(9));
  buffer().dispatchEvent(new Event('error'));
  assert.deepEqual(log.filter((line) => line.startsWith('failed')), ['failed: full']);
});

test('another blob starts over with another source, and the old buffer is not heard', () => {
  const { player, source, buffer, log } = buildFilled(10);
  const old = buffer();
  player.start(mime, bytesOf(5));
  assert.equal(FakeMediaSource.all.length, 2);
  source().open();
  buffer().finish();
  const heard = log.length;
  old.dispatchEvent(new Event('error'));
  old.dispatchEvent(new Event('updateend'));
  assert.equal(log.length, heard);
  assert.deepEqual(buffer().bytes, [5]);
});

test('a source that opens after it was replaced is left alone', () => {
  const { player, urls } = build();
  player.prepare();
  const [first] = FakeMediaSource.all;
  player.prepare();
  player.start(mime, bytesOf(1));
  first.open();
  assert.equal(first.buffers.length, 0);
  assert.equal(urls.live.size, 1);
});

test('closing twice is fine and leaves no address behind', () => {
  const { player, urls } = build();
  player.prepare();
  player.close();
  player.close();
  assert.deepEqual(player.ranges, []);
  assert.equal(urls.live.size, 0);
});
