import assert from 'node:assert/strict';
import test from 'node:test';
import { Whep } from '../../resources/web/viewer/whep.js';

function build(answer, proof = { Authorization: 'Bearer a-view-key' }) {
  const requests = [];
  const load = async (url, options) => {
    requests.push({ url, ...options });
    return answer();
  };
  return { whep: new Whep({ load, session: 'a1b2c3d4', proof: () => proof }), requests };
}

const created = (headers) => () => new Response('v=0 answer', { status: 201, headers });
const refused = (status, headers) => () => new Response('', { status, headers });

test('the offer goes up as it is, with the page\'s session and key, and the answer comes back', async () => {
  const { whep, requests } = build(created({ Location: '/whep/17', 'Lancast-Time': 'epoch=1700000000000;video=5;audio=7' }));
  assert.deepEqual(await whep.ask('v=0 offer'), {
    kind: 'answer', sdp: 'v=0 answer', location: '/whep/17', origin: { epoch: 1_700_000_000_000, video: 5, audio: 7 },
  });
  assert.deepEqual(requests, [{
    url: '/whep?session=a1b2c3d4', method: 'POST', cache: 'no-store', body: 'v=0 offer',
    headers: { 'Content-Type': 'application/sdp', Authorization: 'Bearer a-view-key' },
  }]);
});

test('without a key nothing is shown; an answer without its fields is one all the same', async () => {
  const { whep, requests } = build(created({}), {});
  assert.deepEqual(await whep.ask('v=0'), { kind: 'answer', sdp: 'v=0 answer', location: '', origin: null });
  assert.deepEqual(requests[0].headers, { 'Content-Type': 'application/sdp' });
});

test('what is not to be had here is never asked for again; anything else may be later', async () => {
  for (const status of [404, 405, 406, 415, 501]) assert.deepEqual(await build(refused(status)).whep.ask(''), { kind: 'never' }, String(status));
  for (const status of [400, 401, 403, 409, 429, 500, 502, 503]) {
    assert.deepEqual(await build(refused(status)).whep.ask(''), { kind: 'later', pause: null }, String(status));
  }
  const away = build(() => Promise.reject(new TypeError('network')));
  assert.deepEqual(await away.whep.ask(''), { kind: 'later', pause: null });
});

test('a relay that is full says when; nonsense says nothing, and nobody waits for days', async () => {
  for (const [header, pause] of [['7', 7000], ['0', null], ['soon', null], ['-5', null], ['900000', 3_600_000]]) {
    assert.deepEqual(await build(refused(503, { 'Retry-After': header })).whep.ask(''), { kind: 'later', pause }, header);
  }
});

test('goodbye outlives the page, and a relay that is away does not matter', async () => {
  const { whep, requests } = build(() => Promise.reject(new TypeError('network')));
  await whep.leave('/whep/17');
  await whep.leave('');
  assert.deepEqual(requests, [{ url: '/whep/17', method: 'DELETE', keepalive: true, headers: { Authorization: 'Bearer a-view-key' } }]);
});
