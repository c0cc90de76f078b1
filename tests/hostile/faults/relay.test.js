// Faults of the machine under a running relay: no descriptors, another date, a standstill, a full house at the end.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../../support/deadline.js';
import { Scope } from '../../support/scope.js';
import { newAddresses } from '../lib/addresses.js';
import { handshake } from '../lib/http_text.js';
import { pass } from '../../bench/lib/pass.js';
import { openDescriptors, processorSeconds } from '../lib/processes.js';
import { Publisher } from '../lib/publisher.js';
import { RawClient } from '../lib/raw_client.js';
import { startRelay } from '../lib/server.js';
import { newSession, Viewer } from '../lib/viewer.js';

const day = 86400n;

describe('a relay', { concurrency: 5 }, () => {
  /** A relay with a publisher and a viewer that is served.
   * @param {Scope} scope
   * @param {string[]} args
   * @param {Parameters<typeof startRelay>[2]} [how] */
  async function stage(scope, args = [], how = {}) {
    const relay = await startRelay(scope, args, how);
    const publisher = await new Publisher(relay).start();
    scope.add(() => publisher.kill());
    const viewer = await Viewer.open({ port: relay.port });
    scope.add(() => viewer.leave());
    await viewer.until('the viewer is served', () => viewer.frames > 30);
    const goesOn = async () => {
      const { run, frames } = publisher.stream;
      await viewer.until('the viewer is served on', () => viewer.newestOf(run) >= frames + 10, 10000);
      assert.deepEqual(viewer.gaps, []);
      assert.ok(publisher.isOpen);
    };
    return { relay, publisher, viewer, goesOn };
  }

  /** @param {string} name
   * @param {(scope: Scope) => Promise<void>} body */
  function faultTest(name, body) {
    test(name, async () => {
      const scope = new Scope();
      try {
        await body(scope);
      } finally {
        await scope.close();
      }
    });
  }

  faultTest('with 256 descriptors does not spin while 300 clients knock, and recovers', async scope => {
    const { relay, goesOn } = await stage(scope, ['--max-connections', '100000', '--max-connections-per-address', '100000'], { descriptors: 256 });
    const clients = newAddresses(300).map(from => new RawClient({ port: relay.port, from }));
    scope.add(() => { for (const client of clients) client.close(); });
    const pid = relay.program.pid ?? 0;
    await until('they take all that there is', async () => await openDescriptors(pid) > 128);
    const before = await processorSeconds(pid);
    await pass(2);
    const used = await processorSeconds(pid) - before;
    assert.ok(clients.some(client => !client.isClosed), 'somebody waits');
    assert.ok(used < 0.4, `${used.toFixed(2)} s of processor time in 2 s`);
    await goesOn();
    for (const client of clients) client.close();
    await until('new clients are answered', async () => (await fetch(new URL('healthz', relay.url))).status === 200);
    await goesOn();
  });

  faultTest('goes on when the clock jumps by a day, there and back', async scope => {
    const shift = join(await scope.directory(), 'shift');
    const setShift = seconds => writeFile(shift, Buffer.from(new BigInt64Array([seconds]).buffer), { flag: 'r+' });
    await writeFile(shift, Buffer.alloc(8));
    const env = { LD_PRELOAD: process.env.LANCAST_CLOCK_SHIM ?? '', LANCAST_CLOCK_SHIFT: shift };
    await setShift(day);
    const { stdout } = await promisify(execFile)('date', ['+%s'], { env: { ...process.env, ...env } });
    assert.ok(Number(stdout) > Date.now() / 1000 + 80000, 'the clock can be moved');
    await setShift(0n);
    const { relay, publisher, viewer, goesOn } = await stage(scope, [], { env });
    const relayTime = async () => {
      const seen = viewer.blob.messages.length;
      await viewer.blob.untilAnswered();
      return viewer.blob.messages.slice(seen).find(({ type }) => type === 'time').relay;
    };
    const start = await relayTime();
    assert.ok(Math.abs(start - Date.now()) < 60000, 'the relay tells the time');
    for (const seconds of [day, 0n, -day, 0n]) {
      await setShift(seconds);
      await goesOn();
      const now = await relayTime();
      assert.ok(Math.abs(now - Date.now()) < 60000, `the relay's clock has jumped by ${now - Date.now()} ms`);
    }
    const status = await (await fetch(new URL('api/status', relay.url))).json();
    assert.ok(status.uptimeSeconds < 600 && status.liveSeconds < 600, JSON.stringify(status));
    const late = await Viewer.open({ port: relay.port });
    scope.add(() => late.leave());
    await late.until('who joins later is served', () => late.newestOf(publisher.stream.run) >= 0);
  });

  faultTest('that was stopped for 30 s goes on with everybody', async scope => {
    const { relay, viewer, publisher, goesOn } = await stage(scope);
    const second = await Viewer.open({ port: relay.port, from: '127.0.0.2' });
    scope.add(() => second.leave());
    relay.program.signal('SIGSTOP');
    scope.add(() => relay.program.signal('SIGCONT'));
    await pass(30);
    relay.program.signal('SIGCONT');
    await goesOn();
    // Whoever is thought dead is found so within the next two pings.
    await pass(8);
    await goesOn();
    assert.ok(viewer.isOpen && second.isOpen && publisher.isOpen);
  });

  faultTest('ends in less than a second with 200 stalled viewers, with 0', async scope => {
    const { relay, publisher } = await stage(scope);
    const clients = [];
    scope.add(() => { for (const client of clients) client.close(); });
    // No more from one address than may still speak HTTP at once.
    for (const from of newAddresses(50)) {
      for (let i = 0; i < 4; i += 1) {
        const session = newSession();
        for (const slot of ['blob', 'chunk']) {
          const client = await RawClient.open({ port: relay.port, from, reads: false });
          client.write(handshake(relay.port, { target: `/watch/${slot}?session=${session}` }));
          clients.push(client);
        }
      }
    }
    const joined = async () => (await (await fetch(new URL('api/status', relay.url))).json()).viewers;
    await until('all of them have joined', async () => await joined() === 201);
    publisher.sendBulk(4 * 1024 * 1024);
    await until('bytes pile up', async () => {
      const { clients: all } = await (await fetch(new URL('api/status', relay.url))).json();
      return all.filter(({ queuedBytes }) => queuedBytes > 0).length >= 200;
    });
    const asked = performance.now();
    relay.program.signal('SIGTERM');
    const ended = await relay.program.ended();
    assert.ok(performance.now() - asked < 1000, `it took ${Math.round(performance.now() - asked)} ms`);
    assert.deepEqual(ended, { code: 0, signal: null });
  });
});
