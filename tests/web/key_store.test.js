import assert from 'node:assert/strict';
import test from 'node:test';
import { KeyStore } from '../../resources/web/viewer/key_store.js';

function fakeStorage() {
  const entries = new Map();
  return {
    entries,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => entries.set(name, value),
    removeItem: (name) => entries.delete(name),
  };
}

test('a key outlives the page, until it is forgotten', () => {
  const storage = fakeStorage();
  const store = new KeyStore(() => storage);
  assert.equal(store.key, '');
  for (const isFromLink of [true, false]) {
    store.keep('abc', isFromLink);
    const { key, isFromLink: wasFromLink } = new KeyStore(() => storage);
    assert.deepEqual([key, wasFromLink], ['abc', isFromLink]);
  }
  store.keep('abc', true);
  store.keep('', false);
  assert.deepEqual([store.key, store.isFromLink], ['', false]);
  assert.equal(storage.entries.size, 0);
});

test('without storage everything else goes on', () => {
  const store = new KeyStore(() => {
    throw new Error('SecurityError');
  });
  store.keep('abc', true);
  assert.deepEqual([store.key, store.isFromLink], ['', false]);
});
