import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import test from 'node:test';
import { keyIn, publishProtocols, tokenIn, watchProtocols } from '../../resources/web/common/credentials.js';

/** RFC 9110 section 5.6.2: what a browser takes as a sub-protocol. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

test('the key is read from the fragment, and only a key', () => {
  assert.equal(keyIn('#key=abcDEF-_0123'), 'abcDEF-_0123');
  for (const hash of ['', '#', '#key=', '#key=short', '#token=abcdefgh', '#key=abcdefgh&more', '#key=abc defgh', '#key=abcdefg\u00E9', `#key=${'x'.repeat(129)}`]) {
    assert.equal(keyIn(hash), '');
  }
});

test('the publisher\'s token is read, also where the link was cut or typed', () => {
  for (const [hash, read] of [['#token=abc', 'abc'], ['#token=a%20%C3%BC', 'a \u00FC'], ['#token=100%', '100%'], ['#token=a%C3', 'a%C3'], ['', ''], ['#key=abcdefgh', '']]) {
    assert.equal(tokenIn(hash), read, hash);
  }
});

test('a guest shows what there is', () => {
  assert.deepEqual(watchProtocols({ key: '', passcode: '' }), ['lancast.v1']);
  assert.deepEqual(watchProtocols({ key: 'abc', passcode: '' }), ['lancast.v1', 'key.abc']);
  assert.deepEqual(watchProtocols({ key: '', passcode: 'sesam' }), ['lancast.v1', 'passcode.c2VzYW0']);
});

test('a passcode goes as base64url (RFC 4648 section 5)', () => {
  assert.equal(watchProtocols({ key: '', passcode: '~?~>~?' })[1], 'passcode.fj9-Pn4_');
});

test('any passcode makes a sub-protocol that a browser takes, and comes back whole', () => {
  for (const passcode of ['a', 'ab', 'abc', '~?~>~?', '\u00FCber, \u65E5\u672C \u{1F600}', ' x ', '"\\\n']) {
    const offered = watchProtocols({ key: '', passcode })[1];
    assert.match(offered, token);
    assert.equal(Buffer.from(offered.slice('passcode.'.length), 'base64url').toString(), passcode);
  }
});

test('a mistyped publish key is refused by the relay and not by the browser', () => {
  assert.deepEqual(publishProtocols('a-token._~9'), ['lancast.v1', 'token.a-token._~9']);
  for (const typed of ['', 'schl\u00FCssel', 'two words', 'a,b']) assert.match(publishProtocols(typed)[1], token);
});
