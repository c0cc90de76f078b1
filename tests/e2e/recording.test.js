// Recording to a file: what kill -9 leaves, what the next start makes of it, and what players find in it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { StreamWatcher } from '../support/stream_watcher.js';
import { readBlocks } from '../support/webm_reader.js';

const run = promisify(execFile);

const kills = 50;
const atOnce = 5;
const clipSeconds = 8;
const gopSeconds = 1; // of makeClip()

/** @param {string[]} args */
async function ffprobe(...args) {
  const { stdout, stderr } = await run('ffprobe', ['-v', 'error', '-of', 'json', ...args], { timeout: 30000, maxBuffer: 1e8 });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

/** @param {string} folder */
async function recordingsIn(folder) {
  const names = await readdir(folder).catch(() => []);
  return names.filter(name => name.endsWith('.webm')).sort().map(name => join(folder, name));
}

/** How much of what the viewer had is not in the file, in milliseconds.
 * @param {Buffer} watched
 * @param {Buffer} recorded */
function lostMs(watched, recorded) {
  const seen = readBlocks(watched);
  const kept = new Set(readBlocks(recorded).map(block => block.digest));
  const last = seen.findLast(block => kept.has(block.digest));
  assert.ok(last, 'nothing that the viewer saw is in the file');
  return Math.max(...seen.map(block => block.time)) - last.time;
}

/** Records until a random moment, kills the server there, and tells what that cost.
 * @param {string} clip
 * @param {string} folder */
async function killOne(clip, folder) {
  const scope = new Scope();
  try {
    const relay = await startServer(scope, ['--replay', clip, '--record', folder]);
    const watcher = new StreamWatcher(relay.url, 'recording-watched');
    scope.add(() => watcher.close());
    await relay.program.until('the viewer has a picture', () => watcher.bytes.length > 20000);
    const moment = Date.now() + Math.random() * 2000;
    await until('the moment has come', () => Date.now() >= moment);
    relay.program.signal('SIGKILL');
    await until('the viewer has lost the relay', () => watcher.isGone);
    await relay.program.ended();
    const files = await recordingsIn(folder);
    assert.equal(files.length, 1);
    return { file: files[0], lost: lostMs(watcher.bytes, await readFile(files[0])) };
  } finally {
    await scope.close();
  }
}

describe('a recording whose program is killed', () => {
  const scope = new Scope();
  let all;

  before(async () => {
    const folder = await scope.directory();
    const clip = await makeClip(scope, clipSeconds);
    all = join(folder, 'all');
    await mkdir(all);
    const lost = [];
    for (let i = 0; i < kills; i += atOnce) {
      const group = Array.from({ length: atOnce }, (_, k) => killOne(clip, join(folder, String(i + k))));
      for (const [k, killed] of (await Promise.all(group)).entries()) {
        await rename(killed.file, join(all, `${String(i + k).padStart(2, '0')}.webm`));
        lost.push(killed.lost);
      }
    }
    console.log(`killed ${kills} times, at most ${Math.max(...lost)} ms lost against what a viewer had`);
    assert.ok(Math.max(...lost) <= 1000, `${Math.max(...lost)} ms were lost`);
  });
  after(() => scope.close());

  test('can be played as it is', async () => {
    const files = await recordingsIn(all);
    assert.equal(files.length, kills);
    for (const file of files) {
      const { packets } = await ffprobe('-show_packets', file);
      assert.ok(packets.some(({ codec_type: type, flags }) => type === 'video' && flags.startsWith('K')), `${file}: no keyframe`);
      const { stderr } = await run('mkvinfo', ['--ui-language', 'en_US', file]);
      assert.equal(stderr, '');
    }
  });

  test('is finished by the next start: its length is right, and players seek in it', async () => {
    const relay = await startServer(scope, ['--record', all]);
    await relay.program.until('all are finished',
      () => relay.program.output.split('finished the recording').length > kills);
    const files = await recordingsIn(all);
    for (const file of files) await assertLength(file);
    for (let i = 0; i < 20; i += 1) await assertSeek(files[Math.floor(Math.random() * kills)]);
  });
});

/** @param {string} file */
async function assertLength(file) {
  const { format, packets } = await ffprobe('-show_format', '-show_packets', file);
  const end = Math.max(...packets.map(packet => Number(packet.pts_time) + Number(packet.duration_time ?? 0)));
  assert.ok(Math.abs(Number(format.duration) - end) <= 0.05, `${file}: ${format.duration} s, and ends at ${end} s`);
}

/** @param {string} file */
async function assertSeek(file) {
  const { format } = await ffprobe('-show_format', file);
  const wished = Math.random() * Number(format.duration);
  const { packets } = await ffprobe('-show_packets', '-select_streams', 'v', '-read_intervals', `${wished}%+#1`, file);
  const found = Number(packets[0].pts_time);
  assert.match(packets[0].flags, /^K/);
  assert.ok(found <= wished + 0.001 && wished - found <= gopSeconds + 0.1, `${file}: ${wished} s asked, ${found} s found`);
}

describe('a recording that is ended in peace', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('is private, finished when the program ends, and known to those who watch', async () => {
    const folder = join(await scope.directory(), 'recordings');
    const relay = await startServer(scope, ['--replay', await makeClip(scope, 2), '--record', folder, '--record-title', 'Town hall']);
    const watcher = new StreamWatcher(relay.url, 'in-peace-ended');
    scope.add(() => watcher.close());
    const isWriting = async () => (await relay.status()).recordingFile.state === 'writing';
    await relay.program.until('it is being recorded', isWriting);
    await until('the viewer is told', () => watcher.states.at(-1)?.recording === true);
    await relay.untilAge(2);
    assert.deepEqual(await relay.program.stop(), { code: 0, signal: null });
    const [file, ...others] = await recordingsIn(folder);
    assert.deepEqual(others, []);
    assert.match(file, /\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d Town hall\.webm$/);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    await assertLength(file);
    const { format } = await ffprobe('-show_format', file);
    assert.ok(Number(format.duration) > 1.5);
    assert.equal(format.tags.title, 'Town hall');
  });
});
