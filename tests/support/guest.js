// A guest: a real browser on the shared address, whose picture is read from its pixels.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { decodeStrip, millisecondsSince } from '../../resources/web/common/strip.js';
import { until } from './deadline.js';
import { isBehindNginx } from './nginx.js';

const chromiumFlags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-extensions', '--mute-audio',
  '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
  // The delay bench's WebRTC connection stays inside one page: its addresses need no hiding, and no mDNS responder.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

const launchers = {
  chromium: { executablePath: '/usr/bin/chromium', args: chromiumFlags },
  firefox: { browser: 'firefox', executablePath: '/usr/bin/firefox-esr' },
};

/** @param {'chromium' | 'firefox'} kind
 * @param {string} language
 * @param {Record<string, unknown>} prefs */
function adjusted(kind, language, prefs) {
  if (kind === 'firefox') return { extraPrefsFirefox: { 'intl.accept_languages': language, ...prefs } };
  return { args: [...chromiumFlags, `--lang=${language}`, `--accept-lang=${language}`] };
}

/** @param {import('./scope.js').Scope} scope
 * @param {'chromium' | 'firefox'} kind
 * @param {{ acceptsAnyCertificate?: boolean, language?: string, keepsPages?: boolean, prefs?: Record<string, unknown> }} [options]
 *     keepsPages: Back and Forward find the page that was left, as in a browser that nobody drives; prefs: Firefox's */
export async function startBrowser(scope, kind, { acceptsAnyCertificate = isBehindNginx, language = 'en-US', keepsPages = false, prefs = {} } = {}) {
  // Here, so that a program's --help answers before its packages are installed.
  const { default: puppeteer } = await import('puppeteer-core');
  const userDataDir = await scope.directory();
  const browser = await puppeteer.launch({
    ...launchers[kind], ...adjusted(kind, language, prefs), headless: true,
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : false, userDataDir, timeout: 60000, protocolTimeout: 60000,
    defaultViewport: { width: 1280, height: 720 }, acceptInsecureCerts: acceptsAnyCertificate,
  });
  scope.add(() => browser.close());
  return browser;
}

/** Runs in the page: the brightness of the strip's 48 cells, read at their middles, and of a grid over the picture. */
function readPixels() {
  // The page has two, of which one is visible.
  const video = Array.from(document.querySelectorAll('video')).find(one => getComputedStyle(one).visibility === 'visible');
  if (!video || video.readyState < 2 || video.videoWidth === 0) return null;
  const canvas = new OffscreenCanvas(48, 17);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  context.imageSmoothingEnabled = false;
  const { videoWidth: width, videoHeight: height } = video;
  context.drawImage(video, 0, Math.floor(height / 24), width, 1, 0, 0, 48, 1);
  context.drawImage(video, 0, height / 8, width, height * 7 / 8, 0, 1, 48, 16);
  const { data } = context.getImageData(0, 0, 48, 17);
  const brightness = [];
  for (let i = 0; i < data.length; i += 4) brightness.push(Math.round((data[i] + data[i + 1] + data[i + 2]) / 3));
  return { now: Date.now(), time: video.currentTime, width, height, brightness };
}

