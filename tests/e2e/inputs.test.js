// What files and pipes can be like: lancast-server --replay with inputs of all kinds, as a player without a browser sees them.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../support/deadline.js';
import { Program } from '../support/program.js';
import { Scope } from '../support/scope.js';

const run = promisify(execFile);
const vp8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus', '-b:a', '32k'];
const server = String(process.env.LANCAST_SERVER);
const picture = (rate = 15) => ['-f', 'lavfi', '-i', `testsrc2=size=160x120:rate=${rate}`];
const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440'];

/** Clusters of a second at most come at their end: the way of ffmpeg's muxer with a pipe.
 * @param {number} seconds */
const calmFilm = seconds => ['-v', 'error', '-re', '-f', 'lavfi', '-i', 'color=gray:size=160x120:rate=15', '-re', ...tone, '-t', String(seconds),
  ...vp8, '-b:v', '20k', '-g', '60', '-b:a', '16k', '-f', 'webm', '-'];

/** A relay that replays.
 * @param {Scope} scope
 * @param {string[]} args
 * @param {{through?: string[], input?: 'pipe' | 'ignore'}} [how]  through: a program that starts it */
async function startRelay(scope, args, { through = [], input = 'ignore' } = {}) {
  const readyFile = join(await scope.directory(), 'ready.json');
  const command = [...through, server, '--bind', '127.0.0.1', '--port', '0', '--ready-file', readyFile, ...args];
  const home = await scope.directory();
  const program = new Program(scope, command[0], command.slice(1), { stdio: [input, 'pipe', 'pipe'], env: { HOME: home, XDG_CACHE_HOME: home } });
  const ready = await program.until('the ready file is written', async () => JSON.parse(await readFile(readyFile, 'utf8')));
  const status = async () => (await fetch(`${ready.loopbackUrl}api/status`)).json();
  return { program, live: `${ready.loopbackUrl}live.webm`, status };
}

/** A file made by ffmpeg.
 * @param {Scope} scope
 * @param {string} name
 * @param {string[]} args */
async function make(scope, name, args) {
  const path = join(await scope.directory(), name);
  await run('ffmpeg', ['-v', 'error', ...args, path]);
  return path;
}

/** The times of the frames that a player gets within so many seconds of the stream, up to its end if there is one.
 * @param {string} url
 * @param {'v' | 'a'} kind
 * @param {number} seconds */
async function frameTimes(url, kind, seconds = 60) {
  const { stdout, stderr } = await run('ffprobe', ['-v', 'error', '-select_streams', kind, '-show_entries', 'packet=pts_time',
    '-read_intervals', `%+${seconds}`, '-of', 'csv=p=0', url]);
  assert.equal(stderr, '');
  return stdout.split('\n').filter(Boolean).map(line => Number.parseFloat(line));
}

/** What a decoder complains of in so many seconds of the stream.
 * @param {string} url
 * @param {number} seconds */
async function complaints(url, seconds) {
  return (await run('ffmpeg', ['-v', 'error', '-i', url, '-t', String(seconds), '-f', 'null', '-'])).stderr;
}

/** @param {number[]} times */
function longestStep(times) {
  return Math.max(...times.slice(1).map((time, i) => time - times[i]));
}

/** The longest time between two arrivals of bytes, in milliseconds.
 * @param {string} url
 * @param {number} ms  how long to look */
