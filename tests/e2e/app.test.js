// The application on a virtual display, with real browsers as guests.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { until, within } from '../support/deadline.js';
import { startDisplay, typeKeys } from '../support/display.js';
import { Guest, startBrowser } from '../support/guest.js';
import { openViewerWindow, takeNewLink } from '../support/host_keys.js';
import { processesBelow } from '../support/process_tree.js';
import { appEnvironment, runToEnd, startApp, startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

// Half a second in the whole is usual; this is a bound for a machine that builds at the same time.
const boundedDelayMs = 5000;

describe('the test pattern, hosted by the application', () => {
  const scope = new Scope();
  const browsers = {};
  const guests = [];
  let relay;

  before(async () => {
    const display = await startDisplay(scope);
    for (const kind of ['chromium', 'firefox']) browsers[kind] = await startBrowser(scope, kind);
    relay = await startApp(scope, display, ['--source', 'test-pattern', '--quality', 'low', '--go-live']);
    await relay.untilState('live');
  });
  after(() => scope.close());

  for (const kind of ['chromium', 'firefox']) {
    test(`plays in ${kind}`, async () => {
      // By chunks: what happens to those is what the tests here are about.
      const guest = await Guest.open(browsers[kind], `${relay.url}?mse=1`);
      guests.push(guest);
      const { delay, width, height } = await guest.untilPatternDrawnAfter(Date.now());
      assert.ok(delay < boundedDelayMs, `${delay} ms`);
      // A machine that is too slow for 640x360 streams less, in the same shape.
      assert.equal(width * 9, height * 16);
      assert.ok(width <= 640, `${width}`);
    });
  }

  test('starts the decoder anew when the picture stands while playback goes on', async () => {
    for (const guest of guests) {
      // No browser's decoder gets stuck at will: only its count of pictures is held.
      const seek = guest.page.evaluate(() => new Promise(resolve => {
        const video = document.querySelector('video:not(.is-covered)');
        const held = video.getVideoPlaybackQuality();
        video.getVideoPlaybackQuality = () => held;
        let begun = performance.now();
        video.addEventListener('seeking', () => {
          // Sooner it only settles at the live edge.
          if (performance.now() - begun > 1800) resolve(delete video.getVideoPlaybackQuality);
          begun = performance.now();
        });
      }));
      assert.equal(await within('the page seeks', seek, 20000), true);
      await guest.untilPatternDrawnAfter(Date.now());
    }
  });

  test('plays for one who joins late', async () => {
    await relay.untilAge(10);
    const guest = await Guest.open(browsers.chromium, relay.url);
    const { delay } = await guest.untilPatternDrawnAfter(Date.now());
    assert.ok(delay < boundedDelayMs, `${delay} ms`);
    await guest.page.close();
  });

  test('says on every page that the host stopped, and goes on with the next go-live without a reload', async () => {
    const loaded = await Promise.all(guests.map(guest => guest.page.evaluate(() => performance.timeOrigin)));

    await relay.toggleLive(typeKeys);
    await relay.untilState('ended');
    for (const guest of guests) await guest.untilText(/The stream has ended\./);

    const again = Date.now();
    await relay.toggleLive(typeKeys);
    await relay.untilState('live');
    for (const guest of guests) await guest.untilPatternDrawnAfter(again);
    assert.deepEqual(await Promise.all(guests.map(guest => guest.page.evaluate(() => performance.timeOrigin))), loaded);
  });

  const publisher = async () => (await relay.status()).clients.find(({ role }) => role === 'publisher')?.id;

  /** @param {() => Promise<void>} [meanwhile] */
  const crashPublisher = async (meanwhile = async () => {}) => {
    const lost = await publisher();
    // Pages' processes are those without a service of their own; of these the one that records has worked the most by far.
    const processes = (await processesBelow(relay.program.pid)).filter(({ name }) => name.startsWith('QtWebEngine'));
    const isPage = await Promise.all(processes.map(async ({ pid }) =>
      !(await readFile(`/proc/${pid}/cmdline`, 'utf8')).includes('--type=utility')));
    const [recorder] = processes.filter((_, index) => isPage[index]).sort((a, b) => b.ticks - a.ticks);
    process.kill(recorder.pid, 'SIGKILL');
    const crashed = Date.now();
    await meanwhile();
    // That the relay reconnects may be over before a status says so.
    await until('another page publishes', async () => ![lost, undefined].includes(await publisher()), 40000);
    await relay.untilState('live');
    return crashed;
  };

  test('goes on after the page that publishes has crashed', async () => {
    const loaded = await Promise.all(guests.map(guest => guest.page.evaluate(() => performance.timeOrigin)));
    const crashed = await crashPublisher();
    for (const guest of guests) await guest.untilPatternDrawnAfter(crashed);
    assert.deepEqual(await Promise.all(guests.map(guest => guest.page.evaluate(() => performance.timeOrigin))), loaded);
  });

  test('goes on for a guest that was on its way to the live edge when the stream broke off', async () => {
    const crashed = await crashPublisher(async () => {
      // Less than a browser wants to have before it shows anything: such a seek ends only with more of the same media.
      for (const guest of guests) await guest.seekToEnd(0.05);
    });
    for (const guest of guests) await guest.untilPatternDrawnAfter(crashed);
  });

  test('left no error on the pages', () => {
    for (const guest of guests) assert.deepEqual(guest.errors, []);
  });

  test('ends with 0 on SIGTERM', async () => {
    assert.deepEqual(await relay.program.stop(), { code: 0, signal: null }, relay.program.output);
  });
});

describe('the camera, hosted by the application', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('plays in both browsers', async () => {
    const display = await startDisplay(scope);
    const relay = await startApp(scope, display, ['--source', 'camera', '--quality', 'low', '--go-live']);
    await relay.untilState('live');
    for (const kind of ['chromium', 'firefox']) {
      const guest = await Guest.open(await startBrowser(scope, kind), relay.url);
      await guest.untilMoving();
      assert.deepEqual(guest.errors, []);
    }
  });
});

