// What the transport owes its clients: bounded memory for answers that are not read, whole answers for those who
// read slowly or have ended their own direction, and a share of the relay's thread for everybody.
import assert from 'node:assert/strict';
import { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { newAddress } from '../lib/addresses.js';
import { frame, opcode } from '../lib/frames.js';
import { get, readAnswers } from '../lib/http_text.js';
import { residentBytes } from '../lib/processes.js';
import { isSecure, RawClient } from '../lib/raw_client.js';

const mebibyte = 1024 * 1024;
/** With sanitizers, what is freed stays in the process for a while. */
const mostForAnswers = (Number(process.env.LANCAST_MOST_GROWTH_MIB ?? 0) > 100 ? 80 : 16) * mebibyte;
const page = '/viewer/live_edge.js';
const floodMs = 4000;
/** As the relay's limits have it. */
const helloBurst = 384;
const hellosPerSecond = 24;

/** @param {import('../lib/hostile.js').Hostile} hostile */
async function pipelinesNeverRead(hostile) {
  const before = await residentBytes(hostile.stage.pid);
  const requests = get(hostile.port, page).repeat(2000);
  const clients = await Promise.all(Array.from({ length: 8 }, () => hostile.connect({ reads: false })));
  for (const client of clients) client.write(requests);
  for (let i = 0; i < 8; i += 1) {
    await pause(250);
    const grown = await residentBytes(hostile.stage.pid) - before;
    assert.ok(grown <= mostForAnswers, `grown by ${(grown / mebibyte).toFixed(1)} MiB`);
  }
}

/** @param {string[]} targets */
function endsItsDirection(targets) {
  return async hostile => {
    for (let i = 0; i < 10; i += 1) {
      const client = await hostile.connect();
      client.write(targets.map(target => get(hostile.port, target)).join(''));
      client.end();
      await client.untilClosed();
      const answers = readAnswers(client.received);
      assert.deepEqual(answers.map(({ status }) => status), targets.map(() => 200), `try ${i}: ${client.error}`);
    }
  };
}

/** The answer is larger than what the kernel keeps, and its client reads it late. */
async function endsItsDirectionAndReadsLate(hostile) {
  const client = await hostile.connect({ reads: false });
  const count = 200;
  client.write(get(hostile.port, page).repeat(count));
  client.end();
  await pause(500);
  client.startReading();
  await client.untilClosed();
  assert.equal(readAnswers(client.received).length, count, client.error);
}

/** @param {import('../lib/hostile.js').Hostile} hostile */
async function tinyMessages(hostile) {
  const viewer = await hostile.viewer();
  viewer.blob.send(Buffer.concat(Array.from({ length: 90 }, () => frame(opcode.text, '{}'))));
  await viewer.blob.untilAnswered();
  for (let i = 0; viewer.blob.isOpen && i < 40; i += 1) {
    viewer.blob.send(Buffer.concat(Array.from({ length: 25 }, () => frame(opcode.text, '{}'))));
    await pause(100);
  }
  assert.equal(await viewer.blob.untilClosed(), 1008);
}

/** The first message of a TLS client, to be sent again and again at no cost.
 * @returns {Promise<Buffer>} */
function clientHello() {
  return new Promise(resolve => {
    const line = new Duplex({
      read() {},
      write(bytes, encoding, done) {
        resolve(Buffer.from(bytes));
        done();
      },
    });
    connectTls({ socket: line, rejectUnauthorized: false }).on('error', () => {});
  });
}

/** One address begins handshakes as fast as it can; only so many cost the relay anything. */
async function helloFlood(hostile) {
  const hello = await clientHello();
  const from = hostile.from;
  const start = performance.now();
  let answered = 0;
  const flood = async () => {
    while (performance.now() - start < floodMs) {
      const client = new RawClient({ port: hostile.port, from, secure: false });
      await client.until('connected or not', () => client.isConnected || client.isClosed);
      client.write(hello);
      await client.until('an answer or an end', () => client.receivedBytes > 0 || client.isClosed, 10000);
      if (client.receivedBytes > 0) answered += 1;
      client.reset();
    }
  };
  const floods = Array.from({ length: 12 }, flood);
  await hostile.stage.checkFacts();
  await Promise.all(floods);
  const most = helloBurst + hellosPerSecond * (performance.now() - start) / 1000;
  assert.ok(answered <= most * 1.1, `${answered} were answered instead of ${Math.round(most)}`);
}

/** Twenty pages of one room behind one address, with all the connections of a browser each, one after another. */
async function classRoom(hostile) {
  const from = newAddress();
  for (let browser = 0; browser < 20; browser += 1) {
    const clients = await Promise.all(Array.from({ length: 12 }, () => hostile.connect({ from })));
    for (const client of clients) client.write(get(hostile.port, page));
    await Promise.all(clients.map(client => client.until('the page', () => readAnswers(client.received).length === 1)));
    for (const client of clients) client.close();
  }
}

export const cases = [
  { name: 'sixteen thousand requests on eight connections, never read', run: pipelinesNeverRead },
  { name: 'a direction that ends behind a request', run: endsItsDirection(['/healthz']) },
  { name: 'a direction that ends behind a request for the page', run: endsItsDirection(['/']) },
  { name: 'a direction that ends behind three requests', run: endsItsDirection(['/', page, '/healthz']) },
  { name: 'a direction that ends, and answers that are read late', run: endsItsDirectionAndReadsLate },
  { name: 'fifty messages a second and more', run: tinyMessages },
  { name: 'a room full of browsers behind one address', run: classRoom },
  ...(isSecure ? [{ name: 'the hello of TLS without a pause from one address', run: helloFlood }] : []),
];
