// What the host changes while live reaches a guest without an interruption: the same page on the same connections.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/deadline.js';
import { startDisplay } from '../support/display.js';
import { Guest, startBrowser } from '../support/guest.js';
import { changeQuality, chooseSource, togglePause } from '../support/host_keys.js';
import { PageHost } from '../support/page_host.js';
import { prepareWitness, testify } from '../support/page_witness.js';
import { startApp, startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const boundedDelayMs = 5000;

/** @param {import('puppeteer-core').Browser} browser
 * @param {string} url */
async function openWitness(browser, url) {
  const guest = new Guest(await browser.newPage());
  await prepareWitness(guest.page);
  await guest.page.goto(url, { waitUntil: 'load', timeout: 30000 });
  return guest;
}

/** The picture moves and carries no strip: it is another source's. Each wait has its deadline.
 * @param {Guest} guest */
async function untilOtherSource(guest) {
  await until('a picture without the pattern\'s strip is shown', async () => {
    const seen = await guest.look();
    return seen && seen.strip === null && seen;
  });
  await guest.untilMoving();
}

describe('a guest of the application', () => {
  const scope = new Scope();
  let relay;
  let guest;
  let unchanged;

  before(async () => {
    relay = await startApp(scope, await startDisplay(scope), ['--source', 'test-pattern', '--quality', 'low', '--go-live']);
    await relay.untilState('live');
    guest = await openWitness(await startBrowser(scope, 'chromium'), relay.url);
    await guest.untilPatternDrawnAfter(Date.now());
    unchanged = await testify(guest.page);
    assert.equal(unchanged.socketsOpened, 2);
  });
  after(() => scope.close());

  const staysWhereItIs = async () => {
    assert.deepEqual(await testify(guest.page), unchanged);
    assert.deepEqual(guest.errors, []);
    assert.equal((await relay.status()).totals.viewers, 1);
  };

  test('sees the camera and the test pattern again', async () => {
    await chooseSource(relay, 'camera');
    await untilOtherSource(guest);
    await staysWhereItIs();

    const back = Date.now();
    await chooseSource(relay, 'test-pattern');
    const { delay } = await guest.untilPatternDrawnAfter(back);
    assert.ok(delay < boundedDelayMs, `${delay} ms`);
    await guest.untilMoving();
    await staysWhereItIs();
  });

  test('sees a better picture and the first one again', async () => {
    for (const [direction, width] of /** @type {const} */ ([['better', 1280], ['worse', 640]])) {
      const changed = Date.now();
      await changeQuality(relay, direction);
      const seen = await until(`the pattern is ${width} pixels wide`, async () => {
        const looked = await guest.untilPatternDrawnAfter(changed);
        return looked.width === width && looked;
      });
      assert.ok(seen.delay < boundedDelayMs, `${seen.delay} ms`);
      await guest.untilMoving();
      await staysWhereItIs();
    }
  });
});

describe('a guest of a host who pauses', () => {
  const scope = new Scope();
  let browser;
  before(async () => { browser = await startBrowser(scope, 'chromium'); });
  after(() => scope.close());

  /** @param {import('../support/relay.js').Relay} relay
   * @param {{pause: () => Promise<void>, resume: () => Promise<void>}} host */
  const assertTold = async (relay, host) => {
    const guest = await openWitness(browser, relay.url);
    await guest.untilPatternDrawnAfter(Date.now());
    const unchanged = await testify(guest.page);

    await host.pause();
    await relay.untilState('paused');
    await guest.untilText(/The host has paused\./);
    assert.ok((await guest.look())?.strip, 'the last picture stays');

    const resumed = Date.now();
    await host.resume();
    await relay.untilState('live');
    const { delay } = await guest.untilPatternDrawnAfter(resumed);
    assert.ok(delay < boundedDelayMs, `${delay} ms`);
    await guest.untilMoving();
    assert.doesNotMatch(await guest.text(), /paused/);
    assert.deepEqual(await testify(guest.page), unchanged);
    assert.deepEqual(guest.errors, []);
    await guest.page.close();
  };

  test('in the application is told so, keeps the last picture, and sees the picture go on', async () => {
    const relay = await startApp(scope, await startDisplay(scope), ['--source', 'test-pattern', '--quality', 'low', '--go-live']);
    await relay.untilState('live');
    await assertTold(relay, { pause: () => togglePause(relay), resume: () => togglePause(relay) });
  });

  test('on the publisher\'s page as well', async () => {
    const relay = await startServer(scope);
    // In a browser of its own: behind another tab its page would draw too seldom.
    await assertTold(relay, await PageHost.goLive(await startBrowser(scope, 'chromium'), relay, { sound: true }));
  });
});
