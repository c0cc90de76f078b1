// An hour of watching at a high bitrate: delay, the page's heap and the relay's memory stay what they were.
import { startBrowser } from '../support/guest.js';
import { makeClip } from '../support/clips.js';
import { startServer } from '../support/relay.js';
import { readArguments } from './lib/arguments.js';
import { Goals, printGoals } from './lib/goals.js';
import { runBench } from './lib/host.js';
import { descendantBytes, heapBytes, residentBytes } from './lib/memory.js';
import { pass } from './lib/pass.js';
import { mib, ms, print, writeJson } from './lib/report.js';
import { median } from './lib/statistics.js';

const options = readArguments('tests/bench/run endure: one guest for an hour, a file as the source', {
  minutes: { default: '60', help: 'how long' },
  megabits: { default: '2.5', help: 'bitrate of the picture, Mbit/s' },
  json: { default: '', help: 'write the figures to this file' },
});
const clipSeconds = 30;
const samplePause = 5;
/** Caches warm up before; the ends are compared over a tenth of the time each. */
const warmMinutes = 2;

await runBench(async scope => {
  const relay = await startServer(scope, ['--replay', await makeClip(scope, clipSeconds, { megabits: options.megabits })]);
  await relay.untilState('live');
  const browser = await startBrowser(scope, 'chromium');
  const page = await browser.newPage();
  await page.goto(relay.url);

  const minutes = [];
  for (let minute = 1; minute <= options.minutes; minute += 1) {
    const delays = [];
    let viewer = null;
    for (let left = 60; left > 0; left -= samplePause) {
      await pass(samplePause);
      viewer = (await relay.status()).clients.find(({ role }) => role === 'viewer') ?? null;
      if (viewer?.delayMs) delays.push(viewer.delayMs);
    }
    const { bitsPerSecondIn } = await relay.status();
    const figures = {
      delay: median(delays), stalls: viewer?.stalls ?? NaN, bitsPerSecondIn,
      relay: await residentBytes(relay.program.pid), heap: await heapBytes(page),
      guest: await descendantBytes(browser.process()?.pid ?? 0),
    };
    minutes.push(figures);
    print(`minute ${minute}: delay ${ms(figures.delay)}, stalls ${figures.stalls}, ${(bitsPerSecondIn / 1e6).toFixed(2)} Mbit/s, `
      + `relay ${mib(figures.relay)}, heap ${mib(figures.heap)}, guest ${mib(figures.guest)}`);
  }
  const goals = judge(minutes);
  print('');
  printGoals(goals.rows);
  await writeJson(options.json, { minutes, rows: goals.rows });
  return goals.rows.every(({ isMet }) => isMet);
});

/** @param {any[]} minutes */
function judge(minutes) {
  const share = Math.max(1, Math.floor(minutes.length / 10));
  const [first, last] = [minutes.slice(warmMinutes, warmMinutes + share), minutes.slice(-share)];
  const change = key => median(last.map(one => one[key])) - median(first.map(one => one[key]));
  const goals = new Goals(`${minutes.length} min`);
  goals.time('delay, the end less the beginning', change('delay'), 20);
  goals.growth('growth of the relay', change('relay'), 8 * 1048576);
  goals.growth('growth of the page\'s script heap', change('heap'), 4 * 1048576);
  goals.growth('growth of the guest\'s processes', change('guest'), 64 * 1048576);
  goals.note('stalls', minutes.at(-1).stalls, String(minutes.at(-1).stalls));
  return goals;
}
