// The screen as a source: a monitor that comes, a size that changes, a terminal that goes. And a small computer.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { makeTurnedClip } from '../support/clips.js';
import { framesOf, sizesOf } from '../support/decoded.js';
import { startDisplay } from '../support/display.js';
import { addMode, addMonitor, makeOutputPrimary, paintBackground, plugMonitor, setMonitor, unplugMonitor } from '../support/monitors.js';
import { startApp } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { placeOf } from '../support/screen.js';
import { StreamWatcher } from '../support/stream_watcher.js';

const run = promisify(execFile);

/** @param {number[]} colour red, green, blue */
const isBlue = ([red, green, blue]) => blue > 180 && red < 80 && green < 80;

/** How much of each frame is blue. @param {Buffer} video */
async function blueShares(video) {
  const frames = await framesOf(video, { width: 32, height: 18 });
  return frames.map(frame => frame.filter(isBlue).length / frame.length);
}

describe('the screen, hosted by the application', () => {
  const scope = new Scope();
  // Covered by the window but for an edge: what is blue is on the other one.
  const monitor = { width: 1120, height: 740 };
  const both = { width: 2 * monitor.width, height: monitor.height };
  const smaller = { width: 800, height: 600 };
  let display;
  let relay;
  let folder;

  before(async () => {
    folder = await scope.directory();
    display = await startDisplay(scope, `${both.width}x${both.height}x24`);
    for (const size of [monitor, smaller, both]) await addMode(display, size);
    await setMonitor(display, monitor);
    await paintBackground(display, '#0000ff');
    relay = await startApp(scope, display,
      ['--source', 'screen', '--quality', 'low', '--no-sound', '--record', folder, '--go-live']);
    await relay.untilState('live');
  });
  after(() => scope.close());

  test('a monitor that is plugged in while live, and out, is in no frame', async () => {
    const watcher = new StreamWatcher(relay.url, 'second-monitor');
    scope.add(() => watcher.close());
    await relay.program.until('a viewer has a picture', () => watcher.bytes.length > 20000);
    await plugMonitor(display, monitor, monitor);
    await relay.untilAge((await relay.status()).liveSeconds + 4);
    await unplugMonitor(display);
    // A screen without a frame of the right desktop ends after three seconds.
    await relay.untilAge((await relay.status()).liveSeconds + 4);
    assert.ok((await relay.status()).pictureAgeSeconds < 1, 'the picture goes on');
    watcher.close();
    const blue = await blueShares(watcher.bytes);
    assert.ok(blue.length > 20 && Math.max(...blue) < 0.1, `${blue.map(share => share.toFixed(2))}`);
    const shapes = (await sizesOf(watcher.bytes)).map(({ width, height }) => width / height);
    for (const shape of shapes) assert.ok(Math.abs(shape - monitor.width / monitor.height) < 0.03, `${shape}`);
  });

  test('another size is in the status, and in the stream, at once', async () => {
    const changed = Date.now();
    await setMonitor(display, smaller);
    const hasShape = ({ width, height }) => Math.abs(width / height - smaller.width / smaller.height) < 0.03;
    await relay.program.until('the status tells the new size', async () => hasShape(await relay.status()));
    const took = Date.now() - changed;
    assert.ok(took < 5000, `${took} ms`);
    const watcher = new StreamWatcher(relay.url, 'other-size');
    scope.add(() => watcher.close());
    await relay.program.until('a viewer has a picture', () => watcher.bytes.length > 20000);
    watcher.close();
    for (const size of await sizesOf(watcher.bytes)) assert.ok(hasShape(size), `${size.width}x${size.height}`);
  });

  test('the end of its terminal ends it as SIGTERM does, and its recordings', async () => {
    relay.program.signal('SIGHUP');
    assert.deepEqual(await relay.program.ended(), { code: 0, signal: null }, relay.program.output);
    const files = (await readdir(folder)).filter(name => name.endsWith('.webm'));
    assert.ok(files.length > 0);
    for (const file of files) {
      const { stdout } = await run('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', join(folder, file)]);
      assert.ok(Number(stdout) > 0.1, `${file}: ${stdout}`);
    }
  });
});

test('of two monitors that were there before, one is shown', async () => {
  const scope = new Scope();
  const monitor = { width: 1120, height: 740 };
  const both = { width: 2 * monitor.width, height: monitor.height };
  try {
    const display = await startDisplay(scope, `${both.width}x${both.height}x24`);
    for (const size of [monitor, both]) await addMode(display, size);
    await plugMonitor(display, monitor, monitor);
    const relay = await startApp(scope, display, ['--source', 'screen', '--quality', 'low', '--no-sound', '--go-live']);
    await relay.untilState('live');
    const { width, height } = await relay.status();
    assert.ok(Math.abs(width / height - monitor.width / monitor.height) < 0.03, `${width}x${height}`);
  } finally {
    await scope.close();
  }
});

