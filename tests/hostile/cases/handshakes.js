// WebSocket handshakes that are not one (RFC 6455 section 4): refused before the upgrade, with the right status.
import assert from 'node:assert/strict';
import { newAddress } from '../lib/addresses.js';
import { frame, opcode, textFrame } from '../lib/frames.js';
import { handshake, sampleAccept } from '../lib/http_text.js';
import { newSession } from '../lib/viewer.js';

const bytes = count => Buffer.alloc(count, 7).toString('base64');
const key = 'Sec-WebSocket-Key';
const version = 'Sec-WebSocket-Version';

/** @type {[string, {[part: string]: any}, import('../lib/hostile.js').Expected][]} */
const refused = [
  ['without a key', { [key]: null }, 400],
  ['with an empty key', { [key]: '' }, 400],
  ['with a key of 15 bytes', { [key]: bytes(15) }, 400],
  ['with a key of 17 bytes', { [key]: bytes(17) }, 400],
  ['with a key of 4 KB', { [key]: bytes(3000) }, 400],
  ['with a key that is no base64', { [key]: '!!!!!!!!!!!!!!!!!!!!!!==' }, 400],
  ['with a key without its padding', { [key]: bytes(16).replace(/=/g, '') }, 400],
  ['with a key of the other base64', { [key]: '_-_-_-_-_-_-_-_-_-_-_A==' }, 400],
  ['with two keys', { fields: [`${key}: ${bytes(16)}`] }, 400],
  ['of version 8', { [version]: '8' }, 426],
  ['of version 12', { [version]: '12' }, 426],
  ['of version 14', { [version]: '14' }, 426],
  ['of version 013', { [version]: '013' }, [400, 426]],
  ['of no version', { [version]: null }, 426],
  ['of an empty version', { [version]: '' }, [400, 426]],
  ['of a version in words', { [version]: 'thirteen' }, [400, 426]],
  ['of two versions', { fields: [`${version}: 8`] }, [400, 426]],
  ['of a list of versions', { [version]: '13, 8, 7' }, [400, 426]],
  ['over HTTP/1.0', { version: 'HTTP/1.0' }, [400, 426, 505]],
  ['without Connection', { Connection: null }, [400, 426]],
  ['with Connection: close', { Connection: 'close' }, [400, 426]],
  ['with Connection: keep-alive', { Connection: 'keep-alive' }, [400, 426]],
  ['with Connection: NotUpgrade', { Connection: 'NotUpgrade' }, [400, 426]],
  ['without Upgrade', { Upgrade: null }, [400, 426]],
  ['with Upgrade: h2c', { Upgrade: 'h2c' }, [400, 426]],
  ['with Upgrade: websocketx', { Upgrade: 'websocketx' }, [400, 426]],
  ['by POST', { method: 'POST' }, 405],
  ['by HEAD', { method: 'HEAD' }, [400, 405, 426]],
  ['with a body', { 'Content-Length': '4' }, 413],
  ['with a chunked body', { 'Transfer-Encoding': 'chunked' }, 413],
  ['to the page', { target: '/' }, 404],
  ['to the status', { target: '/api/status' }, 404],
  ['to no channel', { target: '/watch' }, 404],
  ['to a third channel', { target: '/watch/third' }, 404],
  ['to a channel in capitals', { target: '/WATCH/BLOB' }, 404],
  ['to a channel with a slash', { target: '/watch/blob/' }, 404],
  ['to a channel by a detour', { target: '/watch/../watch/blob' }, 404],
  ['to a channel in code', { target: '/watch%2fblob' }, 404],
  ['with a session id of three letters', { target: '/watch/blob?session=abc' }, 400],
  ['with a session id of 65', { target: `/watch/blob?session=${'s'.repeat(65)}` }, 400],
  ['with a session id of 4 KB', { target: `/watch/blob?session=${'s'.repeat(4096)}` }, 400],
  ['with a slash in the session id', { target: '/watch/blob?session=abcdefgh/..' }, 400],
  ['with code in the session id', { target: '/watch/blob?session=abcdefgh%0a' }, 400],
  ['with markup in the session id', { target: '/watch/blob?session=<script>alert(1)' }, 400],
  ['with quotes in the session id', { target: '/watch/blob?session=abcdefgh"\'' }, 400],
];

