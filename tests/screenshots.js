// Takes the pictures of the documents: the real window on a virtual display, light and dark, and the guest's page.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { framesOf } from './support/decoded.js';
import { startDisplay } from './support/display.js';
import { Guest, startBrowser } from './support/guest.js';
import { startApp } from './support/relay.js';
import { Scope } from './support/scope.js';
import { atWindow, placeOf, takeScreen } from './support/screen.js';
import { until } from './support/deadline.js';

const [folder = '', ...wanted] = process.argv.slice(2);

// A dark desktop as KDE would describe it: Qt reads this file, and no application has a switch for it.
const darkColours = `[Colors:Window]
BackgroundNormal=42,46,50
ForegroundNormal=252,252,252
[Colors:View]
BackgroundNormal=27,30,32
BackgroundAlternate=35,38,41
ForegroundNormal=252,252,252
ForegroundLink=29,153,243
ForegroundVisited=155,89,182
[Colors:Button]
BackgroundNormal=49,54,59
ForegroundNormal=252,252,252
[Colors:Selection]
BackgroundNormal=61,174,233
ForegroundNormal=252,252,252
[Colors:Tooltip]
BackgroundNormal=49,54,59
ForegroundNormal=252,252,252
[KDE]
ShowIconsOnPushButtons=false
`;
const darkDesktop = { XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: '5' };

const usual = { width: 1120, height: 740 };
const small = { width: 1024, height: 700 };

/** The application on a display of its own, with guests. */
class Stage {
  #scope;
  #name;
  #relay;
  #pixels;

