// Cameras that are missing or not the chosen one, in the real application.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { startDisplay, typeKeys } from '../support/display.js';
import { startApp } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const withCameras = (count) => ({ QTWEBENGINE_CHROMIUM_FLAGS: `--use-fake-device-for-media-stream=device-count=${count}` });

/** A home whose settings name that camera. */
async function homeWith(scope, camera) {
  const home = await scope.directory();
  await mkdir(join(home, 'lancast'));
  await writeFile(join(home, 'lancast', 'lancast.ini'), `[source]\nkind=camera\ncamera=${camera}\n`);
  return { XDG_CONFIG_HOME: home };
}

describe('the application', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('without a camera says so, and is live as soon as another source is chosen', async () => {
    const display = await startDisplay(scope);
    const relay = await startApp(scope, display, ['--source', 'camera', '--quality', 'low', '--go-live'], withCameras(0));
    await relay.program.until('the missing camera is said', () => relay.program.output.includes('no-camera'), 40000);
    assert.notEqual((await relay.status()).state, 'live');
    await typeKeys(display, relay.program.pid, 'alt+t');
    await relay.untilState('live');
  });

  test('takes the camera that was chosen, though its name is known only once one is open', async () => {
    const display = await startDisplay(scope);
    const env = { ...withCameras(2), ...await homeWith(scope, 'fake_device_1') };
    const relay = await startApp(scope, display, ['--quality', 'low', '--go-live', '--log-level', 'debug'], env);
    await relay.untilState('live');
    assert.doesNotMatch(relay.program.output, /camera-absent/);
  });

  test('does not take another camera than the chosen one', async () => {
    const display = await startDisplay(scope);
    const env = { ...withCameras(1), ...await homeWith(scope, 'Unplugged') };
    const relay = await startApp(scope, display, ['--quality', 'low', '--go-live'], env);
    await relay.program.until('the missing camera is said', () => relay.program.output.includes('camera-absent'), 40000);
    assert.notEqual((await relay.status()).state, 'live');
  });
});
