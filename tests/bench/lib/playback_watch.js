// What a guest's page plays: each presented picture, standstills of its clock, seeks, and what it says to the guest.

/**
 * The longest standstill of a video's clock. Runs in the page. A look that comes late says nothing, as it may read an old time
 * (Firefox hands a busy page the time later than the timers): the next one tells how far the clock came meanwhile.
 * @param {number} mostPause milliseconds; a look that comes later after the one before is late
 */
export function clockMeter(mostPause) {
  let moved = { time: NaN, at: NaN };
  let lookedAt = NaN;
  let hasSought = false;
  let longest = { standstill: 0, at: 0 };
  const count = (standstill, at) => { if (standstill > longest.standstill) longest = { standstill, at }; };
  return {
    seeks() { hasSought = true; },
    /** @param {{ now: number, time: number, rate: number }} look milliseconds; seconds of media; playback rate */
    look({ now, time, rate }) {
      const isLate = now - lookedAt > mostPause;
      lookedAt = now;
      if (isLate) return;
      const passed = now - moved.at;
      if (time === moved.time) return count(passed, now);
      // A seek and another source put the clock elsewhere: that is not its running.
      if (!hasSought && time > moved.time) count(passed - (1000 * (time - moved.time)) / rate, now);
      moved = { time, at: now };
      hasSought = false;
    },
    take() {
      const taken = longest;
      longest = { standstill: 0, at: 0 };
      return taken;
    },
  };
}

/** Runs in the page. Takes no pixels: that costs time which the player needs. @param {typeof clockMeter} meterClock */
function watchPlayback(meterClock) {
  const lookPause = 40;
  const clock = meterClock(2.5 * lookPause);
  const video = document.querySelector('video:not(.is-covered)');
  const status = document.querySelector('#status');
  const fresh = () => ({ pictures: [], seeks: [], waits: 0, sentences: [] });
  let seen = fresh();
  let slowest = 1;

  const shown = (now, { mediaTime, presentedFrames, presentationTime }) => {
    video.requestVideoFrameCallback(shown);
    const at = Number.isFinite(presentationTime) ? presentationTime : now;
    seen.pictures.push([performance.timeOrigin + at, mediaTime, presentedFrames, slowest]);
    slowest = video.playbackRate;
  };
  const look = () => {
    slowest = Math.min(slowest, video.playbackRate);
    clock.look({ now: performance.now(), time: video.currentTime, rate: video.playbackRate });
    const sentence = status.textContent ?? '';
    if (sentence !== '' && !seen.sentences.includes(sentence)) seen.sentences.push(sentence);
  };
  video.addEventListener('seeking', () => {
    clock.seeks();
    seen.seeks.push([performance.timeOrigin + performance.now(), video.currentTime]);
  });
  video.addEventListener('waiting', () => { seen.waits += 1; });
  video.requestVideoFrameCallback(shown);
  setInterval(look, lookPause);
  return {
    take() {
      const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
      const { standstill, at } = clock.take();
      const taken = { ...seen, standstill, standsAt: performance.timeOrigin + at, totalVideoFrames, droppedVideoFrames };
      seen = fresh();
      return taken;
    },
  };
}

export class PlaybackWatch {
  #handle;

  /** @param {import('puppeteer-core').JSHandle} handle */
  constructor(handle) {
    this.#handle = handle;
  }

  /** @param {import('puppeteer-core').Page} page  of a guest */
  static async start(page) {
    return new PlaybackWatch(await page.evaluateHandle(`(${watchPlayback})(${clockMeter})`));
  }

  /** What was seen since the start, or since the last time of asking. */
  async take() {
    const { pictures, ...rest } = await this.#handle.evaluate(watch => watch.take());
    return { ...rest, pictures: pictures.map(([at, time, presented, rate]) => ({ at, time, presented, rate })) };
  }
}
