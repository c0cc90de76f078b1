// Files of all kinds, replayed by the relay into real browsers: what their guests see of them, and what recordings and players get.
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { complaints, complaintsAboutRecordings } from './inputs/copies.js';
import { Film } from './inputs/film.js';
import { InputGuest, judgeGuest } from './inputs/guest.js';
import { readArguments } from './lib/arguments.js';
import { Goals, printGoals } from './lib/goals.js';
import { runBench } from './lib/host.js';
import { print, printTable, writeJson } from './lib/report.js';

const options = readArguments('tests/bench/run inputs [FOLDER or FILES]: what guests see of replayed files', {
  seconds: { default: '60', help: 'how long each is watched, after 5 s of settling' },
  browser: { default: 'both', help: 'the guests: chromium, firefox or both', choices: ['chromium', 'firefox', 'both'] },
  'at-once': { default: '1', help: 'how many files at the same time: as many as this machine decodes and draws without being late' },
  all: { default: false, help: 'print every row, not only those that missed their goal' },
  json: { default: '', help: 'write the figures to this file' },
}, { allowPositionals: true });
const kinds = /** @type {('chromium' | 'firefox')[]} */ (options.browser === 'both' ? ['chromium', 'firefox'] : [options.browser]);
const playable = ['vp8', 'vp9', 'av1'];
/** Sent times are in whole milliseconds, and silence is filled in. */
const longestStepMargin = 0.05;

if (options.positionals.length === 0) {
  process.stderr.write('Say which files, or a folder of them.\n');
  process.exit(2);
}

await runBench(async scope => {
  const waiting = await filesOf(options.positionals);
  const results = [];
  const worker = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) results.push(...await measure(scope, path));
  };
  await Promise.all(Array.from({ length: Math.max(1, options['at-once']) }, worker));
  results.sort((one, other) => one.name.localeCompare(other.name));
  const rows = results.flatMap(({ goals }) => goals.rows);
  print('');
  printTable(['', 'result', 'what'], results.map(({ name, line, goals }) => [name, goals.rows.every(row => row.isMet) ? 'met' : 'MISSED', line]));
  const shown = options.all ? rows : rows.filter(row => !row.isMet);
  if (shown.length > 0) {
    print('');
    printGoals(shown);
  }
  await writeJson(options.json, results.map(({ name, line, goals }) => ({ name, line, rows: goals.rows })));
  return rows.every(row => row.isMet);
});

/** @param {string[]} places  files and folders
 * @returns {Promise<string[]>} */
async function filesOf(places) {
  const files = await Promise.all(places.map(async place => {
    if (!(await stat(place)).isDirectory()) return [place];
    return (await readdir(place)).sort().map(name => join(place, name));
  }));
  return files.flat();
}

/** @param {Scope} scope
 * @param {string} path
 * @returns {Promise<{name: string, line: string, goals: Goals}[]>} */
async function measure(scope, path) {
  const film = await Film.read(path).catch(() => null);
  if (film === null) {
    print(`${basename(path)}: no stream for the relay (Matroska or WebM with video); left out`);
    return [];
  }
  const own = new Scope();
  scope.add(() => own.close());
  try {
    return await play(own, path, film);
  } finally {
    await own.close();
  }
}

/** @param {Scope} scope
 * @param {string} path
 * @param {Film} film */
async function play(scope, path, film) {
  const folder = await scope.directory();
  const relay = await startServer(scope, ['--replay', path, '--record', folder]);
  await relay.untilState('live');
  // Here, so that --help answers before its packages are installed.
  const { StreamTimes } = await import('./inputs/stream_times.js');
  const stream = new StreamTimes(scope, relay.url);
  const ofPlayer = complaints(new URL('live.webm', relay.url).href, options.seconds);
  const guests = await Promise.all(kinds.map(kind => watchIn(scope, kind, relay.url)));
  const sent = stream.times;
  const ofLive = await ofPlayer;
  await relay.program.stop();

  const results = guests.map(({ kind, refusal, seen, error }) => {
    const goals = new Goals(`${basename(path)}, ${kind}`);
    if (error) return result(goals, String(error.message), () => goals.failed(error));
    if (!playable.includes(film.codec)) return result(goals, refusal, () => goals.equal('says why it does not play', String(refusal !== ''), 'true'));
    return { goals, name: `${basename(path)}, ${kind}`, line: judgeGuest(goals, { film, sent, seen, seconds: options.seconds }) };
  });
  const goals = new Goals(`${basename(path)}, relay`);
  const longest = Math.max(...sent.slice(1).map((time, i) => time - sent[i]), 0);
  results.push(result(goals, `${sent.length} frames sent, ${stream.blobs} blob(s)`, () => {
    goals.time('longest step between two frames', longest * 1000, (film.longestStep + longestStepMargin) * 1000);
    goals.equal('left out for a viewer', stream.skips, 0);
    goals.silent('ffmpeg about /live.webm', ofLive);
  }));
  goals.silent('ffmpeg about the recording', await complaintsAboutRecordings(folder));
  for (const { name, line } of results) print(`${name}: ${line}`);
  return results;

  /** @param {Goals} rows
   * @param {string} line
   * @param {() => void} fill */
  function result(rows, line, fill) {
    fill();
    return { goals: rows, name: rows.scenario, line };
  }
}

/** @param {Scope} scope
 * @param {'chromium' | 'firefox'} kind
 * @param {string} url
 * @returns {Promise<{kind: string, refusal: string, seen: any, error: Error | null}>} */
async function watchIn(scope, kind, url) {
  try {
    // A browser of its own: pages behind another one may rest.
    const guest = await InputGuest.open(await startBrowser(scope, kind), url);
    const refusal = await guest.untilPlaying();
    return { kind, refusal, seen: refusal === '' ? await guest.watch(options.seconds) : null, error: null };
  } catch (error) {
    return { kind, refusal: '', seen: null, error: /** @type {Error} */ (error) };
  }
}
