import assert from 'node:assert/strict';
import test from 'node:test';
import { loadGop } from '../../resources/web/viewer/gop_loader.js';

const { signal } = new AbortController();

/** @param {Response | Error} answer */
function loading(answer, at = 4200.4, key = '') {
  const asked = [];
  const load = async (url, options) => {
    asked.push({ url, options });
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return loadGop(load, at, { key, session: 'a-session', signal }).then((loaded) => ({ loaded, asked }));
}

test('a GOP comes with its times and type', async () => {
  const headers = { 'Content-Type': 'video/webm; codecs="vp8"', 'Lancast-Time': '3000', 'Lancast-End': '6000' };
  const { loaded, asked } = await loading(new Response(Uint8Array.of(1, 2), { headers }));
  assert.equal(asked[0].url, '/rewind/gop?at=4200&session=a-session');
  assert.deepEqual(asked[0].options.headers, {});
  assert.equal(asked[0].options.signal, signal);
  assert.deepEqual({ ...loaded, bytes: [...new Uint8Array(loaded.bytes)] },
    { kind: 'gop', time: 3000, end: 6000, mime: 'video/webm; codecs="vp8"', bytes: [1, 2] });
});

test('the key that lets this page watch goes along', async () => {
  const { asked } = await loading(new Response('', { status: 503 }), 0, 'the-key');
  assert.deepEqual(asked[0].options.headers, { Authorization: 'Bearer the-key' });
});

test('what is not there is told apart', async () => {
  const absent = (status) => new Response('', { status, headers: { 'Lancast-From': '9000', 'Lancast-To': '20000' } });
  assert.deepEqual((await loading(absent(404), 4200)).loaded, { kind: 'forgotten', from: 9000 });
  assert.deepEqual((await loading(absent(404), 20_500)).loaded, { kind: 'notYet' });
  assert.deepEqual((await loading(absent(401))).loaded, { kind: 'refused' });
  assert.deepEqual((await loading(absent(403))).loaded, { kind: 'refused' });
  assert.deepEqual((await loading(absent(503))).loaded, { kind: 'failed' });
  assert.deepEqual((await loading(new TypeError('no network'))).loaded, { kind: 'failed' });
});
