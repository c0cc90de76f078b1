import assert from 'node:assert/strict';
import test from 'node:test';
import { askAccess, publisherAccess } from '../../resources/web/common/access.js';

const answer = { version: 1, watch: 'passcode', waitSeconds: 3, publish: 'ask' };

function loader(response) {
  const asked = [];
  const load = async (url, options) => {
    asked.push([url, options]);
    if (response instanceof Error) throw response;
    return response;
  };
  return { load, asked };
}

test('the relay is asked past every cache, with the secret in a header and never in the address', async () => {
  const { load, asked } = loader({ ok: true, json: async () => answer });
  assert.deepEqual(await askAccess(load, 'abc'), answer);
  assert.deepEqual(asked, [['/api/access', { cache: 'no-store', headers: { Authorization: 'Bearer abc' } }]]);
});

test('a passcode is shown where there is no key, as bytes of UTF-8', async () => {
  const { load, asked } = loader({ ok: true, json: async () => answer });
  await askAccess(load, '', 'schl\u00FCssel');
  await askAccess(load, 'abc', 'sesam');
  assert.deepEqual(asked.map(([, { headers }]) => headers),
    [{ Authorization: `Basic ${Buffer.from(':schl\u00FCssel').toString('base64')}` }, { Authorization: 'Bearer abc' }]);
});

test('without a secret, or with one that no header carries, nothing is shown', async () => {
  for (const secret of ['', 'schl\u00FCssel', 'a b', 'a\nb']) {
    const { load, asked } = loader({ ok: true, json: async () => answer });
    assert.deepEqual(await askAccess(load, secret), answer);
    assert.deepEqual(asked[0][1].headers, {});
  }
});

test('a relay that is away, or that answers something else, says nothing', async () => {
  const unreadable = { ok: true, json: async () => JSON.parse('<html>') };
  for (const response of [new TypeError('network'), { ok: false, json: async () => answer }, unreadable]) {
    assert.equal(await askAccess(loader(response).load, ''), null);
  }
});

test('a page that came by https sends nobody to an address that begins with https', () => {
  const refused = /** @type {any} */ ({ ...answer, publish: 'refused' });
  const told = (access, isKeyShown, isSecure) => publisherAccess(access, { isKeyShown, isSecure })?.publish;
  assert.equal(told(refused, true, false), 'refused');
  assert.equal(told(refused, true, true), 'disallowed');
  assert.equal(told(refused, false, true), 'disallowed');
  assert.equal(told(answer, false, true), 'keyless');
  assert.equal(told(answer, true, true), 'ask');
  assert.equal(publisherAccess(null, { isKeyShown: true, isSecure: true }), null);
});
