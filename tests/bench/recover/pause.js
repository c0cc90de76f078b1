// The host pauses and goes on.
import { until } from '../../support/deadline.js';
import { startBrowser } from '../../support/guest.js';
import { togglePause } from '../../support/host_keys.js';
import { startHost } from '../lib/host.js';
import { pass } from '../lib/pass.js';
import { WatchedGuest } from './guest.js';

const pauseSeconds = 3;
const mostResume = 1000;

/** @param {import('../../support/scope.js').Scope} scope
 * @param {import('../lib/goals.js').Goals} goals
 * @param {{sound: boolean}} options */
export async function measurePause(scope, goals, { sound }) {
  const host = await startHost(scope, { sound, restartInterval: 0 });
  const guest = await WatchedGuest.open(await startBrowser(scope, 'chromium'), host.url);
  const paused = Date.now();
  await togglePause(host);
  await guest.guest.untilText(/The host has paused\./);
  goals.note('until the page says so', Date.now() - paused, `${Date.now() - paused} ms`);
  await pass(pauseSeconds);
  const newest = (await guest.news()).at(-1);
  goals.note('last new picture after the pause began', newest.at - paused, `${newest.at - paused} ms`);
  const resumed = Date.now();
  await togglePause(host);
  // Drawn since: what was held back from before the pause does not count.
  const isFresh = ({ at, delay }) => delay !== null && at - delay >= resumed;
  const shown = await guest.untilPicture('a picture drawn after the pause', resumed, isFresh);
  goals.time('first new picture after the pause', shown.at - resumed, mostResume);
  await until('the page no longer says that it is paused', async () => !/paused/.test(await guest.guest.text()));
  await guest.judgeInterruptions(goals);
}
