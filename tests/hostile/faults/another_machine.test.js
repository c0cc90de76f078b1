// What the relay tells a machine that is not its own. In a network namespace of its own, which ctest makes for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Scope } from '../../support/scope.js';
import { get } from '../lib/http_text.js';
import { addAddress, startNetwork, statusOf } from '../lib/own_network.js';
import { startRelay } from '../lib/server.js';

/** RFC 5737: nobody's. To the relay whoever comes from it is no program of its own machine. */
const elsewhere = '198.51.100.8';

const scope = new Scope();
/** @type {import('../lib/server.js').Relay} */
let relay;

before(async () => {
  await startNetwork();
  await addAddress(elsewhere);
  relay = await startRelay(scope, ['--bind', '0.0.0.0', '--passcode', 'open sesame']);
});
after(() => scope.close());

/** @param {string} from @param {string} path @param {string[]} [fields] */
const ask = (from, path, fields = []) => statusOf({ port: relay.port, from }, get(relay.port, path, ['Connection: close', ...fields]));

for (const path of ['/metrics', '/api/status']) {
  test(`with a passcode ${path} is for this machine, and for who has the token`, async () => {
    const basic = Buffer.from('any:open sesame').toString('base64');
    assert.equal(await ask('127.0.0.1', path), 200);
    assert.equal(await ask(elsewhere, path), 401);
    assert.equal(await ask(elsewhere, path, ['Authorization: Bearer wrong']), 401);
    assert.equal(await ask(elsewhere, path, [`Authorization: Basic ${basic}`]), 401, 'the passcode lets in who watches');
    assert.equal(await ask(elsewhere, path, [`Authorization: Bearer ${relay.token}`]), 200);
  });
}

test('anybody may ask whether the relay is there', async () => {
  assert.equal(await ask(elsewhere, '/healthz'), 200);
});
