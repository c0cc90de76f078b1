// The host shows something else while live: how long a guest sees no new picture.
import { makeClip } from '../../support/clips.js';
import { until } from '../../support/deadline.js';
import { startBrowser } from '../../support/guest.js';
import { changeQuality, chooseFile, chooseSource } from '../../support/host_keys.js';
import { longestGapWithin, newPictures } from '../lib/continuity.js';
import { startHost } from '../lib/host.js';
import { pass } from '../lib/pass.js';
import { ms, print } from '../lib/report.js';
import { WatchedGuest } from './guest.js';

const mostGap = 250;
const clipSeconds = 20;
const afterSeconds = 4;
const hasStrip = picture => picture.frame !== null;

/** @param {import('../../support/scope.js').Scope} scope
 * @param {import('../lib/goals.js').Goals} goals
 * @param {{sound: boolean}} options */
export async function measureSwitches(scope, goals, { sound }) {
  const host = await startHost(scope, { sound, restartInterval: 0 });
  const clip = await makeClip(scope, clipSeconds);
  const guest = await WatchedGuest.open(await startBrowser(scope, 'chromium'), host.url);
  const toPattern = () => chooseSource(host, 'test-pattern');
  const steps = [
    { name: 'pattern to camera', act: () => chooseSource(host, 'camera'), isThere: picture => !hasStrip(picture) },
    { name: 'camera to pattern', act: toPattern, isThere: hasStrip },
    { name: 'pattern to screen', act: () => chooseSource(host, 'screen'), isThere: picture => !hasStrip(picture) },
    { name: 'screen to pattern', act: toPattern, isThere: hasStrip },
    { name: 'pattern to file', act: () => chooseFile(host, clip), isThere: picture => !hasStrip(picture) },
    { name: 'file to pattern', act: toPattern, isThere: hasStrip },
    { name: 'low to medium', act: () => changeQuality(host, 'better'), isThere: ({ width }) => width === 1280 },
    { name: 'medium to low', act: () => changeQuality(host, 'worse'), isThere: ({ width }) => width === 640 },
  ];
  for (const step of steps) {
    try {
      await measureSwitch(guest, goals, step);
    } catch (error) {
      goals.failed(error, step.name);
    }
  }
  await guest.judgeInterruptions(goals);
  goals.note('stalls', guest.watch.stalls, String(guest.watch.stalls));
}

/** @param {WatchedGuest} guest
 * @param {import('../lib/goals.js').Goals} goals
 * @param {{name: string, act: () => Promise<void>, isThere: (picture: any) => boolean}} step */
async function measureSwitch(guest, goals, { name, act, isThere }) {
  const from = Date.now();
  await act();
  const shown = await guest.untilPicture('the new picture is shown', from, isThere);
  await pass(afterSeconds);
  await until('pictures still come', async () => (await guest.watch.update()).at(-1).at > shown.at + 1000);
  const pictures = newPictures(guest.watch.pictures);
  const to = shown.at + afterSeconds * 1000;
  print(`${name}: shown ${ms(shown.at - from)} after the first key`);
  goals.time(`${name}, longest time without a new picture`, longestGapWithin(pictures, from, to), mostGap);
}
