// /live.webm in the players that people have: joined mid-stream, without a complaint. tests/bench/run players takes longer.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { makeClip } from '../support/clips.js';
import { players, play } from '../support/players.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const seconds = 6;

describe('/live.webm', () => {
  const scope = new Scope();
  let relay;

  before(async () => {
    relay = await startServer(scope, ['--replay', await makeClip(scope, 4)]); // they play on past the file's end
    await relay.untilAge(5);
  });
  after(() => scope.close());

  test('tells how many pictures a second it has, or ffmpeg would count forty first', async () => {
    const { stdout } = await promisify(execFile)('ffprobe', ['-v', 'error', '-fpsprobesize', '0', '-select_streams', 'v',
      '-show_entries', 'stream=r_frame_rate', '-of', 'csv=p=0', `${relay.url}live.webm`], { timeout: 20000 });
    const [pictures, perSeconds] = stdout.trim().split('/').map(Number);
    // 30, of which some come 33 ms apart: encoders put two on one tick if they are told less.
    const shortestStep = 33;
    assert.ok(Math.abs(pictures / perSeconds - 1000 / shortestStep) < 0.01, stdout);
  });

  for (const [name, player] of Object.entries(players)) {
    test(`plays in ${name}`, async () => {
      const { startMs, played, complaints, hasEnded } = await play(scope, player, `${relay.url}live.webm`, seconds);
      assert.deepEqual(complaints, []);
      assert.equal(hasEnded, false);
      assert.ok(played > seconds - 1.5 && played < seconds + 5, `time from zero, up to ${played} s`);
      assert.ok(startMs < 5000, `first frame after ${Math.round(startMs)} ms`); // the bench says how soon; here others share the machine
    });
  }
});
