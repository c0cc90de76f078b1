// The relay without a window: a replayed file reaches real browsers and ffprobe.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { Guest, startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const run = promisify(execFile);
const clipSeconds = 3;

describe('lancast-server --replay', () => {
  const scope = new Scope();
  let relay;

  before(async () => {
    relay = await startServer(scope, ['--replay', await makeClip(scope, clipSeconds)]);
    await relay.untilState('live');
  });
  after(() => scope.close());

  for (const kind of ['chromium', 'firefox']) {
    test(`plays in ${kind}, on past the file's end`, async () => {
      const guest = await Guest.open(await startBrowser(scope, kind), relay.url);
      const first = await guest.untilMoving();
      assert.deepEqual([first.width, first.height], [640, 360]);
      const played = async () => (await guest.look())?.time > first.time + clipSeconds + 1;
      await until('it plays on past the loop', played, 30000);
      await guest.untilMoving();
      assert.deepEqual(guest.errors, []);
    });
  }

  test('plays for one who joins late', async () => {
    await relay.untilAge(clipSeconds * 2);
    const guest = await Guest.open(await startBrowser(scope, 'chromium'), relay.url);
    const seen = await guest.untilMoving();
    assert.ok(seen.time > clipSeconds, `joined at the live edge, not at the beginning: ${seen.time} s`);
  });

  test('tells its status', async () => {
    const browser = await startBrowser(scope, 'chromium');
    const guest = await Guest.open(browser, relay.url);
    await guest.untilMoving();
    const viewers = (await relay.status()).viewers;
    await guest.page.close();
    await until('the viewer is gone from the status', async () => (await relay.status()).viewers === viewers - 1);
    const status = await relay.status();
    assert.equal(status.state, 'live');
    assert.ok(status.gopCache.bytes > 0 && status.gopCache.seconds < clipSeconds);
  });

  test('/live.webm is a valid stream that starts at a keyframe', async () => {
    const { stdout, stderr } = await run('ffprobe', ['-v', 'warning', '-show_packets', '-show_streams',
      '-read_intervals', '%+#150', '-of', 'json', `${relay.url}live.webm`], { timeout: 30000 });
    const { streams, packets } = JSON.parse(stdout);
    assert.deepEqual(streams.map(stream => stream.codec_name).sort(), ['opus', 'vp8']);
    const video = packets.filter(packet => packet.codec_type === 'video');
    assert.ok(video.length > 40, `${video.length} frames`);
    assert.match(video[0].flags, /^K/);
    assertRising(packets);
    assert.equal(stderr, '');
  });

  test('ends with 0 on SIGTERM, and the page says that it reconnects', async () => {
    const guest = await Guest.open(await startBrowser(scope, 'chromium'), relay.url);
    await guest.untilMoving();
    assert.deepEqual(await relay.program.stop(), { code: 0, signal: null });
    await guest.untilText(/Reconnecting/);
  });
});

/** @param {{codec_type: string, pts_time: string}[]} packets */
function assertRising(packets) {
  const newest = {};
  for (const { codec_type: type, pts_time: time } of packets) {
    // The first of the audio may lie before 0: what Opus needs to get going (CodecDelay) is cut off.
    assert.ok(Number(time) >= (newest[type] ?? -Infinity), `${type} goes back to ${time}`);
    newest[type] = Number(time);
  }
}
