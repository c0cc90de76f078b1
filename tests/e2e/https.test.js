// HTTPS with a certificate of our own making: another device publishes over it, guests watch over it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:tls';
import { after, before, describe, test } from 'node:test';
import { Guest, startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

/** An address of this machine that counts as another device's: not loopback. */
function lanAddress() {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const own = all.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!own) throw new Error('this test needs an IPv4 address besides loopback');
  return own.address;
}

/** @param {Scope} scope
 * @param {string[]} args */
async function startSecure(scope, args) {
  const relay = await startServer(scope, ['--bind', '0.0.0.0', '--tls', ...args]);
  return { relay, url: `https://${lanAddress()}:${relay.ready.port}/` };
}

/** @param {Guest} device
 * @param {string} url
 * @param {string} token */
async function publish(device, url, token) {
  await device.page.goto(`${url}publish#token=${token}`, { waitUntil: 'load' });
  await device.page.waitForSelector('#go-live', { visible: true });
  await device.page.select('#source', 'test-pattern');
  await device.page.select('#quality', 'low');
  await device.page.click('#go-live');
}

describe('lancast-server --tls', () => {
  const scope = new Scope();
  /** @type {import('puppeteer-core').Browser} */
  let chromium;

  before(async () => {
    chromium = await startBrowser(scope, 'chromium', { acceptsAnyCertificate: true });
  });
  after(() => scope.close());

  test('tells in its log what tells the certificate from an attacker\'s', async () => {
    const { relay } = await startSecure(scope, []);
    const socket = connect({ port: relay.ready.port, host: lanAddress(), rejectUnauthorized: false });
    scope.add(() => { socket.destroy(); });
    await new Promise((resolve, reject) => { socket.once('secureConnect', resolve).once('error', reject); });
    const { fingerprint256, publicKey } = socket.getPeerX509Certificate();
    const key = createHash('sha256').update(publicKey.export({ type: 'spki', format: 'der' })).digest('hex').toUpperCase();
    await relay.program.until('the log has both', () => relay.program.output.includes(
      `Certificate ${fingerprint256} with the public key ${key.match(/../g).join(':')}\n`));
  });

  test('another device publishes, and guests watch in Chromium and Firefox', async () => {
    const { relay, url } = await startSecure(scope, ['--allow-remote-publisher']);
    const device = await Guest.open(chromium, 'about:blank');
    await publish(device, url, relay.ready.publishToken);
    await relay.untilState('live');
    assert.equal((await relay.status()).clients[0].address, lanAddress());
    assert.equal(await device.page.evaluate(() => location.href), `${url}publish`, 'the token has left the address bar');
    const firefox = await startBrowser(scope, 'firefox', { acceptsAnyCertificate: true });
    for (const browser of [chromium, firefox]) {
      const guest = await Guest.open(browser, url);
      await guest.untilMoving(40000);
      assert.deepEqual(guest.errors, []);
      await guest.page.close();
    }
  });

  test('who opens the plain address lands on HTTPS', async () => {
    const { url } = await startSecure(scope, []);
    const guest = await Guest.open(chromium, url.replace('https:', 'http:'));
    assert.equal(guest.page.url(), url);
    await guest.untilText(/Waiting for the host to start\./);
  });

  test('without the permission the device is told so', async () => {
    const { relay, url } = await startSecure(scope, []);
    const device = await Guest.open(chromium, 'about:blank');
    await publish(device, url, relay.ready.publishToken);
    await device.untilText(/This device may not stream here\./, 20000);
    assert.equal((await relay.status()).state, 'waiting');
  });
});
