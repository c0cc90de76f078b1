// Another site's page in Chromium shows the stream: in a frame and in a video element, where that is allowed, and only there.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startBrowser } from '../support/guest.js';
import { password, startIcecast } from '../support/icecast.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

/** A site: answers every path with `page`.
 * @param {Scope} scope
 * @param {{page: string}} content
 * @returns {Promise<string>} its origin */
async function startSite(scope, content) {
  const server = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(content.page);
  });
  await new Promise(resolve => { server.listen(0, '127.0.0.1', () => resolve(null)); });
  scope.add(() => new Promise(resolve => {
    server.close(() => resolve(null));
    server.closeAllConnections();
  }));
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
}

/** Runs in a page: how far the video is, and whether its pixels can be read. */
function lookAtVideo() {
  const video = document.querySelector('video:not(.is-covered)');
  if (!video) return null;
  const context = new OffscreenCanvas(4, 4).getContext('2d');
  context.drawImage(video, 0, 0, 4, 4);
  let isReadable = true;
  try {
    context.getImageData(0, 0, 4, 4);
  } catch {
    isReadable = false;
  }
  return { time: video.currentTime, width: video.videoWidth, error: video.error?.message ?? '', isReadable };
}

describe('pages of another site', () => {
  const scope = new Scope();
  const content = { page: '' };
  let origin;
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  let clip;

  before(async () => {
    origin = await startSite(scope, content);
    clip = await makeClip(scope, 4);
    browser = await startBrowser(scope, 'chromium');
  });
  after(() => scope.close());

  /** @param {string[]} args */
  async function startRelay(...args) {
    const relay = await startServer(scope, ['--replay', clip, ...args]);
    await relay.untilState('live');
    return relay;
  }

  /** @param {string} body */
  async function open(body) {
    content.page = `<!doctype html>${body}`;
    const page = await browser.newPage();
    await page.goto(origin, { waitUntil: 'load' });
    return page;
  }

  /** @param {import('puppeteer-core').Page} page
   * @param {string} url */
  function frameOf(page, url) {
    return until('the frame is there', () => page.frames().find(frame => frame !== page.mainFrame() && frame.url().startsWith(url)));
  }

  const videoOf = (relay, attributes = '') => `<video muted autoplay ${attributes} src="${relay.url}live.webm"></video>`;
  const frameWith = (relay, query = '?embed=1') => `<iframe width=640 height=360 src="${relay.url}${query}"></iframe>`;

  test('a frame has picture and sound alone', async () => {
    const relay = await startRelay('--allow-embedding', origin);
    const page = await open(frameWith(relay));
    const frame = await frameOf(page, relay.url);
    await until('the picture moves', async () => (await frame.evaluate(lookAtVideo))?.time > 1);
    const seen = await frame.evaluate(() => ({
      isVideoShown: document.querySelector('#video').checkVisibility(),
      isBarShown: document.querySelector('.bar').checkVisibility(),
    }));
    assert.deepEqual(seen, { isVideoShown: true, isBarShown: false });
    assert.equal((await relay.status()).clients.length, 1);
    await page.close();
  });

  test('a frame plays from Icecast, and from the relay where it goes to none', async () => {
    const master = await startIcecast(scope, 'master');
    const icecast = ['--icecast', master.url.replace('://', `://source:${password}@`), '--icecast-listen', master.url];
    for (const [args, listeners, viewers] of /** @type {[string[], number, number][]} */ ([[icecast, 1, 0], [[], 0, 1]])) {
      const relay = await startRelay('--allow-embedding', origin, ...args);
      if (listeners > 0) await master.untilItHasTheStream();
      const page = await open(frameWith(relay, 'icecast?embed=1'));
      const frame = await frameOf(page, relay.url);
      await until('the picture moves', async () => (await frame.evaluate(lookAtVideo))?.time > 1);
      assert.equal((await relay.status()).viewers, viewers);
      if (listeners > 0) assert.equal(await master.listeners(), listeners);
      await page.close();
      await relay.program.stop();
    }
  });

  test('a video element plays, and may be read with CORS', async () => {
    const relay = await startRelay('--allow-embedding', origin);
    for (const [attributes, isReadable] of /** @type {[string, boolean][]} */ ([['', false], ['crossorigin', true]])) {
      const page = await open(videoOf(relay, attributes));
      const seen = await until('it plays', async () => {
        const look = await page.evaluate(lookAtVideo);
        return look && look.time > 1 && look;
      });
      assert.deepEqual([seen.width, seen.isReadable], [640, isReadable]);
      await page.close();
    }
  });

  for (const [name, args] of /** @type {[string, string[]][]} */ ([['by default', []], ['of a site that is not named', ['--allow-embedding', 'https://example.org']]])) {
    test(`nothing is shown in pages ${name}`, async () => {
      const relay = await startRelay(...args);
      const page = await open(`${frameWith(relay)}${videoOf(relay)}${videoOf(relay, 'crossorigin')}`);
      const fails = () => page.evaluate(() => Array.from(document.querySelectorAll('video'), video => video.error !== null));
      await until('both videos fail', async () => (await fails()).every(Boolean));
      await until('the frame is refused', () => page.frames().some(frame => frame.url().startsWith('chrome-error:')));
      assert.equal((await relay.status()).clients.length, 0);
      await page.close();
    });
  }

  test('no other page of the relay is shown in a frame, even if all sites may', async () => {
    const relay = await startRelay('--allow-embedding', '*');
    const page = await open(`${frameWith(relay, '')}${frameWith(relay, 'publish')}${frameWith(relay, 'icecast')}${frameWith(relay)}`);
    await until('three frames are refused', () => page.frames().filter(frame => frame.url().startsWith('chrome-error:')).length === 3);
    const frame = await frameOf(page, `${relay.url}?embed=1`);
    await until('the fourth one plays', async () => (await frame.evaluate(lookAtVideo))?.time > 1);
    await page.close();
  });
});
