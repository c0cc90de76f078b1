// What stands on a virtual display: pictures of it, and a window of a wished size.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { until } from './deadline.js';

const run = promisify(execFile);

/** A small picture: 256 colours are enough for a window, and a third of the bytes.
 * @param {string} display
 * @param {{ x?: number, y?: number, width: number, height: number }} place
 * @param {string} file */
export async function takeScreen(display, { x = 0, y = 0, width, height }, file) {
  // One picture, or the palette would be made of all that will ever come.
  const palette = 'trim=end_frame=1,split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=none';
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'x11grab', '-draw_mouse', '0', '-video_size', `${width}x${height}`,
    '-i', `${display}+${x},${y}`, '-frames:v', '1', '-filter_complex', palette, '-pred', 'mixed', '-compression_level', '100', file]);
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

/** Where the program's window is, and how large.
 * @param {string} display
 * @param {number} pid
 * @param {string} title */
export async function placeOf(display, pid, title) {
  let place = { x: 0, y: 0, width: 0, height: 0 };
  await until(`the window "${title}" has its place`, async () => {
    const [window] = await windowsOf(display, pid, title);
    if (!window) return false;
    const { stdout } = await run('xdotool', ['getwindowgeometry', '--shell', window], { env: { ...process.env, DISPLAY: display } });
    const found = Object.fromEntries(stdout.trim().split('\n').map(line => line.split('=')));
    place = { x: Number(found.X), y: Number(found.Y), width: Number(found.WIDTH), height: Number(found.HEIGHT) };
    return true;
  });
  return place;
}
