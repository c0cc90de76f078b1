// A guest that is away for a while, hidden or frozen: how soon it is back at its delay, and what it cost.
import { until } from '../../support/deadline.js';
import { startBrowser } from '../../support/guest.js';
import { freezeProcesses } from '../../support/process_tree.js';
import { newPictures, timeUntilDelay } from '../lib/continuity.js';
import { startHost } from '../lib/host.js';
import { pass } from '../lib/pass.js';
import { ms } from '../lib/report.js';
import { WatchedGuest } from './guest.js';

const mostReturn = 2000;
const mostGrowth = 64 * 1048576;
const delayMargin = 100;
const settlingSeconds = 10;

/** @param {import('../../support/scope.js').Scope} scope
 * @param {import('../lib/goals.js').Goals} goals
 * @param {{sound: boolean, 'seconds-hidden': number}} options */
export async function measureHidden(scope, goals, { sound, 'seconds-hidden': seconds }) {
  const { guest, other } = await openGuest(scope, { sound });
  const visibility = () => guest.page.evaluate(() => document.visibilityState);
  await measureAbsence(guest, goals, {
    leave: async () => {
      await other.bringToFront();
      await until('the page is hidden', async () => await visibility() === 'hidden');
      await pass(seconds);
    },
    comeBack: async () => guest.page.bringToFront(),
  });
}

/** @param {import('../../support/scope.js').Scope} scope
 * @param {import('../lib/goals.js').Goals} goals
 * @param {{sound: boolean, 'seconds-frozen': number}} options */
export async function measureFrozen(scope, goals, { sound, 'seconds-frozen': seconds }) {
  const { guest } = await openGuest(scope, { sound });
  let thaw = () => {};
  scope.add(() => thaw());
  await measureAbsence(guest, goals, {
    leave: async () => {
      thaw = await freezeProcesses(guest.browser.process()?.pid ?? 0);
      await pass(seconds);
    },
    comeBack: async () => thaw(),
  });
}

/** A guest, and another tab of its browser behind it.
 * @param {import('../../support/scope.js').Scope} scope
 * @param {{sound: boolean}} options */
async function openGuest(scope, { sound }) {
  const host = await startHost(scope, { sound, restartInterval: 0 });
  const browser = await startBrowser(scope, 'chromium');
  const other = await browser.newPage();
  return { guest: await WatchedGuest.open(browser, host.url), other };
}

/** @param {WatchedGuest} guest
 * @param {import('../lib/goals.js').Goals} goals
 * @param {{leave: () => Promise<void>, comeBack: () => Promise<void>}} absence */
async function measureAbsence(guest, goals, { leave, comeBack }) {
  await guest.untilMemoryIsSteady();
  const delayBefore = await guest.measureDelay();
  const memoryBefore = await guest.memory();
  await guest.remember();
  await leave();
  const back = Date.now();
  await comeBack();
  const newsSince = async () => newPictures(await guest.watch.update()).filter(({ at }) => at >= back);
  await until('pictures come again', async () => (await newsSince()).length > 0, 30000);
  await pass(settlingSeconds);
  const pictures = await newsSince();
  goals.time('first new picture', pictures[0].at - back, mostReturn);
  goals.time(`back within ${delayMargin} ms of its delay`, timeUntilDelay(pictures, back, delayBefore + delayMargin), mostReturn);
  const delayAfter = await guest.measureDelay();
  goals.note('delay before, and some seconds after', delayAfter, `${ms(delayBefore)}, ${ms(delayAfter)}`);
  goals.growth('growth of the guest\'s processes', await guest.memory() - memoryBefore, mostGrowth);
  await guest.judgeInterruptions(goals, { maySocketsChange: true });
}
