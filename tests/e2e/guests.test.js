// What guests and their browsers do to the page: Back and Forward, tabs in the background, autoplay that is refused, media keys.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { Guest, startBrowser } from '../support/guest.js';
import { prepareWitness, testify } from '../support/page_witness.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const returnMs = 2000;
const firstLookMs = 1000;
/** Longer than the page needs to start again what it takes for stuck. */
const patienceMs = 1500;

/** @typedef {'chromium' | 'firefox'} Kind */

/** Runs in every new document: a browser that refuses to play before a gesture, without sound, too. */
function refuseAutoplay() {
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function playAfterGesture() {
    if (navigator.userActivation.hasBeenActive) return play.call(this);
    return Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
  };
}

/** Runs in every new document: keeps what the page does for each media key. */
function keepMediaKeys() {
  const { setActionHandler } = MediaSession.prototype;
  globalThis.testMediaKeys = {};
  MediaSession.prototype.setActionHandler = function keep(action, handler) {
    globalThis.testMediaKeys[action] = handler;
    setActionHandler.call(this, action, handler);
  };
}

/** Runs in every new document: says how wide the Play button is. To ask from outside counts as a gesture. */
function tellWidthOfPlay() {
  let last = 0;
  setInterval(() => {
    const width = document.querySelector('#tap-to-play')?.getBoundingClientRect().width ?? 0;
    if (width !== last) console.log(`Play: ${width}`);
    last = width;
  }, 50);
}

/** It plays while another tab is in front, is paused there by something else than its controls, and stays so.
 * @param {Guest} guest
 * @returns {Promise<import('puppeteer-core').Page>} the other tab */
async function pauseBehindAnotherTab(guest) {
  const front = await guest.page.browser().newPage();
  await front.bringToFront();
  await until('it is hidden', async () => (await guest.page.evaluate(() => document.visibilityState)) === 'hidden');
  await untilPlaying(guest);
  await guest.page.evaluate(() => document.querySelector('video:not(.is-covered)').pause());
  await staysPaused(guest);
  return front;
}

/** Runs in every new document: somebody else pauses the video once, so soon (ms) after it was first asked to play, on a
 * device that is busy then: what the browser tells and the page's timers are late together.
 * @param {number} pauseAfter  negative: in the same breath */
function pauseSoonAfterPlay(pauseAfter) {
  const { play } = HTMLMediaElement.prototype;
  globalThis.testPauses = 0;
  HTMLMediaElement.prototype.play = function playAndPause() {
    const answer = play.call(this);
    const pause = () => {
      globalThis.testPauses += 1;
      this.pause();
      const end = performance.now() + 150;
      while (performance.now() < end);
    };
    HTMLMediaElement.prototype.play = play;
    if (pauseAfter < 0) pause();
    else setTimeout(pause, pauseAfter);
    return answer;
  };
}

/** Runs in the page. */
function lookAtVideo() {
  const { currentTime, paused } = document.querySelector('video:not(.is-covered)');
  return { currentTime, isPaused: paused };
}

/** Whether its time goes on, between two looks.
 * @param {Guest} guest
 * @param {number} [timeoutMs] */
async function untilPlaying(guest, timeoutMs) {
  let last = Infinity;
  await until('its time goes on', async () => {
    const { currentTime, isPaused } = await guest.page.evaluate(lookAtVideo);
    const hasMoved = currentTime > last;
    last = currentTime;
    return hasMoved && !isPaused;
  }, timeoutMs);
}

/** @param {Guest} guest */
async function staysPaused(guest) {
  await until('it is paused', async () => (await guest.page.evaluate(lookAtVideo)).isPaused);
  const { currentTime } = await guest.page.evaluate(lookAtVideo);
  const end = Date.now() + patienceMs;
  await until('some time has passed', () => Date.now() > end);
  assert.deepEqual(await guest.page.evaluate(lookAtVideo), { currentTime, isPaused: true });
  await until('its button offers to play', () => guest.page.$eval('#pause', button => button.getAttribute('aria-label') === 'Play'));
}

