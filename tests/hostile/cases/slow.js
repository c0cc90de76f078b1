// Clients that take their time (slowloris): each is ended by its deadline. They run side by side.
import assert from 'node:assert/strict';
import { closeFrame, frame, opcode, textFrame } from '../lib/frames.js';
import { get, handshake, readAnswers } from '../lib/http_text.js';
import { patience } from '../../support/patience.js';
import { newSession } from '../lib/viewer.js';

const seconds = 1000;
/** Timers, a busy machine, and the relay's ticks, which come twice a second. */
const slack = patience(5 * seconds);
const headDeadline = 5 * seconds;
const keepAlive = 10 * seconds;
const pairDeadline = 10 * seconds;
const pongDeadline = 15 * seconds;
const messageDeadline = 20 * seconds;
const closeDeadline = 2 * seconds;

/** Sends one part after the other for as long as the connection stands.
 * @param {import('../lib/raw_client.js').RawClient} client
 * @param {Iterable<Buffer | string>} parts
 * @param {number} pauseMs */
function trickle(client, parts, pauseMs) {
  const left = parts[Symbol.iterator]();
  const timer = setInterval(() => {
    const { value, done } = left.next();
    if (done || client.isClosed || !client.write(value)) clearInterval(timer);
  }, pauseMs);
}

function* endlessFields() {
  yield 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n';
  for (let i = 0; ; i += 1) yield `X-${i}: 1\r\n`;
}

/** @param {import('../lib/raw_client.js').RawClient} client
 * @param {number} deadline
 * @param {number} [since]  milliseconds of the connection's life after which the deadline begins */
async function endsAt(client, deadline, since = 0) {
  await client.untilClosed(since + deadline + slack + seconds);
  const lasted = client.lifetime - since;
  assert.ok(lasted > deadline - seconds && lasted < deadline + slack, `ended after ${Math.round(lasted)} ms instead of ${deadline}`);
}

/** @param {(client: import('../lib/raw_client.js').RawClient, port: number) => void} send */
function slowHead(send) {
  return async hostile => {
    const client = await hostile.connect();
    send(client, hostile.port);
    await endsAt(client, headDeadline);
    const answers = readAnswers(client.received);
    assert.ok(answers.every(({ status }) => status === 408), `answered ${answers[0]?.status}`);
  };
}

/** @param {(client: import('../lib/raw_client.js').RawClient, port: number) => void} send
 * @param {number} deadline */
function afterAnAnswer(send, deadline) {
  return async hostile => {
    const client = await hostile.connect();
    client.write(get(hostile.port));
    await client.until('the first answer', () => readAnswers(client.received).length === 1);
    const since = client.lifetime;
    send(client, hostile.port);
    await endsAt(client, deadline, since);
  };
}

/** A viewer that does not get to the end of a message. Where a frame has begun it cannot answer pings either.
 * @param {(channel: import('../lib/channel.js').Channel) => void} send
 * @param {{slot?: 'blob' | 'chunk', answersPings?: boolean}} [how] */
function slowMessage(send, { slot = 'blob', answersPings = false } = {}) {
  return async hostile => {
    const viewer = await hostile.viewer({ answersPings });
    const since = viewer[slot].client.lifetime;
    send(viewer[slot]);
    assert.equal(await viewer[slot].untilClosed(messageDeadline + slack + seconds), 4408);
    const lasted = viewer[slot].client.lifetime - since;
    const deadline = answersPings ? messageDeadline : pongDeadline;
    assert.ok(lasted > deadline - seconds, `ended after ${Math.round(lasted)} ms already`);
    await viewer[slot].client.untilClosed();
  };
}

/** Half a frame, then the rest, one byte at a time, too slowly to end in time. */
function trickledFrame({ client }) {
  const bytes = frame(opcode.text, 'x'.repeat(200));
  trickle(client, Array.from(bytes, byte => Buffer.from([byte])), 250);
}

function trickledFragments(channel) {
  channel.send(frame(opcode.text, '{', { isFinal: false }));
  trickle(channel.client, Array.from({ length: 100 }, () => frame(opcode.continuation, ' ', { isFinal: false })), 400);
}

/** No answer is ever taken from the kernel, so the relay's buffers fill and stay full.
 * @param {(port: number) => string} request
 * @param {number} deadline */
function neverReads(request, deadline) {
  return async hostile => {
    const client = await hostile.connect({ reads: false });
    client.write(request(hostile.port));
    await hostile.untilDropped(deadline + slack);
  };
}

