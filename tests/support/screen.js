// What stands on a virtual display: pictures of it, and a window of a wished size.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from './deadline.js';

const run = promisify(execFile);

/** A small picture: 256 colours are enough for a window, and a third of the bytes.
 * @param {string} display
 * @param {{ width: number, height: number }} size
 * @param {string} file */
export async function takeScreen(display, { width, height }, file) {
  // One picture, or the palette would be made of all that will ever come.
  const palette = 'trim=end_frame=1,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none';
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'x11grab', '-draw_mouse', '0', '-video_size', `${width}x${height}`,
    '-i', display, '-frames:v', '1', '-filter_complex', palette, '-pred', 'mixed', '-compression_level', '100', file]);
}

/** The program's windows that can be seen, by their titles' beginning.
 * @param {string} display
 * @param {number} pid
 * @param {string} title
 * @returns {Promise<string[]>} */
export async function windowsOf(display, pid, title) {
  const search = ['search', '--all', '--onlyvisible', '--pid', String(pid), '--name', `^${title}`];
  const { stdout } = await run('xdotool', search, { env: { ...process.env, DISPLAY: display } }).catch(() => ({ stdout: '' }));
  return stdout.split('\n').filter(id => id !== '');
}

/** xdotool's commands for the program's window; there is no window manager that would give it the focus.
 * @param {string} display
 * @param {number} pid
 * @param {string} title
 * @param {(window: string) => string[]} commands */
export async function atWindow(display, pid, title, commands) {
  const [window] = await until(`the window "${title}" is shown`, async () => {
    const windows = await windowsOf(display, pid, title);
    return windows.length > 0 && windows;
  });
  await run('xdotool', commands(window), { env: { ...process.env, DISPLAY: display }, timeout: 10000 });
}