// The page refuses a capture of any other monitor than the one that the window names.
test('the monitor that X11 has first is named and shown, also where its output is not the primary one', async () => {
  const scope = new Scope();
  const size = { width: 1120, height: 740 };
  try {
    const display = await startDisplay(scope, `${2 * size.width}x${size.height}x24`);
    await paintBackground(display, '#0000ff');
    await addMonitor(display, { name: 'left', size, x: 0, output: 'screen' });
    await addMonitor(display, { name: 'right', size, x: size.width, isFirst: true });
    await makeOutputPrimary(display);
    const relay = await startApp(scope, display, ['--source', 'screen', '--quality', 'low', '--no-sound', '--go-live']);
    await relay.untilState('live');
    const watcher = new StreamWatcher(relay.url, 'right-monitor');
    scope.add(() => watcher.close());
    await relay.program.until('a viewer has some frames', async () => (await blueShares(watcher.bytes)).length > 10);
    watcher.close();
    const blue = await blueShares(watcher.bytes);
    assert.ok(Math.min(...blue) > 0.9, `${blue.map(share => share.toFixed(2))}`);
  } finally {
    await scope.close();
  }
});

test('a monitor that is plugged in as the first one while live is in no frame', async () => {
  const scope = new Scope();
  const size = { width: 1120, height: 740 };
  try {
    const display = await startDisplay(scope, `${2 * size.width}x${size.height}x24`);
    await paintBackground(display, '#0000ff');
    await addMonitor(display, { name: 'first', size, x: 0, isFirst: true, output: 'screen' });
    const relay = await startApp(scope, display, ['--source', 'screen', '--quality', 'low', '--no-sound', '--go-live']);
    await relay.untilState('live');
    const watcher = new StreamWatcher(relay.url, 'other-first');
    scope.add(() => watcher.close());
    await relay.program.until('a viewer has a picture', () => watcher.bytes.length > 20000);
    await addMonitor(display, { name: 'second', size, x: size.width, isFirst: true });
    await relay.untilAge((await relay.status()).liveSeconds + 5);
    watcher.close();
    assert.equal((await relay.status()).state, 'live');
    const blue = await blueShares(watcher.bytes);
    assert.ok(blue.length > 20 && Math.max(...blue) < 0.1, `${blue.map(share => share.toFixed(2))}`);
  } finally {
    await scope.close();
  }
});

describe('a small computer', () => {
  const scope = new Scope();
  const screen = { width: 1024, height: 600 };
  let clip;
  let relay;
  after(() => scope.close());

  before(async () => {
    clip = await makeTurnedClip(scope);
    const display = await startDisplay(scope, `${screen.width}x${screen.height}x24`);
    relay = await startApp(scope, display, ['--source', `file:${clip}`, '--quality', 'low', '--no-sound', '--go-live'], {},
      await withSharedMemory('64m'));
  });

  test('with 64 MB of shared memory, as in a container, is live', () => relay.untilState('live'));

  test('with a screen smaller than the window shows all of the window', async () => {
    const { x, y, width, height } = await placeOf(relay.display, relay.program.pid, 'LanCast');
    assert.ok(x >= 0 && y >= 0 && x + width <= screen.width && y + height <= screen.height, `${width}x${height} at ${x},${y}`);
  });

  test('a video that was filmed standing stands for guests', async () => {
    const watcher = new StreamWatcher(relay.url, 'standing');
    scope.add(() => watcher.close());
    await relay.program.until('a viewer has a picture', () => watcher.bytes.length > 5000);
    watcher.close();
    const [{ width, height }] = await sizesOf(watcher.bytes);
    assert.ok(width < height, `${width}x${height}`);
    const [seen] = await framesOf(watcher.bytes, { width: 2, height: 2 });
    const [right] = await framesOf(clip, { width: 2, height: 2 }); // ffmpeg turns it, too
    assert.deepEqual(seen.map(isBlue), right.map(isBlue));
    assert.equal(right.filter(isBlue).length, 2);
  });
});

/** A command that runs another one with so much shared memory, where mounts of one's own are allowed.
 * @param {string} size */
async function withSharedMemory(size) {
  const mount = `mount -t tmpfs -o size=${size} tmpfs /dev/shm`;
  const command = ['unshare', '--map-root-user', '--mount', 'sh', '-c', `${mount} && exec "$0" "$@"`];
  return run(command[0], [...command.slice(1), 'true']).then(() => command, () => []);
}
