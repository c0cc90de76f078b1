// Request heads that no browser sends: refused with the right status, and nothing behind them is read.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { get, readAnswers } from '../lib/http_text.js';

/** @param {string[]} lines */
const lines = (...all) => [...all, '', ''].join('\r\n');
const host = 'Host: 127.0.0.1';
const root = 'GET /healthz HTTP/1.1';
const hidden = lines('GET /healthz HTTP/1.1', host);

/** Fields that make the whole head `bytes` long.
 * @param {number} bytes */
function headOf(bytes) {
  const parts = [root, host];
  const rest = () => bytes - lines(...parts).length;
  while (rest() > 1100) parts.push(`X-Filler: ${'f'.repeat(1000)}`);
  if (rest() > 20) parts.push(`X-Last: ${'l'.repeat(rest() - 'X-Last: '.length - 2)}`);
  return lines(...parts);
}
/** @param {number} count */
const fieldsOf = count => lines(root, host, ...Array.from({ length: count - 1 }, (_, i) => `X-${i}: ${i}`));
/** @param {number} bytes */
const cookie = bytes => `Cookie: ${'c'.repeat(bytes - 'Cookie: '.length - 2)}`;
/** A field whose line is `bytes` long, its end not counted.
 * @param {number} bytes */
const lineOf = bytes => lines(root, host, `X-Long: ${'x'.repeat(bytes - 'X-Long: '.length)}`);

/** @type {[string, string | Buffer, import('../lib/hostile.js').Expected][]} */
const refused = [
  ['a request line of one word', lines('GET', host), 400],
  ['a request of HTTP/0.9', 'GET /\r\n\r\n', 400],
  ['a fourth word in the request line', lines('GET / HTTP/1.1 now', host), 400],
  ['two blanks in the request line', lines('GET  / HTTP/1.1', host), 400],
  ['a blank before the method', lines(' GET / HTTP/1.1', host), 400],
  ['tabs in the request line', lines('GET\t/\tHTTP/1.1', host), 400],
  ['no target', lines('GET HTTP/1.1', host), 400],
  ['another protocol', lines('GET / HTCPCP/1.1', host), 400],
  ['a protocol in small letters', lines('GET / http/1.1', host), 400],
  ['HTTP/2.0 by name', lines('GET / HTTP/2.0', host), [400, 505]],
  ['HTTP/1.10', lines('GET / HTTP/1.10', host), [400, 505]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400, 405, 505]],
  ['bare line feeds', `${root}\n${host}\n\n`, [400, 408]],
  ['a bare line feed in a field', lines(root, host, 'X-A: 1\nX-B: 2'), 400],
  ['a bare carriage return in a field', lines(root, host, 'X-A: 1\rX-B: 2'), 400],
  ['bare carriage returns', `${root}\r${host}\r\r`, [400, 408]],
  ['NUL in the method', lines('G\0T / HTTP/1.1', host), 400],
  ['NUL in the target', lines('GET /\0 HTTP/1.1', host), 400],
  ['NUL in a field', lines(root, host, 'X-A: 1\x002'), 400],
  ['a control character in a field', lines(root, host, 'X-A: 1\x072'), 400],
  ['DEL in a field', lines(root, host, 'X-A: 1\x7f2'), 400],
  ['a byte over 127 in a field name', lines(root, host, 'X-\xe9: 1'), 400],
  ['a field without a name', lines(root, host, ': 1'), 400],
  ['a field without a colon', lines(root, host, 'X-A'), 400],
  ['a blank in a field name', lines(root, host, 'X A: 1'), 400],
  ['a blank before the colon', lines(root, host, 'X-A : 1'), 400],
  ['a folded field', lines(root, host, 'X-A: 1', ' 2'), 400],
  ['a fold before the first field', lines(root, ' X-A: 1', host), 400],
  ['a head of 16 KB and a byte', headOf(16 * 1024 + 1), 431],
  ['a head of 1 MB', headOf(1024 * 1024), 431],
  ['65 fields', fieldsOf(65), 431],
  ['10,000 fields', fieldsOf(10000), 431],
  ['a line of 8 KB and a byte', lineOf(8 * 1024 + 1), 431],
  ['a target of 8 KB', lines(`GET /${'a'.repeat(8 * 1024)} HTTP/1.1`, host), [414, 431]],
  ['a target of 1 MB', lines(`GET /${'a'.repeat(1024 * 1024)} HTTP/1.1`, host), [414, 431]],
  ['a query of 12 KB', lines(`GET /?${'q=1&'.repeat(3072)} HTTP/1.1`, host), [414, 431]],
  ['a method of 12 KB', lines(`${'M'.repeat(12 * 1024)} / HTTP/1.1`, host), [400, 405, 431]],
  ['a field name of 12 KB', lines(root, host, `${'N'.repeat(12 * 1024)}: 1`), 431],
  ['the hello of TLS', Buffer.from(`16030100c8010000c40303${'42'.repeat(190)}`, 'hex'), [400, 'closed']],
  ['the banner of SSH', 'SSH-2.0-OpenSSH_9.2\r\n', [400, 'closed', 408]],
  ['a request of SMTP', 'EHLO relay\r\nMAIL FROM:<a@b>\r\n\r\n', 400],
  ['20 KB of zeros', Buffer.alloc(20 * 1024), [400, 431, 'closed']],
  ['20 KB of 0xFF', Buffer.alloc(20 * 1024, 0xff), [400, 431, 'closed']],
  ['1 MB of chance', randomBytes(1024 * 1024), [400, 431, 'closed']],
  ['20 KB of line ends', '\r\n'.repeat(10 * 1024), [400, 431, 'closed']],
];

