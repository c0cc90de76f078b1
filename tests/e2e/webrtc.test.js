// The guest's page shows the stream over WebRTC: begins by chunks, takes over, gives back, says goodbye. Chromium, which connects
// to this machine's loopback address; Firefox does not.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { millisecondsSince } from '../../resources/web/common/strip.js';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startDisplay } from '../support/display.js';
import { Guest, startBrowser } from '../support/guest.js';
import { startApp, startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

/** Milliseconds; measured without other work: 16 over WebRTC, 67 by chunks. */
const mostDelay = 60;
const looks = 40;

/** Runs in every new document: keeps which of the page's video elements could be seen, whenever the screen was drawn. */
function keepVisibleVideos() {
  globalThis.testVisible = [];
  const look = () => {
    const visible = Array.from(document.querySelectorAll('video')).filter(video => getComputedStyle(video).visibility === 'visible');
    const seen = visible.map(({ id }) => id).join();
    if (document.readyState !== 'loading' && seen !== globalThis.testVisible[globalThis.testVisible.length - 1]) globalThis.testVisible.push(seen);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** @param {import('puppeteer-core').Browser} browser
 * @param {string} url */
async function openGuest(browser, url) {
  const guest = new Guest(await browser.newPage());
  /** @type {string[]} */
  const requests = [];
  guest.page.on('request', request => {
    if (new URL(request.url()).pathname.startsWith('/whep')) requests.push(request.method());
  });
  await guest.page.evaluateOnNewDocument(keepVisibleVideos);
  await guest.page.goto(url, { waitUntil: 'load', timeout: 30000 });
  return { guest, requests };
}

/** @param {Guest} guest
 * @param {'video' | 'peer-video'} id */
function untilShown(guest, id) {
  return until(`${id} is shown`, () => guest.page.$eval(`#${id}`, video => getComputedStyle(video).visibility === 'visible' && video.readyState >= 2));
}

/** The median, of different pictures.
 * @param {Guest} guest */
async function delayOf(guest) {
  const delays = [];
  let last = -1;
  await until('enough pictures were read', async () => {
    const seen = await guest.look();
    if (!seen?.strip || seen.strip.frame === last) return false;
    last = seen.strip.frame;
    return delays.push(millisecondsSince(seen.now, seen.strip.milliseconds)) >= looks;
  });
  return delays.sort((a, b) => a - b)[looks / 2];
}

describe('a guest whom UDP reaches', () => {
  const scope = new Scope();
  let relay;
  let browser;

  before(async () => {
    relay = await startServer(scope, ['--replay', await makeClip(scope, 4)]);
    await relay.untilState('live');
    browser = await startBrowser(scope, 'chromium');
  });
  after(() => scope.close());

  test('sees the chunks, then WebRTC, one of them at any time, and is one viewer', async () => {
    const { guest, requests } = await openGuest(browser, relay.url);
    await untilShown(guest, 'peer-video');
    await guest.untilMoving();
    assert.deepEqual(await guest.page.evaluate(() => globalThis.testVisible), ['video', 'peer-video']);
    assert.deepEqual([requests, guest.errors], [['POST'], []]);
    assert.equal((await relay.status()).viewers, 1);
    await guest.page.keyboard.press('s');
    await guest.untilText(/Connection\s+WebRTC/);
    await until('it reports its delay', async () => {
      const { delayMs } = (await relay.status()).clients.find(({ role }) => role === 'viewer');
      return delayMs !== null && delayMs >= 0 && delayMs < 1000;
    });
    // As it leaves: what a page asks for then no test is told of.
    await guest.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false })));
    await until('the relay has noticed', async () => (await relay.status()).viewers === 0);
    await until('it has said goodbye', () => requests.includes('DELETE'));
    await guest.page.close();
  });

  test('pauses and plays on, and hears what is shown', async () => {
    const { guest } = await openGuest(browser, relay.url);
    await untilShown(guest, 'peer-video');
    await guest.page.keyboard.press('m');
    await until('it is heard', () => guest.page.$eval('#peer-audio', audio => !audio.paused && !audio.muted));
    await guest.page.keyboard.press(' ');
    await until('it stands', () => guest.page.$eval('#peer-video', video => video.paused));
    assert.equal(await guest.page.$eval('#peer-audio', audio => audio.muted), true);
    await guest.page.keyboard.press(' ');
    await guest.untilMoving();
    await guest.page.close();
  });

  test('who asks for it gets the chunks alone', async () => {
    const { guest, requests } = await openGuest(browser, `${relay.url}?mse=1`);
    await guest.untilMoving();
    await until('it plays on for a while', () => guest.page.$eval('#video', video => video.getVideoPlaybackQuality().totalVideoFrames > 150));
    assert.deepEqual([requests, await guest.page.evaluate(() => globalThis.testVisible)], [[], ['video']]);
    await guest.page.close();
  });
});

test('a relay without WebRTC is asked once', async () => {
  const scope = new Scope();
  try {
    const relay = await startServer(scope, ['--no-webrtc', '--replay', await makeClip(scope, 4)]);
    const { guest, requests } = await openGuest(await startBrowser(scope, 'chromium'), relay.url);
    await untilShown(guest, 'video');
    await until('it plays on for a while', () => guest.page.$eval('#video', video => video.getVideoPlaybackQuality().totalVideoFrames > 150));
    assert.deepEqual(requests, ['POST']);
  } finally {
    await scope.close();
  }
});

if (process.env.LANCAST_APP) {
  for (const [what, args] of [['alone', ['--no-sound']], ['beside sound, for which it does not wait', []]]) {
    test(`the picture ${what} is newer than by chunks`, async () => {
      const scope = new Scope();
      try {
        const relay = await startApp(scope, await startDisplay(scope), ['--source', 'test-pattern', '--quality', 'low', '--go-live', ...args]);
        await relay.untilState('live');
        const { guest } = await openGuest(await startBrowser(scope, 'chromium'), relay.url);
        await untilShown(guest, 'peer-video');
        const delay = await delayOf(guest);
        assert.ok(delay <= mostDelay, `${delay} ms`);
      } finally {
        await scope.close();
      }
    });
  }
}
