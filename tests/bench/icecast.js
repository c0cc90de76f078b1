// CPU of relays that replay the same file at the same time: to nobody, to one viewer, and to one Icecast server.
import { readdir, readFile } from 'node:fs/promises';
import { readArguments } from './lib/arguments.js';
import { runBench } from './lib/host.js';
import { pass } from './lib/pass.js';
import { print, printTable, writeJson } from './lib/report.js';
import { median } from './lib/statistics.js';
import { makeClip } from '../support/clips.js';
import { Listener, password, startIcecast } from '../support/icecast.js';
import { startServer } from '../support/relay.js';

const options = readArguments('tests/bench/run icecast: CPU of the relay for Icecast, beside that for one viewer', {
  seconds: { default: '20', help: 'a round' },
  rounds: { default: '3', help: 'whose median is told' },
  megabits: { default: '2.5', help: 'of the stream, a second' },
  json: { default: '', help: 'write the figures to this file' },
});
const settlingSeconds = 5;

/** Milliseconds of CPU that all threads of a process have had. @param {number} pid */
async function cpuTime(pid) {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(threads.map(async thread =>
    Number((await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')).split(' ')[0])));
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

await runBench(async scope => {
  // Here, so that --help answers before its packages are installed.
  const { StreamWatcher } = await import('../support/stream_watcher.js');
  const clip = await makeClip(scope, 20, { megabits: options.megabits });
  const master = await startIcecast(scope, 'master');
  const to = { nobody: [], '/live.webm': [], chunks: [], Icecast: ['--icecast', master.url.replace('://', `://source:${password}@`)] };
  const relays = new Map();
  for (const [name, args] of Object.entries(to)) relays.set(name, await startServer(scope, ['--replay', clip, ...args]));
  new Listener(scope, new URL('live.webm', relays.get('/live.webm').url).href);
  const watcher = new StreamWatcher(relays.get('chunks').url, 'a-viewer-1');
  scope.add(() => watcher.close());
  await master.untilItHasTheStream();
  await pass(settlingSeconds);

  const loads = new Map([...relays.keys()].map(name => [name, /** @type {number[]} */ ([])]));
  const all = () => Promise.all([...relays].map(async ([name, relay]) => ({ name, at: performance.now(), cpu: await cpuTime(relay.program.pid) })));
  for (let round = 0; round < options.rounds; round += 1) {
    const before = await all();
    await pass(options.seconds);
    (await all()).forEach(({ name, at, cpu }, i) => loads.get(name)?.push((cpu - before[i].cpu) / (at - before[i].at) * 1000));
  }
  const found = new Map([...loads].map(([name, values]) => [name, median(values)]));
  const idle = found.get('nobody') ?? NaN;
  printTable(['the relay sends to', 'CPU, ms a second', 'more than to nobody', 'rounds'],
    [...found].map(([name, load]) => [name, load.toFixed(2), (load - idle).toFixed(2), loads.get(name)?.map(value => value.toFixed(2)).join(' ') ?? '']));
  const ratio = name => ((found.get('Icecast') ?? NaN) - idle) / ((found.get(name) ?? NaN) - idle);
  print('', ...['/live.webm', 'chunks'].map(name => `Icecast costs x ${ratio(name).toFixed(2)} of one viewer (${name})`));
  await writeJson(options.json, { loads: Object.fromEntries(loads), ratios: { '/live.webm': ratio('/live.webm'), chunks: ratio('chunks') } });
});
