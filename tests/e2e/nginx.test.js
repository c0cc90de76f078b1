// Behind Debian's nginx with the shipped configuration: page, WebSockets, publisher, /live.webm, and whose request it is.
import assert from 'node:assert/strict';
import { request } from 'node:https';
import { after, before, describe, test } from 'node:test';
import { makeClip, makeTinyClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { Guest, startBrowser } from '../support/guest.js';
import { startNginx } from '../support/nginx.js';
import { PageHost } from '../support/page_host.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const trusting = ['--trust-proxy', '127.0.0.1'];

/** A request by nginx, from one of this machine's addresses.
 * @param {string} url
 * @param {{from?: string, headers?: Record<string, string>}} [options]
 * @returns {Promise<import('node:http').IncomingMessage>} */
function ask(url, { from = '127.0.0.1', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url);
    const asking = request({ host: '127.0.0.1', servername: hostname, port, path: pathname, localAddress: from, agent: false,
      rejectUnauthorized: false, headers: { Host: `${hostname}:${port}`, ...headers } }, resolve);
    asking.on('error', reject);
    asking.setTimeout(10000, () => { asking.destroy(new Error(`no answer from ${url}`)); });
    asking.end();
  });
}

/** @param {string} url
 * @param {Parameters<typeof ask>[1]} [options] */
async function statusOf(url, options) {
  const answer = await ask(url, options);
  answer.destroy();
  return answer.statusCode;
}

const bearer = secret => ({ Authorization: `Bearer ${secret}` });

describe('behind nginx', () => {
  const scope = new Scope();
  /** @type {import('puppeteer-core').Browser} */
  let chromium;
  let clip;

  before(async () => {
    clip = await makeClip(scope, 4);
    chromium = await startBrowser(scope, 'chromium', { acceptsAnyCertificate: true });
  });
  after(() => scope.close());

  describe('a replayed file', () => {
    let relay;
    let nginx;

    before(async () => {
      relay = await startServer(scope, ['--replay', clip, ...trusting]);
      nginx = await startNginx(scope, relay.ready.port);
      await relay.untilState('live');
    });

    test('the plain address leads to HTTPS, where the page plays', async () => {
      const answer = await fetch(nginx.plainUrl, { redirect: 'manual' });
      assert.deepEqual([answer.status, answer.headers.get('location')], [308, 'https://localhost/']);
      const guest = await Guest.open(chromium, nginx.url);
      await guest.untilMoving();
      assert.deepEqual(guest.errors, []);
      await guest.page.close();
    });

    test('the table names the guest, and nginx only where nobody is named', async () => {
      const player = await ask(`${nginx.url}live.webm`, { from: '127.0.0.7' });
      await until('the player is in the table', async () => (await relay.status()).clients.some(one => one.address === '127.0.0.7'));
      player.destroy();
      assert.equal(await statusOf(`${nginx.url}live.webm`, { headers: { Forwarded: 'for=203.0.113.9' } }), 200, 'nginx removes it');
    });
  });

  test('/live.webm comes as it is made, not by the buffer', async () => {
    const relay = await startServer(scope, ['--replay', await makeTinyClip(scope), ...trusting]);
    const nginx = await startNginx(scope, relay.ready.port);
    await relay.untilState('live');
    const sizes = await ask(`${nginx.url}live.webm`).then(answer => arrivals(answer, 3000));
    // 30 frames a second of some tens of bytes: a buffer of nginx's (4 KiB) holds seconds of them.
    assert.ok(sizes.length > 40, `${sizes.length} arrivals in 3 s`);
  });

  test('a publisher in a browser goes live, and a guest watches', async () => {
    const relay = await startServer(scope, ['--allow-remote-publisher', ...trusting]);
    const { url } = await startNginx(scope, relay.ready.port);
    const publishing = await startBrowser(scope, 'chromium', { acceptsAnyCertificate: true });
    relay.url = url;
    await PageHost.goLive(publishing, relay, { sound: false });
    const guest = await Guest.open(chromium, url);
    await guest.untilMoving(40000);
    assert.deepEqual(guest.errors, []);
    await guest.page.close();
  });

  test('a guest\'s wrong keys pause that guest alone, whoever the guest says to be', async () => {
    const relay = await startServer(scope, ['--replay', clip, '--passcode', 'open sesame', ...trusting]);
    const { url } = await startNginx(scope, relay.ready.port);
    const live = `${url}live.webm`;
    await relay.untilState('live');
    for (let i = 0; i < 10; i += 1) {
      const headers = { ...bearer(`wrong${i}`), 'X-Forwarded-For': `203.0.113.${i}` };
      assert.equal(await statusOf(live, { from: '127.0.0.8', headers }), 401);
    }
    assert.equal(await statusOf(live, { from: '127.0.0.8', headers: bearer('wrong') }), 429);
    assert.equal(await statusOf(live, { from: '127.0.0.9', headers: bearer('wrong') }), 401);
    assert.equal(await statusOf(live, { from: '127.0.0.9', headers: bearer(relay.ready.viewKey) }), 200);
    // What this machine may without a key, nobody may who comes by nginx.
    assert.equal(await statusOf(`${url}api/status`), 401);
    assert.equal(await statusOf(`${url}api/status`, { headers: { 'X-Forwarded-For': '127.0.0.1' } }), 401);
    assert.equal((await fetch(new URL('api/status', relay.ownUrl))).status, 200);
  });

  describe('other recipes', () => {
    const usual = /** @type {[string, string][]} */ ([['proxy_set_header Host $http_host;', 'proxy_set_header Host $host;'],
      ['        proxy_set_header X-Forwarded-Host $http_host;\n', '']]);

    test('Host $host on a port of its own: the log names Host and Origin', async () => {
      const relay = await startServer(scope, trusting);
      const { url, port } = await startNginx(scope, relay.ready.port, usual);
      assert.equal(await statusOf(`${url}api/access`, { headers: { Origin: `https://localhost:${port}` } }), 403);
      assert.equal(await statusOf(`${url}api/access`, { headers: { Origin: 'https://localhost' } }), 200, 'the usual port');
      await relay.program.until('the log names both', () => relay.program.output.includes(
        `Host "localhost" and Origin "https://localhost:${port}"`) && relay.program.output.includes('$http_host'));
    });

    test('without --trust-proxy nobody who comes by nginx is this machine', async () => {
      const relay = await startServer(scope, ['--passcode', 'open sesame']);
      const { url } = await startNginx(scope, relay.ready.port);
      assert.equal(await statusOf(`${url}api/status`), 401);
    });
  });
});

/** How many bytes came each time, for so long.
 * @param {import('node:http').IncomingMessage} answer
 * @param {number} ms
 * @returns {Promise<number[]>} */
function arrivals(answer, ms) {
  return new Promise(resolve => {
    const sizes = /** @type {number[]} */ ([]);
    const timer = setTimeout(() => { answer.destroy(); }, ms);
    answer.on('data', bytes => { sizes.push(bytes.length); });
    answer.on('error', () => {}); // it is broken off
    answer.on('close', () => {
      clearTimeout(timer);
      resolve(sizes);
    });
  });
}
