// Too much of everything: connections, frames, requests, sessions. The four facts hold while it lasts.
import assert from 'node:assert/strict';
import { until } from '../../support/deadline.js';
import { newAddress, newAddresses } from '../lib/addresses.js';
import { closeFrame, frame, opcode, textFrame } from '../lib/frames.js';
import { get, handshake, readAnswers } from '../lib/http_text.js';
import { heldConnections, openDescriptors } from '../lib/processes.js';
import { isSecure, RawClient } from '../lib/raw_client.js';
import { newSession } from '../lib/viewer.js';

const floodMs = 3000;
const incompletePerAddress = 64;
const perAddressUnupgraded = 16;
const many = (one, count) => Buffer.concat(Array.from({ length: count }, () => one));

/** Sends frames as fast as they are taken, reading nothing, until the relay has had enough.
 * @param {Buffer} frames
 * @param {string} [target] */
function frameFlood(frames, target = '/watch/blob') {
  return async hostile => {
    const client = await hostile.connect({ reads: false });
    client.write(handshake(hostile.port, { target: `${target}?session=${newSession()}` }));
    const sent = await client.writeFor(frames, floodMs);
    await hostile.stage.checkFacts();
    await hostile.untilDropped(5000);
    assert.ok(sent < 64e6, `${sent} bytes were taken`);
  };
}

/** The same from a viewer that reads, so that the reason can reach it. What is still on its way when the relay closes
 * resets the connection, and the reset may overtake the reason: not every time. @param {Buffer} frames */
function readFlood(frames) {
  return async hostile => {
    let code = 0;
    for (let tries = 0; code === 0 && tries < 3; tries += 1) {
      const viewer = await hostile.viewer();
      const flooding = viewer.blob.client.writeFor(frames, floodMs);
      code = await viewer.blob.untilClosed(floodMs + 2000);
      await flooding;
    }
    assert.equal(code, 1008);
  };
}

/** Below the byte budget, and the answers stay where they are. */
async function timeNeverRead(hostile) {
  const client = await hostile.connect({ reads: false });
  client.write(handshake(hostile.port));
  const asked = many(textFrame({ type: 'time', id: 1, sent: 1 }), 25);
  for (let i = 0; i < 30 && !client.isClosed; i += 1) {
    client.write(asked);
    await new Promise(resolve => { setTimeout(resolve, 100); });
  }
}

/** @param {number} count
 * @param {number} atOnce
 * @param {(i: number) => Promise<void>} action */
