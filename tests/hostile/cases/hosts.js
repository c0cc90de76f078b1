// Under which names the relay answers (DNS rebinding), and which pages may open its WebSockets.
import { hostname, networkInterfaces } from 'node:os';
import { handshake } from '../lib/http_text.js';

/** @typedef {(port: number) => string} PerPort */

/** @param {string} [line]
 * @param {string} [target] */
const asked = (line, target = '/healthz') => [`GET ${target} HTTP/1.1`, ...(line === undefined ? [] : [line]), '', ''].join('\r\n');

const own = Object.values(networkInterfaces()).flat().filter(one => one && !one.address.startsWith('fe80'))
  .map(one => (one.family === 'IPv6' ? `[${one.address}]` : one.address));
const machine = hostname().split('.')[0];

/** Names that the relay answers to. */
const known = [...own, '[::1]', 'localhost', 'LocalHost', machine, `${machine}.local`, 'stream.test', 'STREAM.test'];
const foreign = [
  'evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', `${machine}.evil.example`, 'evil-localhost', 'stream.test.evil.example',
  '10.11.12.13', '8.8.8.8', '203.0.113.9', '[2001:db8::1]', '169.254.169.254', 'local', 'xn--localhost-9fb',
];
/** Nothing that a Host field may be (RFC 9110 section 7.2). */
const malformed = [
  '127.0.0.1:80:90', '127.0.0.1:port', '127.0.0.1:', '[::1', '::1', 'user@127.0.0.1', 'http://127.0.0.1', '127.0.0.1/', '127.0.0.1, evil.example',
  'evil.example, 127.0.0.1', '%31%32%37.0.0.1', '127.0.0.1 evil.example', 'h'.repeat(300), '*', '',
];

/** Other spellings of our own address: no browser sends them, and nobody else can be meant. */
const spellings = ['2130706433', '0x7f.0.0.1', '0177.0.0.1', '127.1'];

/** @type {[string, PerPort, import('../lib/hostile.js').Expected][]} */
const hosts = [
  ['no Host', () => asked(), 400],
  ['Host twice', port => asked(`Host: 127.0.0.1:${port}\r\nHost: 127.0.0.1:${port}`), 400],
  ['Host twice, the second foreign', port => asked(`Host: 127.0.0.1:${port}\r\nHost: evil.example`), 400],
  ...known.map(name => /** @type {[string, PerPort, number]} */ ([`the host ${name}`, port => asked(`Host: ${name}:${port}`), 200])),
  ...foreign.map(name => /** @type {[string, PerPort, number]} */ ([`the foreign host ${name}`, port => asked(`Host: ${name}:${port}`), 421])),
  ...spellings.map(name => /** @type {[string, PerPort, any]} */ ([`the host ${name}`, port => asked(`Host: ${name}:${port}`), [200, 400, 421]])),
  ...malformed.map(name => /** @type {[string, PerPort, any]} */ ([`the host "${name.slice(0, 40)}"`, () => asked(`Host: ${name}`),
    // A trailing colon is an empty port, which the grammar allows.
    name.endsWith(':') ? [200, 400, 421] : [400, 421]])),
  ['a foreign host for the page', port => asked(`Host: evil.example:${port}`, '/'), 421],
  ['a foreign host for the status', port => asked(`Host: evil.example:${port}`, '/api/status'), 421],
  ['a foreign host for the stream', port => asked(`Host: evil.example:${port}`, '/live.webm'), 421],
  ['a foreign host for a WebSocket', port => handshake(port, { Host: `evil.example:${port}` }), 421],
  ['no host for a WebSocket', port => handshake(port, { Host: null }), 400],
];

/** @type {[string, PerPort | null, import('../lib/hostile.js').Expected][]} */
const origins = [
  ['no Origin: a program', null, 101],
  ['our own', port => `http://127.0.0.1:${port}`, 101],
  ['our own in capitals', port => `HTTP://127.0.0.1:${port}`, [101, 403]],
  ['a foreign one', () => 'http://evil.example', 403],
  ['a foreign one on our port', port => `http://evil.example:${port}`, 403],
  ['null', () => 'null', 403],
  ['our address on another port', port => `http://127.0.0.1:${port + 1}`, 403],
  ['our address on the usual port', () => 'http://127.0.0.1', 403],
  // Nobody else can be behind that port.
  ['our address over HTTPS', port => `https://127.0.0.1:${port}`, [101, 403]],
  ['our address as a beginning', port => `http://127.0.0.1:${port}.evil.example`, 403],
  ['our address as a beginning, no dot', port => `http://127.0.0.1:${port}0`, 403],
  ['our address before an @', port => `http://127.0.0.1:${port}@evil.example`, 403],
  ['our address with a path', port => `http://127.0.0.1:${port}/evil`, [101, 403]],
  ['a list', port => `http://127.0.0.1:${port} http://evil.example`, 403],
  ['a file', () => 'file://', 403],
  ['an extension', () => 'chrome-extension://abcdefgh', 403],
  ['an empty one', () => '', 403],
  ['no URL', () => 'evil', 403],
];

export const cases = [
  ...hosts.map(([name, request, expected]) => ({
    name, run: async hostile => { await hostile.expectAnswer(request(hostile.port), expected); },
  })),
  ...['/watch/blob', '/publish/blob'].flatMap(target => origins.map(([name, origin, expected]) => ({
    name: `the origin of a WebSocket to ${target}: ${name}`,
    run: async hostile => {
      const parts = { target, Origin: origin?.(hostile.port) ?? null };
      if (target.startsWith('/publish')) parts['Sec-WebSocket-Protocol'] = `lancast.v1, token.${hostile.token}`;
      await hostile.expectAnswer(handshake(hostile.port, parts), expected);
    },
  }))),
  {
    name: 'two origins',
    run: async hostile => {
      const own2 = `Origin: http://127.0.0.1:${hostile.port}`;
      await hostile.expectAnswer(handshake(hostile.port, { fields: [own2, 'Origin: http://evil.example'] }), [400, 403]);
    },
  },
];