/** Runs in the page: the label of where the guest is, if a person can read it although the controls are hidden. */
function labelWithoutControls() {
  const [label, buttons] = ['#live', '.buttons'].map(selector => document.querySelector(selector));
  const isSeen = element => element.checkVisibility({ checkOpacity: true });
  return isSeen(label) && !isSeen(buttons) ? label.innerText : null;
}

/** @param {Guest} guest
 * @param {RegExp} pattern */
async function untilLabelStays(guest, pattern) {
  await until(`${pattern} stays when the controls have gone`, async () => {
    const label = await guest.page.evaluate(labelWithoutControls);
    if (!pattern.test(label ?? '')) throw new Error(`it says ${label}`);
    return true;
  }, 15000);
}

for (const kind of /** @type {Kind[]} */ (['chromium', 'firefox'])) {
  describe(`guests in ${kind}`, () => {
    const scope = new Scope();
    let relay;
    let browser;
    before(async () => {
      relay = await startServer(scope, ['--replay', await makeClip(scope, 3)]);
      await relay.untilState('live');
      browser = await startBrowser(scope, kind, { keepsPages: true });
    });
    after(() => scope.close());

    test('Back returns to the page, which plays at once', async () => {
      const guest = await Guest.open(browser, relay.url);
      await untilPlaying(guest);
      const { timeOrigin } = await testify(guest.page);
      await guest.page.goto(`${relay.url}healthz`);
      const leftAt = Date.now();
      await until('the stream has gone on', () => Date.now() - leftAt > returnMs);
      await guest.page.evaluate(() => history.back()).catch(() => {});
      await until('it is the page again', () => guest.page.evaluate(() => location.pathname === '/'));
      await untilPlaying(guest, returnMs);
      await guest.untilMoving(returnMs);
      // Firefox does not keep pages with open connections: it loads them again.
      if (kind === 'chromium') assert.equal((await testify(guest.page)).timeOrigin, timeOrigin, 'the page was kept');
      await guest.page.close();
    });

    test('a tab that was opened in the background plays at the first look, in one visit', async () => {
      const guest = new Guest(await browser.newPage());
      await prepareWitness(guest.page);
      const front = await browser.newPage();
      await front.bringToFront();
      await until('it is hidden', async () => (await guest.page.evaluate(() => document.visibilityState)) === 'hidden');
      await guest.page.goto(relay.url, { waitUntil: 'load' });
      const openedAt = Date.now();
      await until('it waits in the background', () => Date.now() - openedAt > 2 * patienceMs);
      assert.equal((await testify(guest.page)).socketsOpened, 2);
      await guest.page.bringToFront();
      await untilPlaying(guest, firstLookMs);
      assert.equal((await testify(guest.page)).socketsOpened, 2, 'one visit');
      assert.deepEqual(guest.errors, []);
      await Promise.all([guest.page.close(), front.close()]);
    });

    // By picture in picture or a headset. Chromium pauses on its own what has no sound.
    test('what is paused while another tab is in front stays paused', async () => {
      const guest = await Guest.open(browser, relay.url);
      await untilPlaying(guest);
      await guest.page.keyboard.press('m');
      const front = await pauseBehindAnotherTab(guest);
      await guest.page.bringToFront();
      await staysPaused(guest);
      await guest.page.click('#pause');
      await untilPlaying(guest);
      await Promise.all([guest.page.close(), front.close()]);
    });

    // Firefox has such windows, too, and tells no page of them.
    test('without sound in a window of its own it stays paused, too', { skip: kind === 'firefox' }, async () => {
      const guest = await Guest.open(browser, relay.url);
      await untilPlaying(guest);
      await guest.page.click('#picture-in-picture');
      await until('it has a window', () => guest.page.evaluate(() => document.pictureInPictureElement !== null));
      const front = await pauseBehindAnotherTab(guest);
      await Promise.all([guest.page.close(), front.close()]);
    });

    test('the large button for sound speaks of the pointer of this device, and leaves the picture', async () => {
      const guest = new Guest(await browser.newPage());
      await guest.page.goto(relay.url, { waitUntil: 'load' });
      await guest.untilText(/Click for sound/);
      await until('it has gone', () => guest.page.$eval('#tap-for-sound', button => !button.checkVisibility({ checkOpacity: true })), 20000);
      if (kind === 'chromium') {
        await guest.page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
        await guest.page.goto(relay.url, { waitUntil: 'load' });
        await guest.untilText(/Tap for sound/);
      }
      await guest.page.close();
    });

    test('who has paused, or watches the past, reads so after the controls have gone', async () => {
      const guest = await Guest.open(browser, relay.url);
      await guest.untilMoving();
      await relay.untilAge(12);
      await guest.page.waitForSelector('#time-bar', { visible: true, timeout: 20000 });
      await guest.page.keyboard.press(' ');
      await untilLabelStays(guest, /^Paused, 0:\d\d behind live$/);
      await guest.page.focus('#time-bar');
      await guest.page.keyboard.press('Home');
      await guest.page.evaluate(() => document.activeElement.blur());
      await guest.untilMoving();
      await untilLabelStays(guest, /^0:\d\d behind live$/);
      await guest.page.keyboard.press(' ');
      await untilLabelStays(guest, /^Paused, 0:\d\d behind live$/);
      await guest.page.click('#go-live');
      await guest.page.evaluate(() => document.activeElement.blur());
      await until('live again, the label goes with the controls', () => guest.page.evaluate(() =>
        /^Live/.test(document.querySelector('#live').innerText) && !document.querySelector('#live').checkVisibility({ checkOpacity: true })), 15000);
      await guest.page.close();
    });

    test('a browser that refuses to play shows a large button; a tap anywhere starts it', async () => {
      const prefs = { 'media.autoplay.default': 5, 'media.autoplay.blocking_policy': 0 };
      const guest = new Guest(await (await startBrowser(scope, kind, { prefs })).newPage());
      // Chromium never refuses a video without sound.
      if (kind === 'chromium') await guest.page.evaluateOnNewDocument(refuseAutoplay);
      await guest.page.evaluateOnNewDocument(tellWidthOfPlay);
      let width = NaN;
      guest.page.on('console', message => { width = Number(/^Play: ([\d.]+)$/.exec(message.text())?.[1] ?? width); });
      await guest.page.goto(relay.url, { waitUntil: 'load' });
      await until('a large button is shown', () => width > 60);
      await guest.page.mouse.click(200, 200);
      await untilPlaying(guest, returnMs);
      await until('the button goes', () => width === 0);
      await guest.page.close();
    });

    test('what is paused as soon as it plays stays paused, and Play plays', async () => {
      for (const pauseAfter of [-1, 0, 20, 100, 200]) {
        const guest = new Guest(await browser.newPage());
        await guest.page.evaluateOnNewDocument(pauseSoonAfterPlay, pauseAfter);
        await guest.page.goto(`${relay.url}?mse=1`, { waitUntil: 'load' }); // the peer connection may have taken over by then
        await until('it was paused', () => guest.page.evaluate(() => globalThis.testPauses === 1));
        await staysPaused(guest);
        await guest.page.click('#pause');
        await untilPlaying(guest);
        await guest.page.close();
      }
    });

    test('what is paused from outside stays paused, and Play returns to what is live', async () => {
      const guest = new Guest(await browser.newPage());
      await guest.page.evaluateOnNewDocument(keepMediaKeys);
      await guest.page.goto(relay.url, { waitUntil: 'load' });
      await untilPlaying(guest);
      const pauses = [() => document.querySelector('video:not(.is-covered)').pause(), () => globalThis.testMediaKeys.pause({ action: 'pause' })];
      const plays = [() => document.querySelector('#pause').click(), () => globalThis.testMediaKeys.play({ action: 'play' })];
      for (const [i, pause] of pauses.entries()) {
        await guest.page.evaluate(pause);
        await staysPaused(guest);
        await guest.page.evaluate(plays[i]);
        await untilPlaying(guest);
      }
      await guest.page.close();
    });
  });
}
