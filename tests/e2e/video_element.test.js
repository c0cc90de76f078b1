// <video src="/live.webm">: no script of LanCast's takes part.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

/** Runs in the page. */
function addVideo() {
  const video = document.createElement('video');
  video.muted = true;
  video.src = '/live.webm';
  document.body.append(video);
  return video.play();
}

/** Runs in the page. */
function look() {
  const video = document.querySelector('video');
  return { time: video.currentTime, width: video.videoWidth, ended: video.ended, error: video.error && `${video.error.code} ${video.error.message}`,
    frames: video.getVideoPlaybackQuality().totalVideoFrames };
}

describe('<video src="/live.webm">', () => {
  const scope = new Scope();
  let relay;

  before(async () => {
    relay = await startServer(scope, ['--replay', await makeClip(scope, 3)]);
    await relay.untilAge(8); // time does not start at zero by chance
  });
  after(() => scope.close());

  for (const kind of ['chromium', 'firefox']) {
    test(`plays in ${kind}`, async () => {
      const page = await (await startBrowser(scope, kind)).newPage();
      await page.goto(`${relay.url}healthz`);
      await page.evaluate(addVideo);
      const first = await until('it plays', async () => { const seen = await page.evaluate(look); return seen.frames > 0 && seen; });
      assert.ok(first.time < 6, `from zero: ${first.time} s`);
      await until('it plays on past the loop', async () => (await page.evaluate(look)).time > first.time + 4, 30000);
      const seen = await page.evaluate(look);
      assert.deepEqual([seen.width, seen.ended, seen.error], [640, false, null]);
      assert.ok(seen.frames > 60, `${seen.frames} frames`);
      await page.close();
      await until('the relay has noticed', async () => (await relay.status()).viewers === 0);
    });
  }
});
