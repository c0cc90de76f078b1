// A guest whose network loses what is sent, over WebRTC and by chunks: how late its pictures are, and how long they stand.
import { makeClip, makeSilentClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { goByProxy, watchGaps } from '../support/rtc_detour.js';
import { Scope } from '../support/scope.js';
import { TcpProxy } from '../support/tcp_proxy.js';
import { UdpProxy } from '../support/udp_proxy.js';
import { readArguments } from './lib/arguments.js';
import { Goals, printGoals } from './lib/goals.js';
import { runBench, startHost } from './lib/host.js';
import { pass } from './lib/pass.js';
import { ms, print, writeJson } from './lib/report.js';
import { Sampler } from './lib/sampler.js';
import { percentile, summarise } from './lib/statistics.js';

const settlingSeconds = 8;
const mostDelay = 130;
const mostGapWhenCut = 1500;

const options = readArguments('tests/bench/run loss: a guest whose network loses what is sent, over WebRTC and by chunks', {
  loss: { default: '0,1,5', help: 'percent that is lost, each way; several, separated by commas' },
  delay: { default: '5', help: 'milliseconds that it takes, each way' },
  jitter: { default: '3', help: 'milliseconds by which that is more or less' },
  seconds: { default: '60', help: 'how long each is measured' },
  cuts: { default: '3', help: 'how often the way is cut for good while WebRTC is shown' },
  ways: { default: 'both', help: 'webrtc, chunks or both', choices: ['webrtc', 'chunks', 'both'] },
  sound: { default: false, help: 'publish sound too' },
  source: { default: 'file', help: 'file: replayed by lancast-server; app: the test pattern, which takes much of the machine', choices: ['file', 'app'] },
  seed: { default: '7', help: 'of what is lost' },
  json: { default: '', help: 'write the figures to this file' },
});
const losses = String(options.loss).split(',').map(Number);

await runBench(async scope => {
  const host = await start(scope);
  const browser = await startBrowser(scope, 'chromium');
  const rows = [];
  for (const loss of losses) {
    if (options.ways !== 'chunks') rows.push(...await measure(`WebRTC, ${loss} %`, goals => watchPeer(goals, { host, browser, loss })));
    if (options.ways !== 'webrtc') rows.push(...await measure(`chunks, ${loss} %`, goals => watchChunks(goals, { host, browser, loss })));
  }
  for (let cut = 1; cut <= options.cuts && options.ways !== 'chunks'; cut += 1) {
    rows.push(...await measure(`cut ${cut}`, goals => cutPeer(goals, { host, browser })));
  }
  print('');
  printGoals(rows);
  await writeJson(options.json, rows);
  return rows.every(row => row.isMet);
});

/** @param {Scope} scope */
async function start(scope) {
  if (options.source === 'app') return startHost(scope, { sound: options.sound, restartInterval: 0 });
  const clip = options.sound ? await makeClip(scope, 20) : await makeSilentClip(scope, 20, '640x360');
  const relay = await startServer(scope, ['--replay', clip]);
  await relay.untilState('live');
  return relay;
}

/** @param {string} name
 * @param {(goals: Goals) => Promise<void>} run */
async function measure(name, run) {
  const goals = new Goals(name);
  try {
    await run(goals);
  } catch (error) {
    goals.failed(error, name);
  }
  print(`${name}: ${goals.rows.map(row => `${row.name} ${row.shown}`).join(', ')}`);
  return goals.rows;
}

/** @param {number} loss  percent */
function faults(loss) {
  const both = { loss: loss / 100, delayMs: options.delay, jitterMs: options.jitter };
  return { seed: options.seed, toRelay: both, toPeer: both };
}

/** @param {import('puppeteer-core').Page} page */
function shown(page) {
  return page.evaluate(() => document.querySelector('video:not(.is-covered)').id);
}

/** @param {import('puppeteer-core').Page} page */
function longestGap(page) {
  return page.evaluate(() => globalThis.testGap.longest);
}

/** @param {import('puppeteer-core').Page} page */
function forgetGaps(page) {
  return page.evaluate(() => { globalThis.testGap = { longest: 0, last: 0 }; });
}

/** With so much loss so long a gap is allowed. @param {number} loss percent @returns {number} milliseconds */
function mostGap(loss) {
  return loss <= 1 ? 150 : 400;
}

/** What the browser counts of the picture. @param {import('puppeteer-core').Page} page */
function inbound(page) {
  return page.evaluate(async () => {
    const report = [...(await globalThis.testConnection.getStats()).values()];
    const { packetsLost, nackCount, pliCount, freezeCount, framesDropped, jitterBufferDelay, jitterBufferEmittedCount } =
      report.find(({ type, kind }) => type === 'inbound-rtp' && kind === 'video');
    return { packetsLost, nackCount, pliCount, freezeCount, framesDropped, jitterBufferDelay, jitterBufferEmittedCount };
  });
}

/** A page whose peer connection goes by the proxy, once it is shown.
 * @param {{host: import('../support/relay.js').Relay, browser: import('puppeteer-core').Browser, scope: Scope, loss: number}} guest */
async function openPeer({ host, browser, scope, loss }) {
  const proxy = await UdpProxy.start(scope, host.ready.port, faults(loss));
  const page = await browser.newPage();
  scope.add(() => page.close());
  await page.evaluateOnNewDocument(goByProxy, host.ready.port, proxy.port);
  await page.evaluateOnNewDocument(watchGaps);
  await page.goto(host.url, { waitUntil: 'load', timeout: 30000 });
  await until('WebRTC is shown', async () => (await shown(page)) === 'peer-video');
  await pass(settlingSeconds);
  return { proxy, page };
}

/** Runs in the page: when each picture was shown and when it was due, in milliseconds; the latter but for a constant. */
function watchPictures() {
  const video = /** @type {HTMLVideoElement} */ (document.querySelector('video:not(.is-covered)'));
  globalThis.testPictures = [];
  const note = (now, { mediaTime, rtpTimestamp }) => {
    globalThis.testPictures.push([now, rtpTimestamp === undefined ? mediaTime * 1000 : rtpTimestamp / 90]);
    video.requestVideoFrameCallback(note);
  };
  video.requestVideoFrameCallback(note);
}

/** How late the pictures of a file are, beyond the earliest one.
 * @param {import('puppeteer-core').Page} page */
async function lateness(page) {
  const pictures = await page.evaluate(() => globalThis.testPictures);
  const offsets = pictures.map(([at, due]) => at - due);
  const least = offsets.reduce((one, other) => Math.min(one, other), Infinity);
  return offsets.map(offset => offset - least);
}

/** The test pattern says when it was drawn; a file's pictures say when they are due.
 * @param {import('puppeteer-core').Page} page */
async function startDelays(page) {
  if (options.source === 'file') {
    await page.evaluate(watchPictures);
    return () => lateness(page);
  }
  const sampler = await Sampler.start(page);
  await until('the strip is readable', async () => (await sampler.take()).samples.length > 0, 20000);
  return async () => {
    const { samples } = await sampler.take();
    print(`frames that were not read: ${summarise(samples).missing}`);
    return samples.map(({ delay }) => delay);
  };
}

/** @param {Goals} goals
 * @param {import('puppeteer-core').Page} page
 * @param {number} loss */
async function watchPage(goals, page, loss) {
  const takeDelays = await startDelays(page);
  await forgetGaps(page);
  await pass(options.seconds);
  const delays = await takeDelays();
  const what = options.source === 'app' ? 'delay' : 'later than the earliest';
  goals.note(`${what}, p50`, percentile(delays, 0.5), ms(percentile(delays, 0.5)));
  goals.time(`${what}, p95`, percentile(delays, 0.95), mostDelay);
  goals.note(`${what}, at most`, percentile(delays, 1), ms(percentile(delays, 1)));
  goals.time('longest time without a new frame', await longestGap(page), mostGap(loss));
  goals.note('pictures a second', delays.length / options.seconds, (delays.length / options.seconds).toFixed(1));
}

/** @param {Goals} goals
 * @param {{host: import('../support/relay.js').Relay, browser: import('puppeteer-core').Browser, loss: number}} guest */
async function watchPeer(goals, { host, browser, loss }) {
  const scope = new Scope();
  try {
    const { proxy, page } = await openPeer({ host, browser, scope, loss });
    const [before, lostBefore] = [await inbound(page), proxy.toPeer.counters.lost];
    await watchPage(goals, page, loss);
    const [after, way] = [await inbound(page), await shown(page)];
    const since = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]]));
    goals.equal('shown at the end', way, 'peer-video');
    for (const name of ['nackCount', 'pliCount', 'freezeCount', 'framesDropped']) goals.note(name, since[name], String(since[name]));
    goals.note('datagrams lost', proxy.toPeer.counters.lost - lostBefore, String(proxy.toPeer.counters.lost - lostBefore));
    const held = 1000 * since.jitterBufferDelay / since.jitterBufferEmittedCount;
    goals.note('held back', held, ms(held));
  } finally {
    await scope.close();
  }
}

