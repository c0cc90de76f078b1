import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { deviceNamed, isSameDevice } from '../../resources/web/publisher/device_labels.js';

// The application decides by the same table: tests/app/device_labels_test.cpp.
const table = JSON.parse(readFileSync(new URL('../data/device_labels.json', import.meta.url), 'utf8'));

for (const { what, system, page, same } of table) {
  test(`${what}: ${same ? 'one device' : 'not the same'}`, () => {
    assert.equal(isSameDevice(system, page), same);
    assert.equal(isSameDevice(page, system), same);
  });
}

test('the very same name comes before one that is alike, and only devices of the kind count', () => {
  const known = [
    { kind: 'audioinput', deviceId: 'a', label: 'Cam' },
    { kind: 'videoinput', deviceId: 'b', label: 'Cam (046d:0825)' },
    { kind: 'videoinput', deviceId: 'c', label: 'Cam' },
  ];
  assert.equal(deviceNamed(known, 'videoinput', 'Cam').deviceId, 'c');
  assert.equal(deviceNamed(known.slice(0, 2), 'videoinput', 'Cam').deviceId, 'b');
  assert.equal(deviceNamed(known, 'videoinput', 'Other'), null);
});
