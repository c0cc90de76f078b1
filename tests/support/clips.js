// Video files made for a test by ffmpeg: nothing of ours took part in writing them.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A moving picture with a tone, vp8 and opus, a keyframe every second.
 * @param {import('./scope.js').Scope} scope
 * @param {number} seconds
 * @returns {Promise<string>} its path */
export async function makeClip(scope, seconds) {
  const path = join(await scope.directory(), 'clip.webm');
  await run('ffmpeg', [
    '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30', '-f', 'lavfi', '-i', 'sine=frequency=440',
    '-t', String(seconds), '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-g', '30', '-b:v', '1M',
    '-c:a', 'libopus', '-b:a', '64k', path,
  ]);
  return path;
}
