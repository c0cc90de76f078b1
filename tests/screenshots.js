// Takes the pictures of the README: the real window on a virtual display, and the guest's page.
// Usage: LANCAST_APP=build/ci/app/lancast node tests/screenshots.js FOLDER
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDisplay } from './support/display.js';
import { Guest, startBrowser } from './support/guest.js';
import { startApp } from './support/relay.js';
import { Scope } from './support/scope.js';

const run = promisify(execFile);
const folder = process.argv[2];
if (!folder) throw new Error('Usage: node tests/screenshots.js FOLDER');

/** @param {string} display @param {string} name */
async function takeScreen(display, name) {
  await run('ffmpeg', ['-v', 'error', '-y', '-f', 'x11grab', '-video_size', '1120x740', '-i', display,
    '-frames:v', '1', join(folder, name)]);
}

const scope = new Scope();
try {
  await mkdir(folder, { recursive: true });
  const display = await startDisplay(scope, '1120x740x24');
  const relay = await startApp(scope, display, ['--source', 'test-pattern', '--quality', 'low', '--go-live',
    '--bind', '0.0.0.0']);
  await relay.untilState('live');
  const browsers = [await startBrowser(scope, 'chromium'), await startBrowser(scope, 'firefox')];
  const guests = [];
  for (const browser of browsers) guests.push(await Guest.open(browser, relay.url));
  for (const guest of guests) await guest.untilPatternDrawnAfter(Date.now());
  await relay.untilAge(30);
  await takeScreen(display, 'live.png');
  const { page } = guests[0];
  await page.setViewport({ width: 1120, height: 630 });
  await page.mouse.move(500, 300);
  await page.keyboard.press('s');
  await page.waitForFunction(() => document.getElementById('statistics')?.textContent?.includes('Delay'));
  await page.screenshot({ path: join(folder, 'guest.png') });
  await page.setViewport({ width: 320, height: 568 });
  await page.mouse.move(100, 300);
  await page.screenshot({ path: join(folder, 'guest-phone.png') });
} finally {
  await scope.close();
}