/** @type {[string, string, import('../lib/hostile.js').Expected][]} */
const bodies = [
  ['a body by Content-Length', `${lines('GET /healthz HTTP/1.1', host, 'Content-Length: 5')}hello`, 413],
  ['a body that is announced and never comes', lines(root, host, 'Content-Length: 1000000'), 413],
  ['a body of a petabyte', lines(root, host, 'Content-Length: 1000000000000000'), 413],
  ['a length beyond 64 bits', lines(root, host, 'Content-Length: 99999999999999999999'), [400, 413]],
  ['a negative length', lines(root, host, 'Content-Length: -1'), 400],
  ['a length in words', lines(root, host, 'Content-Length: many'), 400],
  ['a length with a sign', `${lines(root, host, 'Content-Length: +5')}hello`, 400],
  ['an empty length', lines(root, host, 'Content-Length:'), 400],
  ['two lengths that differ', `${lines(root, host, 'Content-Length: 0', 'Content-Length: 40')}${hidden}`, [400, 413]],
  ['two lengths that agree', `${lines(root, host, 'Content-Length: 5', 'Content-Length: 5')}hello`, [400, 413]],
  ['a list of lengths', `${lines(root, host, 'Content-Length: 5, 5')}hello`, [400, 413]],
  ['a chunked body', `${lines(root, host, 'Transfer-Encoding: chunked')}0\r\n\r\n`, 413],
  ['an unknown coding', `${lines(root, host, 'Transfer-Encoding: magic')}hello`, [400, 413, 501]],
  ['chunked with a vertical tab', `${lines(root, host, 'Transfer-Encoding: \x0bchunked')}0\r\n\r\n`, [400, 413, 501]],
  ['chunked under a name with a blank', `${lines(root, host, 'Transfer-Encoding : chunked')}0\r\n\r\n`, 400],
  ['length and chunked', `${lines(root, host, 'Content-Length: 6', 'Transfer-Encoding: chunked')}0\r\n\r\n${hidden}`, [400, 413]],
  ['chunked and length', `${lines(root, host, 'Transfer-Encoding: chunked', 'Content-Length: 4')}5c\r\n${hidden}0\r\n\r\n`, [400, 413]],
  ['a request hidden in a body', `${lines(root, host, `Content-Length: ${hidden.length}`)}${hidden}`, 413],
  ['a request hidden in a chunk', `${lines(root, host, 'Transfer-Encoding: chunked')}${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`, 413],
  ['PUT with a body', `${lines('PUT / HTTP/1.1', host, 'Content-Length: 3')}a=1`, [405, 413]],
  ['POST with a large body', `${lines('POST / HTTP/1.1', host, 'Content-Length: 65537')}a=1`, 413],
  ['a body behind the wish to be asked', lines(root, host, 'Expect: 100-continue', 'Content-Length: 9'), [413, 417]],
];

