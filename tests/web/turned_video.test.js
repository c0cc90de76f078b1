import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTurnedVideo, readerOf } from '../../resources/web/publisher/sources/turned_video.js';

const number = (value, length = 4) => {
  const bytes = Buffer.alloc(length);
  bytes.writeIntBE(value, 0, length);
  return bytes;
};
const box = (type, ...content) => {
  const body = Buffer.concat(content);
  return Buffer.concat([number(body.length + 8), Buffer.from(type), body]);
};
const longBox = (type, body) => Buffer.concat([number(1), Buffer.from(type), number(0), number(body.length + 16), body]);

// a b u c d v x y w of ISO/IEC 14496-12, 8.3.2, for each turn.
const one = 0x10000;
const turns = {
  0: [one, 0, 0, one], 90: [0, one, -one, 0], 180: [-one, 0, 0, -one], 270: [0, -one, one, 0], mirrored: [-one, 0, 0, one],
};

function track(turn, { kind = 'vide', version = 0 } = {}) {
  const [a, b, c, d] = turns[turn];
  const matrix = [a, b, 0, c, d, 0, 0, 0, 0x40000000].map((value) => number(value));
  const head = box('tkhd', Buffer.from([version, 0, 0, 7]), Buffer.alloc((version === 1 ? 32 : 20) + 16), ...matrix, Buffer.alloc(8));
  return box('trak', head, box('mdia', box('mdhd', Buffer.alloc(24)), box('hdlr', Buffer.alloc(8), Buffer.from(kind), Buffer.alloc(13))));
}

const movie = (...tracks) => box('moov', box('mvhd', Buffer.alloc(100)), ...tracks);
const start = box('ftyp', Buffer.from('isom0000'));
const reader = (bytes, reads = []) => async (first, length) => {
  reads.push(length);
  return new Uint8Array(bytes.subarray(first, first + length));
};
const isTurned = (...parts) => isTurnedVideo(reader(Buffer.concat(parts)));

test('every turn is told, wherever the file says it', async () => {
  for (const turn of Object.keys(turns)) {
    for (const version of [0, 1]) {
      const moov = movie(track(0, { kind: 'soun' }), track(turn, { version }));
      assert.equal(await isTurned(start, moov, box('mdat', Buffer.alloc(100))), turn !== '0', `${turn}`);
      assert.equal(await isTurned(start, box('free'), box('mdat', Buffer.alloc(5000)), moov), turn !== '0');
      assert.equal(await isTurned(start, longBox('mdat', Buffer.alloc(500)), moov), turn !== '0');
    }
  }
  assert.equal(await isTurned(start, movie(track(90, { kind: 'soun' }), track(0))), false);
});

test('other files, and damaged ones, say nothing', async () => {
  const file = Buffer.concat([start, movie(track(90))]);
  for (let length = 0; length < file.length; length += 1) await isTurnedVideo(reader(file.subarray(0, length)));
  for (let at = 0; at < file.length; at += 1) {
    for (const value of [0, 1, 255]) {
      const damaged = Buffer.from(file);
      damaged[at] = value;
      await isTurnedVideo(reader(damaged));
    }
  }
  assert.equal(await isTurned(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(100)), false);
  assert.equal(await isTurned(Buffer.alloc(0)), false);
});

test('of a long file only heads are read, and no file keeps it busy', async () => {
  const reads = [];
  assert.equal(await isTurnedVideo(reader(Buffer.concat([start, box('mdat', Buffer.alloc(1e6)), movie(track(180))]), reads)), true);
  assert.ok(reads.reduce((sum, length) => sum + length, 0) < 2000, `${reads}`);
  reads.length = 0;
  await isTurnedVideo(reader(Buffer.concat([start, ...Array(5000).fill(box('free'))]), reads));
  assert.ok(reads.length <= 64);
});

test('the file is asked for in parts', async () => {
  const asked = [];
  const answer = (status) => async (url, { headers }) => {
    asked.push([url, headers.Range]);
    return { status, arrayBuffer: async () => new Uint8Array([1, 2]).buffer };
  };
  assert.deepEqual([...await readerOf('/source/1', answer(206))(10, 2)], [1, 2]);
  assert.deepEqual(asked, [['/source/1', 'bytes=10-11']]);
  await assert.rejects(readerOf('/source/1', answer(200))(0, 16), /in parts/);
});
