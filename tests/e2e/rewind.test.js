// A guest goes back in the stream and returns: how old the picture is, is read from its pixels.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { millisecondsSince } from '../../resources/web/common/strip.js';
import { until } from '../support/deadline.js';
import { startDisplay } from '../support/display.js';
import { Guest, startBrowser } from '../support/guest.js';
import { startApp, startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { makeClip } from '../support/clips.js';

const bar = '#time-bar';
const stepBack = 5000;
const mostLive = 3000;
const atEdge = 1200;

/** Milliseconds since the shown picture was drawn; null without one.
 * @param {Guest} guest */
async function ageOf(guest) {
  const seen = await guest.look();
  return seen?.strip ? millisecondsSince(seen.now, seen.strip.milliseconds) : null;
}

/** @param {Guest} guest
 * @param {number} least
 * @param {number} most */
function untilAge(guest, least, most) {
  return until(`the picture is ${least} to ${most} ms old`, async () => {
    const age = await ageOf(guest);
    if (age === null || age < least || age > most) throw new Error(`it is ${age} ms old`);
    return true;
  });
}

for (const kind of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(`a guest in ${kind}`, () => {
    const scope = new Scope();
    let relay;
    let guest;

    before(async () => {
      relay = await startApp(scope, await startDisplay(scope), ['--source', 'test-pattern', '--quality', 'low', '--go-live']);
      await relay.untilState('live');
      guest = await Guest.open(await startBrowser(scope, kind), relay.url);
      await guest.untilPatternDrawnAfter(Date.now());
      await relay.untilAge(15);
      await guest.page.waitForSelector(bar, { visible: true, timeout: 20000 });
    });
    after(() => scope.close());

    test('goes back by the keyboard, sees the past move, and returns by a button', async () => {
      await guest.page.focus(bar);
      await guest.page.keyboard.press('ArrowLeft');
      await guest.page.keyboard.press('ArrowLeft');
      await untilAge(guest, 2 * stepBack - 1000, 2 * stepBack + mostLive);
      await guest.untilMoving();
      await untilAge(guest, 2 * stepBack - 1000, 2 * stepBack + mostLive);
      await guest.untilText(/0:1\d behind live/);
      const [viewer] = await until('the host sees how far it is behind', async () => {
        const clients = (await relay.status()).clients.filter(client => client.role === 'viewer');
        return clients[0].behindMs > stepBack && clients;
      });
      assert.equal(viewer.delayMs, null);

      await guest.page.click('#go-live');
      await untilAge(guest, 0, mostLive);
      await guest.untilMoving();
      await guest.untilText(/Live, /);
      assert.equal((await relay.status()).totals.viewers, 1, 'on the same connections');
      assert.deepEqual(guest.errors, []);
    });

    test('goes to the oldest moment with the pointer', async () => {
      const { x, y, width, height } = await (await guest.page.$(bar)).boundingBox();
      const { liveSeconds } = await relay.status();
      await guest.page.mouse.click(x + width * 0.01, y + height / 2);
      await untilAge(guest, (liveSeconds - 5) * 1000, (liveSeconds + 10) * 1000);
      await guest.untilMoving();
      await guest.page.keyboard.press('End');
      // The first pictures are those behind the newest keyframe, up to seconds old, and Chromium keeps one of them in
      // sight where it is paused right behind its seek to the edge.
      await untilAge(guest, 0, atEdge);
    });

    test('goes on where it was paused', async () => {
      await guest.page.keyboard.press(' ');
      await until('the picture stands', async () => (await ageOf(guest)) > 6000);
      await guest.page.keyboard.press(' ');
      await guest.untilMoving();
      await untilAge(guest, 5000, 12000);
      await guest.page.click('#go-live');
      await untilAge(guest, 0, mostLive);
      assert.deepEqual(guest.errors, []);
    });
  });
}

describe('with rewind switched off', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('there is no time bar', async () => {
    const relay = await startServer(scope, ['--rewind', '0', '--replay', await makeClip(scope, 3)]);
    await relay.untilState('live');
    const guest = await Guest.open(await startBrowser(scope, 'chromium'), relay.url);
    await relay.untilAge(9);
    await guest.untilMoving();
    assert.equal(await guest.page.$eval(bar, element => element.checkVisibility()), false);
    assert.deepEqual(await (await fetch(new URL('rewind', relay.url))).json(),
      { version: 1, from: 0, to: 0, limit: 0, epoch: (await (await fetch(new URL('rewind', relay.url))).json()).epoch });
  });
});
