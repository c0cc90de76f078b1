// What the relay tells a machine that is not its own. In a network namespace of its own, which ctest makes for it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { Scope } from '../../support/scope.js';
import { get, readAnswers } from '../lib/http_text.js';
import { RawClient } from '../lib/raw_client.js';
import { startRelay } from '../lib/server.js';

const ip = (...args) => promisify(execFile)('ip', args);
/** RFC 5737: nobody's. To the relay whoever comes from it is no program of its own machine. */
const elsewhere = '198.51.100.8';

const scope = new Scope();
/** @type {import('../lib/server.js').Relay} */
let relay;

before(async () => {
  await ip('link', 'set', 'lo', 'up');
  await ip('address', 'add', `${elsewhere}/32`, 'dev', 'lo');
  relay = await startRelay(scope, ['--bind', '0.0.0.0', '--passcode', 'open sesame']);
});
after(() => scope.close());

/** @param {string} from @param {string} path @param {string[]} [fields] */
async function statusOf(from, path, fields = []) {
  const client = await RawClient.open({ port: relay.port, from });
  client.write(get(relay.port, path, ['Connection: close', ...fields]));
  const answer = await client.until('an answer', () => readAnswers(client.received)[0]);
  client.close();
  return answer.status;
}

for (const path of ['/metrics', '/api/status']) {
  test(`with a passcode ${path} is for this machine, and for who has the token`, async () => {
    const basic = Buffer.from('any:open sesame').toString('base64');
    assert.equal(await statusOf('127.0.0.1', path), 200);
    assert.equal(await statusOf(elsewhere, path), 401);
    assert.equal(await statusOf(elsewhere, path, ['Authorization: Bearer wrong']), 401);
    assert.equal(await statusOf(elsewhere, path, [`Authorization: Basic ${basic}`]), 401, 'the passcode lets in who watches');
    assert.equal(await statusOf(elsewhere, path, [`Authorization: Bearer ${relay.token}`]), 200);
  });
}

test('anybody may ask whether the relay is there', async () => {
  assert.equal(await statusOf(elsewhere, '/healthz'), 200);
});
