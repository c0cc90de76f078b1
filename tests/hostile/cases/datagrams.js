// Datagrams with ill intent: of nobody, with wrong words, from elsewhere. Whoever has not answered gets next to nothing.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { newAddress, newAddresses } from '../lib/addresses.js';
import { clientHello } from '../lib/dtls_hello.js';
import { attribute, isDtls, isStun, stunAnswer, stunRequest, stunType } from '../lib/stun.js';
import { join } from '../lib/whep.js';
import { UdpPeer } from '../lib/whep_peer.js';

const floodMs = 1500;
const sources = 200;

/** @param {(i: number) => Buffer} make */
function flood(make) {
  return async hostile => {
    const { names } = await join(hostile, newAddress());
    const peers = await Promise.all(newAddresses(sources).map(from => UdpPeer.open({ to: names.port, from })));
    try {
      const end = performance.now() + floodMs;
      let sent = 0;
      while (performance.now() < end) {
        await Promise.all(peers.map(peer => peer.send(make(sent))));
        sent += peers.length;
      }
      await hostile.stage.checkFacts();
      await proveOne(hostile);
      assert.equal(peers.reduce((sum, peer) => sum + peer.receivedBytes, 0), 0, 'a stranger was answered');
      assert.ok(sent > 2000, `only ${sent} were sent`);
    } finally {
      for (const peer of peers) peer.close();
    }
  };
}

/** Another peer can still join. */
async function proveOne(hostile) {
  const { peer } = await join(hostile, newAddress());
  await peer.prove();
  await peer.send(clientHello());
  await peer.until('the relay shakes hands', () => peer.received.some(isDtls));
}

/** None of them is answered with more than it has. */
async function wrongPasswords(hostile) {
  const { peer } = await join(hostile, newAddress());
  let sentBytes = 0;
  for (let i = 0; i < 3000; i += 1) {
    const request = peer.request({ password: `wrong ${i}` });
    sentBytes += request.length;
    await peer.send(request);
  }
  await peer.until('some are answered', () => peer.count(stunType.error) > 0);
  assert.equal(peer.count(stunType.success), 0);
  assert.ok(peer.receivedBytes <= sentBytes);
  await peer.prove();
}

/** Who has the password can say that it is somebody else. */
async function manyUnproved(hostile) {
  const { peer, names } = await join(hostile, newAddress());
  await peer.prove();
  const victims = await Promise.all(newAddresses(20).map(from => UdpPeer.open({ to: names.port, from, names })));
  try {
    for (const victim of victims) {
      victim.answersChecks = false;
      await victim.check({ useCandidate: true });
      await victim.send(clientHello());
      await victim.until('it is checked', () => victim.count(stunType.request) > 0);
    }
    await peer.send(clientHello());
    await hostile.stage.checkFacts();
    for (const victim of victims) {
      assert.ok(victim.received.every(isStun), 'a victim got more than checks');
      assert.ok(victim.receivedBytes < 500, `${victim.receivedBytes} bytes went to a victim`);
    }
  } finally {
    for (const victim of victims) victim.close();
  }
}

/** The relay takes one answer, to its own question, from where it has asked, by one who knows the password. */
async function falseAnswers(hostile) {
  const { peer, names } = await join(hostile, newAddress());
  peer.answersChecks = false;
  const elsewhere = await UdpPeer.open({ to: names.port, from: newAddress(), names });
  try {
    await peer.check();
    await peer.until('it is checked', () => peer.count(stunType.request) > 0);
    const asked = /** @type {Buffer} */ (peer.received.find(one => isStun(one) && one.readUInt16BE(0) === stunType.request));
    await peer.answer(asked, 'not the password that was told');
    await elsewhere.answer(asked);
    await peer.answer(stunRequest('x:y', 'z'));
    await peer.send(clientHello());
    await peer.check(); // behind them
    await peer.until('its last check is answered', () => peer.count(stunType.success) === 2);
    assert.ok(!peer.received.some(isDtls), 'a handshake began without a proof');
    for (let i = 0; i < 100; i += 1) await peer.answer(asked); // and again
    await peer.until('the right one is taken', () => peer.received.some(isDtls));
  } finally {
    elsewhere.close();
  }
}

/** Cut off, turned over and doubled, in one handshake after the other. */
async function brokenHandshakes(hostile) {
  for (let round = 0; round < 12; round += 1) {
    const { peer } = await join(hostile, newAddress());
    await peer.prove();
    for (let i = 0; i < 200; i += 1) {
      const hello = clientHello();
      if (i % 2 === 0) hello[Math.floor(Math.random() * hello.length)] ^= 1 << (i % 8);
      await peer.send(i % 3 === 0 ? hello.subarray(0, Math.floor(Math.random() * hello.length)) : hello);
    }
    peer.close();
  }
}

async function strangeMessages(hostile) {
  const { peer } = await join(hostile, newAddress());
  const unknown = Array.from({ length: 200 }, (_, i) => attribute(0x1000 + i, ''));
  for (const more of [unknown, [attribute(0x1000, randomBytes(1000))], [attribute(0x0008, randomBytes(20))]]) {
    const sent = peer.request({ more });
    const before = peer.receivedBytes;
    for (let i = 0; i < 200; i += 1) await peer.send(sent);
    assert.ok(peer.receivedBytes - before <= 200 * sent.length);
  }
  await peer.send(Buffer.alloc(0));
  await peer.send(randomBytes(60000));
  await peer.send(stunAnswer(peer.request(), ''));
  await peer.prove();
}

const junk = Array.from({ length: 64 }, (_, i) => randomBytes(1 + i * 22));
const rtp = Buffer.concat([Buffer.from([0x80, 96, 0, 1]), randomBytes(1100)]);
const rtcp = Buffer.concat([Buffer.from([0x81, 201, 0, 7]), randomBytes(60)]);

export const cases = [
  { name: 'noise from 200 addresses', run: flood(i => junk[i % junk.length]) },
  { name: 'checks of nobody', run: flood(() => stunRequest('nobody:test', 'password')) },
  { name: 'handshakes of nobody', run: flood(clientHello) },
  { name: 'media of nobody', run: flood(i => (i % 2 ? rtp : rtcp)) },
  { name: 'checks with wrong passwords', run: wrongPasswords },
  { name: 'right checks in the name of others', run: manyUnproved },
  { name: 'answers that are false, too late or doubled', run: falseAnswers },
  { name: 'broken handshakes', run: brokenHandshakes },
  { name: 'strange messages', run: strangeMessages },
];
