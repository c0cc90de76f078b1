// What the unit for systemd promises of the program, and the program of itself.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { until } from '../support/deadline.js';
import { runToEnd } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const unitFile = new URL('../../packaging/lancast-server.service.in', import.meta.url);

describe('the service', () => {
  const scope = new Scope();
  /** @type {Record<string, string>} the last value of each setting, without comments */
  let unit;

  before(async () => {
    const settings = (await readFile(unitFile, 'utf8')).matchAll(/^([A-Z]\w+)=(.*)$/gm);
    unit = Object.fromEntries([...settings].map(([, name, value]) => [name, value]));
  });
  after(() => scope.close());

  /** Runs the server until it listens, with its two outputs apart.
   * @param {string[]} args */
  async function outputs(args) {
    const readyFile = join(await scope.directory(), 'ready.json');
    const child = spawn(process.env.LANCAST_SERVER ?? '', ['--bind', '127.0.0.1', '--port', '0', '--ready-file', readyFile, ...args]);
    scope.add(() => { child.kill(); });
    const written = { out: '', err: '' };
    child.stdout.on('data', data => { written.out += data; });
    child.stderr.on('data', data => { written.err += data; });
    await until('it has said where it listens', () => written.err.includes('Watch at ') && written.out.includes('Share '));
    const ready = JSON.parse(await readFile(readyFile, 'utf8'));
    child.kill();
    await once(child, 'close');
    return { ...written, ready };
  }

  test('keeps the log in the journal, and no key', async () => {
    const { out, err, ready } = await outputs(['--passcode', 'open sesame']);
    for (const secret of [ready.publishToken, ready.viewKey, 'open sesame']) {
      assert.ok(secret.length > 8);
      assert.ok(!err.includes(secret), err);
    }
    assert.ok(out.includes(ready.publishToken) && out.includes(ready.viewKey), out);
    assert.equal(unit.StandardOutput, 'null');
    // Without it systemd takes StandardOutput's value.
    assert.equal(unit.StandardError, 'journal');
  });

  test('starts no wrong command line again, and what fails for ever not for ever', async () => {
    const { code, output } = await runToEnd(scope, 'LANCAST_SERVER', ['--record', '/etc/hostname/recordings']);
    assert.equal(unit.RestartPreventExitStatus, String(code), output);
    // As many starts have to fit into the interval, with a second for each of them.
    const seconds = Number(unit.StartLimitBurst) * (Number(unit.RestartSec) + 1);
    assert.equal(unit.StartLimitIntervalSec, '2min');
    assert.ok(seconds <= 120, `${seconds} s`);
  });
});
