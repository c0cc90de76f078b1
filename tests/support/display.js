// A virtual X display and real key strokes on it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Program } from './program.js';
import { until } from './deadline.js';

const run = promisify(execFile);

/** What is set on it stays while no program is connected.
 * @param {import('./scope.js').Scope} scope
 * @param {string} [screen] width, height and depth
 * @returns {Promise<string>} the display's name, for DISPLAY */
export async function startDisplay(scope, screen = '1280x900x24') {
  const server = new Program(scope, 'Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  let number = '';
  server.stdio[3].on('data', data => { number += data; });
  await server.until('Xvfb says its display', () => number.endsWith('\n'));
  return `:${number.trim()}`;
}

/** Types keys into a program's window. There is no window manager: the focus has to be given by hand.
 * @param {string} display
 * @param {number} pid
 * @param {string} keys  in xdotool's words, for example "ctrl+l" */
export async function typeKeys(display, pid, keys) {
  await typeInto(display, pid, 'LanCast', ['key', keys]);
}

/** Answers a program's dialog: writes a text and presses Return, once more if the dialog was not ready for it.
 * @param {string} display
 * @param {number} pid
 * @param {string} title
 * @param {string} text */
export async function answerDialog(display, pid, title, text) {
  await until(`the dialog "${title}" takes its answer`, async () => {
    await typeInto(display, pid, title, ['key', 'ctrl+a', 'type', '--delay', '4', text]);
    await typeInto(display, pid, title, ['key', 'Return']);
    return until('it closes', async () => (await findWindows(display, pid, title)).length === 0, 2000);
  });
}

/** @param {string} display
 * @param {number} pid
 * @param {string} title  its beginning
 * @returns {Promise<string[]>} visible windows */
async function findWindows(display, pid, title) {
  const env = { ...process.env, DISPLAY: display };
  try {
    const { stdout } = await run('xdotool',
      ['search', '--all', '--onlyvisible', '--pid', String(pid), '--name', `^${title}`], { env });
    return stdout.trim().split('\n');
  } catch (error) {
    // Its way to say that there is none.
    if (error.code === 1 && error.stderr === '') return [];
    throw error;
  }
}

/** @param {string} display
 * @param {number} pid
 * @param {string} title  its beginning
 * @param {string[]} strokes  xdotool's commands */
async function typeInto(display, pid, title, strokes) {
  const window = await until(`the program shows the window "${title}"`,
    async () => (await findWindows(display, pid, title))[0]);
  const env = { ...process.env, DISPLAY: display };
  await run('xdotool', ['windowfocus', '--sync', window, ...strokes], { env, timeout: 10000 });
}
