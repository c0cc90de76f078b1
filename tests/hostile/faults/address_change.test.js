// An address that comes and goes while the relay runs. In a network namespace of its own, which ctest makes for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../../support/deadline.js';
import { Scope } from '../../support/scope.js';
import { addAddress, removeAddress, startNetwork, statusOf } from '../lib/own_network.js';
import { Publisher } from '../lib/publisher.js';
import { startRelay } from '../lib/server.js';
import { Viewer } from '../lib/viewer.js';

/** RFC 5737: nobody's. */
const address = '198.51.100.7';
const patienceMs = 3000;

const scope = new Scope();
/** @type {import('../lib/server.js').Relay} */
let relay;

before(async () => {
  await startNetwork();
  relay = await startRelay(scope, ['--bind', '0.0.0.0']);
});
after(() => scope.close());

/** @returns {Promise<number>} the status that the relay answers when it is asked under the address */
const statusUnderAddress = () => statusOf({ port: relay.port, from: '127.0.0.1' },
  `GET /healthz HTTP/1.1\r\nHost: ${address}:${relay.port}\r\nConnection: close\r\n\r\n`);

test('the relay answers under an address as long as the machine has it, and the stream goes on', async () => {
  const publisher = await new Publisher(relay).start();
  scope.add(() => publisher.kill());
  const viewer = await Viewer.open({ port: relay.port });
  scope.add(() => viewer.leave());
  assert.equal(await statusUnderAddress(), 421);
  for (let i = 0; i < 2; i += 1) {
    await addAddress(address);
    await until('the new address is known', async () => await statusUnderAddress() === 200, patienceMs);
    await removeAddress(address);
    await until('the lost address is foreign', async () => await statusUnderAddress() === 421, patienceMs);
  }
  const seen = viewer.frames;
  await viewer.until('the viewer is served on', () => viewer.frames > seen + 10);
  assert.deepEqual(viewer.gaps, []);
});
