// Frames against RFC 6455 section 5, from a viewer that was let in: ended with the right close code.
import assert from 'node:assert/strict';
import { closeFrame, frame, opcode, textFrame } from '../lib/frames.js';

const { continuation, text, binary, close, ping, pong } = opcode;
const kibibyte = 1024;
const mostBytes = 64 * kibibyte;
const open = { isFinal: false };
const join = (...frames) => Buffer.concat(frames);
const many = (one, count) => Buffer.concat(Array.from({ length: count }, () => one));

/** @type {[string, Buffer, number | number[]][]} */
const violations = [
  ['a text without a mask', frame(text, '{}', { isMasked: false }), 1002],
  ['a ping without a mask', frame(ping, '', { isMasked: false }), 1002],
  ['a close without a mask', frame(close, Buffer.from([3, 232]), { isMasked: false }), 1002],
  ['the first reserved bit: compressed', frame(text, '{}', { reserved: 4 }), 1002],
  ['the second reserved bit', frame(text, '{}', { reserved: 2 }), 1002],
  ['the third reserved bit', frame(text, '{}', { reserved: 1 }), 1002],
  ['a reserved bit in a ping', frame(ping, '', { reserved: 4 }), 1002],
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map(kind =>
    /** @type {[string, Buffer, number]} */ ([`the opcode ${kind}`, frame(kind, 'x'), 1002])),
  ['a ping in fragments', frame(ping, 'x', open), 1002],
  ['a close in fragments', frame(close, Buffer.from([3, 232]), open), 1002],
  ['a ping of 126 bytes', frame(ping, 'x'.repeat(126)), 1002],
  ['a pong of 64 KB', frame(pong, 'x'.repeat(65535)), 1002],
  ['a close of 126 bytes', closeFrame(1000, 'x'.repeat(124)), 1002],
  ['a ping that claims 2^62 bytes', frame(ping, '', { lengthBytes: 8, declared: 1n << 62n }), 1002],
  ['5 bytes by a length of 16 bits', frame(text, 'hello', { lengthBytes: 2 }), 1002],
  ['5 bytes by a length of 64 bits', frame(text, 'hello', { lengthBytes: 8 }), 1002],
  ['200 bytes by a length of 64 bits', frame(text, 'h'.repeat(200), { lengthBytes: 8 }), 1002],
  ['a length with its top bit', frame(text, '', { lengthBytes: 8, declared: 1n << 63n }), [1002, 1009]],
  ['a length of 2^64 - 1', frame(text, '', { lengthBytes: 8, declared: (1n << 64n) - 1n }), [1002, 1009]],
  ['a length of 2^63 - 1', frame(text, '', { lengthBytes: 8, declared: (1n << 63n) - 1n }), 1009],
  ['a length of 4 GB', frame(binary, '', { lengthBytes: 8, declared: 1n << 32n }), 1009],
  ['a text of 64 KB and a byte', frame(text, 'x'.repeat(mostBytes + 1)), 1009],
  ['a binary message of 64 KB and a byte, claimed only', frame(binary, '', { lengthBytes: 8, declared: BigInt(mostBytes + 1) }), 1009],
  ['fragments of 64 KB and a byte', join(frame(text, 'x'.repeat(mostBytes / 2), open), frame(continuation, 'x'.repeat(mostBytes / 2), open), frame(continuation, 'x')), 1009],
  ['a continuation of nothing', frame(continuation, 'x'), 1002],
  ['an open continuation of nothing', frame(continuation, 'x', open), 1002],
  ['a text within a text', join(frame(text, 'a', open), frame(text, 'b')), 1002],
  ['a binary message within a text', join(frame(text, 'a', open), frame(binary, 'b', open)), 1002],
  ['a continuation behind the end', join(frame(text, 'a', open), frame(continuation, 'b'), frame(continuation, 'c')), 1002],
  ['UTF-8 with a byte 0xFF', frame(text, Buffer.from([0x7b, 0xff, 0x7d])), 1007],
  ['UTF-8 cut short', frame(text, Buffer.from([0xe2, 0x82])), 1007],
  ['UTF-8 longer than needed', frame(text, Buffer.from([0xc0, 0xaf])), 1007],
  ['UTF-8 of a surrogate', frame(text, Buffer.from([0xed, 0xa0, 0x80])), 1007],
  ['UTF-8 beyond Unicode', frame(text, Buffer.from([0xf4, 0x90, 0x80, 0x80])), 1007],
  ['UTF-8 that starts with a continuation', frame(text, Buffer.from([0x80, 0x41])), 1007],
  ['UTF-8 cut short in the last fragment', join(frame(text, Buffer.from([0xe2]), open), frame(continuation, Buffer.from([0x82]))), 1007],
  ['a close of one byte', frame(close, 'x'), 1002],
  ...[0, 1, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65535].map(code =>
    /** @type {[string, Buffer, number]} */ ([`a close with the code ${code}`, closeFrame(code), 1002])),
  ['a close with a reason that is no UTF-8', closeFrame(1000, Buffer.from([0xff, 0xfe])), [1002, 1007]],
  ['64 pings at once', many(frame(ping, 'p'), 64), 1008],
  ['64 pongs at once', many(frame(pong, 'p'), 64), 1008],
  ['200 KB of texts at once', many(frame(text, `{"a":"${'x'.repeat(1000)}"}`), 200), 1008],
  ['200 KB of empty texts', many(frame(text), 200 * kibibyte / 6), 1008],
  ['200 KB of empty fragments', join(frame(text, '', open), many(frame(continuation, '', open), 200 * kibibyte / 6)), 1008],
  ['garbage', Buffer.alloc(5000, 0xee), 1002],
  ['zeros', Buffer.alloc(5000), 1002],
];

