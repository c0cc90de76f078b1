// The monitors of a virtual display: one that changes its size, and a second one that is plugged in.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** @param {string} display
 * @param {string[]} args */
function xrandr(display, ...args) {
  return run('xrandr', args, { env: { ...process.env, DISPLAY: display } });
}

/** @param {{ width: number, height: number }} size */
function modeOf({ width, height }) {
  return `${width}x${height}-by-test`;
}

/** To be called once for each size that setMonitor() gets.
 * @param {string} display
 * @param {{ width: number, height: number }} size */
export async function addMode(display, size) {
  const { width, height } = size;
  // No wire carries it: sizes count alone, and the clock is any.
  const timing = ['60', ...Array(4).fill(String(width)), ...Array(4).fill(String(height))];
  await xrandr(display, '--newmode', modeOf(size), ...timing);
  await xrandr(display, '--addmode', 'screen', modeOf(size));
}

/** The display has one monitor, of that size, and ends with it.
 * @param {string} display
 * @param {{ width: number, height: number }} size */
export async function setMonitor(display, size) {
  for (const name of ['first', 'second']) await xrandr(display, '--delmonitor', name).catch(() => {}); // there may be none
  await xrandr(display, '--output', 'screen', '--mode', modeOf(size));
}

/** Another one, right of the one that there is.
 * Takes a mode for both together.
 * @param {string} display
 * @param {{ width: number, height: number }} first that setMonitor() got
 * @param {{ width: number, height: number }} second */
export async function plugMonitor(display, first, second) {
  // As with a real one: the desktop grows, and then it is told what stands where.
  await setMonitor(display, { width: first.width + second.width, height: Math.max(first.height, second.height) });
  await xrandr(display, '--setmonitor', '*first', `${first.width}/300x${first.height}/200+0+0`, 'screen');
  await xrandr(display, '--setmonitor', 'second', `${second.width}/300x${second.height}/200+${first.width}+0`, 'none');
}

/** Tells the display of a monitor that is half of it; one that is the first is the first for captures, too.
 * @param {string} display
 * @param {{ name: string, size: { width: number, height: number }, x: number, isFirst?: boolean, output?: string }} monitor */
export async function addMonitor(display, { name, size, x, isFirst = false, output = 'none' }) {
  const place = `${size.width}/300x${size.height}/200+${x}+0`;
  await xrandr(display, '--setmonitor', `${isFirst ? '*' : ''}${name}`, place, output);
}

/** The display's output, whichever monitor has it, is the primary one.
 * @param {string} display */
export async function makeOutputPrimary(display) {
  await xrandr(display, '--output', 'screen', '--primary');
}

/** The second one goes, and nobody makes the desktop smaller.
 * @param {string} display */
export async function unplugMonitor(display) {
  await xrandr(display, '--delmonitor', 'second');
}

/** What no window covers.
 * @param {string} display
 * @param {string} colour */
export async function paintBackground(display, colour) {
  await run('xsetroot', ['-solid', colour], { env: { ...process.env, DISPLAY: display } });
}
