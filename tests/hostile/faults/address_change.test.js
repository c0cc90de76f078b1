// An address that comes and goes while the relay runs. In a network namespace of its own, which ctest makes for it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../../support/deadline.js';
import { Scope } from '../../support/scope.js';
import { readAnswers } from '../lib/http_text.js';
import { Publisher } from '../lib/publisher.js';
import { RawClient } from '../lib/raw_client.js';
import { startRelay } from '../lib/server.js';
import { Viewer } from '../lib/viewer.js';

const ip = (...args) => promisify(execFile)('ip', args);
/** RFC 5737: nobody's. */
const address = '198.51.100.7';
const patienceMs = 3000;

const scope = new Scope();
/** @type {import('../lib/server.js').Relay} */
let relay;

before(async () => {
  await ip('link', 'set', 'lo', 'up');
  relay = await startRelay(scope, ['--bind', '0.0.0.0']);
});
after(() => scope.close());

/** @returns {Promise<number>} the status that the relay answers when it is asked under the address */
async function statusUnderAddress() {
  const client = await RawClient.open({ port: relay.port, from: '127.0.0.1' });
  client.write(`GET /healthz HTTP/1.1\r\nHost: ${address}:${relay.port}\r\nConnection: close\r\n\r\n`);
  const answer = await client.until('an answer', () => readAnswers(client.received)[0]);
  client.close();
  return answer.status;
}

test('the relay answers under an address as long as the machine has it, and the stream goes on', async () => {
  const publisher = await new Publisher(relay).start();
  scope.add(() => publisher.kill());
  const viewer = await Viewer.open({ port: relay.port });
  scope.add(() => viewer.leave());
  assert.equal(await statusUnderAddress(), 421);
  for (let i = 0; i < 2; i += 1) {
    await ip('address', 'add', `${address}/32`, 'dev', 'lo');
    await until('the new address is known', async () => await statusUnderAddress() === 200, patienceMs);
    await ip('address', 'del', `${address}/32`, 'dev', 'lo');
    await until('the lost address is foreign', async () => await statusUnderAddress() === 421, patienceMs);
  }
  const seen = viewer.frames;
  await viewer.until('the viewer is served on', () => viewer.frames > seen + 10);
  assert.deepEqual(viewer.gaps, []);
});
