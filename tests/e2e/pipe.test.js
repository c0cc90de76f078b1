// ffmpeg ... -f webm - | lancast-server --replay -
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../support/deadline.js';
import { runToEnd } from '../support/relay.js';
import { Program } from '../support/program.js';
import { Scope } from '../support/scope.js';

const run = promisify(execFile);
const film = (seconds, bitrate = '256k') => ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=30',
  '-f', 'lavfi', '-i', 'sine=frequency=440', '-t', String(seconds),
  '-c:v', 'libvpx', '-b:v', bitrate, '-minrate', bitrate, '-maxrate', bitrate, '-deadline', 'realtime', '-cpu-used', '8', '-g', '30',
  '-c:a', 'libopus', '-f', 'webm', '-'];

/** A relay whose standard input a test writes to.
 * @param {Scope} scope */
async function startRelay(scope) {
  const readyFile = join(await scope.directory(), 'ready.json');
  const program = new Program(scope, String(process.env.LANCAST_SERVER),
    ['--bind', '127.0.0.1', '--port', '0', '--ready-file', readyFile, '--replay', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ready = await program.until('the ready file is written', async () => JSON.parse(await readFile(readyFile, 'utf8')));
  const status = async () => (await fetch(`${ready.loopbackUrl}api/status`)).json();
  return { program, url: ready.loopbackUrl, status };
}

/** @param {Scope} scope
 * @param {string[]} args
 * @param {import('node:stream').Writable} input */
function pipeFfmpeg(scope, args, input) {
  const ffmpeg = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  scope.add(() => { ffmpeg.kill('SIGKILL'); });
  input.on('error', () => {}); // the relay may be gone first
  ffmpeg.stdout.pipe(input);
  return ffmpeg;
}

describe('lancast-server --replay -', () => {
  const scope = new Scope();
  after(() => scope.close());

  for (const [speed, args] of [['in real time', ['-re']], ['as fast as ffmpeg can', []]]) {
    test(`plays what is written ${speed}, and ends with it`, async () => {
      const relay = await startRelay(scope);
      const startedAt = performance.now();
      pipeFfmpeg(scope, [...args, ...film(5)], relay.program.stdio[0]);
      await relay.program.until('it is live', async () => (await relay.status()).state === 'live');
      const { stdout, stderr } = await run('ffprobe', ['-v', 'warning', '-show_packets', '-select_streams', 'v', '-of', 'json', `${relay.url}live.webm`]);
      const packets = JSON.parse(stdout).packets;
      assert.equal(stderr, '');
      assert.equal(Number(packets[0].pts_time), 0);
      assert.ok(packets.length > 60, `${packets.length} frames`);
      assert.deepEqual(await relay.program.ended(), { code: 0, signal: null });
      assert.ok(performance.now() - startedAt >= 4500, 'in real time');
      assert.match(relay.program.output, /info lancast\.relay: Standard input has ended, and the stream with it\n/);
    });
  }

  test('holds back a writer that is faster, and keeps little of it', async () => {
    const relay = await startRelay(scope);
    // At this rate what the sockets and streams between the two programs hold (some 600 KB) is two seconds of film.
    const ffmpeg = pipeFfmpeg(scope, film(600, '2500k'), relay.program.stdio[0]);
    await until('it has been live for a while', async () => (await relay.status()).liveSeconds > 3);
    const status = await relay.status();
    // What is read ahead (10 s) and what joiners get: ffmpeg has made a minute of film by now.
    assert.ok(status.media.bytes < 15 * 2_500_000 / 8, `${status.media.bytes} bytes`);
    assert.ok(status.framesPerSecond < 40, `${status.framesPerSecond} frames a second`);
    ffmpeg.kill('SIGKILL'); // cut anywhere: the end all the same, once the up to 10 s that were read ahead have been shown
    assert.deepEqual(await relay.program.ended(20_000), { code: 0, signal: null });
  });

  test('says in a sentence what it cannot publish', async () => {
    const relay = await startRelay(scope);
    relay.program.stdio[0].end('This is a letter, not a film.\n'.repeat(100));
    assert.deepEqual(await relay.program.ended(), { code: 1, signal: null });
    assert.match(relay.program.output, /lancast-server: Cannot publish what comes on standard input: This is not a WebM recording\.\n/);
  });

  test('says that nothing came, and what is expected', async () => {
    const relay = await startRelay(scope);
    relay.program.stdio[0].end();
    assert.deepEqual(await relay.program.ended(), { code: 1, signal: null });
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    const command = /`(ffmpeg -i [^|`]*?) \| [^`]*lancast-server --replay -`/.exec(readme)?.[1];
    assert.ok(relay.program.output.endsWith('lancast-server: Cannot publish what comes on standard input: '
      + `Nothing came before its end. WebM is expected, as from "${command}".\n`), relay.program.output);
  });

  test('wants a file or a pipe', async () => {
    const { code, output } = await runToEnd(scope, 'LANCAST_SERVER', ['--replay', '/nowhere.webm']);
    assert.equal(code, 2);
    assert.match(output, /There is no file "\/nowhere\.webm" to replay\./);
  });
});
