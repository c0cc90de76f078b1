// What interrupts a guest from outside: it comes back by itself, on the page that was open.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startDisplay } from '../support/display.js';
import { Guest, startBrowser } from '../support/guest.js';
import { PageHost } from '../support/page_host.js';
import { recordPageTexts, testify } from '../support/page_witness.js';
import { freezeProcesses } from '../support/process_tree.js';
import { startApp, startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { TcpProxy } from '../support/tcp_proxy.js';

const boundedDelayMs = 5000;
// Longer than the relay waits for a viewer that makes no progress.
const frozenMs = 12000;
// Firefox reports each failed try among the page's errors.
const isLostConnection = /connection to (the server at )?ws:/;

const timeOrigins = guests => Promise.all(guests.map(async guest => (await testify(guest.page)).timeOrigin));

/** Resolves when the picture of a page changes although its stream is another one than before.
 * @param {Guest} guest */
async function untilPlayingAgain(guest) {
  await until('the page no longer says that it reconnects', async () => !/Reconnecting/.test(await guest.text()), 40000);
  await guest.untilMoving();
}

/** Of the next pictures that are shown.
 * @param {Guest} guest
 * @param {number} pictures */
async function countUnreadable(guest, pictures) {
  let unreadable = 0;
  for (let picture = 0; picture < pictures; picture += 1) {
    await guest.page.evaluate(() => new Promise(resolve => { document.querySelector('video:not(.is-covered)').requestVideoFrameCallback(resolve); }));
    const seen = await guest.look();
    if (seen?.strip === null) unreadable += 1;
  }
  return unreadable;
}

describe('a relay that is killed and started again', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('plays on in the open pages of both browsers', async () => {
    const clip = await makeClip(scope, 4);
    const relay = await startServer(scope, ['--replay', clip]);
    const guests = [];
    for (const kind of ['chromium', 'firefox']) guests.push(await Guest.open(await startBrowser(scope, kind), relay.url));
    for (const guest of guests) await guest.untilMoving();
    for (const guest of guests) await guest.untilText(/for sound/);
    const loaded = await timeOrigins(guests);

    relay.program.signal('SIGKILL');
    await relay.program.ended();
    for (const guest of guests) await guest.untilText(/Reconnecting/);
    for (const guest of guests) assert.doesNotMatch(await guest.text(), /for sound/);

    const again = await startServer(scope, ['--replay', clip, '--port', String(relay.ready.port)]);
    assert.equal(again.ready.port, relay.ready.port);
    for (const guest of guests) await untilPlayingAgain(guest);
    assert.deepEqual(await timeOrigins(guests), loaded);
    assert.equal((await again.status()).viewers, guests.length);
    for (const guest of guests) assert.deepEqual(guest.errors.filter(error => !isLostConnection.test(error)), []);
  });
});

describe('a publisher that is lost and comes back', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('is seen in Firefox as before', async () => {
    const relay = await startServer(scope);
    const publishing = await startBrowser(scope, 'chromium');
    const guest = await Guest.open(await startBrowser(scope, 'firefox'), relay.url);
    const loaded = await timeOrigins([guest]);
    // With too little media in hand behind the hole, its decoder smears the pictures soon after, behind five of six holes.
    const unreadable = [];
    for (let time = 0; time < 4; time += 1) {
      const host = await PageHost.goLive(publishing, relay, { sound: false });
      await guest.untilMoving();
      unreadable.push(await countUnreadable(guest, 120));
      await host.page.close();
      await relay.untilState('reconnecting');
    }
    // A machine that is short of time makes it run dry, and smear, anywhere.
    const smeared = unreadable.slice(1).filter(count => count > 10);
    assert.ok(smeared.length <= 1, `of 120 pictures each no strip can be read on ${unreadable}`);
    assert.deepEqual(await timeOrigins([guest]), loaded);
    assert.deepEqual(guest.errors, []);
  });
});

// Of the chunks' connections: a peer connection would go past the proxy.
describe('a network that fails between a guest and the relay', () => {
  const scope = new Scope();
  let relay;
  let proxy;
  let guest;

  before(async () => {
    relay = await startServer(scope, ['--replay', await makeClip(scope, 4)]);
    proxy = await TcpProxy.start(scope, relay.ready.port);
    guest = await Guest.open(await startBrowser(scope, 'chromium'), `${proxy.url}?mse=1`);
    await guest.untilMoving();
  });
  after(() => scope.close());

  const interruptedBy = async interrupt => {
    const loaded = await timeOrigins([guest]);
    const lines = proxy.viewerLines;
    assert.equal(lines.length, 2);
    const endRecord = await recordPageTexts(guest.page);
    await interrupt();
    await until('two new connections are there',
      () => proxy.viewerLines.filter(line => !lines.includes(line)).length === 2, 30000);
    await untilPlayingAgain(guest);
    const texts = await endRecord();
    assert.ok(texts.some(text => text.includes('Reconnecting')), texts.join('\n'));
    assert.deepEqual(await timeOrigins([guest]), loaded);
    assert.deepEqual(guest.errors, []);
  };

  test('by cutting it within a message', () => interruptedBy(() => proxy.cutWithinMessage()));

  test('by falling silent', async () => {
    await interruptedBy(async () => proxy.fallSilent());
    for (const line of proxy.viewerLines.slice(0, -2)) line.end();
    await until('the relay knows one viewer', async () => (await relay.status()).viewers === 1, 30000);
  });
});

describe('a guest that stands still', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('comes back at the live edge', async () => {
    const relay = await startApp(scope, await startDisplay(scope),
      ['--source', 'test-pattern', '--quality', 'low', '--go-live']);
    await relay.untilState('live');
    const browser = await startBrowser(scope, 'chromium');
    const guest = await Guest.open(browser, relay.url);
    await guest.untilPatternDrawnAfter(Date.now());
    const loaded = await timeOrigins([guest]);

    const frozenAge = (await relay.status()).liveSeconds + frozenMs / 1000;
    const thaw = await freezeProcesses(browser.process()?.pid ?? 0);
    scope.add(thaw);
    await relay.untilAge(frozenAge);
    const thawed = Date.now();
    thaw();
    const { delay } = await guest.untilPatternDrawnAfter(thawed);
    assert.ok(delay < boundedDelayMs, `${delay} ms`);
    await guest.untilMoving();
    assert.deepEqual(await timeOrigins([guest]), loaded);
    assert.deepEqual(guest.errors, []);
  });
});
