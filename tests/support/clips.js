// Video files made for a test by ffmpeg: nothing of ours took part in writing them.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A moving picture with a tone, vp8 and opus, a keyframe every second.
 * @param {import('./scope.js').Scope} scope
 * @param {number} seconds
 * @param {number} [megabits]  a second, of the picture; grain makes sure that it takes them
 * @returns {Promise<string>} its path */
export async function makeClip(scope, seconds, megabits = 1) {
  const path = join(await scope.directory(), 'clip.webm');
  const grain = megabits > 1 ? ',noise=alls=30:allf=t' : '';
  await run('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=640x360:rate=30${grain}`, '-f', 'lavfi', '-i', 'sine=frequency=440',
    '-t', String(seconds), '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-g', '30',
    '-b:v', `${megabits}M`, '-maxrate', `${megabits}M`, '-bufsize', `${megabits}M`, '-c:a', 'libopus', '-b:a', '64k', path,
  ]);
  return path;
}
