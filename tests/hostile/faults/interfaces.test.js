// Interfaces of many kinds: which address guests are told first, and what changes the certificate. In a network namespace
// of its own, which ctest makes for it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { connect } from 'node:tls';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../../support/deadline.js';
import { Scope } from '../../support/scope.js';
import { startNetwork } from '../lib/own_network.js';
import { Publisher } from '../lib/publisher.js';
import { startRelay } from '../lib/server.js';

const run = promisify(execFile);
/** @param {string} words */
const ip = words => run('ip', words.split(' '));
const patienceMs = 20000;
/** Twice the relay's own interval of looking at the addresses. */
const lookMs = 4000;

const scope = new Scope();

/** One end of a cable whose other end is here, too: not every kernel has interfaces of the kind "dummy".
 * @param {string} name
 * @param {string} address */
async function addInterface(name, address) {
  await ip(`link add ${name} type veth peer name ${name}-end`);
  await ip(`address add ${address} dev ${name}`);
  for (const end of [name, `${name}-end`]) await ip(`link set ${end} up`);
}

/** @param {number} port
 * @returns {Promise<import('node:tls').PeerCertificate>} */
function certificateOf(port) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

before(async () => {
  await startNetwork();
  await addInterface('docker0', '172.17.0.1/16');
  await addInterface('eth1', '198.51.100.1/24');
  await addInterface('wlan0', '192.0.2.20/24');
  await ip('route add default via 192.0.2.1 dev wlan0 metric 600');
});
after(() => scope.close());

test('the network with the default route comes first in the ready file, and in what the relay says', async () => {
  const { program, ready } = await startRelay(scope, ['--bind', '0.0.0.0']);
  const hosts = ready.urls.map(url => new URL(url).hostname);
  assert.deepEqual(hosts, ['192.0.2.20', '198.51.100.1', '172.17.0.1']);
  // What guests can open is worth more than what this machine alone can.
  const said = await until('it has said the last one', () => program.output.includes(`or at    ${ready.loopbackUrl}`) && program.output);
  assert.match(said, /^info lancast\.relay: Watch at (\S+)\n/);
  assert.equal(/Watch at (\S+)/.exec(said)?.[1], ready.urls[0]);
});

test('the certificate keeps its key, and follows only lasting addresses, and not while the stream is live', async () => {
  const relay = await startRelay(scope, ['--bind', '0.0.0.0', '--tls']);
  const first = await certificateOf(relay.port);
  assert.match(first.subjectaltname ?? '', /192\.0\.2\.20/);
  assert.doesNotMatch(first.subjectaltname ?? '', /172\.17\.0\.1/);
  await ip('link add veth-a type veth peer name veth-b');
  for (const end of ['veth-a', 'veth-b']) await ip(`link set ${end} up`);
  await ip('address add 2001:db8:1::7/64 dev veth-a');
  const publisher = await new Publisher(relay).start();
  scope.add(() => publisher.kill());
  await ip('address add 203.0.113.9/24 dev eth1');
  await new Promise(resolve => { setTimeout(resolve, lookMs); });
  assert.equal((await certificateOf(relay.port)).fingerprint256, first.fingerprint256);
  await publisher.stop();
  const second = await until('the certificate names the new address', async () => {
    const certificate = await certificateOf(relay.port);
    return certificate.fingerprint256 !== first.fingerprint256 && certificate;
  }, patienceMs);
  assert.match(second.subjectaltname ?? '', /203\.0\.113\.9/);
  assert.doesNotMatch(second.subjectaltname ?? '', /2001/i);
  assert.deepEqual(second.pubkey, first.pubkey);
});
