// Every picture that a guest's page presents, noted inside the page: with a strip or without one.

/** Runs in the page.
 * @param {string} stripModule */
async function watchInPage(stripModule) {
  const { decodeStrip, millisecondsSince } = await import(stripModule);
  const video = document.querySelector('video');
  const context = new OffscreenCanvas(48, 1).getContext('2d', { alpha: false, willReadFrequently: true });
  context.imageSmoothingEnabled = false;
  let seen = [];
  let stalls = 0;
  const look = (_, { mediaTime, width }) => {
    video.requestVideoFrameCallback(look);
    const at = Date.now();
    context.drawImage(video, 0, Math.floor(video.videoHeight / 24), video.videoWidth, 1, 0, 0, 48, 1);
    const { data } = context.getImageData(0, 0, 48, 1);
    const strip = decodeStrip(Array.from({ length: 48 }, (__, i) => (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3));
    seen.push([at, mediaTime, width, strip && millisecondsSince(at, strip.milliseconds), strip && strip.frame]);
  };
  video.addEventListener('waiting', () => { stalls += 1; });
  video.requestVideoFrameCallback(look);
  return {
    take() {
      const taken = { seen, stalls };
      seen = [];
      stalls = 0;
      return taken;
    },
  };
}

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
    return new FrameWatch(await page.evaluateHandle(watchInPage, new URL('/common/strip.js', page.url()).href));
  }

  /** Brings `pictures` and `stalls` up to now. */
  async update() {
    const { seen, stalls } = await this.#handle.evaluate(watch => watch.take());
    this.stalls += stalls;
    this.pictures.push(...seen.map(([at, mediaTime, width, delay, frame]) => ({ at, mediaTime, width, delay, frame })));
    return this.pictures;
  }

  /** Forgets everything seen so far. */
  async restart() {
    await this.update();
    this.pictures = [];
    this.stalls = 0;
  }
}
