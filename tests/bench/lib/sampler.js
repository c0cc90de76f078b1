// The strip of every frame that a guest's page presents, read inside the page, so that waiting costs nothing.
import { watchPictures } from './picture_reader.js';

export class Sampler {
  #handle;

  /** @param {import('puppeteer-core').JSHandle} handle */
  constructor(handle) {
    this.#handle = handle;
  }

  /** @param {import('puppeteer-core').Page} page  of the relay's own address: the strip's decoder comes from there */
  static async start(page) {
    return new Sampler(await page.evaluateHandle(watchPictures, new URL('/common/strip.js', page.url()).href));
  }

  /** What was seen since the start, or since the last time of asking; `presented` counts the pictures that the page was not
   * called for, too.
   * @returns {Promise<{samples: import('./statistics.js').Sample[], presented: number, unreadable: number, stalls: number,
   *     rebufferingMs: number}>} */
  async take() {
    const { pictures, ...counts } = await this.#handle.evaluate(sampler => sampler.take());
    const samples = pictures.map(([at, , , delay, frame]) => ({ at, delay, frame })).filter(({ frame }) => frame !== null);
    return { ...counts, unreadable: pictures.length - samples.length, samples };
  }
}