async function crowd(count, atOnce, action) {
  let next = 0;
  const work = async () => {
    while (next < count) {
      next += 1;
      await action(next);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** @param {(port: number) => string} hello  what each connection says before it goes
 * @param {'close' | 'reset'} ending */
function connectFlood(hello, ending) {
  return async hostile => {
    const addresses = newAddresses(200);
    const flooding = crowd(isSecure ? 300 : 3000, 40, async i => {
      const client = new RawClient({ port: hostile.port, from: addresses[i % addresses.length] });
      await client.until('an end', () => client.isConnected || client.isClosed);
      client.write(hello(hostile.port));
      client[ending]();
    });
    await hostile.stage.checkFacts();
    await flooding;
    const isQuiet = async () => (await heldConnections(hostile.port)).size < 10;
    await until('the relay has let all of them go', isQuiet, 8000);
  };
}

async function idleFromManyAddresses(hostile) {
  for (const from of newAddresses(125)) {
    await Promise.all(Array.from({ length: perAddressUnupgraded }, () => hostile.connect({ from }).catch(() => {})));
  }
}

/** Connections from one address beyond its share are ended at once; those within it stay. */
async function idleFromOneAddress(hostile) {
  // Over TLS those beyond it are not even connected.
  const clients = await Promise.all(Array.from({ length: 20 }, () => hostile.connect().catch(() => null)));
  const open = () => clients.filter(client => client && !client.isClosed).length;
  await until('the rest is ended', () => open() <= perAddressUnupgraded, 1000);
  assert.equal(open(), perAddressUnupgraded);
  const other = await hostile.connect({ from: newAddress() });
  other.write(get(hostile.port));
  await other.until('another address is answered', () => readAnswers(other.received).length === 1);
}

/** Sockets without their second one are no viewers. */
async function upgradedFromOneAddress(hostile) {
  const channels = [];
  for (let i = 0; i < 100; i += 1) channels.push(await hostile.channel());
  const open = () => channels.filter(channel => channel.isOpen).length;
  await until('those that came first are closed', () => open() === incompletePerAddress, 3000);
}

async function sessionChurn(hostile) {
  await crowd(500, 6, async () => {
    const channel = await hostile.channel();
    channel.leave();
  });
}

async function joinChurn(hostile) {
  await crowd(150, 3, async () => {
    const viewer = await hostile.viewer();
    viewer.leave();
  });
}

/** @param {(client: RawClient) => Promise<unknown>} untilEnd */
function streamChurn(untilEnd) {
  return hostile => crowd(300, 6, async () => {
    const client = await hostile.connect();
    client.write(get(hostile.port, '/live.webm'));
    await untilEnd(client);
    client.reset();
  });
}

async function refusedPublishers(hostile) {
  await crowd(100, 3, async i => {
    const channel = await hostile.publisherChannel('blob', `hostile-crowd-${i}`);
    channel.sendBinary(Buffer.alloc(1000));
    assert.equal(await channel.untilClosed(), 4409);
    channel.client.close();
  });
}

async function descriptorsComeBack(hostile) {
  const { pid } = hostile.stage;
  const before = await openDescriptors(pid);
  const clients = await Promise.all(newAddresses(40).map(from => hostile.connect({ from })));
  for (const client of clients) client.reset();
  await until('as many descriptors as before', async () => await openDescriptors(pid) <= before, 5000);
}

const ping = frame(opcode.ping, 'x'.repeat(125));
const time = textFrame({ type: 'time', id: 1, sent: 1 });

export const cases = [
  { name: 'pings without reading', run: frameFlood(many(ping, 500)) },
  { name: 'pongs without reading', run: frameFlood(many(frame(opcode.pong, 'x'), 5000)) },
  { name: 'empty fragments', run: frameFlood(Buffer.concat([frame(opcode.text, '', { isFinal: false }), many(frame(opcode.continuation, '', { isFinal: false }), 10000)])) },
  { name: 'empty texts', run: frameFlood(many(frame(opcode.text), 10000)) },
  { name: 'questions for the time that are not read', run: frameFlood(many(time, 1000)) },
  { name: 'binary messages of 60 KB', run: frameFlood(frame(opcode.binary, Buffer.alloc(60000))) },
  { name: 'closes, again and again', run: frameFlood(many(closeFrame(1000), 1000)) },
  { name: 'texts on the chunk channel', run: frameFlood(many(frame(opcode.text, '{}'), 5000), '/watch/chunk') },
  { name: 'texts from a viewer that reads', run: readFlood(many(time, 200)) },
  { name: 'pings from a viewer that reads', run: readFlood(many(frame(opcode.ping), 50)) },
  { name: 'questions below the budget that are not read', run: timeNeverRead },
  { name: 'connections that say nothing', run: connectFlood(() => '', 'close') },
  { name: 'connections that are reset', run: connectFlood(() => '', 'reset') },
  { name: 'requests that are reset', run: connectFlood(port => get(port, '/'), 'reset') },
  { name: 'handshakes that are reset', run: connectFlood(port => handshake(port), 'reset') },
  { name: 'a thousand idle connections from many addresses', run: idleFromManyAddresses },
  { name: 'twenty idle connections from one address', run: idleFromOneAddress },
  { name: 'a hundred WebSockets from one address', run: upgradedFromOneAddress },
  { name: 'sessions of one socket, five hundred', run: sessionChurn },
  { name: 'viewers that join and leave', run: joinChurn },
  { name: '/live.webm, opened and reset', run: streamChurn(async () => {}) },
  { name: '/live.webm, opened, begun and reset', run: streamChurn(client => client.until('some of it', () => client.receivedBytes > 1000)) },
  { name: 'publishers that come too late', run: refusedPublishers },
  { name: 'descriptors', run: descriptorsComeBack },
];
