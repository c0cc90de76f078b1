// What the relay does with strangers, wrong bytes and wrong options.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { Guest, startBrowser } from '../support/guest.js';
import { runToEnd, startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const session = 'e2e-bad-input';

/** Asks for an upgrade; resolves with the status of the answer, 101 if it was granted.
 * @param {string} url
 * @param {string[]} protocols
 * @param {Record<string, string>} [headers]
 * @returns {Promise<number>} */
function askForUpgrade(url, protocols, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      headers: {
        Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': protocols.join(', '), ...headers,
      },
    });
    asked.on('response', response => { response.resume(); resolve(response.statusCode ?? 0); });
    asked.on('upgrade', (response, socket) => { socket.destroy(); resolve(101); });
    asked.on('error', reject);
    asked.end();
  });
}

/** Runs in a page: publishes bytes and resolves with how the relay closed the channel. */
function publishBytes({ token, session: id, bytes }) {
  const open = channel => new WebSocket(`ws://${location.host}/publish/${channel}?session=${id}`,
    ['lancast.v1', `token.${token}`]);
  const [blob, chunk] = [open('blob'), open('chunk')];
  return new Promise(resolve => {
    const answer = {};
    blob.addEventListener('open', () => {
      blob.send(JSON.stringify({ type: 'recording', id: 1, startedAt: Date.now(), mime: 'video/webm;codecs=vp8' }));
      blob.send(Uint8Array.from(bytes));
    });
    blob.addEventListener('close', ({ code, reason }) => {
      chunk.close();
      resolve(Object.assign(answer, { code, reason }));
    });
  });
}

const ebmlHeader = [0x1a, 0x45, 0xdf, 0xa3, 0x84, 0x42, 0x82, 0x81, 0x77];
const wrongBytes = {
  garbage: Array.from({ length: 4000 }, (_, i) => (i * 7919 + 13) % 251),
  'an MP4 file': [0, 0, 0, 0x18, ...Buffer.from('ftypisom'), 0, 0, 2, 0, ...Buffer.from('isomiso2')],
  'a web page': [...Buffer.from('<!doctype html><title>Not a video</title>'.repeat(20))],
  'a header of another document type': [...ebmlHeader, 0x18, 0x53, 0x80, 0x67, 0xff, ...new Array(64).fill(0)],
};

describe('a relay that nobody publishes to', () => {
  const scope = new Scope();
  let relay;
  let stranger;
  let guest;

  before(async () => {
    relay = await startServer(scope);
    const browser = await startBrowser(scope, 'chromium');
    guest = await Guest.open(browser, relay.url);
    stranger = await Guest.open(browser, `${relay.url}publish`);
  });
  after(() => scope.close());

  test('tells its guests to wait', () => guest.untilText(/Waiting for the host to start\./));

  for (const channel of ['blob', 'chunk']) {
    test(`answers 401 to a publisher's ${channel} channel without the token`, async () => {
      const url = `${relay.url}publish/${channel}?session=${session}`;
      assert.equal(await askForUpgrade(url, ['lancast.v1']), 401);
      assert.equal(await askForUpgrade(url, ['lancast.v1', 'token.wrong']), 401);
      assert.equal(await askForUpgrade(url, ['lancast.v1', 'token.']), 401);
      assert.equal(await askForUpgrade(url, ['lancast.v1'], { Authorization: 'Bearer wrong' }), 401);
      const withQuery = `${url}&token=${relay.ready.publishToken}`;
      assert.equal(await askForUpgrade(withQuery, ['lancast.v1']), 401);
      assert.equal(await askForUpgrade(url, ['lancast.v1', `token.${relay.ready.publishToken}`]), 101);
    });
  }

  for (const [name, bytes] of Object.entries(wrongBytes)) {
    test(`closes a publisher that sends ${name}, with a reason`, async () => {
      const closed = await stranger.page.evaluate(publishBytes,
        { token: relay.ready.publishToken, session: `e2e-${Object.keys(wrongBytes).indexOf(name)}-session`, bytes });
      assert.equal(closed.code, 4400, JSON.stringify(closed));
      assert.match(closed.reason, /\w+ \w+/);
    });
  }

  test('refuses a recorder that writes no WebM, and the publisher page shows the reason', async () => {
    const { page } = await Guest.open(await startBrowser(scope, 'chromium'), 'about:blank');
    await page.evaluateOnNewDocument(() => {
      Blob.prototype.arrayBuffer = async () => new TextEncoder().encode('This is no WebM. '.repeat(50)).buffer;
    });
    await page.goto(`${relay.url}publish#token=${relay.ready.publishToken}`);
    await page.select('#source', 'test-pattern');
    await page.click('#go-live');
    const trouble = await until('the page shows a reason',
      () => page.$eval('#trouble', element => element.textContent));
    assert.match(trouble, /WebM/);
    assert.doesNotMatch(await page.evaluate(() => location.href), /token/);
    await page.close();
  });

  test('is unharmed by all that', async () => {
    assert.equal((await relay.status()).viewers, 1);
    const response = await fetch(new URL('healthz', relay.url));
    assert.equal(response.status, 200);
  });
});

describe('lancast-server on a wrong command line', () => {
  const scope = new Scope();
  after(() => scope.close());

  for (const args of [['--no-such-option'], ['--port', '65536'], ['--port', 'http'], ['--bind', 'nowhere'],
    ['--max-viewers', '-1'], ['--replay', '/no/such/file.webm']]) {
    test(`${args.join(' ')}: a message and exit code 2`, async () => {
      const { code, output } = await runToEnd(scope, 'LANCAST_SERVER', args);
      assert.equal(code, 2, output);
      assert.ok(output.includes(args.at(-1)) || output.includes(args[0].slice(2)), output);
    });
  }

  test('a port that is taken: the message names it and a free one', async () => {
    const { ready } = await startServer(scope);
    const { code, output } = await runToEnd(scope, 'LANCAST_SERVER', ['--bind', '127.0.0.1', '--port', `${ready.port}`]);
    assert.equal(code, 1, output);
    assert.match(output, new RegExp(`\\b${ready.port}\\b`));
    const numbers = (output.match(/\b\d{4,5}\b/g) ?? []).map(Number);
    assert.ok(numbers.some(number => number !== ready.port && number > 1023), output);
  });

  test('a file that is no video is named', async () => {
    const page = new URL(import.meta.url).pathname;
    const { code, output } = await runToEnd(scope, 'LANCAST_SERVER', ['--port', '0', '--replay', page]);
    assert.notEqual(code, 0);
    assert.match(output, /bad_input\.test\.js/);
  });

  test('a good clip after all that plays', async () => {
    const relay = await startServer(scope, ['--replay', await makeClip(scope, 2)]);
    await relay.untilState('live');
  });
});
