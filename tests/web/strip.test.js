import assert from 'node:assert/strict';
import test from 'node:test';
import { decodeStrip, encodeStrip, millisecondsSince, readStrip, stripCells } from '../../resources/web/common/strip.js';

const bright = (bits) => bits.map((bit) => (bit ? 235 : 20));

test('the strip is 1010, 32 bits of time, 8 bits of frame, and the xor of the nibbles before', () => {
  const bits = encodeStrip(0x12345678, 0xab);
  const nibbles = Array.from({ length: 12 }, (_, index) => parseInt(bits.slice(index * 4, index * 4 + 4).join(''), 2));
  assert.deepEqual(nibbles.slice(0, 11), [10, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11]);
  assert.equal(nibbles[11], 10 ^ 1 ^ 2 ^ 3 ^ 4 ^ 5 ^ 6 ^ 7 ^ 8 ^ 10 ^ 11);
});

test('what is encoded is decoded, for times beyond 32 bits modulo 2^32', () => {
  for (const time of [0, 1, 0xffffffff, 1_700_000_000_123, 2 ** 32, 2 ** 41 + 77]) {
    for (const frame of [0, 1, 255, 256, 1000]) {
      assert.deepEqual(decodeStrip(bright(encodeStrip(time, frame))), { milliseconds: time % 2 ** 32, frame: frame % 256 });
    }
  }
});

test('one wrong cell anywhere is noticed', () => {
  const bits = encodeStrip(1_700_000_000_123, 42);
  for (let cell = 0; cell < stripCells; cell += 1) {
    const damaged = bits.map((bit, index) => (index === cell ? 1 - bit : bit));
    assert.equal(decodeStrip(bright(damaged)), null, `cell ${cell}`);
  }
});

test('a grey picture, a picture without contrast and a wrong number of cells are no strip', () => {
  assert.equal(decodeStrip(new Array(stripCells).fill(128)), null);
  assert.equal(decodeStrip(encodeStrip(1, 1).map((bit) => 100 + bit * 40)), null);
  assert.equal(decodeStrip([255, 0, 255, 0]), null);
});

test('the strip is read from pixels whose cells do not fall on whole columns', () => {
  for (const width of [640, 1000, 1280]) {
    const height = 12;
    const bits = encodeStrip(1_700_000_123_456, 200);
    const rgba = new Uint8ClampedArray(width * height * 4);
    for (let column = 0; column < width; column += 1) {
      const value = bits[Math.floor((column * stripCells) / width)] ? 230 : 25;
      for (let row = 0; row < height; row += 1) rgba.fill(value, (row * width + column) * 4, (row * width + column) * 4 + 4);
    }
    assert.deepEqual(readStrip(rgba, width, height), { milliseconds: 1_700_000_123_456 % 2 ** 32, frame: 200 });
  }
});

test('differences of time survive the wrap', () => {
  assert.equal(millisecondsSince(2 ** 32 * 400 + 50, 2 ** 32 - 50), 100);
  assert.equal(millisecondsSince(1_700_000_000_500, 1_700_000_000_000 % 2 ** 32), 500);
});