/** @type {[string, (port: number) => string, import('../lib/hostile.js').Expected][]} */
const answered = [
  ['POST with a body', port => `${lines('POST / HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Content-Length: 3')}a=1`, 405],
  ['a head of 16 KB less a field', () => headOf(15 * 1024), 200],
  ['64 fields', () => fieldsOf(64), 200],
  ['a line of 8,000 bytes', () => lineOf(8000), 200],
  ['a field that comes twice', () => lines(root, host, 'X-A: 1', 'X-A: 2'), 200],
  ['the absolute form', port => lines(`GET http://127.0.0.1:${port}/healthz HTTP/1.1`, `Host: 127.0.0.1:${port}`), 200],
  ['the absolute form of a foreign host', port => lines('GET http://evil.example/healthz HTTP/1.1', `Host: 127.0.0.1:${port}`), [400, 421]],
  ['HTTP/1.0 with Host', () => lines('GET /healthz HTTP/1.0', host), 200],
  ['HTTP/1.0 without Host', () => lines('GET /healthz HTTP/1.0'), 200],
  ['HTTP/1.0 without Host for the page', () => lines('GET / HTTP/1.0'), 400],
  ['HTTP/1.1 without Host', () => lines('GET /healthz HTTP/1.1'), 400],
  ['a cookie of 8 KB', () => lines(root, host, cookie(8 * 1024)), 200],
  ['a cookie of 15 KB', () => lines(root, host, cookie(15 * 1024)), 200],
  ['16 KB of cookies in four fields', () => lines(root, host, ...Array.from({ length: 4 }, () => cookie(4000))), 200],
  ['Upgrade to h2c', port => get(port, '/healthz', ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']), [200, 400, 426]],
  ['a thousand ranges', port => get(port, '/', [`Range: bytes=${'0-,'.repeat(1000)}0-`]), [200, 206, 416]],
  ['the wish to be asked', port => get(port, '/healthz', ['Expect: 100-continue']), [200, 417]],
  ['an empty body by length', port => get(port, '/healthz', ['Content-Length: 0']), [200, 413]],
  ...['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'BREW', 'get', 'PROPFIND'].map(method =>
    /** @type {[string, (port: number) => string, import('../lib/hostile.js').Expected]} */
    ([`the method ${method}`, port => get(port).replace('GET', method), 405])),
  ['the target *', port => lines('OPTIONS * HTTP/1.1', `Host: 127.0.0.1:${port}`), [400, 405]],
  ['CONNECT', port => lines('CONNECT evil.example:443 HTTP/1.1', `Host: 127.0.0.1:${port}`), [400, 405]],
];

/** @param {import('../lib/hostile.js').Hostile} hostile */
async function headHasNoBody(hostile) {
  const client = await hostile.connect();
  client.write(get(hostile.port, '/').replace('GET', 'HEAD').repeat(3));
  await client.until('three answers', () => readAnswers(client.received, { isHead: true }).length === 3);
  assert.doesNotMatch(client.received.toString(), /<html/);
}

/** The page that a browser shows then helps its reader. */
async function tooManyCookies(hostile) {
  const { answer } = await hostile.expectAnswer(lines('GET / HTTP/1.1', host, cookie(20 * 1024)), 431);
  assert.match(answer.body.toString(), /Delete the cookies/);
}

/** RFC 9110 section 6.6.1. */
async function everyAnswerHasADate(hostile) {
  for (const [target, status] of /** @type {[string, number][]} */ ([['/', 200], ['/nothing', 404], ['/live.webm', 200]])) {
    const { answer } = await hostile.expectAnswer(get(hostile.port, target), status);
    const date = answer.fields.get('date') ?? '';
    assert.match(date, /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/);
    assert.ok(Math.abs(Date.parse(date) - Date.now()) < 60000, date);
  }
}

/** RFC 9110 section 9.3.2. */
async function headAnswersAsGet(hostile) {
  for (const target of ['/', '/healthz', '/live.webm']) {
    const of = async method => (await hostile.expectAnswer(get(hostile.port, target).replace('GET', method), 200)).answer.fields;
    const [head, whole] = [await of('HEAD'), await of('GET')];
    for (const fields of [head, whole]) fields.delete('date');
    assert.deepEqual([...head].sort(), [...whole].sort(), target);
  }
}

export const cases = [
  { name: '20 KB of cookies', run: tooManyCookies },
  { name: 'the date of an answer', run: everyAnswerHasADate },
  { name: 'the fields of HEAD', run: headAnswersAsGet },
  { name: 'HEAD', run: headHasNoBody },
  ...[...refused, ...bodies].map(([name, bytes, expected]) => ({
    name, run: async hostile => { await hostile.expectEnd(bytes, expected); },
  })),
  ...answered.map(([name, bytes, expected]) => ({
    name, run: async hostile => { await hostile.expectAnswer(bytes(hostile.port), expected); },
  })),
];