  /** @param {Scope} scope
   * @param {{ name?: string, size?: typeof usual, scale?: number, env?: Record<string, string> }} look */
  static async open(scope, { name = '', size = usual, scale = 1, env = {} }) {
    const stage = new Stage();
    stage.#scope = scope;
    stage.#name = name;

    stage.#pixels = { width: size.width * scale, height: size.height * scale };
    const display = await startDisplay(scope, `${stage.#pixels.width}x${stage.#pixels.height}x24`);
    stage.#relay = await startApp(scope, display, ['--source', 'test-pattern', '--quality', 'low', '--bind', '0.0.0.0'],
      { QT_SCALE_FACTOR: String(scale), ...env });
    const { width, height } = stage.#pixels;
    await stage.press(window => ['windowsize', window, String(width), String(height), 'windowmove', window, '0', '0']);
    return stage;
  }

  /** @param {(window: string) => string[]} commands  xdotool's
   * @param {string} [title] */
  press(commands, title = 'LanCast') {
    return atWindow(this.#relay.display, this.#relay.program.pid, title, commands);
  }

  /** @param {string[]} keys */
  type(...keys) {
    return this.press(window => ['windowfocus', '--sync', window, 'key', ...keys]);
  }

  /** @param {string} picture */
  take(picture) {
    return takeScreen(this.#relay.display, this.#pixels, join(folder, `${picture}${this.#name}.png`));
  }

  /** The preview shows the test pattern, of which nothing else in the window has the green. */
  async untilPreviewed() {
    const path = join(await this.#scope.directory(), 'preview.png');
    const isGreen = ([red, green, blue]) => green > 150 && red < 60 && blue < 60;
    await until('the preview has a picture', async () => {
      await takeScreen(this.#relay.display, this.#pixels, path);
      const [seen] = await framesOf(path, { width: 56, height: 36 });
      return seen.some(isGreen);
    }, 30000);
  }

  /** A window alone.
   * @param {string} title
   * @param {string} picture */
  async takeWindow(title, picture) {
    const { display, program } = this.#relay;
    const path = join(folder, `${picture}${this.#name}.png`);
    await takeScreen(display, await placeOf(display, program.pid, title), path);
    return path;
  }

  /** Live, and watched by two browsers' five pages for as long as the graphs need to have something to show.
   * @param {number} seconds */
  async goLive(seconds) {
    await this.type('ctrl+l');
    await this.#relay.untilState('live');
    const pages = [];
    const chromium = await startBrowser(this.#scope, 'chromium');
    for (let i = 0; i < 4; i += 1) pages.push(await Guest.open(chromium, this.#relay.url));
    pages.push(await Guest.open(await startBrowser(this.#scope, 'firefox'), this.#relay.url));
    for (const page of pages) await page.untilPatternDrawnAfter(Date.now());
    await this.#relay.untilAge(seconds);
    return pages[3];
  }

  /** Strangers are asked for the passcode from now on. */
  async untilLocked() {
    await until('the passcode is asked for', async () => {
      const response = await fetch(new URL('api/access', this.#relay.url));
      return (await response.json()).watch === 'passcode';
    }, 20000);
  }

  /** A recording of some seconds in the list.
   * @param {number} seconds */
  async record(seconds) {
    const stateIs = async wished => (await this.#relay.status()).recordingFile.state === wished;
    await this.type('ctrl+shift+r');
    await until('it is recording', () => stateIs('writing'), 10000);
    const { liveSeconds } = await this.#relay.status();
    await this.#relay.untilAge(liveSeconds + seconds);
    await this.type('ctrl+shift+r');
    await until('the recording is finished', () => stateIs('off'), 10000);
  }

  /** What the viewers of a picture should see: all of them with their figures.
   * @param {number} viewers */
  async untilReported(viewers) {
    await until('every viewer has told its delay', async () => {
      const { clients } = await this.#relay.status();
      return clients.filter(({ role, delayMs }) => role === 'viewer' && typeof delayMs === 'number').length >= viewers;
    }, 20000);
  }
}

/** Where the QR code is: in the middle of the right column.
 * @param {{ width: number }} size */
const codeOf = ({ width }) => [String(width - 150), '240'];

/** @param {Guest} guest */
async function takeGuest({ page }) {
  await page.bringToFront();
  await page.setViewport({ width: 1120, height: 630 });
  await page.mouse.move(500, 300);
  await page.keyboard.press('s');
  await page.waitForFunction(() => document.getElementById('statistics')?.textContent?.includes('Delay'));
  await page.screenshot({ path: join(folder, 'guest.png') });
  await page.setViewport({ width: 320, height: 568 });
  await page.mouse.move(100, 300);
  await page.screenshot({ path: join(folder, 'guest-phone.png') });
}

/** The recordings, once their pictures are there.
 * @param {Stage} stage */
async function takeRecordings(stage) {
  await stage.record(5);
  await stage.record(3);
  await stage.type('ctrl+r');
  let before = '';
  await until('the list stands still', async () => {
    const path = await stage.takeWindow('Recordings', 'recordings');
    const now = await readFile(path, 'base64');
    const isSame = now === before;
    before = now;
    return isSame;
  }, 20000);
}

/** The window idle and live.
 * @param {Stage} stage */
async function takeWindow(stage) {
  await stage.untilPreviewed();
  await stage.take('idle');
  const guest = await stage.goLive(20);
  await stage.untilReported(5);
  await stage.take('live');
  return guest;
}

/** The preferences, and the share panel with a passcode and with its code large.
 * @param {Stage} stage */
async function takeMore(stage) {
  await stage.type('ctrl+comma');
  // Of its pages the one that the command line has no say in.
  await stage.press(window => ['windowfocus', '--sync', window, 'key', 'Down', 'key', 'Down'], 'Preferences');
  await stage.takeWindow('Preferences', 'preferences');
  await stage.press(window => ['windowfocus', '--sync', window, 'key', 'Escape'], 'Preferences');
  await stage.type('alt+k');
  await stage.untilLocked();
  await stage.take('share');
  await stage.press(window => ['mousemove', '--window', window, ...codeOf(usual), 'click', '1']);
  await stage.takeWindow('Scan to watch', 'share-large');
}

const series = {
  light: async scope => {
    const stage = await Stage.open(scope, {});
    await takeGuest(await takeWindow(stage));
    await takeMore(stage);
    await takeRecordings(stage);
  },
  dark: async scope => {
    const config = await scope.directory();
    await writeFile(join(config, 'kdeglobals'), darkColours);
    const stage = await Stage.open(scope, { name: '-dark', env: { ...darkDesktop, XDG_CONFIG_HOME: config } });
    await takeWindow(stage);
    await takeMore(stage);
    await takeRecordings(stage);
  },
  german: async scope => {
    const stage = await Stage.open(scope, { name: '-german', size: small, env: { LANGUAGE: 'de', LC_ALL: '', LC_CTYPE: 'C.UTF-8', LC_NUMERIC: 'de_DE.UTF-8' } });
    await takeWindow(stage);
  },
  'twice-as-large': async scope => {
    await takeWindow(await Stage.open(scope, { name: '-200-percent', size: small, scale: 2 }));
  },
};

const usage = `Usage: LANCAST_APP=build/ci/app/lancast node tests/screenshots.js FOLDER [NAME ...]
Writes the pictures into FOLDER, which may be a new one. NAME: ${Object.keys(series).join(', ')}; all without any.
`;

/** @returns {string} what is wrong with the command line */
function usageFault() {
  if (folder.startsWith('-')) return `There is no option ${folder}.`;
  if (!folder) return 'There is no folder for the pictures.';
  const unknown = wanted.find(name => !(name in series));
  if (unknown) return `There are no pictures called ${unknown}.`;
  return process.env.LANCAST_APP ? '' : 'LANCAST_APP names no program.';
}

const isAsked = [folder, ...wanted].some(word => word === '--help' || word === '-h');
if (isAsked || usageFault()) {
  (isAsked ? process.stdout : process.stderr).write(isAsked ? usage : `${usageFault()}\n${usage}`);
  process.exit(isAsked ? 0 : 2);
}
await mkdir(folder, { recursive: true });
for (const [name, take] of Object.entries(series)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const scope = new Scope();
  try {
    await take(scope);
  } finally {
    await scope.close();
  }
}