async function longestSilence(url, ms) {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  let longest = 0;
  const startedAt = performance.now();
  let last = startedAt;
  assert.ok(response.body);
  const reader = response.body.getReader();
  while (!(await reader.read()).done) {
    const now = performance.now();
    if (last > startedAt) longest = Math.max(longest, now - last);
    last = now;
    if (now - startedAt > ms) break;
  }
  abort.abort();
  return longest;
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

describe('a replayed file', { concurrency: true }, () => {
  const scope = new Scope();
  let film = '';
  before(async () => { film = await make(scope, 'film.webm', [...picture(), ...tone, '-t', '4', ...vp8, '-b:v', '200k', '-g', '15']); });
  after(() => scope.close());

  test('of a low bit rate comes frame by frame', async () => {
    const calm = await make(scope, 'calm.webm', ['-f', 'lavfi', '-i', 'color=gray:size=160x120:rate=15', '-t', '8', ...vp8, '-b:v', '16k', '-g', '60']);
    const relay = await startRelay(scope, ['--replay', calm]);
    const silence = await longestSilence(relay.live, 4000);
    assert.ok(silence < 400, `${silence.toFixed()} ms without a frame of 67 ms`);
  });

  test('with a second one behind it plays both', async () => {
    const both = join(await scope.directory(), 'both.webm');
    await writeFile(both, Buffer.concat([await readFile(film), await readFile(film)]));
    const relay = await startRelay(scope, ['--replay', both]);
    const times = await frameTimes(relay.live, 'v', 7);
    assert.ok(times.length > 90 && longestStep(times) < 0.1, `${times.length} frames, ${longestStep(times)} s apart at most`);
    assert.equal((await relay.status()).state, 'live');
  });

  test('with damage continues behind it, and says so', async () => {
    const bytes = await readFile(film);
    bytes.fill(0, Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.3) + 8000);
    const damaged = join(await scope.directory(), 'damaged.webm');
    await writeFile(damaged, bytes);
    const relay = await startRelay(scope, ['--replay', damaged]);
    assert.equal(await complaints(relay.live, 5), '');
    assert.match(relay.program.output, /The source is damaged: [\d,]+ bytes were left out\./);
    assert.equal((await relay.status()).state, 'live');
  });

  test('of slides shows the last one as long as the others', async () => {
    const slides = await make(scope, 'slides.webm', ['-f', 'lavfi', '-i', 'testsrc2=size=160x120:rate=1/2', '-t', '6', ...vp8]);
    const relay = await startRelay(scope, ['--replay', slides]);
    const times = await frameTimes(relay.live, 'v', 8);
    assert.ok(times.length >= 4, `${times.length} frames`);
    for (const [i, time] of times.slice(1).entries()) assert.ok(Math.abs(time - times[i] - 2) < 0.05, `${time - times[i]} s`);
  });

  test('of one frame is a still picture', async () => {
    const still = await make(scope, 'still.webm', ['-f', 'lavfi', '-i', 'testsrc2=size=160x120', '-frames:v', '1', '-c:v', 'libvpx']);
    const relay = await startRelay(scope, ['--replay', still]);
    const times = await frameTimes(relay.live, 'v', 5);
    assert.ok(times.length >= 2 && times.length < 5, `${times.length} frames`);
    assert.equal((await relay.status()).totals.recordings, 1);
  });

  test('may come by process substitution', async () => {
    const relay = await startRelay(scope, [], { through: ['bash', '-c', `exec "$@" --replay <(cat '${film}')`, 'bash'] });
    assert.ok((await frameTimes(relay.live, 'v')).length > 30);
    assert.deepEqual(await relay.program.ended(), { code: 0, signal: null });
  });
});

describe('a pipe', { concurrency: true }, () => {
  const scope = new Scope();
  after(() => scope.close());

  test('of ffmpeg, that hands over whole Clusters, comes frame by frame', async () => {
    const relay = await startRelay(scope, ['--replay', '-'], { input: 'pipe' });
    pipeFfmpeg(scope, calmFilm(30), relay.program.stdio[0]);
    await until('it has been live for a while', async () => (await relay.status()).liveSeconds > 3);
    const silence = await longestSilence(relay.live, 5000);
    assert.ok(silence < 400, `${silence.toFixed()} ms without a frame of 67 ms`);
  });

  test('whose writer stands still for a while continues from then on', async () => {
    const relay = await startRelay(scope, ['--replay', '-'], { input: 'pipe' });
    const ffmpeg = pipeFfmpeg(scope, calmFilm(60), relay.program.stdio[0]);
    await until('it has been live for a while', async () => (await relay.status()).liveSeconds > 2);
    ffmpeg.kill('SIGSTOP');
    await new Promise(resolve => { setTimeout(resolve, 3000); });
    ffmpeg.kill('SIGCONT');
    await until('it continues', async () => (await relay.status()).bitsPerSecondIn > 0);
    await longestSilence(relay.live, 2000);
    const silence = await longestSilence(relay.live, 3000);
    assert.ok(silence < 400, `${silence.toFixed()} ms without a frame of 67 ms`);
  });

  test('carries one film after the other', async () => {
    const one = await make(scope, 'one.webm', [...picture(), ...tone, '-t', '3', ...vp8, '-g', '15']);
    const two = await make(scope, 'two.webm', [...picture(), ...tone, '-t', '3', ...vp8, '-g', '15']);
    const relay = await startRelay(scope, ['--replay', '-'], { input: 'pipe' });
    relay.program.stdio[0].end(Buffer.concat([await readFile(one), await readFile(two)]));
    const times = await frameTimes(relay.live, 'v');
    assert.ok(times.length > 46 && longestStep(times) < 0.1, `${times.length} frames, ${longestStep(times)} s apart at most`);
    assert.deepEqual(await relay.program.ended(), { code: 0, signal: null });
  });
});

describe('a limit on file sizes', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('begins the next part of a recording, and does not end the relay', async () => {
    const film = await make(scope, 'film.webm', [...picture(30), ...tone, '-t', '4', ...vp8, '-b:v', '600k', '-minrate', '600k', '-maxrate', '600k', '-g', '15']);
    const folder = await scope.directory();
    const relay = await startRelay(scope, ['--replay', film, '--record', folder], { through: ['prlimit', '--fsize=200000', '--'] });
    const parts = async () => (await readdir(folder)).filter(name => name.endsWith('.webm'));
    await until('there are three parts', async () => (await parts()).length >= 3, 30000);
    await until('viewers can go back', async () => (await relay.status()).rewind.seconds > 4, 20000);
    assert.deepEqual(await relay.program.stop(), { code: 0, signal: null });
    for (const name of await parts()) assert.equal(await complaints(join(folder, name), 60), '', name);
  });
});
