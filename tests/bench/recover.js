// What interrupts a guest, from the host's side and from the outside: how long, and whether the page stays what it was.
import { readArguments } from './lib/arguments.js';
import { Goals, printGoals } from './lib/goals.js';
import { runBench } from './lib/host.js';
import { print, writeJson } from './lib/report.js';
import { measureFrozen, measureHidden } from './recover/absence.js';
import { measurePause } from './recover/pause.js';
import { measureRelayRestart } from './recover/relay.js';
import { measureSwitches } from './recover/switch.js';
import { Scope } from '../support/scope.js';

const scenarios = {
  switch: measureSwitches, pause: measurePause, relay: measureRelayRestart, hidden: measureHidden, frozen: measureFrozen,
};
const names = Object.keys(scenarios);

const options = readArguments('tests/bench/run recover: how long interruptions last for a guest', {
  only: { default: '', help: `scenarios, separated by commas: ${names.join(',')}` },
  sound: { default: false, help: 'publish sound too' },
  'seconds-hidden': { default: '60', help: 'how long the guest\'s tab is hidden' },
  'seconds-frozen': { default: '20', help: 'how long the guest\'s browser is stopped' },
  json: { default: '', help: 'write the figures to this file' },
});
const wished = options.only ? options.only.split(',') : names;
const unknown = wished.find(name => !names.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`--only takes ${names.join(', ')}, not "${unknown}"\n`);
  process.exit(2);
}

await runBench(async scope => {
  const rows = [];
  for (const name of wished) {
    print(`${name} ...`);
    const goals = new Goals(name);
    const own = new Scope();
    scope.add(() => own.close());
    try {
      await scenarios[name](own, goals, options);
    } catch (error) {
      goals.failed(error);
    }
    // Before the next one begins: it would share the machine with this one's programs.
    await own.close();
    rows.push(...goals.rows);
  }
  print('');
  printGoals(rows);
  await writeJson(options.json, { sound: options.sound, rows });
  return rows.every(row => row.isMet);
});
