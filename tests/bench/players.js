// /live.webm in the players that people have, one after the other: complaints, and the time to the first frame of a stream that is running.
import { readArguments } from './lib/arguments.js';
import { Goals, printGoals } from './lib/goals.js';
import { runBench } from './lib/host.js';
import { print, writeJson } from './lib/report.js';
import { makeClip } from '../support/clips.js';
import { players, play } from '../support/players.js';
import { startServer } from '../support/relay.js';

const mostMsToStart = 1000;

const options = readArguments('tests/bench/run players: what players that are no page make of /live.webm', {
  seconds: { default: '60', help: 'how long each plays' },
  megabits: { default: '2.5', help: 'of the stream, a second' },
  json: { default: '', help: 'write the figures to this file' },
});

await runBench(async scope => {
  const relay = await startServer(scope, ['--replay', await makeClip(scope, 20, { megabits: options.megabits })]);
  await relay.untilAge(5);
  const rows = [];
  for (const [name, player] of Object.entries(players)) {
    const goals = new Goals(name);
    try {
      const { startMs, played, complaints, hasEnded } = await play(scope, player, `${relay.url}live.webm`, options.seconds);
      goals.time('from its start to the first frame', startMs, mostMsToStart);
      goals.equal('complaints', complaints.length, 0);
      goals.equal('ended too early', String(hasEnded), 'false');
      goals.note('played', played, `${played.toFixed(1)} s`);
      print(...complaints.slice(0, 10));
    } catch (error) {
      goals.failed(error);
    }
    rows.push(...goals.rows);
  }
  printGoals(rows);
  await writeJson(options.json, rows);
  return rows.every(row => row.isMet);
});
