// How long a guest waits for the first frame.
import { within } from '../../support/deadline.js';

/** Runs in every new document, before the page's scripts. */
function watchFirstFrame() {
  globalThis.benchFirstFrame = new Promise(resolve => {
    const lookForVideo = () => {
      const video = document.querySelector('video:not(.is-covered)');
      if (!video) return false;
      video.requestVideoFrameCallback(() => { resolve(performance.now()); });
      return true;
    };
    const observer = new MutationObserver(() => { if (lookForVideo()) observer.disconnect(); });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** Runs in the page: times in milliseconds since the navigation began. */
async function readTimes() {
  const firstFrame = await globalThis.benchFirstFrame;
  const [navigation] = performance.getEntriesByType('navigation');
  const scripts = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
  return {
    firstFrame,
    loaded: navigation.loadEventEnd,
    // Modules run once the document is parsed and the last of them is there.
    scriptRan: Math.max(navigation.domInteractive, ...scripts.map(({ responseEnd }) => responseEnd)),
  };
}

/** @param {import('puppeteer-core').Page} page
 * @param {string} url
 * @returns {Promise<{firstFrame: number, afterLoad: number, afterScript: number}>} milliseconds: since the navigation
 *     began, since the page had loaded (negative: before that), since its script ran */
export async function measureJoin(page, url) {
  await page.evaluateOnNewDocument(watchFirstFrame);
  await page.goto(url, { waitUntil: 'load', timeout: 30000 });
  const { firstFrame, loaded, scriptRan } = await within('the first frame', page.evaluate(readTimes), 30000);
  return { firstFrame, afterLoad: firstFrame - loaded, afterScript: firstFrame - scriptRan };
}