describe('the application on a bad start', () => {
  const scope = new Scope();
  let display;
  before(async () => { display = await startDisplay(scope); });
  after(() => scope.close());

  test('takes the next free port when the wished one is in use, and tells the real one', async () => {
    const taken = await startServer(scope);
    const relay = await startApp(scope, display, ['--port', `${taken.ready.port}`, '--source', 'test-pattern']);
    assert.notEqual(relay.ready.port, taken.ready.port);
    assert.ok(relay.ready.loopbackUrl.includes(`:${relay.ready.port}`), relay.ready.loopbackUrl);
    assert.equal((await relay.status()).state, 'waiting');
  });

  for (const args of [['--no-such-option'], ['--source', 'television'], ['--port', '65536'], ['--quality', 'best'],
    ['--source', 'file:/no/such/clip.mp4']]) {
    test(`${args.join(' ')}: a message and exit code 2`, async () => {
      const { code, output } = await runToEnd(scope, 'LANCAST_APP', args, appEnvironment(display));
      assert.equal(code, 2, output);
      assert.ok(output.includes(args.at(-1).replace('--', '').replace('file:', '')), output);
    });
  }
});

describe('the application with a passcode', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('keeps its own viewer window through a new link', async () => {
    const relay = await startApp(scope, await startDisplay(scope),
      ['--source', 'test-pattern', '--quality', 'low', '--go-live', '--passcode', '482913']);
    await relay.untilState('live');
    const viewers = async () => (await relay.status()).clients.filter(({ role, bytes }) => role === 'viewer' && bytes > 0);

    await openViewerWindow(relay);
    const [first] = await relay.program.until('the window plays',
      async () => { const playing = await viewers(); return playing.length === 1 && playing; }, 40000);

    await takeNewLink(relay);
    await relay.program.until('the window plays with the new link',
      async () => { const playing = await viewers(); return playing.length === 1 && playing[0].id !== first.id; }, 40000);
  });
});

describe('the application without its protections', () => {
  const scope = new Scope();
  after(() => scope.close());

  // No display at all: nothing of the window is made before the question is settled.
  const bare = { DISPLAY: '', WAYLAND_DISPLAY: '' };
  const cases = [
    [['--allow-no-sandbox'], { QTWEBENGINE_REMOTE_DEBUGGING: '127.0.0.1:0' }, '--allow-remote-debugging'],
    [['--allow-no-sandbox'], { QTWEBENGINE_CHROMIUM_FLAGS: '--remote-debugging-port=0' }, '--allow-remote-debugging'],
    [['--allow-remote-debugging'], { QTWEBENGINE_DISABLE_SANDBOX: '1' }, '--allow-no-sandbox'],
    [['--allow-remote-debugging'], { QTWEBENGINE_CHROMIUM_FLAGS: '--no-sandbox' }, '--allow-no-sandbox'],
    // As root Chromium has no sandbox, whatever the environment says.
    ...process.getuid?.() === 0 ? [[[], {}, '--allow-no-sandbox']] : [],
  ];
  for (const [args, env, wayOut] of cases) {
    test(`${JSON.stringify(env)}: a sentence that names ${wayOut}, and exit code 2`, async () => {
      const { code, output } = await runToEnd(scope, 'LANCAST_APP', args, { ...bare, ...env });
      assert.equal(code, 2, output);
      assert.match(output, new RegExp(`^lancast: [^\\n]* force it with ${wayOut}\\.\\n$`));
    });
  }
});
