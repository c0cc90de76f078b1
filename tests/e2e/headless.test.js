// How packaging/run starts the application where there is no display.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { Guest, startBrowser } from '../support/guest.js';
import { Program } from '../support/program.js';
import { appArguments, appEnvironment } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const script = new URL('../../packaging/headless.sh', import.meta.url).pathname;
const host = [...appArguments, '--source', 'test-pattern', '--go-live', '--port', '0', '--bind', '127.0.0.1'];

describe('without a display', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('a virtual one is started, the address is printed as text and as a code, and all ends with SIGTERM', async () => {
    const home = await scope.directory();
    const environment = { ...appEnvironment(''), HOME: home, XDG_CONFIG_HOME: home, TMPDIR: home };
    const command = `set -euo pipefail; unset DISPLAY WAYLAND_DISPLAY; . "$1"; shift; run_headless "$@"`;
    const program = new Program(scope, 'bash', ['-c', command, 'run', script, process.env.LANCAST_APP ?? '', ...host],
      { env: environment });
    const url = await program.until('the address is printed',
      () => /^ +(http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(program.output)?.[1], 40000);
    await program.until('the code is printed', () => program.output.includes('█▀▀▀█') || program.output.includes('▄▄▄▄▄'));
    assert.match(program.output, /No display here: LanCast runs on the virtual display :\d+/);

    const guest = await Guest.open(await startBrowser(scope, 'chromium'), url);
    await guest.untilPatternDrawnAfter(Date.now());

    assert.deepEqual(await program.stop(), { code: 0, signal: null }, program.output);
    const left = (await readdir(home)).filter(name => name.startsWith('tmp.'));
    assert.deepEqual(left, [], 'its temporary files are gone');
  });
});
