// Pages that watch over HTTPS, two TLS connections each: what memory of the relay one of them takes.
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startServer } from '../support/relay.js';
import { readArguments } from './lib/arguments.js';
import { Goals, printGoals } from './lib/goals.js';
import { runBench } from './lib/host.js';
import { residentBytes } from './lib/memory.js';
import { pass } from './lib/pass.js';
import { writeJson } from './lib/report.js';

const options = readArguments('tests/bench/run https: memory of the relay for each page over HTTPS', {
  viewers: { default: '400', help: 'pages' },
  seconds: { default: '10', help: 'for which they watch before memory is looked at' },
  megabits: { default: '0.3', help: 'bitrate of the picture, Mbit/s: who does not keep up has a queue, which is not meant here' },
  json: { default: '', help: 'write the figures to this file' },
});
const mostPerViewer = 120 * 1024;
const perAddress = 100;
/** Handshakes at once: it lets 16 of an address wait. */
const together = 10;

// After --help, which needs nothing that is installed.
const { default: WebSocket } = await import('ws');

/** @param {string} url
 * @param {string} from
 * @param {(isBinary: boolean) => void} onMessage
 * @returns {Promise<import('ws').WebSocket>} */
function open(url, from, onMessage) {
  const socket = new WebSocket(url, ['lancast.v1'], { rejectUnauthorized: false, localAddress: from, perMessageDeflate: false });
  socket.on('message', (_, isBinary) => onMessage(isBinary));
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** @param {import('../support/scope.js').Scope} scope
 * @param {string} clip  what is streamed; empty: nothing
 * @returns {Promise<number>} bytes a page */
async function bytesPerPage(scope, clip) {
  const relay = await startServer(scope, ['--tls', '--max-connections', '2000', ...(clip ? ['--replay', clip] : [])]);
  const base = `wss://127.0.0.1:${relay.ready.port}/watch`;
  const served = new Set();
  const watch = async number => {
    const from = `127.0.1.${1 + Math.floor(number / perAddress)}`;
    for (const channel of ['blob', 'chunk']) {
      const isLast = channel === (clip ? 'chunk' : 'blob');
      const onMessage = isBinary => { if (isLast && isBinary === (clip !== '')) served.add(number); };
      const socket = await open(`${base}/${channel}?session=https-${10000 + number}`, from, onMessage);
      scope.add(() => socket.terminate());
    }
  };
  const untilServed = count => until(`${count} pages are served`, () => served.size === count, 20000);
  await watch(0); // caches, the library's tables
  await untilServed(1);
  await pass(options.seconds);
  const before = await residentBytes(relay.program.pid);
  for (let number = 1; number <= options.viewers; number += together) {
    await Promise.all(Array.from({ length: Math.min(together, options.viewers - number + 1) }, (_, i) => watch(number + i)));
  }
  await untilServed(options.viewers + 1);
  await pass(options.seconds);
  const after = await residentBytes(relay.program.pid);
  await relay.program.stop();
  return (after - before) / options.viewers;
}

await runBench(async scope => {
  const goals = new Goals(`${options.viewers} pages over HTTPS`);
  goals.growth('memory a page, connected', await bytesPerPage(scope, ''), mostPerViewer);
  goals.growth('memory a page, while it is streamed to', await bytesPerPage(scope, await makeClip(scope, 30, { megabits: options.megabits })), mostPerViewer);
  printGoals(goals.rows);
  await writeJson(options.json, { rows: goals.rows });
});
