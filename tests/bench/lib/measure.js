// One guest, watched for a while.
import { until } from '../../support/deadline.js';
import { AudioMeter } from './audio.js';
import { measureJoin } from './join.js';
import { descendantBytes, heapBytes, residentBytes } from './memory.js';
import { pass } from './pass.js';
import { Sampler } from './sampler.js';
import { summarise } from './statistics.js';

const settlingSeconds = 5;
const sliceSeconds = 60;

/** @param {{host: import('../../support/relay.js').Relay, browser: import('puppeteer-core').Browser, seconds: number,
 *     onSlice?: (slice: any) => void}} options  onSlice gets each full minute's figures.
 *     Underruns of the sound are NaN where the browser does not tell them. */
export async function measureGuest({ host, browser, seconds, onSlice = () => {} }) {
  const page = await browser.newPage();
  const audio = await AudioMeter.start(browser, page);
  const join = await measureJoin(page, host.url);
  const sampler = await Sampler.start(page);
  const takeMemory = async () => ({
    host: await residentBytes(host.program.pid),
    guest: await descendantBytes(browser.process()?.pid ?? 0),
    heap: await heapBytes(page),
  });

  await pass(settlingSeconds);
  await until('the strip is readable', async () => (await sampler.take()).samples.length > 0, 20000);
  audio.take();
  const total = { samples: [], presented: 0, unreadable: 0, stalls: 0, rebufferingMs: 0, audioUnderruns: 0 };
  const memory = { begin: await takeMemory(), end: null };
  for (let left = seconds; left > 0; left -= sliceSeconds) {
    await pass(Math.min(left, sliceSeconds));
    const slice = { ...await sampler.take(), audioUnderruns: audio.take() };
    total.samples.push(...slice.samples);
    for (const key of ['presented', 'unreadable', 'stalls', 'rebufferingMs', 'audioUnderruns']) total[key] += slice[key];
    const { samples, ...counts } = slice;
    onSlice({ delay: summarise(samples), memory: await takeMemory(), ...counts });
  }
  memory.end = await takeMemory();
  await page.close();
  const { samples, ...counts } = total;
  return { join, delay: summarise(samples), memory, browserVersion: await browser.version(), ...counts };
}
