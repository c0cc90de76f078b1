// Delay from the test pattern's drawing to a guest's pixels, in the real application and a real browser.
import { readArguments } from './lib/arguments.js';
import { runBench, startHost } from './lib/host.js';
import { measureGuest } from './lib/measure.js';
import { measureWebRtc } from './lib/webrtc.js';
import { mib, ms, print, printTable, writeJson } from './lib/report.js';
import { mediansOf } from './lib/statistics.js';
import { startBrowser } from '../support/guest.js';
import { typeKeys } from '../support/display.js';

const options = readArguments('tests/bench/run delay: delay from drawing to a guest\'s pixels, at 30 frames/s', {
  quality: { default: 'low', help: 'of the host: low 640x360, medium 1280x720, high 1920x1080', choices: ['low', 'medium', 'high'] },
  sound: { default: false, help: 'publish sound too' },
  guest: { default: 'chromium', help: 'the guest: chromium or firefox', choices: ['chromium', 'firefox'] },
  seconds: { default: '30', help: 'how long to measure, after 5 s of settling' },
  'restart-interval': { default: '0', help: 'seconds between recorder restarts; 0: the application\'s own' },
  runs: { default: '1', help: 'how often all of it is measured; medians are printed at the end' },
  'no-webrtc': { default: false, help: 'leave out the WebRTC loopback' },
  json: { default: '', help: 'write the figures to this file' },
});

await runBench(async scope => {
  const { sound } = options;
  const host = await startHost(scope, { sound, restartInterval: options['restart-interval'], quality: options.quality });
  const browser = await startBrowser(scope, options.guest);
  const runs = [];
  for (let left = Math.max(1, options.runs); left > 0; left -= 1) {
    const run = await measureOnce(host, browser);
    runs.push(run);
    show(run);
    // The next guest finds the host on the air, as the first one did.
    if (left > 1 && !options['no-webrtc']) await setLive(host, true);
  }
  const medians = mediansOf(runs.map(pickFigures));
  if (runs.length > 1) showMedians(runs, medians);
  await writeJson(options.json, { guest: options.guest, sound, medians, runs });
});

/** @param {import('../support/relay.js').Relay} host
 * @param {import('puppeteer-core').Browser} browser */
async function measureOnce(host, browser) {
  const { guest, sound, seconds } = options;
  const result = { guest, sound, ...await measureGuest({ host, browser, seconds }) };
  if (!options['no-webrtc']) {
    // Off the air: the two measurements must not take each other's cores.
    await setLive(host, false);
    result.webrtc = await measureWebRtc({ host, browser, seconds: Math.min(seconds, 20) });
    result.ratio = result.delay.p50 / result.webrtc.p50;
  }
  return result;
}

/** @param {import('../support/relay.js').Relay} host
 * @param {boolean} isWished */
async function setLive(host, isWished) {
  await host.toggleLive(typeKeys);
  await host.untilState(isWished ? 'live' : 'ended');
}

/** The figures that the goals are about.
 * @param {any} run */
function pickFigures({ delay, webrtc, ratio, stalls, audioUnderruns }) {
  return {
    p50: delay.p50, p95: delay.p95, webrtcP50: webrtc?.p50, ratio, stalls, longestGap: delay.longestGap, audioUnderruns,
  };
}

/** @param {any[]} runs
 * @param {Record<string, number>} medians */
function showMedians(runs, medians) {
  const row = (name, figures) => [name, ms(figures.p50), ms(figures.p95), ms(figures.webrtcP50),
    figures.ratio?.toFixed(2) ?? '-', figures.stalls, ms(figures.longestGap), figures.audioUnderruns ?? '-'];
  print('');
  printTable(['', 'p50', 'p95', 'WebRTC p50', 'ratio', 'stalls', 'longest gap', 'audio underruns'],
    [...runs.map((run, i) => row(`run ${i + 1}`, pickFigures(run))), row('medians', medians)]);
}

/** @param {any} result */
function show({ guest, sound, delay, presented, webrtc, ratio, join, stalls, audioUnderruns, rebufferingMs, unreadable, memory,
  browserVersion }) {
  print(`Guest: ${browserVersion} (${guest}), ${sound ? 'with sound' : 'picture only'}, ${delay.seconds.toFixed(1)} s`);
  const row = (name, values) => [name, ...['p5', 'p50', 'p95', 'max'].map(key => ms(values[key])),
    values.shown, values.repeated, values.missing, ms(values.longestGap)];
  printTable(['', 'p5', 'p50', 'p95', 'max', 'shown', 'repeated', 'missing', 'longest gap'],
    [row('LanCast', delay), ...webrtc ? [row('WebRTC loopback', webrtc)] : []]);
  print(`Frames shown: ${(presented / delay.seconds).toFixed(1)} a second; the page read ${(delay.shown / delay.seconds).toFixed(1)} of them`);
  if (webrtc) print(`Ratio of the medians: ${ratio.toFixed(2)}`);
  print(`Stalls: ${stalls} (${ms(rebufferingMs)} of rebuffering); gaps over 100 ms: ${delay.gapsOver100}; `
    + `unreadable strips: ${unreadable}; slope: ${delay.slopePerMinute.toFixed(1)} ms a minute`);
  if (sound) print(`Audio underruns: ${Number.isNaN(audioUnderruns) ? 'not told by this browser' : audioUnderruns}`);
  print(`First frame: ${ms(join.firstFrame)} after the navigation began, ${ms(join.afterScript)} after the script ran`);
  printTable(['Memory', 'at the beginning', 'at the end'], [
    ['host process', mib(memory.begin.host), mib(memory.end.host)],
    ['guest, all processes', mib(memory.begin.guest), mib(memory.end.guest)],
    ['guest page\'s script heap', mib(memory.begin.heap), mib(memory.end.heap)],
  ]);
}