/** What is odd and allowed, or at least no reason to end a visit. @type {[string, Buffer][]} */
const tolerated = [
  ['a text of 64 KB', frame(text, `"${'x'.repeat(mostBytes - 2)}"`)],
  ['a text in a thousand fragments', join(frame(text, '"', open), many(frame(continuation, 'x', open), 1000), frame(continuation, '"'))],
  ['a character cut between two fragments', join(frame(text, Buffer.from([0x22, 0xe2, 0x82]), open), frame(continuation, Buffer.from([0xac, 0x22])))],
  ['a ping between two fragments', join(frame(text, '{', open), frame(ping, 'x'), frame(continuation, '}'))],
  ['a ping of 125 bytes', frame(ping, 'x'.repeat(125))],
  ['pongs that nobody asked for', many(frame(pong, 'x'), 5)],
  ['a binary message', frame(binary, Buffer.alloc(1000, 1))],
  ['an empty binary message', frame(binary)],
  ['a text that is no JSON', frame(text, 'hello')],
  ['JSON that is no object', frame(text, '[1,2,3]')],
  ['JSON with a NUL', frame(text, '{"type":"ti\\u0000me"}')],
  ['JSON 30,000 deep', frame(text, '['.repeat(30000) + ']'.repeat(30000))],
  ['objects 5,000 deep', frame(text, '{"a":'.repeat(5000) + '1' + '}'.repeat(5000))],
  ['an unknown type', textFrame({ type: 'reboot' })],
  ['a type that is a number', textFrame({ type: 7 })],
  ['a time without an id', textFrame({ type: 'time' })],
  ['a time of nested objects', textFrame({ type: 'time', id: { a: [{}] }, sent: [[]] })],
  ['a time of 60 KB', textFrame({ type: 'time', id: 'i'.repeat(60000), sent: 's' })],
  ['a report of nonsense', textFrame({ type: 'report', delay: 'soon', stalls: -1, droppedFrames: 1.5 })],
  ['a report of huge numbers', frame(text, '{"type":"report","delay":1e308,"stalls":1e400,"droppedFrames":-1e308}')],
  ['a report of 2^63', frame(text, '{"type":"report","delay":9223372036854775808,"stalls":18446744073709551616,"droppedFrames":4294967296}')],
  ['a publisher\'s messages from a viewer', join(textFrame({ type: 'recording', id: 1 }), textFrame({ type: 'state', state: 'ended' }), textFrame({ type: 'end', id: 1 }))],
];

async function endsWith(hostile, bytes, code) {
  const viewer = await hostile.viewer();
  viewer.blob.send(bytes);
  const got = await viewer.blob.untilClosed();
  const allowed = [code].flat();
  assert.ok(allowed.includes(got), `closed with ${got} ${viewer.blob.closeReason} instead of ${allowed.join(' or ')}`);
  await viewer.blob.client.untilClosed();
}

async function goesOn(hostile, bytes) {
  const viewer = await hostile.viewer();
  viewer.blob.send(bytes);
  await viewer.blob.untilAnswered();
  const seen = viewer.frames;
  await viewer.until('it is served on', () => viewer.frames > seen);
  const status = await (await fetch(`http://127.0.0.1:${hostile.port}/api/status`)).json();
  assert.equal(status.state, 'live');
}

/** Orders behind a close frame are not followed, and the close is answered with its own code. */
async function framesBehindClose(hostile) {
  const viewer = await hostile.viewer();
  viewer.blob.send(join(closeFrame(3000, 'enough'), textFrame({ type: 'time', id: 9, sent: 1 }), frame(7)));
  assert.equal(await viewer.blob.untilClosed(), 3000);
  assert.ok(!viewer.blob.messages.some(({ type }) => type === 'time'));
  await viewer.blob.client.untilClosed();
}

/** The same goes for the channel that carries nothing to the relay. */
async function onTheChunkChannel(hostile) {
  const viewer = await hostile.viewer();
  viewer.chunk.send(frame(text, '{}', { isMasked: false }));
  assert.equal(await viewer.chunk.untilClosed(), 1002);
}

async function byteByByte(hostile) {
  const viewer = await hostile.viewer();
  for (const byte of frame(text, '{}', { reserved: 2 })) viewer.blob.send(Buffer.from([byte]));
  assert.equal(await viewer.blob.untilClosed(), 1002);
}

export const cases = [
  ...violations.map(([name, bytes, code]) => ({ name, run: hostile => endsWith(hostile, bytes, code) })),
  ...tolerated.map(([name, bytes]) => ({ name, run: hostile => goesOn(hostile, bytes) })),
  { name: 'frames behind a close', run: framesBehindClose },
  { name: 'a bad frame on the other channel', run: onTheChunkChannel },
  { name: 'a bad frame byte by byte', run: byteByByte },
];
