// Reads the strip of every frame that a guest's page presents, inside the page, so that waiting costs nothing.

/** Runs in the page. One row of pixels a frame is drawn: the page shares the machine with the host.
 * @param {string} stripModule */
async function startInPage(stripModule) {
  const { decodeStrip, millisecondsSince } = await import(stripModule);
  const video = document.querySelector('video');
  const context = new OffscreenCanvas(48, 1).getContext('2d', { alpha: false, willReadFrequently: true });
  context.imageSmoothingEnabled = false;
  const seen = { samples: [], unreadable: 0, stalls: 0, rebufferingMs: 0 };
  let stalledSince = 0;

  const look = () => {
    video.requestVideoFrameCallback(look);
    const at = Date.now();
    context.drawImage(video, 0, Math.floor(video.videoHeight / 24), video.videoWidth, 1, 0, 0, 48, 1);
    const { data } = context.getImageData(0, 0, 48, 1);
    const strip = decodeStrip(Array.from({ length: 48 }, (_, i) => (data[4 * i] + data[4 * i + 1] + data[4 * i + 2]) / 3));
    if (strip) seen.samples.push([at, millisecondsSince(at, strip.milliseconds), strip.frame]);
    else seen.unreadable += 1;
    if (stalledSince) seen.rebufferingMs += at - stalledSince;
    stalledSince = 0;
  };
  video.addEventListener('waiting', () => { seen.stalls += 1; stalledSince ||= Date.now(); });
  video.requestVideoFrameCallback(look);
  return {
    take() {
      const taken = { ...seen, samples: seen.samples };
      Object.assign(seen, { samples: [], unreadable: 0, stalls: 0, rebufferingMs: 0 });
      return taken;
    },
  };
}

export class Sampler {
  #handle;

  /** @param {import('puppeteer-core').JSHandle} handle */
  constructor(handle) {
    this.#handle = handle;
  }

  /** @param {import('puppeteer-core').Page} page  of the relay's own address: the strip's decoder comes from there */
  static async start(page) {
    return new Sampler(await page.evaluateHandle(startInPage, new URL('/common/strip.js', page.url()).href));
  }

  /** What was seen since the start, or since the last time of asking.
   * @returns {Promise<{samples: import('./statistics.js').Sample[], unreadable: number, stalls: number,
   *     rebufferingMs: number}>} */
  async take() {
    const taken = await this.#handle.evaluate(sampler => sampler.take());
    return { ...taken, samples: taken.samples.map(([at, delay, frame]) => ({ at, delay, frame })) };
  }
}
