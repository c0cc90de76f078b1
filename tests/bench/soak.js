// Minutes of watching across many recorder restarts: nothing may stall, drift or grow.
import { readArguments } from './lib/arguments.js';
import { runBench, startHost } from './lib/host.js';
import { measureGuest } from './lib/measure.js';
import { mib, ms, print, printTable, writeJson } from './lib/report.js';
import { startBrowser } from '../support/guest.js';

const options = readArguments('tests/bench/run soak: one guest for minutes, across recorder restarts', {
  minutes: { default: '10', help: 'how long' },
  'restart-interval': { default: '10', help: 'seconds between recorder restarts' },
  guest: { default: 'chromium', help: 'the guest: chromium or firefox', choices: ['chromium', 'firefox'] },
  'no-sound': { default: false, help: 'publish the picture only' },
  json: { default: '', help: 'write the figures to this file' },
});

await runBench(async scope => {
  const host = await startHost(scope, { sound: !options['no-sound'], restartInterval: options['restart-interval'] });
  const browser = await startBrowser(scope, options.guest);
  const slices = [];
  const onSlice = slice => {
    slices.push(slice);
    print(`minute ${slices.length}: p50 ${ms(slice.delay.p50)}, p95 ${ms(slice.delay.p95)}, stalls ${slice.stalls}, `
      + `longest gap ${ms(slice.delay.longestGap)}, host ${mib(slice.memory.host)}, heap ${mib(slice.memory.heap)}`);
  };
  const result = await measureGuest({ host, browser, seconds: options.minutes * 60, onSlice });
  const goals = judge(result, slices);
  print('');
  printTable(['', 'measured', 'goal', ''], goals.map(({ name, shown, goal, isMet }) =>
    [name, shown, goal, isMet ? 'met' : 'MISSED']));
  await writeJson(options.json, { ...result, slices, goals });
  return goals.every(goal => goal.isMet);
});

/** The first minute warms caches up; growth counts from its end.
 * @param {any} result
 * @param {any[]} slices */
function judge(result, slices) {
  const [first, last] = [slices[0], slices.at(-1)];
  const drift = last.delay.p50 - first.delay.p50;
  const growth = key => last.memory[key] - first.memory[key];
  const small = 16 * 1048576;
  const heap = growth('heap');
  return [
    { name: 'stalls', shown: result.stalls, goal: '0', isMet: result.stalls === 0 },
    { name: 'delay, p50', shown: ms(result.delay.p50), goal: '600 ms', isMet: result.delay.p50 <= 600 },
    { name: 'longest gap without a new frame', shown: ms(result.delay.longestGap), goal: '500 ms',
      isMet: result.delay.longestGap <= 500 },
    { name: 'delay, last minute less first', shown: ms(drift), goal: '+-20 ms', isMet: Math.abs(drift) <= 20 },
    { name: 'growth of the host process', shown: mib(growth('host')), goal: '16 MiB', isMet: growth('host') <= small },
    { name: 'growth of the page\'s script heap', shown: mib(heap), goal: '4 MiB', isMet: !(heap > 4 * 1048576) },
    { name: 'growth of the guest\'s processes', shown: mib(growth('guest')), goal: '64 MiB',
      isMet: growth('guest') <= 4 * small },
  ];
}
