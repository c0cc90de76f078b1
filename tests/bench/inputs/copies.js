// What leaves the relay beside the pages: /live.webm and the recording, judged by ffmpeg.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @param {string} source  a file or an address
 * @param {number} [seconds]  of it
 * @returns {Promise<string>}  what ffmpeg complains of; empty: nothing */
export async function complaints(source, seconds) {
  const some = seconds === undefined ? [] : ['-t', String(seconds)];
  try {
    return (await run('ffmpeg', ['-nostdin', '-v', 'error', ...some, '-i', source, '-f', 'null', '-'])).stderr.trim();
  } catch (error) {
    return String(error.stderr || error.message).trim();
  }
}

/** @param {string} folder
 * @returns {Promise<string>} */
export async function complaintsAboutRecordings(folder) {
  const names = (await readdir(folder)).filter(name => name.endsWith('.webm') || name.endsWith('.mkv'));
  if (names.length === 0) return 'there is no recording';
  const all = await Promise.all(names.map(name => complaints(join(folder, name))));
  return all.filter(Boolean).join('\n');
}
