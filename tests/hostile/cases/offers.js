// POST /whep with ill intent: offers that lead nowhere, and bodies that are none.
import assert from 'node:assert/strict';
import { newAddress, newAddresses } from '../lib/addresses.js';
import { clientHello } from '../lib/dtls_hello.js';
import { get, readAnswers, WordCount } from '../lib/http_text.js';
import { ask, join } from '../lib/whep.js';
import { offer, post } from '../lib/whep_peer.js';

const perAddress = 16;
const all = 256;

/** As many as there are places, and more, from more addresses than it takes. */
async function offersThatLeadNowhere(hostile) {
  const addresses = newAddresses(2 * all / perAddress);
  let made = 0;
  await Promise.all(addresses.map(async from => {
    const client = await hostile.connect({ from });
    const created = new WordCount('HTTP/1.1 201 ');
    const refused = new WordCount('HTTP/1.1 503 ');
    client.handTo(bytes => { created.take(bytes); refused.take(bytes); });
    const offers = 10000 / addresses.length;
    for (let asked = 10; asked <= offers; asked += 10) {
      client.write(post(hostile.port).repeat(10));
      await client.until('answers', () => created.count + refused.count >= asked || client.isClosed, 20000);
    }
    made += created.count + refused.count;
  }));
  assert.ok(made >= 9000, `${made} were answered`);
  const { peer } = await join(hostile, newAddress());
  await peer.prove();
  await peer.send(clientHello());
  await peer.until('another one shakes hands', () => peer.received.some(one => one[0] === 22));
}

async function offersOfOneAddress(hostile) {
  const from = newAddress();
  const client = await hostile.connect({ from });
  const statuses = [];
  for (let i = 0; i < perAddress + 4; i += 1) statuses.push((await ask(client, post(hostile.port)))?.status);
  assert.deepEqual(statuses, [...new Array(perAddress).fill(201), ...new Array(4).fill(503)]);
  await join(hostile, newAddress());
}

const section = i => `m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:s${i}\r\n`;
const codecs = Array.from({ length: 8000 }, (_, i) => i % 128).join(' ');
/** @type {[string, string | Buffer, number][]} */
const bodies = [
  ['of 64 KiB', offer({ more: ['a=x:'.padEnd(64000, 'x')] }), 201],
  ['of 64 KiB and a byte', Buffer.alloc(65537, 'v'), 413],
  ['with 32 sections', offer() + Array.from({ length: 31 }, (_, i) => section(i)).join(''), 201],
  ['with 33 sections', offer() + Array.from({ length: 32 }, (_, i) => section(i)).join(''), 400],
  ['with 8,000 codecs', offer().replace('SAVPF 96', `SAVPF 96 ${codecs}`), 201],
  ['with 2,000 lines', offer({ more: new Array(2000).fill('a=rtcp-fb:* nack') }), 400],
  ['of zeros', Buffer.alloc(1000), 400],
  ['of a long mid', offer({ mid: 'm'.repeat(65) }), 400],
  ['whose mid ends a line', offer({ mid: '0\rX-Injected: 1' }), 400],
  ['whose mid begins a field', offer({ mid: '0\r\n\r\nX-Injected: 1' }), 201],
  ['whose section is a line more', offer({ more: ['m=audio 9 UDP/TLS/RTP/SAVPF 1\rX-Injected:1'] }), 400],
];

function sendsBody(body, status) {
  return async hostile => {
    const { answer } = await hostile.expectAnswer(post(hostile.port, body), status);
    assert.doesNotMatch(answer.body.toString().replaceAll('\r\n', '\n'), /\r|^X-Injected/m);
    assert.ok(!answer.fields.has('x-injected'));
  };
}

async function byteByByte(hostile) {
  const client = await hostile.connect();
  for (const byte of Buffer.from(post(hostile.port))) {
    client.write(Buffer.from([byte]));
    await new Promise(resolve => { setImmediate(resolve); });
  }
  await client.until('an answer', () => readAnswers(client.received).length > 0);
  assert.equal(readAnswers(client.received)[0].status, 201);
}

/** What is behind a body is the next request, and nothing of a body is one. */
async function pipelined(hostile) {
  const client = await hostile.connect();
  client.write(post(hostile.port) + get(hostile.port) + post(hostile.port, get(hostile.port)) + get(hostile.port));
  await client.until('all answers', () => readAnswers(client.received).length >= 4 || client.isClosed);
  assert.deepEqual(readAnswers(client.received).map(answer => answer.status), [201, 200, 400, 200]);
}

/** From as many addresses as it takes to hold the most. */
async function endlessBodies(hostile) {
  const clients = await Promise.all(newAddresses(20).map(from => hostile.connect({ from })));
  for (const client of clients) client.write(post(hostile.port, Buffer.alloc(60000, 'v').toString()).slice(0, -10));
  await hostile.stage.checkFacts();
  for (const client of clients) await client.until('it is told', () => readAnswers(client.received)[0]?.status === 408, 8000);
}

/** curl waits for a word before it sends a body of some size. */
async function expectsContinue(hostile) {
  const client = await hostile.connect();
  const [head, body] = post(hostile.port, offer(), ['Expect: 100-continue']).split(/(?<=\r\n\r\n)/);
  client.write(head);
  await client.until('it may go on', () => readAnswers(client.received)[0]?.status === 100);
  client.write(body);
  await client.until('the answer', () => readAnswers(client.received)[1]?.status === 201);
}

async function deletedInHandshake(hostile) {
  for (let i = 0; i < 30; i += 1) {
    const { peer, location } = await join(hostile, newAddress());
    await peer.prove();
    const client = await hostile.connect();
    peer.send(clientHello());
    const answer = await ask(client, get(hostile.port, location).replace('GET', 'DELETE'));
    assert.equal(answer?.status, 200);
    for (let more = 0; more < 5; more += 1) await peer.send(more % 2 ? clientHello() : peer.request());
    client.close();
  }
}

/** With a proof of their address, or without; nothing of them stays. */
async function comeAndGo(hostile) {
  for (let i = 0; i < 1000; i += 1) {
    const from = newAddress();
    const { peer, location } = await join(hostile, from);
    if (i % 4 === 0) await peer.prove();
    const client = await hostile.connect({ from });
    assert.equal((await ask(client, get(hostile.port, location).replace('GET', 'DELETE')))?.status, 200);
    client.close();
    peer.close();
  }
}

export const cases = [
  { name: 'more offers than one address may make', run: offersOfOneAddress },
  { name: 'more offers than there are places, from many addresses', run: offersThatLeadNowhere },
  ...bodies.map(([name, body, status]) => ({ name: `an offer ${name}`, run: sendsBody(body, status) })),
  { name: 'an offer byte by byte', run: byteByByte },
  { name: 'requests behind bodies', run: pipelined },
  { name: 'bodies that never end', run: endlessBodies },
  { name: 'a body that waits to be asked for', run: expectsContinue },
  { name: 'offers that are deleted while they shake hands', run: deletedInHandshake },
  { name: 'a thousand that come and go', run: comeAndGo },
];
