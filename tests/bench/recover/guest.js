// A guest whose pictures and connections are watched.
import { until } from '../../support/deadline.js';
import { Guest } from '../../support/guest.js';
import { prepareWitness, testify } from '../../support/page_witness.js';
import { newPictures } from '../lib/continuity.js';
import { FrameWatch } from '../lib/frame_watch.js';
import { descendantBytes, heapBytes, residentBytes } from '../lib/memory.js';
import { pass } from '../lib/pass.js';
import { median } from '../lib/statistics.js';

const settlingSeconds = 5;
const mostSteadyingSeconds = 90;
const steadySeconds = 5;
const steadyGrowth = 8 * 1048576;

export class WatchedGuest {
  #before;

  /** @param {import('puppeteer-core').Browser} browser
   * @param {Guest} guest
   * @param {FrameWatch} watch */
  constructor(browser, guest, watch) {
    this.browser = browser;
    this.guest = guest;
    this.page = guest.page;
    this.watch = watch;
  }

  /** Resolves once it plays and has settled.
   * @param {import('puppeteer-core').Browser} browser
   * @param {string} url */
  static async open(browser, url) {
    const guest = new Guest(await browser.newPage());
    await prepareWitness(guest.page);
    await guest.page.goto(url, { waitUntil: 'load', timeout: 30000 });
    await guest.untilMoving();
    const watched = new WatchedGuest(browser, guest, await FrameWatch.start(guest.page));
    await pass(settlingSeconds);
    await watched.remember();
    return watched;
  }

  /** Notes the page as it is now, to compare with it later. */
  async remember() {
    this.#before = await testify(this.page);
  }

  /** @returns {Promise<{reloads: number, sockets: number}>} since it was remembered */
  async interruptions() {
    const now = await testify(this.page);
    const isSame = now.timeOrigin === this.#before.timeOrigin;
    return { reloads: isSame ? 0 : 1, sockets: now.socketsOpened - (isSame ? this.#before.socketsOpened : 0) };
  }

  /** Fills the usual two rows.
   * @param {import('../lib/goals.js').Goals} goals */
  async judgeInterruptions(goals, { maySocketsChange = false } = {}) {
    const { reloads, sockets } = await this.interruptions();
    goals.equal('page reloads', reloads, 0);
    if (maySocketsChange) goals.note('new sockets', sockets, String(sockets));
    else goals.equal('new sockets', sockets, 0);
  }

  /** Waits for a picture of a certain kind that was shown after `since`.
   * @param {string} what
   * @param {number} since
   * @param {(picture: import('../lib/continuity.js').Picture) => boolean} isWished
   * @param {number} [timeoutMs]
   * @returns {Promise<import('../lib/continuity.js').Picture>} */
  untilPicture(what, since, isWished, timeoutMs = 15000) {
    return until(what, async () => (await this.news()).find(picture => picture.at > since && isWished(picture)), timeoutMs);
  }

  /** The new pictures since the watch began. */
  async news() {
    return newPictures(await this.watch.update());
  }

  /** The strip's median delay over the next seconds. */
  async measureDelay(seconds = 5) {
    const since = Date.now();
    await pass(seconds);
    const delays = (await this.news()).filter(({ at, delay }) => at > since && delay !== null).map(({ delay }) => delay);
    if (delays.length === 0) throw new Error('no strip could be read');
    return median(delays);
  }

  /** Waits until the browser has filled the caches that watching fills. */
  async untilMemoryIsSteady() {
    let before = await this.memory();
    for (let left = mostSteadyingSeconds; left > 0; left -= steadySeconds) {
      await pass(steadySeconds);
      const now = await this.memory();
      if (now - before < steadyGrowth) return;
      before = now;
    }
    throw new Error(`the guest's memory still grew after ${mostSteadyingSeconds} s`);
  }

  /** Bytes of all the browser's processes, after a collection. */
  async memory() {
    await heapBytes(this.page);
    const pid = this.browser.process()?.pid ?? 0;
    return await residentBytes(pid) + await descendantBytes(pid);
  }
}
