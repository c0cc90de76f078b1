import assert from 'node:assert/strict';
import test from 'node:test';
import { openDrawnTrack } from '../../resources/web/publisher/sources/drawn_track.js';
import { Glyphs } from '../../resources/web/publisher/sources/glyphs.js';
import { paintBackground, paintFrame } from '../../resources/web/publisher/sources/pattern_painter.js';
import { PlanarSurface, planarColour } from '../../resources/web/publisher/sources/planar_surface.js';
import { FakeTrack } from './fakes/fake_recorder.js';
import { settled } from './fakes/fake_scheduler.js';

/** A browser's canvas as far as glyphs need it: each character covers all of its cell, `share` of 255. */
function canvasOf({ characterWidth = 3, share = 255 } = {}) {
  const drawn = [];
  const create = () => {
    const canvas = { width: 0, height: 0 };
    const context = {
      canvas,
      measureText: (text) => ({ width: text.length * characterWidth }),
      fillText: (text) => drawn.push({ text, font: context.font }),
      fillRect: () => {},
      getImageData: (left, top, width, height) => ({ data: new Uint8ClampedArray(width * height * 4).fill(share) }),
    };
    canvas.getContext = () => context;
    canvas.captureStream = () => ({ getVideoTracks: () => [new FakeTrack('video')] });
    return canvas;
  };
  return { create, drawn };
}

const noGlyphs = { of: () => ({ width: 1, height: 0, brightness: new Uint8Array(0) }) };

// The 75 % bars of BT.601 are in every textbook; 191 of 255 is 75 %.
for (const [name, colour, expected] of [
  ['black', [0, 0, 0], [16, 128, 128]],
  ['white', [255, 255, 255], [235, 128, 128]],
  ['75 % grey', [191, 191, 191], [180, 128, 128]],
  ['75 % yellow', [191, 191, 0], [161, 44, 142]],
  ['75 % cyan', [0, 191, 191], [131, 156, 44]],
  ['75 % green', [0, 191, 0], [112, 72, 58]],
  ['75 % magenta', [191, 0, 191], [84, 184, 198]],
  ['75 % red', [191, 0, 0], [65, 100, 212]],
  ['75 % blue', [0, 0, 191], [35, 212, 114]],
]) {
  test(`${name} as brightness and colour`, () => assert.deepEqual(planarColour(colour), expected));
}

test('a fill reaches every pixel of its rectangle in all planes, and nothing beyond', () => {
  const surface = new PlanarSurface(6, 4, noGlyphs);
  surface.fill([0, 0, 0], 0, 0, 6, 4);
  surface.fill([191, 0, 0], 2, 0, 2, 2);
  assert.deepEqual([...surface.bytes], [
    ...[16, 16, 65, 65, 16, 16], ...[16, 16, 65, 65, 16, 16], ...[16, 16, 16, 16, 16, 16], ...[16, 16, 16, 16, 16, 16],
    ...[128, 100, 128], ...[128, 128, 128],
    ...[128, 212, 128], ...[128, 128, 128],
  ]);
});

test('odd sizes have a colour for their last row and column', () => {
  const surface = new PlanarSurface(3, 3, noGlyphs);
  assert.equal(surface.bytes.length, 9 + 4 + 4);
  surface.fill([255, 255, 255], 0, 0, 3, 3);
  assert.deepEqual([...new Set(surface.bytes.subarray(0, 9))], [235]);
  assert.deepEqual([...new Set(surface.bytes.subarray(9))], [128]);
});

test('text stands in the middle, and what would be beside the picture is left out', () => {
  const { create } = canvasOf();
  const line = { top: 1, size: 1, weight: '400', background: /** @type {any} */ ([0, 0, 0]) };
  const surface = new PlanarSurface(10, 4, new Glyphs(create));
  surface.write('ab', line);
  const row = (index) => [...surface.bytes.subarray(index * 10, (index + 1) * 10)];
  assert.deepEqual(row(0), Array(10).fill(0));
  // Two characters of 3 in 10: 2 before, 6 white, 2 behind; two rows of a font of 1.
  assert.deepEqual(row(1), [0, 0, 235, 235, 235, 235, 235, 235, 0, 0]);
  assert.deepEqual(row(2), row(1));
  assert.deepEqual(row(3), Array(10).fill(0));
  surface.write('abcdef', { ...line, top: 3 });
  assert.deepEqual(row(3), Array(10).fill(235));
});

