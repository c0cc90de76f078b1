// From the start of the program to its window, and to the first picture in it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './lib/arguments.js';
import { runBench } from './lib/host.js';
import { Goals, printGoals } from './lib/goals.js';
import { ms, print, printTable, writeJson } from './lib/report.js';
import { Screen } from './lib/screen.js';
import { median } from './lib/statistics.js';
import { until } from '../support/deadline.js';
import { Program } from '../support/program.js';
import { appArguments, appEnvironment } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const options = readArguments('tests/bench/run launch: how long the window and its first picture take', {
  count: { default: '10', help: 'how many launches of each kind' },
  json: { default: '', help: 'write the figures to this file' },
});

/** More than the window's own colours, which are those of one button. */
const pictureShare = 0.03;
const windowShare = 0.3;
const mostWindow = 1500;
const mostPicture = 3000;
const patience = 60000;

const bare = process.env.LANCAST_BARE_WINDOW ?? '';
if (!existsSync(bare)) throw new Error('LANCAST_BARE_WINDOW names no program: run this by tests/bench/run');
const app = process.env.LANCAST_APP;
const local = ['--bind', '127.0.0.1', '--port', '0', ...appArguments];
const kinds = {
  'a bare window with a page': [bare],
  'LanCast, test pattern': [app, ...local, '--source', 'test-pattern'],
  'LanCast, camera': [app, ...local, '--source', 'camera'],
};

/** On a display of its own, with settings of its own: nothing is left of the launch before.
 * @param {string[]} command */
async function launch([path, ...args]) {
  const scope = new Scope();
  try {
    const screen = await Screen.open(scope);
    const home = await scope.directory();
    const started = performance.now();
    const program = new Program(scope, path, args, {
      env: { ...appEnvironment(screen.display), HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: join(home, 'data'),
        XDG_RUNTIME_DIR: home },
    });
    let shownAt = NaN;
    await until(`${path} shows a picture`, async () => {
      const { painted, coloured } = await screen.look();
      if (painted > windowShare && Number.isNaN(shownAt)) shownAt = performance.now();
      if (program.result) throw new Error(program.output);
      return coloured > pictureShare;
    }, patience);
    return { window: shownAt - started, picture: performance.now() - started };
  } finally {
    await scope.close();
  }
}

await runBench(async () => {
  /** @type {Record<string, { window: number, picture: number }[]>} */
  const launches = Object.fromEntries(Object.keys(kinds).map(kind => [kind, []]));
  // By turns, so that a machine that gets slower does so for all of them.
  for (let i = 0; i < options.count; i += 1) {
    for (const [kind, command] of Object.entries(kinds)) launches[kind].push(await launch(command));
  }
  const middle = (/** @type {string} */ kind, /** @type {'window' | 'picture'} */ what) =>
    median(launches[kind].map(launched => launched[what]));
  const [reference] = Object.keys(kinds);
  printTable(['', 'window', 'first one', 'of bare', 'picture', 'first one', 'of bare'], Object.keys(kinds).map(kind => [
    kind, ...(/** @type {const} */ (['window', 'picture'])).flatMap(what => [
      ms(middle(kind, what)), ms(launches[kind][0][what]), `${(middle(kind, what) / middle(reference, what)).toFixed(2)}`,
    ]),
  ]));
  print('');
  const goals = Object.keys(kinds).filter(kind => kind !== reference).map(kind => {
    const goal = new Goals(kind);
    goal.time('window shown, median', middle(kind, 'window'), mostWindow);
    goal.time('first picture, median', middle(kind, 'picture'), mostPicture);
    return goal;
  });
  printGoals(goals.flatMap(({ rows }) => rows));
  await writeJson(options.json, launches);
});
