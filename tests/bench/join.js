// First frame after a page's load, for guests that join one after the other.
import { readArguments } from './lib/arguments.js';
import { runBench, startHost } from './lib/host.js';
import { measureJoin } from './lib/join.js';
import { ms, print, printTable, writeJson } from './lib/report.js';
import { median, percentile } from './lib/statistics.js';
import { startBrowser } from '../support/guest.js';

const options = readArguments('tests/bench/run join: how long a guest waits for the first frame', {
  count: { default: '20', help: 'how many guests join' },
  age: { default: '1', help: 'the stream\'s least age in seconds' },
  guest: { default: 'chromium', help: 'the guest: chromium or firefox', choices: ['chromium', 'firefox'] },
  'no-sound': { default: false, help: 'publish the picture only' },
  json: { default: '', help: 'write the figures to this file' },
});

await runBench(async scope => {
  const host = await startHost(scope, { sound: !options['no-sound'], restartInterval: 0 });
  const browser = await startBrowser(scope, options.guest);
  await host.untilAge(options.age);
  const joins = [];
  for (let i = 0; i < options.count; i += 1) {
    const page = await browser.newPage();
    joins.push({ ...await measureJoin(page, host.url), gopCache: (await host.status()).gopCache });
    await page.close();
  }
  const { liveSeconds } = await host.status();
  const rows = [
    ['after the navigation began', 'firstFrame'], ['after the page had loaded', 'afterLoad'],
    ['after its script ran', 'afterScript'],
  ].map(([name, key]) => {
    const values = joins.map(join => join[key]);
    return [name, ms(median(values)), ms(percentile(values, 0.95)), ms(Math.max(...values))];
  });
  print(`${joins.length} joins of ${await browser.version()}, stream ${Math.round(liveSeconds)} s old at the end; GOP cache `
    + `up to ${Math.max(...joins.map(({ gopCache }) => gopCache.bytes))} bytes, `
    + `${Math.max(...joins.map(({ gopCache }) => gopCache.seconds)).toFixed(1)} s`);
  printTable(['First frame', 'median', 'p95', 'max'], rows);
  await writeJson(options.json, { guest: options.guest, joins });
});
