// Hostile clients of WebRTC against a running relay: the same facts hold as in hostile.test.js, and others still join.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { after, before, describe, test } from 'node:test';
import { Scope } from '../support/scope.js';
import { cases as datagrams } from './cases/datagrams.js';
import { cases as offers } from './cases/offers.js';
import { Hostile } from './lib/hostile.js';
import { Publisher } from './lib/publisher.js';
import { startRelay } from './lib/server.js';
import { Stage } from './lib/stage.js';
import { Viewer } from './lib/viewer.js';
import { join } from './lib/whep.js';

/** @param {Scope} scope
 * @returns {Promise<number>} a UDP port that another program has */
async function takePort(scope) {
  const socket = createSocket('udp4');
  await new Promise(resolve => { socket.bind(0, '127.0.0.1', () => resolve(undefined)); });
  scope.add(() => socket.close());
  return socket.address().port;
}

describe('a hostile client of WebRTC', () => {
  const scope = new Scope();
  /** @type {Stage} */
  let stage;

  before(async () => { stage = await Stage.open(scope); });
  after(() => scope.close());

  for (const [group, cases] of Object.entries({ offers, datagrams })) {
    describe(group, () => {
      for (const { name, run } of cases) test(name, () => stage.perform(run));
    });
  }

  test('does not keep the relay from its end', async t => {
    const hostile = new Hostile(stage);
    for (let i = 0; i < 8; i += 1) (await join(hostile, '127.9.9.9')).peer.check({ useCandidate: true });
    t.diagnostic(`the relay grew by ${(stage.grownBytes / 1024 / 1024).toFixed(1)} MiB at most`);
    assert.deepEqual(await stage.relay.program.stop(), { code: 0, signal: null });
    assert.doesNotMatch(stage.relay.program.output, /Sanitizer|runtime error|ASSERT|warning default: .*/);
    hostile.leave();
  });
});

test('a relay whose UDP port is taken uses another one', async () => {
  const scope = new Scope();
  try {
    const taken = await takePort(scope);
    const relay = await startRelay(scope, ['--port', `${taken}`]);
    const publisher = await new Publisher(relay).start();
    scope.add(() => publisher.kill());
    const viewer = await Viewer.open({ port: relay.port });
    scope.add(() => viewer.leave());
    await viewer.until('it is live', () => viewer.frames > 0);
    const hostile = new Hostile(/** @type {any} */ (relay));
    scope.add(() => hostile.leave());
    const { peer, names } = await join(hostile, '127.9.9.10');
    assert.notEqual(names.port, taken);
    await peer.prove();
  } finally {
    await scope.close();
  }
});
