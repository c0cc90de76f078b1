// Whether a page went on as the one it was: not reloaded, on the connections it had; and what it said meanwhile.

/** Runs in every new document, before the page's scripts. */
function countSockets() {
  const Native = globalThis.WebSocket;
  globalThis.testSocketsOpened = 0;
  globalThis.WebSocket = class extends Native {
    constructor(...parameters) {
      super(...parameters);
      globalThis.testSocketsOpened += 1;
    }
  };
}

/** Before the page's first navigation.
 * @param {import('puppeteer-core').Page} page */
export async function prepareWitness(page) {
  await page.evaluateOnNewDocument(countSockets);
}

/** What stays the same for as long as nothing interrupts a page.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<{timeOrigin: number, socketsOpened: number}>} */
export function testify(page) {
  return page.evaluate(() => ({ timeOrigin: performance.timeOrigin, socketsOpened: globalThis.testSocketsOpened }));
}

/** Runs in the page. */
function recordTexts() {
  const texts = new Set([document.body.innerText]);
  const observer = new MutationObserver(() => { texts.add(document.body.innerText); });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  return { end: () => { observer.disconnect(); return [...texts]; } };
}

/** Keeps what a person could read on the page from now on, however short it stood there.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<() => Promise<string[]>>} ends the record and tells it */
export async function recordPageTexts(page) {
  const record = await page.evaluateHandle(recordTexts);
  return () => record.evaluate(kept => kept.end());
}