/** @param {Goals} goals
 * @param {{host: import('../support/relay.js').Relay, browser: import('puppeteer-core').Browser, loss: number}} guest */
async function watchChunks(goals, { host, browser, loss }) {
  const scope = new Scope();
  try {
    const proxy = await TcpProxy.start(scope, host.ready.port, faults(loss));
    const page = await browser.newPage();
    scope.add(() => page.close());
    await page.evaluateOnNewDocument(watchGaps);
    await page.goto(`${proxy.url}?mse=1`, { waitUntil: 'load', timeout: 30000 });
    await until('it plays', () => page.evaluate(() => document.querySelector('#video').currentTime > 0));
    await pass(settlingSeconds);
    await watchPage(goals, page, loss);
    // They are there to be compared with.
    for (const row of goals.rows) Object.assign(row, { goal: '', isMet: true });
  } finally {
    await scope.close();
  }
}

/** @param {Goals} goals
 * @param {{host: import('../support/relay.js').Relay, browser: import('puppeteer-core').Browser}} guest */
async function cutPeer(goals, { host, browser }) {
  const scope = new Scope();
  try {
    const { proxy, page } = await openPeer({ host, browser, scope, loss: 0 });
    goals.equal('shown before', await shown(page), 'peer-video');
    await forgetGaps(page);
    await pass(1); // until there is a last frame
    proxy.blackOut(600000);
    await until('chunks are shown', async () => (await shown(page)) === 'video');
    await pass(3);
    goals.time('longest time without a new frame', await longestGap(page), mostGapWhenCut);
  } finally {
    await scope.close();
  }
}
