// Publishing from elsewhere by a program that knows server/PROTOCOL.md alone: WebSockets over HTTPS, with the token.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import WebSocket from 'ws';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const run = promisify(execFile);
const pieceBytes = 4000;

/** Both channels, as the protocol wants them.
 * @param {string} base  wss://host:port
 * @param {string} token
 * @param {string[]} protocols  offered beside the token */
async function connect(base, token, protocols) {
  const open = async path => {
    const socket = new WebSocket(`${base}/publish/${path}?session=plain-client-1`, [...protocols, `token.${token}`].filter(Boolean),
      { rejectUnauthorized: false });
    await once(socket, 'open');
    return socket;
  };
  return { blob: await open('blob'), chunk: await open('chunk') };
}

describe('a client written from PROTOCOL.md', () => {
  const scope = new Scope();
  let relay;
  let base;
  let film;

  before(async () => {
    relay = await startServer(scope, ['--tls', '--allow-remote-publisher', '--max-viewers', '5']);
    base = `wss://127.0.0.1:${relay.ready.port}`;
    film = await readFile(await makeClip(scope, 3));
  });
  after(() => scope.close());

  test('is refused without the token', async () => {
    const socket = new WebSocket(`${base}/publish/blob?session=plain-client-1`, ['lancast.v1'], { rejectUnauthorized: false });
    const [error] = await once(socket, 'error');
    assert.match(String(error), /401/);
  });

  test('publishes a recording in pieces, and ends it', async () => {
    const { blob, chunk } = await connect(base, relay.ready.publishToken, ['lancast.v1']);
    scope.add(() => { blob.terminate(); chunk.terminate(); });
    assert.equal(blob.protocol, 'lancast.v1');
    blob.send(JSON.stringify({ type: 'recording', id: 7, startedAt: Date.now(), mime: 'video/webm;codecs=vp8,opus' }));
    blob.send(film.subarray(0, pieceBytes));
    chunk.send(JSON.stringify({ type: 'recording', id: 7 }));
    for (let at = pieceBytes; at < film.length; at += pieceBytes) chunk.send(film.subarray(at, at + pieceBytes));
    await relay.untilState('live');
    await until('all of it has come', async () => (await relay.status()).totals.bytesIn === film.length);
    const status = await relay.status();
    assert.equal(status.mime, 'video/webm; codecs="vp8,opus"');
    assert.deepEqual(status.clients.map(client => client.role), ['publisher']);

    const player = run('ffprobe', ['-v', 'warning', '-show_packets', '-of', 'json', `https://127.0.0.1:${relay.ready.port}/live.webm`]);
    await until('it plays', async () => (await relay.status()).clients.some(client => client.role === 'player' && client.bytes > 0));
    blob.send(JSON.stringify({ type: 'state', state: 'ended' }));
    const { stdout, stderr } = await player;
    assert.equal(stderr, '');
    assert.ok(JSON.parse(stdout).packets.length > 20);
    await relay.untilState('ended');
  });
});
