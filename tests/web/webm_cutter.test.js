import assert from 'node:assert/strict';
import test from 'node:test';
import { initEnd, WebmCutter } from '../../resources/web/viewer/webm_cutter.js';
import { block, clusterHead, fromHex, initSegment, message, toHex } from './fakes/webm_bytes.js';

const init = initSegment(['video', 'audio']);
const fill = fromHex('ec 80');
const chunks = [clusterHead, block('video', 1), block('audio', 2), clusterHead, block('video', 3)];

/** @param {Uint8Array} stream @param {number} size of a piece */
function cut(stream, size) {
  const got = { inits: [], elements: [], media: [] };
  const cutter = new WebmCutter({
    init: (bytes) => got.inits.push(toHex(bytes)),
    elements: (bytes) => got.elements.push(toHex(bytes)),
  });
  for (let at = 0; at < stream.length; at += size) got.media.push(cutter.push(stream.subarray(at, at + size)));
  return got;
}

test('however a stream is cut, its beginning and whole elements come out', () => {
  const stream = new Uint8Array(message(init, ...chunks));
  for (let size = 1; size <= stream.length; size += 1) {
    const { inits, elements } = cut(stream, size);
    assert.deepEqual(inits, [toHex(init)], `pieces of ${size}`);
    assert.equal(elements.join(''), toHex(new Uint8Array(message(...chunks))), `pieces of ${size}`);
    // Cut anywhere, no piece that is given on ends inside a block.
    for (const element of elements) assert.match(element, /^(1f43b675|01f|e781|a385)/);
  }
});

test('what fills a silence is left out, and is nothing of the stream', () => {
  const stream = new Uint8Array(message(init, clusterHead, block('video', 1), fill, fill, block('audio', 2), fill));
  const { elements } = cut(stream, stream.length);
  assert.deepEqual(elements, [toHex(new Uint8Array(message(clusterHead, block('video', 1)))), toHex(block('audio', 2))]);
  const { media } = cut(new Uint8Array(message(init, clusterHead, fill, block('video', 1))), 1);
  const fillEnds = init.length + clusterHead.length + fill.length - 1;
  assert.equal(media[fillEnds], false);
  assert.equal(media[media.length - 1], true);
});

test('what is no WebM is refused', () => {
  assert.throws(() => cut(new TextEncoder().encode('<html><body>404</body></html>'), 29), /not WebM/);
});

for (const [size, isTaken] of /** @type {[string, boolean][]} */ ([['10 fffff8', true], ['11 000000', false], ['010fffffffffffff', false]])) {
  test(`a frame of 0x${size} bytes is ${isTaken ? 'waited for' : 'refused before it comes'}`, () => {
    const cutter = new WebmCutter({ init: () => {}, elements: () => {} });
    cutter.push(new Uint8Array(message(init, clusterHead)));
    const push = () => cutter.push(fromHex(`a3 ${size} 81`));
    if (isTaken) assert.equal(push(), false);
    else assert.throws(push, /too large/);
  });
}

test('where the beginning ends is known with the first bytes of a Cluster, however large that is', () => {
  const whole = new Uint8Array(message(init, fromHex('1f43b675 10ffffff')));
  const cluster = init.length + 8;
  assert.equal(initEnd(whole), init.length);
  for (let length = 0; length < cluster; length += 1) assert.equal(initEnd(whole.subarray(0, length)), null, `${length} bytes`);
});

/** A Void element, for a beginning of any length. @param {number} length of its content */
const padding = (length) => message(fromHex(`ec 10 ${length.toString(16).padStart(6, '0')}`), new Uint8Array(length));

test('a beginning has 64 KiB at the most', () => {
  const [small, large] = [10000, 60000].map((length) => new Uint8Array(padding(length)));
  assert.equal(initEnd(new Uint8Array(message(init, small, clusterHead))), init.length + small.length);
  assert.equal(initEnd(new Uint8Array(message(init, large))), null);
  assert.throws(() => initEnd(new Uint8Array(message(init, large, small.subarray(0, 5)))), /too large/);
  assert.throws(() => initEnd(fromHex('1a45dfa3 010fffffffffffff')), /too large/);
});

test('a beginning in single bytes goes no further than it has to', () => {
  const cutter = new WebmCutter({ init: () => {}, elements: () => {} });
  assert.equal(cutter.push(Uint8Array.of(0x1a)), false);
  assert.throws(() => cutter.push(Uint8Array.of(0x46)), /not WebM/);
});
