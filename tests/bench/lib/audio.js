// Underruns of a guest's sound, as its browser tells them to developers. `waiting` events do not cover them.

/** @param {string[]} values  events of Chromium's players, as JSON
 * @returns {number} how often the sound ran out of data */
export function countUnderruns(values) {
  return values.filter(value => {
    let happening = null;
    try {
      happening = JSON.parse(value)?.audio_buffering_state;
    } catch {
      // Not every event is an object.
    }
    // A seek and the end empty the buffer too, for no such reason.
    return happening?.state === 'BUFFERING_HAVE_NOTHING' && /UNDERFLOW/.test(happening.reason ?? '');
  }).length;
}

export class AudioMeter {
  /** @type {string[]} */
  #values = [];
  #session;

  /** @param {import('puppeteer-core').CDPSession | null} session */
  constructor(session) {
    this.#session = session;
    session?.on('Media.playerEventsAdded', ({ events }) => { this.#values.push(...events.map(({ value }) => value)); });
  }

  /** Before the page's player begins.
   * @param {import('puppeteer-core').Browser} browser  only Chromium tells
   * @param {import('puppeteer-core').Page} page */
  static async start(browser, page) {
    if (!/chrom/i.test(await browser.version())) return new AudioMeter(null);
    const session = await page.createCDPSession();
    const meter = new AudioMeter(session);
    await session.send('Media.enable');
    return meter;
  }

  /** Underruns since the start, or since the last time of asking; NaN where the browser does not tell. */
  take() {
    if (!this.#session) return NaN;
    const underruns = countUnderruns(this.#values);
    this.#values = [];
    return underruns;
  }
}
