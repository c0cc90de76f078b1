// First frame after a guest goes to another moment of the stream, again and again.
import { readArguments } from './lib/arguments.js';
import { runBench, startHost } from './lib/host.js';
import { ms, print, printTable, writeJson } from './lib/report.js';
import { median, percentile } from './lib/statistics.js';
import { Guest, startBrowser } from '../support/guest.js';

const options = readArguments('tests/bench/run seek: how long a guest that goes back waits for the first frame', {
  count: { default: '20', help: 'how many moments' },
  age: { default: '60', help: 'the stream\'s least age in seconds; 600: all that the relay keeps by itself' },
  guest: { default: 'chromium', help: 'the guest: chromium, firefox or both', choices: ['chromium', 'firefox', 'both'] },
  json: { default: '', help: 'write the figures to this file' },
});

/** Of the waits, in milliseconds. */
const mostMedian = 500;

/** Runs in the page: milliseconds from the press on the time bar to the first frame of that moment.
 * @param {number} share  of the bar */
function seekTo(share) {
  const bar = document.getElementById('time-bar');
  const video = document.querySelector('video:not(.is-covered)');
  const { left, width, top } = bar.getBoundingClientRect();
  const press = type => bar.dispatchEvent(new PointerEvent(type, { clientX: left + share * width, clientY: top, pointerId: 1 }));
  bar.setPointerCapture = () => {};
  return new Promise(resolve => {
    const startedAt = performance.now();
    const isThere = () => !video.seeking && video.readyState >= 2 && document.getElementById('still').hidden;
    const look = () => (isThere() ? resolve(performance.now() - startedAt) : requestAnimationFrame(look));
    video.addEventListener('seeked', () => requestAnimationFrame(look), { once: true });
    press('pointerdown');
    press('pointerup');
  });
}

/** Milliseconds of each wait; moments from all over the kept past.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url */
async function seekAround(browser, url) {
  const guest = await Guest.open(browser, url);
  await guest.untilMoving();
  await guest.page.waitForSelector('#time-bar', { visible: true });
  const waits = [];
  for (let i = 0; i < options.count; i += 1) {
    // Far from the last one each time: nothing of it is at hand.
    const share = 0.02 + 0.9 * ((i * 0.618) % 1);
    waits.push(await guest.page.evaluate(seekTo, share));
    await guest.untilMoving();
  }
  return waits;
}

await runBench(async scope => {
  const host = await startHost(scope, { sound: true, restartInterval: 0 });
  await host.untilAge(options.age);
  const rows = [];
  /** @type {Record<string, number[]>} */
  const figures = {};
  for (const kind of options.guest === 'both' ? ['chromium', 'firefox'] : [options.guest]) {
    const browser = await startBrowser(scope, kind);
    const waits = await seekAround(browser, host.url);
    figures[kind] = waits;
    rows.push([await browser.version(), ms(median(waits)), ms(percentile(waits, 0.95)), ms(Math.max(...waits)),
      median(waits) <= mostMedian ? 'met' : 'MISSED']);
    await browser.close();
  }
  print(`${options.count} moments of a stream ${Math.round((await host.status()).liveSeconds)} s old; goal: a median of ${mostMedian} ms`);
  printTable(['First frame after the press', 'median', 'p95', 'max', 'goal'], rows);
  await writeJson(options.json, figures);
  return Object.values(figures).every(waits => median(waits) <= mostMedian);
});
