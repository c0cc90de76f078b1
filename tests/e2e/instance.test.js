// One application for each person's settings: a second launch finds the first. And what is left on the disk.
import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startDisplay } from '../support/display.js';
import { appArguments, appEnvironment, runToEnd, startApp } from '../support/relay.js';
import { Program } from '../support/program.js';
import { Scope } from '../support/scope.js';

describe('a running application', () => {
  const scope = new Scope();
  let display;
  let home;
  let first;
  before(async () => {
    display = await startDisplay(scope);
    home = await scope.directory();
    first = await startApp(scope, display, ['--source', 'test-pattern'], settingsIn(home));
  });
  after(() => scope.close());

  const settingsIn = folder => ({ HOME: folder, XDG_CONFIG_HOME: folder, XDG_RUNTIME_DIR: folder, XDG_STATE_HOME: folder });
  const launch = (args, folder) => runToEnd(scope, 'LANCAST_APP', [...appArguments, ...args],
    { ...appEnvironment(display), ...settingsIn(folder) });

  test('shows itself when it is launched again, and says so about options', async () => {
    const { code, output } = await launch(['--source', 'screen'], home);
    assert.equal(code, 0, output);
    assert.match(output, /LanCast runs already and shows its window; the options were not taken/);
    assert.match(output, new RegExp(`^Watch at ${first.ready.urls[0] ?? first.ready.loopbackUrl}$`, 'm'));
    assert.ok(await first.status(), 'the first one serves on');
  });

  test('leaves alone who has other settings, or wants another one', async () => {
    for (const [args, folder] of [[[], await scope.directory()], [['--new-instance'], home]]) {
      const readyFile = join(await scope.directory(), 'ready.json');
      const other = new Program(scope, process.env.LANCAST_APP ?? '',
        [...appArguments, '--source', 'test-pattern', '--port', '0', '--bind', '127.0.0.1', '--ready-file', readyFile, ...args],
        { env: { ...appEnvironment(display), ...settingsIn(folder) } });
      await other.until('it listens, too', async () => JSON.parse(await readFile(readyFile, 'utf8')), 30000);
      assert.deepEqual(await other.stop(), { code: 0, signal: null }, other.output);
    }
  });

  test('keeps a log for its user alone, without secrets', async () => {
    const path = join(home, 'lancast', 'lancast.log');
    const log = await readFile(path, 'utf8');
    assert.match(log, /^\d{4}-\d\d-\d\dT[\d:.]+Z info lancast\.app: listening on port \d+$/m);
    assert.ok(!log.includes(first.ready.publishToken));
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  test('says without a display what to do', async () => {
    const { code, output } = await runToEnd(scope, 'LANCAST_APP', appArguments,
      { DISPLAY: '', WAYLAND_DISPLAY: '', QT_QPA_PLATFORM: '', ...settingsIn(await scope.directory()) });
    assert.equal(code, 2, output);
    assert.equal(output, 'lancast: There is no display to show the window on. Host without a window by lancast-server, '
      + 'or start it on a virtual one: by xvfb-run, or in the sources by packaging/run.\n');
  });

  test('can be started again after it was killed', async () => {
    first.program.signal('SIGKILL');
    await first.program.ended();
    const next = await startApp(scope, display, ['--source', 'test-pattern'], settingsIn(home));
    assert.deepEqual(await next.program.stop(), { code: 0, signal: null }, next.program.output);
  });
});
