// A host with a browser: the publisher's page, driven by its controls.
import { until } from './deadline.js';

export class PageHost {
  /** @param {import('puppeteer-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Opens the publisher's page and goes live with the test pattern at 640x360.
   * @param {import('puppeteer-core').Browser} browser  of its own: a page behind another one draws too seldom
   * @param {import('./relay.js').Relay} relay
   * @param {{sound: boolean}} options */
  static async goLive(browser, relay, { sound }) {
    const page = await browser.newPage();
    await page.goto(`${relay.url}publish#token=${relay.ready.publishToken}`, { waitUntil: 'load', timeout: 30000 });
    await page.select('#quality', 'low');
    if (!sound) await page.locator('#sound').click();
    await page.select('#source', 'test-pattern');
    // The preview moves what is below it: a locator waits until the button stands still.
    await page.locator('#go-live').click();
    await relay.untilState('live');
    return new PageHost(page);
  }

  pause() {
    return this.#press('Pause');
  }

  resume() {
    return this.#press('Go on');
  }

  /** @param {string} label  what the button must say now */
  async #press(label) {
    await until(`the publisher's page offers "${label}"`,
      () => this.page.$eval('#pause', (button, text) => button.checkVisibility() && button.textContent === text, label));
    await this.page.click('#pause');
  }
}
