import assert from 'node:assert/strict';
import test from 'node:test';
import { FrameCutter } from '../../resources/web/publisher/frame_cutter.js';
import { areaIn, isOtherMonitor, isSameArea } from '../../resources/web/publisher/sources/screen_area.js';

/** What a VideoFrame is to the cutter; it counts those that nobody has closed. */
class Frame {
  static open = 0;

  constructor({ visibleRect }, init) {
    Frame.open += 1;
    this.timestamp = init.timestamp;
    this.visibleRect = init.visibleRect ?? visibleRect;
  }

  clone() {
    return new Frame(this, { timestamp: this.timestamp });
  }

  close() {
    Frame.open -= 1;
  }
}

const captured = (width, height, timestamp = 0) => new Frame({ visibleRect: { x: 0, y: 0, width, height } }, { timestamp });

const left = { x: 0, y: 0, width: 1280, height: 900, desktopWidth: 2560, desktopHeight: 900 };
const right = { ...left, x: 1280 };
const only = { ...left, desktopWidth: 1280 };

test('each monitor is where it is, in frames of any scale', () => {
  assert.deepEqual(areaIn({ width: 2560, height: 900 }, left), { x: 0, y: 0, width: 1280, height: 900 });
  assert.deepEqual(areaIn({ width: 2560, height: 900 }, right), { x: 1280, y: 0, width: 1280, height: 900 });
  // 640:225 made even.
  assert.deepEqual(areaIn({ width: 640, height: 224 }, right), { x: 320, y: 0, width: 320, height: 224 });
  assert.deepEqual(areaIn({ width: 640, height: 450 }, only), { x: 0, y: 0, width: 640, height: 450 });
});

test('one monitor that is captured alone stays whole', () => {
  assert.deepEqual(areaIn({ width: 512, height: 360 }, right), { x: 0, y: 0, width: 512, height: 360 });
});

test('a monitor with an identity is the same one wherever it is, and no other one is', () => {
  const named = { ...left, id: 238 };
  assert.ok(isSameArea(named, { ...named, x: 1280, desktopWidth: 4000 }));
  assert.ok(!isSameArea(named, { ...named, id: 239 }));
  assert.ok(!isSameArea(named, { ...named, height: 720 }));
  assert.ok(!isSameArea(left, right));
  assert.ok(!isSameArea(named, null));
  assert.ok(isOtherMonitor('screen:239:0', named));
  assert.ok(!isOtherMonitor('screen:238:0', named));
  for (const unknown of [undefined, '', 'screen:0:0', 'window:239:0']) assert.ok(!isOtherMonitor(unknown, named), `${unknown}`);
  assert.ok(!isOtherMonitor('screen:239:0', left));
});

test('no edge lies in the other monitor, whatever the scale', () => {
  const areas = [
    { x: 1366, y: 0, width: 1920, height: 1080, desktopWidth: 3286, desktopHeight: 1080 },
    { x: 0, y: 768, width: 1366, height: 768, desktopWidth: 1366, desktopHeight: 1536 },
  ];
  for (const area of areas) {
    for (let width = 200; width < 4000; width += 46) {
      const height = 2 * Math.round((width * area.desktopHeight) / area.desktopWidth / 2);
      const rect = areaIn({ width, height }, area);
      const scale = [width / area.desktopWidth, height / area.desktopHeight];
      assert.ok(rect.x >= area.x * scale[0] - 0.02 && rect.x + rect.width <= (area.x + area.width) * scale[0] + 0.02, `${width}`);
      assert.ok(rect.y >= area.y * scale[1] - 0.02 && rect.y + rect.height <= (area.y + area.height) * scale[1] + 0.02, `${width}`);
      assert.ok([rect.x, rect.y, rect.width, rect.height].every((edge) => edge % 2 === 0));
    }
  }
});

test('a desktop that has another monitor all at once shows nothing', () => {
  const cutter = new FrameCutter(only, Frame);
  assert.deepEqual(cutter.pass(captured(1280, 900), 0).visibleRect, { x: 0, y: 0, width: 1280, height: 900 });
  for (const [width, height] of [[2560, 900], [1280, 450], [1280, 1800], [3200, 1080]]) {
    assert.equal(cutter.pass(captured(width, height), 10), null, `${width}x${height}`);
  }
});

test('held, nothing new comes out, of the same shape neither', () => {
  const cutter = new FrameCutter(only, Frame);
  cutter.pass(captured(1280, 900), 0);
  cutter.hold();
  assert.equal(cutter.pass(captured(1280, 900), 10), null);
});

test('nothing but frames of another desktop, for seconds, is a loss', () => {
  const cutter = new FrameCutter(only, Frame);
  assert.equal(cutter.isLost(100000), false);
  cutter.pass(captured(2560, 900), 0);
  cutter.pass(captured(2560, 900), 2900);
  assert.equal(cutter.isLost(2900), false);
  assert.equal(cutter.isLost(3000), true);
  cutter.pass(captured(1280, 900), 3100);
  assert.equal(cutter.isLost(9000), false);
});

test('what stands still is repeated twice a second, in its own time', () => {
  const cutter = new FrameCutter(right, Frame);
  assert.equal(cutter.repeated(5000), null);
  cutter.pass(captured(2560, 900, 7_000_000), 1000);
  assert.equal(cutter.repeated(1400), null);
  const repeated = cutter.repeated(1500);
  assert.deepEqual([repeated.timestamp, repeated.visibleRect.x], [7_500_000, 1280]);
  assert.equal(cutter.repeated(2000).timestamp, 8_000_000);
});

test('every frame is closed but those that came out and the last one', () => {
  Frame.open = 0;
  const cutter = new FrameCutter(left, Frame);
  for (let frame = 0; frame < 10; frame += 1) cutter.pass(captured(frame % 2 ? 2560 : 1280, 900), frame)?.close();
  assert.equal(Frame.open, 1);
});
