// What is repeated is the picture before it, pixel for pixel: ffmpeg decodes it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { promisify } from 'node:util';
import { vp8Repeat, vp8StateAfter } from '../../resources/web/viewer/vp8_repeat.js';
import { vp9Repeat, vp9StateAfter } from '../../resources/web/viewer/vp9_repeat.js';

const run = promisify(execFile);
const headerSize = 32;
const frameHeaderSize = 12;

/** @param {Buffer} ivf */
function framesOf(ivf) {
  const frames = [];
  for (let at = headerSize; at < ivf.length;) {
    const size = ivf.readUInt32LE(at);
    frames.push(new Uint8Array(ivf.subarray(at + frameHeaderSize, at + frameHeaderSize + size)));
    at += frameHeaderSize + size;
  }
  return frames;
}

/** @param {Buffer} ivf @param {Uint8Array[]} frames */
function ivfOf(ivf, frames) {
  const parts = frames.flatMap((frame, index) => {
    const head = Buffer.alloc(frameHeaderSize);
    head.writeUInt32LE(frame.length, 0);
    head.writeUInt32LE(index, 4);
    return [head, frame];
  });
  return Buffer.concat([ivf.subarray(0, headerSize), ...parts]);
}

async function pictures(path) {
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-fps_mode', 'passthrough', '-f', 'framemd5', '-']);
  return stdout.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(',').pop().trim());
}

const vp8 = {
  after: vp8StateAfter,
  repeat: (state) => (state?.isKept ? vp8Repeat(state) : null),
};
const vp9 = {
  after: (frame) => vp9StateAfter(frame),
  repeat: (state) => state && vp9Repeat(state),
};
const cases = [
  ['vp8', ['-c:v', 'libvpx'], vp8],
  ['vp8, segments', ['-c:v', 'libvpx', '-error-resilient', '1', '-static-thresh', '100'], vp8],
  ['vp8, an odd size', ['-vf', 'scale=322:178', '-c:v', 'libvpx'], vp8],
  ['vp9', ['-c:v', 'libvpx-vp9'], vp9],
  ['vp9, frames that are never shown', ['-c:v', 'libvpx-vp9', '-deadline', 'good', '-cpu-used', '8', '-lag-in-frames', '10', '-auto-alt-ref', '1'], vp9],
];

for (const [name, args, codec] of cases) {
  test(`repeated: ${name}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lancast-test-'));
    try {
      const [source, repeated] = [join(folder, 'source.ivf'), join(folder, 'repeated.ivf')];
      await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=10:d=3', '-deadline', 'realtime', '-cpu-used', '8',
        '-b:v', '300k', '-g', '9999', ...args, source]);
      const ivf = await readFile(source);
      let state = null;
      let count = 0;
      const frames = framesOf(ivf).flatMap((frame) => {
        state = codec.after(frame, state);
        const repetition = codec.repeat(state);
        count += repetition ? 1 : 0;
        return repetition ? [frame, repetition, repetition] : [frame];
      });
      await writeFile(repeated, ivfOf(ivf, frames));
      const [once, thrice] = [await pictures(source), await pictures(repeated)];
      assert.ok(count >= 20, `${count} frames can be repeated`);
      assert.equal(thrice.length, once.length + 2 * count);
      assert.deepEqual(thrice.filter((picture, index) => picture !== thrice[index - 1]), once);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
}
