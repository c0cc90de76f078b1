// Every picture that a guest's page presents, noted inside the page: with a strip or without one.
import { watchPictures } from './picture_reader.js';

export class FrameWatch {
  #handle;
  /** All that was taken so far. @type {import('./continuity.js').Picture[]} */
  pictures = [];
  stalls = 0;

  /** @param {import('puppeteer-core').JSHandle} handle */
  constructor(handle) {
    this.#handle = handle;
  }

  /** @param {import('puppeteer-core').Page} page  of the relay's own address: the strip's decoder comes from there */
  static async start(page) {
    return new FrameWatch(await page.evaluateHandle(watchPictures, new URL('/common/strip.js', page.url()).href));
  }

  /** Brings `pictures` and `stalls` up to now. */
  async update() {
    const { pictures, stalls } = await this.#handle.evaluate(watch => watch.take());
    this.stalls += stalls;
    this.pictures.push(...pictures.map(([at, mediaTime, width, delay, frame]) => ({ at, mediaTime, width, delay, frame })));
    return this.pictures;
  }

  /** Forgets everything seen so far. */
  async restart() {
    await this.update();
    this.pictures = [];
    this.stalls = 0;
  }
}
