// Delay from the test pattern's drawing to a guest's pixels, in the real application and a real browser.
import { readArguments } from './lib/arguments.js';
import { runBench, startHost } from './lib/host.js';
import { measureGuest } from './lib/measure.js';
import { measureWebRtc } from './lib/webrtc.js';
import { mib, ms, print, printTable, writeJson } from './lib/report.js';
import { startBrowser } from '../support/guest.js';
import { typeKeys } from '../support/display.js';

const options = readArguments('tests/bench/run delay: delay from drawing to a guest\'s pixels, 640x360 at 30 frames/s', {
  sound: { default: false, help: 'publish sound too' },
  guest: { default: 'chromium', help: 'the guest: chromium or firefox', choices: ['chromium', 'firefox'] },
  seconds: { default: '30', help: 'how long to measure, after 5 s of settling' },
  'restart-interval': { default: '0', help: 'seconds between recorder restarts; 0: the application\'s own' },
  'no-webrtc': { default: false, help: 'leave out the WebRTC loopback' },
  json: { default: '', help: 'write the figures to this file' },
});

await runBench(async scope => {
  const { sound, seconds } = options;
  const host = await startHost(scope, { sound, restartInterval: options['restart-interval'] });
  const browser = await startBrowser(scope, options.guest);
  const result = { guest: options.guest, sound, ...await measureGuest({ host, browser, seconds }) };
  if (!options['no-webrtc']) {
    // Off the air: the two measurements must not take each other's cores.
    await host.toggleLive(typeKeys);
    await host.untilState('ended');
    result.webrtc = await measureWebRtc({ host, browser, seconds: Math.min(seconds, 20) });
    result.ratio = result.delay.p50 / result.webrtc.p50;
  }
  show(result);
  await writeJson(options.json, result);
});

/** @param {any} result */
function show({ guest, sound, delay, webrtc, ratio, join, stalls, rebufferingMs, unreadable, memory, browserVersion }) {
  print(`Guest: ${browserVersion} (${guest}), ${sound ? 'with sound' : 'picture only'}, ${delay.seconds.toFixed(1)} s`);
  const row = (name, values) => [name, ...['p5', 'p50', 'p95', 'max'].map(key => ms(values[key])),
    values.shown, values.repeated, values.missing, ms(values.longestGap)];
  printTable(['', 'p5', 'p50', 'p95', 'max', 'shown', 'repeated', 'missing', 'longest gap'],
    [row('LanCast', delay), ...webrtc ? [row('WebRTC loopback', webrtc)] : []]);
  if (webrtc) print(`Ratio of the medians: ${ratio.toFixed(2)}`);
  print(`Stalls: ${stalls} (${ms(rebufferingMs)} of rebuffering); gaps over 100 ms: ${delay.gapsOver100}; `
    + `unreadable strips: ${unreadable}; slope: ${delay.slopePerMinute.toFixed(1)} ms a minute`);
  print(`First frame: ${ms(join.firstFrame)} after the navigation began, ${ms(join.afterScript)} after the script ran`);
  printTable(['Memory', 'at the beginning', 'at the end'], [
    ['host process', mib(memory.begin.host), mib(memory.end.host)],
    ['guest, all processes', mib(memory.begin.guest), mib(memory.end.guest)],
    ['guest page\'s script heap', mib(memory.begin.heap), mib(memory.end.heap)],
  ]);
}
