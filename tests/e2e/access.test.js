// A relay that asks for a passcode: the link lets in at once, typing the passcode does too, anything else does not.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { Guest, startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const passcode = 'smörgås & fun';

describe('lancast-server --passcode', () => {
  const scope = new Scope();
  let relay;
  let browser;

  before(async () => {
    relay = await startServer(scope, ['--replay', await makeClip(scope, 3), '--passcode', passcode]);
    await relay.untilState('live');
    browser = await startBrowser(scope, 'chromium');
  });
  after(() => scope.close());

  /** A page of somebody who has never been here.
   * @param {string} address */
  async function arrive(address) {
    const context = await browser.createBrowserContext();
    scope.add(() => context.close());
    return Guest.open(context, address);
  }

  /** @param {Guest} guest
   * @param {string} typed */
  async function type(guest, typed) {
    await guest.page.waitForSelector('#passcode-form:not([hidden]) #passcode', { timeout: 20000 });
    await until('the form can be sent', () => guest.page.$eval('#passcode-enter', button =>
      button.getAttribute('aria-disabled') === 'false'));
    await guest.page.$eval('#passcode', field => { field.value = ''; });
    // By keyboard alone: the field has the focus.
    await guest.page.keyboard.type(typed);
    await guest.page.keyboard.press('Enter');
  }

  test('the link plays at once, leaves nothing in the address bar, and survives a reload', async () => {
    const guest = await arrive(`${relay.url}#key=${relay.ready.viewKey}`);
    await guest.untilMoving();
    assert.equal(await guest.page.evaluate(() => location.href), relay.url);
    await guest.page.reload({ waitUntil: 'load' });
    await guest.untilMoving();
    assert.deepEqual(guest.errors, []);
  });

  test('who has nothing is asked, and reads that a wrong passcode is not right', async () => {
    const guest = await arrive(relay.url);
    await guest.untilText(/Ask the host for the passcode or the link\./);
    await type(guest, 'mfps nonsense');
    await guest.untilText(/That passcode is not right\./);
    assert.equal(await guest.look(), null);
    assert.deepEqual(guest.errors, []);
  });

  test('the passcode plays on a narrow screen, and once is enough', async () => {
    const guest = await arrive(relay.url);
    await guest.page.setViewport({ width: 320, height: 480 });
    await guest.untilText(/Passcode/);
    assert.ok(await guest.page.evaluate(() => document.documentElement.scrollWidth <= 320), 'nothing is cut off');
    await type(guest, passcode);
    await guest.untilMoving();
    assert.doesNotMatch(await guest.text(), /Passcode/);
    await guest.page.reload({ waitUntil: 'load' });
    await guest.untilMoving();
    assert.deepEqual(guest.errors, []);
  });

  test('a link of another day opens nothing; the new one followed in the same page does', async () => {
    const guest = await arrive(`${relay.url}#key=${'x'.repeat(43)}`);
    await guest.untilText(/This link no longer works\. Ask the host for the new one/);
    await guest.page.evaluate(key => { location.hash = `#key=${key}`; }, relay.ready.viewKey);
    await guest.untilMoving();
    assert.equal(await guest.page.evaluate(() => location.hash), '');
  });

  test('who publishes without a key is asked for it, and corrects a wrong one', async () => {
    const device = await arrive(`${relay.url}publish`);
    await device.page.waitForSelector('#go-live', { visible: true });
    await device.page.select('#source', 'test-pattern');
    await device.page.click('#go-live');
    await device.untilText(/Publishing needs the publish key\. Ask the host for it/);
    await device.page.type('#token', 'no-key-at-all');
    await device.page.click('#go-live');
    await device.untilText(/The publish key was not accepted\./);
  });

  test('after a restart of the relay who typed the passcode is asked for it again, and it still lets in', async () => {
    const first = await startServer(scope, ['--replay', await makeClip(scope, 3), '--passcode', passcode]);
    const guest = await arrive(first.url);
    await type(guest, passcode);
    await guest.untilMoving();
    first.program.signal('SIGKILL');
    await first.program.ended();
    await startServer(scope, ['--replay', await makeClip(scope, 3), '--passcode', passcode, '--port', String(first.ready.port)]);
    await guest.untilText(/To go on watching, type the passcode\./);
    assert.doesNotMatch(await guest.text(), /link/);
    await type(guest, passcode);
    await guest.untilMoving();
  });

  test('too many tries: the page says how long to wait, and the link still works', async () => {
    const guest = await arrive(relay.url);
    for (let number = 0; number < 10 && !/Too many tries/.test(await guest.text()); number += 1) {
      await type(guest, `wrong ${number}`);
      await guest.untilText(/That passcode is not right\.|Too many tries\. Try again in \d+ s\./, 20000);
      await until('the answer has come', () => guest.page.$eval('#passcode-enter', button => button.textContent === 'Watch'));
    }
    await guest.untilText(/Too many tries\. Try again in [1-6]?\d s\./);
    const friend = await arrive(`${relay.url}#key=${relay.ready.viewKey}`);
    await friend.untilMoving();
  });
});