/** Runs in the page: why there may be no picture, and what becomes of it within a second. */
async function describePlayback() {
  const videos = Array.from(document.querySelectorAll('video'));
  const video = videos.find(one => getComputedStyle(one).visibility === 'visible') ?? videos[0];
  const { buffered, currentTime, readyState, seeking, paused, playbackRate, videoWidth, error } = video;
  const before = video.getVideoPlaybackQuality();
  let presented = 0;
  const count = () => {
    presented += 1;
    video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  await new Promise(resolve => { setTimeout(resolve, 1000); });
  const after = video.getVideoPlaybackQuality();
  return {
    element: video.id, currentTime, readyState, seeking, paused, playbackRate, videoWidth, error: error?.message,
    buffered: Array.from({ length: buffered.length }, (_, index) => [buffered.start(index), buffered.end(index)]),
    visibility: document.visibilityState,
    frames: before.totalVideoFrames,
    dropped: before.droppedVideoFrames,
    withinASecond: {
      time: video.currentTime - currentTime,
      frames: after.totalVideoFrames - before.totalVideoFrames,
      dropped: after.droppedVideoFrames - before.droppedVideoFrames,
      presented,
    },
    text: document.body.innerText,
  };
}

export class Guest {
  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
    /** @type {string[]} */
    this.errors = [];
    /** The newest strip that could be read. */
    this.lastStrip = null;
    page.on('pageerror', error => {
      // Firefox connects to no candidate of 127.0.0.1, and says so.
      if (!String(error).includes('WebRTC: ICE failed')) this.errors.push(String(error));
    });
  }

  /** Opens the shared address in a page of its own.
   * @param {import('puppeteer-core').Browser} browser
   * @param {string} url */
  static async open(browser, url) {
    const guest = new Guest(await browser.newPage());
    await guest.page.goto(url, { waitUntil: 'load', timeout: 30000 });
    return guest;
  }

  /** The picture as it is now, or null while there is none.
   * @returns {Promise<{now: number, time: number, width: number, height: number, brightness: number[],
   *     strip: {milliseconds: number, frame: number} | null} | null>} */
  async look() {
    const seen = await this.page.evaluate(readPixels);
    const strip = seen && decodeStrip(seen.brightness.slice(0, 48));
    if (strip) this.lastStrip = strip;
    return seen && { ...seen, strip };
  }

  /** Waits until two looks show different pictures. */
  async untilMoving(timeoutMs = 30000) {
    const first = await until('a picture is shown', () => this.look(), timeoutMs);
    return until('the picture moves', async () => {
      const later = await this.look();
      return later && isDifferent(first.brightness, later.brightness) && later;
    }, timeoutMs);
  }

  /** Waits for the test pattern, drawn after `since`, and returns its delay in milliseconds.
   * @param {number} since  milliseconds since the Unix epoch */
  async untilPatternDrawnAfter(since, timeoutMs = 30000) {
    // A page behind another one may rest: browsers decode no pictures for it.
    await this.page.bringToFront();
    try {
      return await until('the test pattern is shown, freshly drawn', async () => {
        const seen = await this.look();
        const age = seen?.strip ? millisecondsSince(seen.now, seen.strip.milliseconds) : NaN;
        return seen && age >= 0 && seen.now - age > since && { ...seen, delay: age };
      }, timeoutMs);
    } catch (error) {
      throw new Error(`${error.message}. The guest: ${JSON.stringify(await this.#describe())}`, { cause: error });
    }
  }

  /** Where somebody can look at it; tests/out is not kept under version control. */
  async #keepScreenshot() {
    const folder = new URL('../out/', import.meta.url);
    const path = fileURLToPath(new URL(`guest-${Date.now()}.png`, folder));
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path });
    return path;
  }

  /** What is to be known about a picture that does not come. */
  async #describe() {
    const first = await this.look();
    const playback = await this.page.evaluate(describePlayback);
    const second = await this.look();
    return {
      browser: await this.page.browser().version(),
      lastStrip: this.lastStrip && { ...this.lastStrip, age: millisecondsSince(Date.now(), this.lastStrip.milliseconds) },
      isStripReadable: Boolean(second?.strip),
      isPictureChanging: Boolean(first && second) && isDifferent(first.brightness, second.brightness),
      stripCells: second?.brightness.slice(0, 48).join(' '),
      picture: await this.#keepScreenshot(),
      ...playback,
    };
  }

  /** Has the player go so close to the end of what it has, as its own seeks sometimes do.
   * @param {number} seconds before the end */
  async seekToEnd(seconds) {
    await this.page.evaluate(left => {
      const video = document.querySelector('video');
      video.currentTime = video.buffered.end(video.buffered.length - 1) - left;
    }, seconds);
  }

  /** Everything a person can read on the page. */
  text() {
    return this.page.evaluate(() => document.body.innerText);
  }

  /** @param {RegExp} pattern
   * @param {number} [timeoutMs] */
  async untilText(pattern, timeoutMs) {
    await until(`the page says ${pattern}`, async () => {
      const text = await this.text();
      if (!pattern.test(text)) throw new Error(`it says "${text}"`);
      return true;
    }, timeoutMs);
  }
}

/** @param {number[]} one
 * @param {number[]} other */
function isDifferent(one, other) {
  // Coding noise moves single cells by a few steps; something that moves changes some cells by many.
  return one.filter((value, i) => Math.abs(value - other[i]) > 24).length >= 3;
}