async function readsByteByByte(hostile) {
  const client = await hostile.connect({ reads: false });
  client.write(get(hostile.port, '/').repeat(2000));
  const timer = setInterval(() => client.readOne(), seconds);
  try {
    await hostile.untilDropped(keepAlive + headDeadline + slack);
  } finally {
    clearInterval(timer);
  }
}

async function secondSocketNeverComes(hostile) {
  const channel = await hostile.channel();
  assert.equal(await channel.untilClosed(pairDeadline + slack), 4408);
}

async function neverAnswersPings(hostile) {
  const session = newSession();
  const [blob, chunk] = await Promise.all(['blob', 'chunk'].map(slot =>
    hostile.channel({ target: `/watch/${slot}?session=${session}`, answersPings: false })));
  const code = await blob.untilClosed(pongDeadline + slack + 5 * seconds);
  assert.ok(code === 4408 || code === 0, `closed with ${code}`);
  assert.ok(blob.client.lifetime > pongDeadline - seconds, `ended after ${Math.round(blob.client.lifetime)} ms already`);
  assert.ok(blob.pings >= 2, `${blob.pings} pings`);
  await chunk.client.untilClosed();
}

/** The relay says that it is over, and the peer does not care. @param {Buffer} bytes */
function ignoresTheClose(bytes) {
  return async hostile => {
    const client = await hostile.connect({ reads: false });
    client.write(Buffer.concat([Buffer.from(handshake(hostile.port)), bytes]));
    await hostile.untilDropped(closeDeadline + slack);
  };
}

async function viewerNeverReads(hostile) {
  const session = newSession();
  for (const slot of ['blob', 'chunk']) {
    const client = await hostile.connect({ reads: false });
    client.write(handshake(hostile.port, { target: `/watch/${slot}?session=${session}` }));
  }
  // The first ping is up to 5 s away, and a close that is not read has a deadline of its own.
  await hostile.untilDropped(5 * seconds + pongDeadline + closeDeadline + slack);
}

export const cases = [
  { name: 'nothing at all', run: slowHead(() => {}) },
  { name: 'one byte and no more', run: slowHead(client => client.write('G')) },
  { name: 'half a head', run: slowHead((client, port) => client.write(get(port).slice(0, 30))) },
  { name: 'a head but for its last byte', run: slowHead((client, port) => client.write(get(port).slice(0, -1))) },
  { name: 'a head byte by byte', run: slowHead((client, port) => trickle(client, get(port, `/${'a'.repeat(200)}`), 100)) },
  { name: 'a head without an end', run: slowHead(client => trickle(client, endlessFields(), 150)) },
  { name: 'a handshake byte by byte', run: slowHead((client, port) => trickle(client, handshake(port), 100)) },
  { name: 'silence behind an answer', run: afterAnAnswer(() => {}, keepAlive) },
  { name: 'half a head behind an answer', run: afterAnAnswer((client, port) => client.write(get(port).slice(0, 30)), headDeadline) },
  { name: 'a head byte by byte behind an answer', run: afterAnAnswer((client, port) => trickle(client, get(port, `/${'a'.repeat(200)}`), 100), headDeadline) },
  { name: 'answers read one byte a second', run: readsByteByByte },
  { name: 'a thousand answers that are never read', run: neverReads(port => get(port, '/').repeat(2000), keepAlive + headDeadline) },
  { name: 'a stream that is never read', run: neverReads(port => get(port, '/live.webm'), pongDeadline + 5 * seconds) },
  { name: 'a frame that trickles', run: slowMessage(trickledFrame) },
  { name: 'half a frame', run: slowMessage(channel => { channel.send(textFrame({ type: 'time' }).subarray(0, 9)); }) },
  { name: 'half the head of a frame', run: slowMessage(channel => { channel.send(Buffer.from([0x81])); }) },
  { name: 'half a ping', run: slowMessage(channel => { channel.send(frame(opcode.ping, 'ping').subarray(0, 7)); }) },
  { name: 'half a frame on the other channel', run: slowMessage(channel => { channel.send(Buffer.from([0x82, 0xfe, 0x10])); }, { slot: 'chunk' }) },
  { name: 'fragments without an end', run: slowMessage(trickledFragments, { answersPings: true }) },
  { name: 'a fragment, and no other', run: slowMessage(channel => { channel.send(frame(opcode.text, '{', { isFinal: false })); }, { answersPings: true }) },
  { name: 'a viewer of one socket', run: secondSocketNeverComes },
  { name: 'a viewer that answers no ping', run: neverAnswersPings },
  { name: 'a viewer that never reads', run: viewerNeverReads },
  { name: 'a close that nobody reads', run: ignoresTheClose(frame(7)) },
  { name: 'a close of its own, and then nothing', run: ignoresTheClose(closeFrame(1000)) },
];
