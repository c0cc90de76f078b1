// A guest behind a network that falls silent now and then: whether the page learns to play through it, and forgets it again.
import { startBrowser } from '../support/guest.js';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { prepareWitness, testify } from '../support/page_witness.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { GappyLine } from './gaps/gappy_line.js';
import { delayWithin, longestStandstill } from './gaps/judge.js';
import { readArguments } from './lib/arguments.js';
import { Goals, printGoals } from './lib/goals.js';
import { runBench } from './lib/host.js';
import { pass } from './lib/pass.js';
import { PlaybackWatch } from './lib/playback_watch.js';
import { ms, print, writeJson } from './lib/report.js';

const learningGaps = 4;
const mostStandstill = 150;
const mostDelayChange = 60;
const settlingSeconds = 40;
/** Browsers that start take the time of those that play. */
const startingSeconds = 8;
const delaySeconds = 10;

const options = readArguments('tests/bench/run gaps: guests of a network that falls silent now and then', {
  gap: { default: '0.3,0.6,1.0,2.0', help: 'how long, in seconds; several, separated by commas' },
  every: { default: '4', help: 'seconds from one gap to the next' },
  count: { default: '12', help: `how many gaps; the guest may learn from the first ${learningGaps}` },
  after: { default: '180', help: 'seconds from the last gap until the delay must be what it was' },
  browser: { default: 'both', help: 'the guests: chromium, firefox or both', choices: ['chromium', 'firefox', 'both'] },
  'at-once': { default: '1', help: 'how many guests at the same time: as many as this machine decodes and draws without being late' },
  json: { default: '', help: 'write the figures to this file' },
});
const kinds = /** @type {('chromium' | 'firefox')[]} */ (options.browser === 'both' ? ['chromium', 'firefox'] : [options.browser]);
const sizes = String(options.gap).split(',').map(Number);
if (!sizes.every(size => size > 0 && size < options.every)) {
  process.stderr.write('--gap takes seconds, less than --every.\n');
  process.exit(2);
}

await runBench(async scope => {
  const relay = await startServer(scope, ['--replay', await makeClip(scope, 20)]);
  await relay.untilState('live');
  const waiting = kinds.flatMap(kind => sizes.map(size => ({ kind, size })));
  const rows = [];
  const worker = async (_, index) => {
    await pass(index * startingSeconds);
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) rows.push(...await measure(scope, relay, next));
  };
  await Promise.all(Array.from({ length: Math.max(1, options['at-once']) }).map(worker));
  rows.sort((one, other) => one.scenario.localeCompare(other.scenario));
  print('');
  printGoals(rows);
  await writeJson(options.json, rows);
  return rows.every(row => row.isMet);
});

/** @param {Scope} scope
 * @param {import('../support/relay.js').Relay} relay
 * @param {{kind: 'chromium' | 'firefox', size: number}} guest */
async function measure(scope, relay, { kind, size }) {
  const goals = new Goals(`${kind}, ${size.toFixed(1)} s`);
  const own = new Scope();
  scope.add(() => own.close());
  try {
    await watch(own, goals, { kind, size, port: relay.ready.port });
  } catch (error) {
    goals.failed(error, goals.scenario);
  } finally {
    await own.close();
  }
  print(`${goals.scenario}: ${goals.rows.map(({ name, shown }) => `${name} ${shown}`).join(', ')}`);
  return goals.rows;
}

/** @param {Scope} scope
 * @param {Goals} goals
 * @param {{kind: 'chromium' | 'firefox', size: number, port: number}} guest */
async function watch(scope, goals, { kind, size, port }) {
  const line = await GappyLine.start(scope, port);
  const page = await (await startBrowser(scope, kind)).newPage();
  await prepareWitness(page);
  await page.goto(line.url, { waitUntil: 'load', timeout: 30000 });
  await until('it plays', () => page.evaluate(() => document.querySelector('video:not(.is-covered)').currentTime > 0));
  const playback = await PlaybackWatch.start(page);
  await pass(settlingSeconds);
  const witness = await testify(page);
  const before = await playback.take();
  const calm = delayWithin(before.pictures, Date.now() - delaySeconds * 1000, Infinity);

  line.begin({ gap: size * 1000, period: options.every * 1000 });
  await until('the last gap is over', () => line.silences.length >= options.count, (options.count + 2) * options.every * 1000);
  line.end();
  const last = line.silences[options.count - 1];
  await pass(options.after);
  await pass(delaySeconds / 2);
  const end = Date.now();
  const seen = await playback.take();
  const learned = line.silences[learningGaps - 1] + (options.every - size) * 500;
  const afterwards = delayWithin(seen.pictures, end - delaySeconds * 1000, Infinity);
  const most = delayWithin(seen.pictures, last, last + 1000);

  const during = longestStandstill(seen.pictures, learned, last + 1000);
  const whole = longestStandstill(seen.pictures, last + 1000, end);
  const learning = longestStandstill(seen.pictures, 0, learned);
  goals.note('in the first gaps it stood', learning.longest, ms(learning.longest));
  goals.time(`longest standstill after gap ${learningGaps}`, during.longest, mostStandstill);
  const since = (whole.at - last) / 1000;
  goals.time('longest standstill after the last gap', whole.longest, mostStandstill);
  goals.note('... that was after', since, `${since.toFixed(1)} s`);
  goals.equal('jumps', seen.seeks.filter(([at]) => at > learned).length, 0);
  const jumpsBefore = seen.seeks.filter(([at]) => at <= learned).length;
  goals.note('jumps before', jumpsBefore, String(jumpsBefore));
  goals.note('more delay at the end of the gaps', most - calm, ms(most - calm));
  goals.time(`delay ${options.after} s later, less that of before`, afterwards - calm, mostDelayChange);
  goals.equal('joined again', ((await testify(page)).socketsOpened - witness.socketsOpened) / 2, 0);
}
