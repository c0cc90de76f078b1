import assert from 'node:assert/strict';
import test from 'node:test';
import { FrameLimiter } from '../../resources/web/publisher/frame_limiter.js';
import { PlaneScaler } from '../../resources/web/publisher/plane_scaler.js';

const layoutOf = (width, height, stride = width) => [
  { offset: 0, stride },
  { offset: stride * height, stride: stride / 2 },
  { offset: stride * height * 1.25, stride: stride / 2 },
];

test('half the size: each sample is the middle of four', () => {
  const scaler = new PlaneScaler({ width: 4, height: 4 }, { width: 2, height: 2 });
  const bytes = Uint8Array.from([
    ...[0, 10, 100, 100], ...[20, 30, 100, 100], ...[7, 7, 0, 200], ...[7, 7, 200, 0],
    ...[1, 3, 5, 7], ...[10, 20, 30, 60],
  ]);
  // (0+10+20+30)/4 = 15; 100; 7; 100. U: (1+3+5+7)/4 = 4. V: 30.
  assert.deepEqual([...scaler.scale('I420', bytes, layoutOf(4, 4))], [15, 100, 7, 100, 4, 30]);
});

test('three quarters: a ramp stays a ramp, an even plane stays even', () => {
  const scaler = new PlaneScaler({ width: 8, height: 4 }, { width: 6, height: 2 });
  const bytes = new Uint8Array(8 * 4 * 1.5).fill(77);
  for (let row = 0; row < 4; row += 1) for (let column = 0; column < 8; column += 1) bytes[row * 8 + column] = 30 * column;
  const scaled = scaler.scale('I420', bytes, layoutOf(8, 4));
  // The middles of the new samples are at (i + 0.5) * 4/3 - 0.5 = 1/6, 1.5, 2 5/6 ... of the old ones, 30 to each.
  assert.deepEqual([...scaled.subarray(0, 6)], [5, 45, 85, 125, 165, 205]);
  assert.deepEqual([...new Set(scaled.subarray(12))], [77]);
});

test('padded rows and interleaved colours', () => {
  const padded = Uint8Array.from([9, 9, 255, 255, 9, 9, 255, 255, 4, 255, 6, 255]);
  const layout = [{ offset: 0, stride: 4 }, { offset: 8, stride: 2 }, { offset: 10, stride: 2 }];
  const same = new PlaneScaler({ width: 2, height: 2 }, { width: 2, height: 2 });
  assert.deepEqual([...same.scale('I420', padded, layout)], [9, 9, 9, 9, 4, 6]);
  const wide = new PlaneScaler({ width: 4, height: 2 }, { width: 4, height: 2 });
  const interleaved = Uint8Array.from([9, 9, 9, 9, 9, 9, 9, 9, 4, 6, 5, 7]);
  const scaled = wide.scale('NV12', interleaved, [{ offset: 0, stride: 4 }, { offset: 8, stride: 4 }]);
  assert.deepEqual([...scaled], [9, 9, 9, 9, 9, 9, 9, 9, 4, 5, 6, 7]);
});

class Frame {
  static open = 0;

  constructor(bytes, { codedWidth, codedHeight, timestamp, format = 'I420' }) {
    Frame.open += 1;
    Object.assign(this, { timestamp, format, visibleRect: { width: codedWidth, height: codedHeight } });
  }

  allocationSize = () => this.visibleRect.width * this.visibleRect.height * 1.5;

  copyTo = async () => layoutOf(this.visibleRect.width, this.visibleRect.height);

  close = () => {
    Frame.open -= 1;
  };
}

const frameOf = (width, height, milliseconds, format) =>
  new Frame(null, { codedWidth: width, codedHeight: height, timestamp: milliseconds * 1000, format });
const limiterTo = (width, height, frameRate) => new FrameLimiter({ width, height, frameRate }, /** @type {any} */ (Frame));

test('a large frame becomes a small one of the same time, and none is left open', async () => {
  Frame.open = 0;
  const small = await limiterTo(960, 540, 30).pass(frameOf(1280, 720, 40));
  assert.deepEqual([small.visibleRect, small.timestamp], [{ width: 960, height: 540 }, 40000]);
  assert.equal(Frame.open, 1);
});

test('frames that fit, or of a format that is not understood, pass as they are', async () => {
  const limiter = limiterTo(960, 540, 30);
  for (const frame of [frameOf(640, 360, 0), frameOf(1280, 720, 40, 'BGRA'), frameOf(1280, 720, 80, null)]) {
    assert.equal(await limiter.pass(frame), frame);
  }
});

for (const [from, to, expected] of [[30, 20, 20], [30, 15, 15], [30, 30, 30], [24, 20, 20], [15, 20, 15], [60, 20, 20]]) {
  test(`${from} frames a second, at most ${to} of them`, async () => {
    Frame.open = 0;
    const limiter = limiterTo(640, 360, to);
    let passed = 0;
    for (let frame = 0; frame < 10 * from; frame += 1) {
      if (await limiter.pass(frameOf(640, 360, (frame * 1000) / from))) passed += 1;
    }
    assert.ok(Math.abs(passed / 10 - expected) <= 1, `${passed / 10}`);
    assert.equal(Frame.open, passed);
  });
}

test('after a hole, and after a clock that begins again, frames go on passing', async () => {
  const limiter = limiterTo(640, 360, 20);
  const pass = async (milliseconds) => await limiter.pass(frameOf(640, 360, milliseconds)) !== null;
  assert.equal(await pass(5000), true);
  assert.equal(await pass(5010), false);
  assert.equal(await pass(60000), true);
  assert.equal(await pass(60010), false);
  assert.equal(await pass(0), true);
  assert.equal(await pass(10), false);
  assert.equal(await pass(50), true);
});
