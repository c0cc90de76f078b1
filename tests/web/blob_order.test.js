import assert from 'node:assert/strict';
import test from 'node:test';
import { BlobOrder } from '../../resources/web/viewer/blob_order.js';
import { bytesOf } from './fakes/fake_socket.js';

function build() {
  const log = [];
  const order = new BlobOrder({
    blob: ({ id }, bytes) => log.push(`blob ${id}: ${new Uint8Array(bytes)}`),
    chunk: (bytes) => log.push(`chunk ${new Uint8Array(bytes)}`),
    overflow: () => log.push('overflow'),
  });
  const blob = (id) => order.announce('blob', { id, mime: 'video/webm', epoch: 1 });
  const chunk = (id) => order.announce('chunk', { id });
  return { order, log, blob, chunk };
}

test('chunks that come after their blob pass straight through', () => {
  const { order, log, blob, chunk } = build();
  blob(3);
  order.receive('blob', bytesOf(1));
  chunk(3);
  order.receive('chunk', bytesOf(2));
  order.receive('chunk', bytesOf(3));
  assert.deepEqual(log, ['blob 3: 1', 'chunk 2', 'chunk 3']);
});

test('chunks that overtake their blob wait for it, in order', () => {
  const { order, log, blob, chunk } = build();
  chunk(3);
  order.receive('chunk', bytesOf(2));
  blob(3);
  order.receive('chunk', bytesOf(3));
  assert.deepEqual(log, []);
  order.receive('blob', bytesOf(1));
  order.receive('chunk', bytesOf(4));
  assert.deepEqual(log, ['blob 3: 1', 'chunk 2', 'chunk 3', 'chunk 4']);
});

test('chunks of the blob before are dropped once the next one is there', () => {
  const { order, log, blob, chunk } = build();
  blob(1);
  order.receive('blob', bytesOf(1));
  chunk(1);
  blob(2);
  order.receive('blob', bytesOf(2));
  order.receive('chunk', bytesOf(9));
  chunk(2);
  order.receive('chunk', bytesOf(3));
  assert.deepEqual(log, ['blob 1: 1', 'blob 2: 2', 'chunk 3']);
});

test('bytes without an announcement are nobody\'s', () => {
  const { order, log } = build();
  order.receive('blob', bytesOf(1));
  order.announce('blob', { id: 'x' });
  order.receive('blob', bytesOf(1));
  assert.deepEqual(log, []);
});

test('a blob that never comes does not gather chunks without end', () => {
  const { order, log, chunk } = build();
  chunk(1);
  for (let count = 0; count < 17; count += 1) order.receive('chunk', new ArrayBuffer(1024 * 1024));
  assert.deepEqual(log, ['overflow']);
});

test('after a reset an old id begins anew', () => {
  const { order, log, blob, chunk } = build();
  blob(7);
  order.receive('blob', bytesOf(1));
  order.reset();
  chunk(1);
  order.receive('chunk', bytesOf(3));
  blob(1);
  order.receive('blob', bytesOf(2));
  assert.deepEqual(log, ['blob 7: 1', 'blob 1: 2', 'chunk 3']);
});

test('suspended, it takes nothing of a channel until that one begins anew', () => {
  const { order, log, blob, chunk } = build();
  order.suspend();
  blob(3);
  order.receive('blob', bytesOf(1));
  chunk(3);
  order.receive('chunk', bytesOf(2));
  order.resume('chunk');
  chunk(3);
  order.receive('chunk', bytesOf(3));
  blob(3);
  order.receive('blob', bytesOf(4));
  assert.deepEqual(log, []);
  order.resume('blob');
  blob(3);
  order.receive('blob', bytesOf(5));
  order.receive('chunk', bytesOf(6));
  assert.deepEqual(log, ['blob 3: 5', 'chunk 3', 'chunk 6']);
});

test('a new connection is not suspended', () => {
  const { order, log, blob } = build();
  order.suspend();
  order.reset();
  blob(3);
  order.receive('blob', bytesOf(1));
  assert.deepEqual(log, ['blob 3: 1']);
});
