import assert from 'node:assert/strict';
import test from 'node:test';
import { fitted, judged, qualitySteps, unloaded } from '../../resources/web/publisher/load_steps.js';

const sizesOf = (width, height, frameRate = 30) =>
  qualitySteps({ width, height, frameRate, videoBitsPerSecond: 2500000 }).map((step) => `${step.width}x${step.height}@${step.frameRate}`);

// Three quarters, half, three eighths of each side, not below 180 lines; then two thirds and half of the frames.
for (const [width, height, frameRate, expected] of [
  [1280, 720, 30, '1280x720@30 960x540@30 640x360@30 480x270@30 480x270@20 480x270@15'],
  [1920, 1080, 60, '1920x1080@60 1440x810@60 960x540@60 720x406@60 720x406@40 720x406@30'],
  [640, 360, 30, '640x360@30 480x270@30 320x180@30 320x180@20 320x180@15'],
  [320, 180, 30, '320x180@30 320x180@20 320x180@15'],
  [160, 90, 12, '160x90@12'],
  [720, 1280, 24, '720x1280@24 540x960@24 360x640@24 270x480@24 270x480@16 270x480@12'],
  [1920, 1080, 1, '1920x1080@1 1440x810@1 960x540@1 720x406@1'],
]) {
  test(`the steps of ${width}x${height} at ${frameRate}`, () => assert.equal(sizesOf(width, height, frameRate).join(' '), expected));
}

test('every step costs less than the one before, and has even sides', () => {
  for (let width = 160; width <= 3840; width += 226) {
    for (const height of [90, 240, 562, 1000, 2160]) {
      const steps = qualitySteps({ width, height, frameRate: 30, videoBitsPerSecond: 2000000 });
      steps.slice(1).forEach((step, index) => {
        const work = (/** @type {any} */ of) => of.width * of.height * of.frameRate;
        assert.ok(work(step) < work(steps[index]), JSON.stringify(steps));
        assert.ok(step.videoBitsPerSecond <= steps[index].videoBitsPerSecond);
        assert.deepEqual([step.width % 2, step.height % 2], [0, 0]);
      });
    }
  }
});

for (const [name, width, height, expected] of [
  ['the same shape', 1280, 720, [960, 540]],
  ['a broader one', 1920, 800, [960, 400]],
  ['a higher one', 1080, 1920, [304, 540]],
  ['a smaller one', 640, 480, [640, 480]],
]) {
  test(`a picture in a box: ${name}`, () => {
    const size = fitted({ width, height }, { width: 960, height: 540 });
    assert.deepEqual([size.width, size.height], expected);
  });
}

const good = { expected: 30, encoded: 30, lag: 100 };
const few = { expected: 30, encoded: 20, lag: 100 };
const late = { expected: 30, encoded: 30, lag: 600 };
const hardlyAny = { expected: 30, encoded: 12, lag: 300 };
const fair = { expected: 30, encoded: 27, lag: 300 };

/** Feeds one sample a second; tells the step after each. */
function run(samples, begin = unloaded, lastStep = 5) {
  let load = begin;
  let now = 1_000_000;
  const steps = samples.flatMap(([sample, seconds]) => Array.from({ length: seconds }, () => {
    now += 1000;
    load = judged(load, sample, { now, lastStep });
    return load.step;
  }));
  return { load, now, steps };
}

for (const [name, samples, expected] of [
  ['enough frames: stays', [[good, 600]], 0],
  ['a little less: stays', [[fair, 600]], 0],
  ['too few for three seconds: stays', [[few, 4], [good, 10]], 0],
  ['too few for four seconds: one down', [[few, 5]], 1],
  ['too late, though there are enough: one down', [[late, 5]], 1],
  ['less than half: two down', [[hardlyAny, 5]], 2],
  ['slow and good by turns: stays', [[few, 3], [good, 1], [few, 3], [good, 1], [few, 3]], 0],
  ['still too few after the change has settled: another one down', [[few, 5], [few, 8]], 2],
  ['never below the last step', [[hardlyAny, 200]], 5],
  ['a source that gives next to nothing is not the encoder\'s fault', [[{ expected: 2, encoded: 0, lag: 2000 }, 60]], 0],
]) {
  test(`the load: ${name}`, () => assert.equal(run(samples).steps.at(-1), expected));
}

test('up again after three minutes of ease, not before, and one step at a time', () => {
  const { steps } = run([[hardlyAny, 5], [good, 600]]);
  assert.equal(steps[4], 2);
  const first = steps.indexOf(1);
  assert.ok(first - 4 >= 180 && first - 4 <= 190, `${first}`);
  const second = steps.indexOf(0, first);
  assert.ok(second - first >= 180 && second - first <= 190, `${second}`);
});

test('a try that fails makes the next one wait twice as long, up to half an hour', () => {
  let load = run([[few, 5]]).load;
  const waits = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const easy = run([[good, 2400]].flatMap(([sample, seconds]) => [[sample, seconds]]), { ...load, restingUntil: 0, easySince: 0 });
    const raisedAt = easy.steps.indexOf(0);
    waits.push(raisedAt);
    // The seconds after the try, as they would have been.
    const raised = run([[good, raisedAt + 1]], { ...load, restingUntil: 0, easySince: 0 });
    let now = raised.now;
    load = raised.load;
    for (let second = 0; second < 10 && load.step === 0; second += 1) load = judged(load, few, { now: now += 1000, lastStep: 5 });
    assert.equal(load.step, 1);
  }
  assert.deepEqual(waits, [180, 360, 720, 1440, 1800, 1800]);
});

test('what is only fair is not easy: no try', () => {
  assert.equal(run([[few, 5], [fair, 1000]]).load.step, 1);
  assert.equal(run([[few, 5], [good, 170], [fair, 1], [good, 170]]).load.step, 1);
});
