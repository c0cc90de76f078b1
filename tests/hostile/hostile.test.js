// Hostile clients against a running relay: after each case the page is served, an innocent viewer is served on, a
// rightful publisher reaches a new viewer, and memory has not grown.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/deadline.js';
import { Scope } from '../support/scope.js';
import { cases as credentials } from './cases/credentials.js';
import { cases as floods } from './cases/floods.js';
import { cases as frames } from './cases/frames.js';
import { cases as handshakes } from './cases/handshakes.js';
import { cases as heads } from './cases/http_heads.js';
import { cases as uses } from './cases/http_use.js';
import { cases as hosts } from './cases/hosts.js';
import { cases as publishers } from './cases/publishers.js';
import { cases as slow } from './cases/slow.js';
import { cases as stalls } from './cases/stalls.js';
import { cases as transport } from './cases/transport.js';
import { heldConnections } from './lib/processes.js';
import { hasTwins, twinAddress } from './lib/raw_client.js';
import { Stage } from './lib/stage.js';

/** With twins an address would have twice the connections that these cases count. */
const counting = { stalls, transport, floods, publishers };
const groups = {
  'request heads': heads,
  'use of HTTP': uses,
  'hosts and origins': hosts,
  handshakes,
  credentials,
  frames,
  ...(hasTwins ? { stalls } : counting),
};
const args = hasTwins ? ['--bind', twinAddress] : [];

describe('a hostile client', () => {
  const scope = new Scope();
  /** @type {Stage} */
  let stage;

  before(async () => { stage = await Stage.open(scope, args); });
  after(() => scope.close());

  if (!hasTwins) {
    describe('who takes its time', { concurrency: slow.length }, () => {
      for (const { name, run } of slow) test(name, () => stage.perform(run));
    });
  }

  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const { name, run } of cases) test(name, () => stage.perform(run));
    });
  }

  test('is let go, with everything that was its own', async () => {
    const others = async () => [...await heldConnections(stage.port)].filter(peer => !peer.startsWith('127.0.0.1:'));
    await until('no connection is left', async () => (await others()).length === 0, 15000);
  });

  test('leaves the relay as it was: it ends in order, without a complaint', async t => {
    t.diagnostic(`the relay grew by ${(stage.grownBytes / 1024 / 1024).toFixed(1)} MiB at most`);
    assert.deepEqual(await stage.relay.program.stop(), { code: 0, signal: null });
    assert.doesNotMatch(stage.relay.program.output, /Sanitizer|runtime error|ASSERT/);
    assert.doesNotMatch(stage.relay.program.output, /warning default: .*/, 'a client makes the libraries complain');
  });
});
