// Video files made for a test by ffmpeg: nothing of ours took part in writing them.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A video that a phone filmed standing: it lies in the file, with a note that it is to be turned. Flat colours, no sound.
 * @param {import('./scope.js').Scope} scope
 * @returns {Promise<string>} its path */
export async function makeTurnedClip(scope) {
  const folder = await scope.directory();
  const [lying, turned] = ['lying.mp4', 'turned.mp4'].map(name => join(folder, name));
  const picture = 'color=red:size=640x360:rate=30:duration=2,drawbox=w=320:h=360:color=blue:thickness=fill';
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', picture, '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', lying]);
  await run('ffmpeg', ['-v', 'error', '-i', lying, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', turned]);
  return turned;
}

/** A moving picture with a tone, vp8 and opus, a keyframe every second.
 * @param {import('./scope.js').Scope} scope
 * @param {number} seconds
 * @param {{megabits?: number, size?: string}} [options]  megabits a second, of the picture; grain makes sure that it takes them
 * @returns {Promise<string>} its path */
export async function makeClip(scope, seconds, { megabits = 1, size = '640x360' } = {}) {
  const path = join(await scope.directory(), 'clip.webm');
  const grain = megabits > 1 ? ',noise=alls=30:allf=t' : '';
  await run('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=30${grain}`, '-f', 'lavfi', '-i', 'sine=frequency=440',
    '-t', String(seconds), '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-g', '30',
    '-b:v', `${megabits}M`, '-maxrate', `${megabits}M`, '-bufsize', `${megabits}M`, '-c:a', 'libopus', '-b:a', '64k', path,
  ]);
  return path;
}

/** A moving picture alone, vp8, a keyframe every second.
 * @param {import('./scope.js').Scope} scope
 * @param {number} seconds
 * @param {string} size  as ffmpeg has it
 * @returns {Promise<string>} its path */
export async function makeSilentClip(scope, seconds, size) {
  const path = join(await scope.directory(), 'silent.webm');
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=30:duration=${seconds}`, '-c:v', 'libvpx',
    '-deadline', 'realtime', '-cpu-used', '8', '-g', '30', '-b:v', '1M', path]);
  return path;
}

/** Frames of some tens of bytes, 30 a second.
 * @param {import('./scope.js').Scope} scope
 * @returns {Promise<string>} its path */
export async function makeTinyClip(scope) {
  const path = join(await scope.directory(), 'tiny.webm');
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=gray:size=64x64:rate=30:duration=3', '-c:v', 'libvpx',
    '-deadline', 'realtime', '-cpu-used', '8', '-g', '30', '-b:v', '20k', path]);
  return path;
}