/** @type {[string, {[part: string]: any}][]} */
const granted = [
  ['with Upgrade in capitals', { Upgrade: 'WEBSOCKET' }],
  ['with Connection as a list', { Connection: 'keep-alive, uPgRaDe' }],
  ['with Connection in two fields', { Connection: 'keep-alive', fields: ['Connection: Upgrade'] }],
  ['with the second Connection first', { Connection: 'upgrade', fields: ['Connection: close'] }],
  ['with Upgrade as a list', { Upgrade: 'h2c, websocket' }],
  ['with Upgrade in two fields', { Upgrade: 'h2c', fields: ['Upgrade: WebSocket'] }],
  ['with names in odd case', { Connection: null, Upgrade: null, fields: ['CONNECTION:Upgrade', 'uPGRADE:\t websocket \t'] }],
  ['with sixty more fields', { fields: Array.from({ length: 55 }, (_, i) => `X-${i}: ${'x'.repeat(100)}`) }],
  ['with a field of 8,000 bytes', { fields: [`X-Long: ${'x'.repeat(7990)}`] }],
  ['with 12 KB of cookies', { fields: [`Cookie: ${'c=1; '.repeat(2400)}`] }],
  ['without sub-protocols', { 'Sec-WebSocket-Protocol': null }],
  ['with a thousand sub-protocols', { 'Sec-WebSocket-Protocol': Array.from({ length: 1000 }, (_, i) => `p${i}`).join(', ') }],
  ['with compression offered', { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' }],
  ['with an unknown extension', { 'Sec-WebSocket-Extensions': 'x-evil; a="b;c"' }],
];

/** Frames in the same piece as the handshake are neither lost nor let past the checks. */
async function glued(hostile) {
  const channel = await hostile.channel({ glued: textFrame({ type: 'time', id: 5, sent: 1 }) });
  await channel.until('an answer', () => channel.messages.some(({ type, id }) => type === 'time' && id === 5));
}

async function gluedBad(hostile) {
  const channel = await hostile.channel({ glued: frame(opcode.text, '{}', { isMasked: false }) });
  assert.equal(await channel.untilClosed(), 1002);
}

/** What is still on its way when the relay has let go. */
async function gluedLarge(hostile) {
  const client = await hostile.connect();
  const peer = `${hostile.from}:${client.localPort}`;
  client.write(Buffer.concat([Buffer.from(handshake(hostile.port)), frame(opcode.text, 'x'.repeat(2e6))]));
  await hostile.untilDropped(5000, peer);
}

/** A second handshake where frames are due: "G" has reserved bits and an unknown opcode. */
async function twice(hostile) {
  const channel = await hostile.channel();
  channel.client.write(handshake(hostile.port));
  assert.equal(await channel.untilClosed(), 1002);
}

async function pipelinedPage(hostile) {
  const client = await hostile.connect();
  client.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n${handshake(hostile.port)}`);
  await client.until('both answers', () => client.received.includes('101 Switching'));
}

/** Who knows the session of another can take its place, as that one itself could from another network; no more than that. */
async function sessionOfAnother(hostile) {
  const session = newSession();
  const victim = await hostile.viewer({ session });
  await victim.until('the victim is served', () => victim.frames > 0);
  for (const slot of ['blob', 'chunk', 'chunk', 'blob', 'chunk']) {
    await hostile.channel({ target: `/watch/${slot}?session=${session}`, from: newAddress() });
  }
}

async function sampleKey(hostile) {
  const { answer } = await hostile.expectAnswer(handshake(hostile.port), 101);
  assert.equal(answer?.fields.get('sec-websocket-accept'), sampleAccept);
  assert.equal(answer?.fields.get('sec-websocket-protocol'), 'lancast.v1');
}

export const cases = [
  ...refused.map(([name, parts, expected]) => ({
    name: `a handshake ${name}`,
    run: async hostile => {
      const { answer } = await hostile.expectAnswer(handshake(hostile.port, parts), expected);
      if (answer?.status === 426 && version in parts) assert.equal(answer.fields.get('sec-websocket-version'), '13');
    },
  })),
  ...granted.map(([name, parts]) => ({
    name: `a handshake ${name}`,
    run: async hostile => {
      const { answer } = await hostile.expectAnswer(handshake(hostile.port, parts), 101);
      assert.equal(answer?.fields.get('sec-websocket-extensions'), undefined);
    },
  })),
  { name: 'the handshake of RFC 6455', run: sampleKey },
  { name: 'a frame glued to the handshake', run: glued },
  { name: 'a bad frame glued to the handshake', run: gluedBad },
  { name: '2 MB glued to the handshake', run: gluedLarge },
  { name: 'a second handshake on the same connection', run: twice },
  { name: 'a handshake behind another request', run: pipelinedPage },
  { name: 'the session of another viewer', run: sessionOfAnother },
];