test('half covered is half way from the background to white; a character is drawn once', () => {
  const { create, drawn } = canvasOf({ share: 51 });
  const glyphs = new Glyphs(create);
  const style = { size: 10, weight: '600', background: /** @type {any} */ ([0, 0, 0]) };
  // A fifth of 219 steps.
  assert.equal(glyphs.of('7', style).brightness[0], 16 + 44);
  glyphs.of('7', style);
  assert.deepEqual(drawn, [{ text: '7', font: '600 10px monospace' }]);
});

/** The strip as the specification has it, by arithmetic on a string of bits. */
function expectedBits(time, frame) {
  const bits = `1010${BigInt.asUintN(32, BigInt(time)).toString(2).padStart(32, '0')}${(frame % 256).toString(2).padStart(8, '0')}`;
  const nibbles = bits.match(/..../g).map((nibble) => parseInt(nibble, 2));
  return bits + nibbles.reduce((sum, nibble) => sum ^ nibble, 0).toString(2).padStart(4, '0');
}

for (const [width, height] of [[1280, 720], [1920, 1080], [960, 540], [640, 360], [426, 240], [160, 90], [1000, 562]]) {
  test(`the strip of ${width}x${height}: 48 cells, a twelfth of the height, exact to the pixel`, () => {
    const surface = new PlanarSurface(width, height, new Glyphs(canvasOf().create));
    paintBackground(surface, width, height);
    for (const [time, frame] of [[1_700_000_000_123, 1], [4_294_967_296 + 5, 511]]) {
      paintFrame(surface, { width, height, time, frame });
      const bits = expectedBits(time, frame);
      const stripHeight = Math.round(height / 12);
      for (const row of [0, stripHeight - 1]) {
        for (let column = 0; column < width; column += 1) {
          // The cell whose rounded edges the pixel lies between.
          const cell = [...bits].findIndex((_, index) => column < Math.round(((index + 1) * width) / 48));
          assert.equal(surface.bytes[row * width + column], bits[cell] === '1' ? 235 : 16, `row ${row}, column ${column}`);
        }
      }
      const below = surface.bytes.subarray(stripHeight * width, (stripHeight + 1) * width);
      assert.deepEqual([...new Set(below)], [planarColour([0x16, 0x18, 0x1d])[0]]);
    }
  });
}

test('a frame is a whole picture in planes; without the means it is a canvas\'s', async () => {
  const frames = [];
  class Frame {
    constructor(bytes, init) {
      frames.push({ size: bytes.length, ...init });
    }
  }
  class Generator extends FakeTrack {
    writable = { getWriter: () => ({ write: async () => {}, close: async () => {} }) };
  }
  const { create } = canvasOf();
  const drawn = openDrawnTrack({ width: 4, height: 2 }, { createCanvas: create, VideoFrame: /** @type {any} */ (Frame), MediaStreamTrackGenerator: Generator });
  drawn.show(20);
  const [{ size, format, codedWidth, codedHeight, timestamp }] = frames;
  assert.deepEqual([size, format, codedWidth, codedHeight, timestamp], [12, 'I420', 4, 2, 20000]);
  drawn.close();
  assert.ok(drawn.track.isStopped);
  const plain = openDrawnTrack({ width: 4, height: 2 }, { createCanvas: create });
  plain.show(20);
  assert.equal(frames.length, 1);
  plain.close();
  assert.ok(plain.track.isStopped);
});

test('a frame for a track that has ended is let go', async () => {
  let closed = 0;
  class Frame {
    close() {
      closed += 1;
    }
  }
  class Generator extends FakeTrack {
    writable = { getWriter: () => ({ write: async () => { throw new Error('closed'); }, close: async () => {} }) };
  }
  const drawn = openDrawnTrack({ width: 4, height: 2 },
    { createCanvas: canvasOf().create, VideoFrame: /** @type {any} */ (Frame), MediaStreamTrackGenerator: Generator });
  drawn.show(20);
  await settled();
  assert.equal(closed, 1);
});
