// A guest of a replayed file: how much of it was shown, without a break and without the page's having to begin again.
import { until } from '../../support/deadline.js';
import { Guest } from '../../support/guest.js';
import { prepareWitness, testify } from '../../support/page_witness.js';
import { pass } from '../lib/pass.js';
import { PlaybackWatch } from '../lib/playback_watch.js';
import { judge } from './presentation.js';

export const leastShare = 0.95;
export const mostStandstill = 300;
const settlingSeconds = 5;

/** A page on the relay, before anything is measured. */
export class InputGuest {
  #witness;

  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.guest = new Guest(page);
    this.page = page;
    page.on('console', message => { if (message.type() === 'error') this.guest.errors.push(message.text()); });
  }

  /** @param {import('puppeteer-core').Browser} browser
   * @param {string} url */
  static async open(browser, url) {
    const guest = new InputGuest(await browser.newPage());
    await prepareWitness(guest.page);
    await guest.page.goto(url, { waitUntil: 'load', timeout: 30000 });
    return guest;
  }

  /** @returns {Promise<string>}  the sentence with which the page refuses; empty once it plays */
  async untilPlaying() {
    return (await until('it plays, or says why not', () => this.page.evaluate(() => {
      if (document.querySelector('video:not(.is-covered)').currentTime > 0 && document.querySelector('video:not(.is-covered)').readyState > 2) return { refusal: '' };
      return document.querySelector('#stage').dataset.state === 'trouble' && { refusal: document.querySelector('#status').textContent };
    }))).refusal;
  }

  /** @param {number} seconds */
  async watch(seconds) {
    const watch = await PlaybackWatch.start(this.page);
    await pass(settlingSeconds);
    await watch.take();
    this.#witness = await testify(this.page);
    await pass(seconds);
    const seen = await watch.take();
    const after = await testify(this.page);
    return { ...seen, errors: this.guest.errors, rejoins: (after.socketsOpened - this.#witness.socketsOpened) / 2 };
  }
}

/** @param {import('../lib/goals.js').Goals} goals
 * @param {{ film: import('./film.js').Film, sent: number[], seen: Awaited<ReturnType<InputGuest['watch']>>, seconds: number }} found
 * @returns {string}  one line about it */
export function judgeGuest(goals, { film, sent, seen, seconds }) {
  const { pictures, standstill: clock, seeks, rejoins, errors, sentences } = seen;
  const found = judge(sent, pictures);
  const due = Math.max(found.sent, film.fewestFrames(found.seconds), 1);
  // Between its first picture and its last one there may be none to be shown in this time.
  const share = film.fewestFrames(seconds) < 2 && pictures.length > 0 ? 1 : found.shown / due;
  const standstill = Math.max(clock, found.standstill);
  goals.atLeast('frames shown', share, leastShare);
  goals.time('longest standstill', standstill, mostStandstill);
  goals.equal('joined again', rejoins, 0);
  goals.equal('seeks', seeks.length, 0);
  goals.silent('errors and sentences', [...errors, ...sentences].join('\n'));
  return `${found.shown} of ${due} frames, standstill ${Math.round(found.standstill)} ms (clock ${Math.round(clock)} ms), ${seeks.length} seeks, `
    + `${rejoins} rejoins, ${seen.waits} waits`;
}
