// The pages follow the browser's language, and leave nothing in English.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { words as english } from '../../resources/web/common/words/en.js';
import { Guest, startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';

/** Runs in the page: whatever a person reads, hears or sees under the pointer. */
function everyText() {
  const texts = [document.title];
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('noscript')) continue;
    texts.push(element.getAttribute('aria-label') ?? '', element.getAttribute('title') ?? '');
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
  }
  return texts.map(text => text.trim()).filter(text => text !== '');
}

/** What is English and no word of the other language as well.
 * @param {string[]} texts
 * @param {Record<string, string | { one: string, other: string }>} own */
function stillEnglish(texts, own) {
  const forms = words => (typeof words === 'string' ? [words] : Object.values(words));
  const ownWords = new Set(Object.values(own).flatMap(forms));
  const englishWords = new Set(Object.values(english).flatMap(forms).filter(text => !ownWords.has(text)));
  return texts.filter(text => englishWords.has(text));
}

const waiting = { de: /Warten, bis der Host beginnt\./, fr: /En attente du début du direct\./, es: /Esperando a que empiece el anfitrión\./ };

describe('the pages in the browser\'s language', () => {
  const scope = new Scope();
  let open;
  let locked;
  before(async () => {
    open = await startServer(scope);
    locked = await startServer(scope, ['--passcode', '482913']);
  });
  after(() => scope.close());

  for (const language of Object.keys(waiting)) {
    test(`${language}: the guest's page, its statistics, the passcode and the publisher's page`, async () => {
      const own = (await import(`../../resources/web/common/words/${language}.js`)).words;
      const browser = await startBrowser(scope, 'chromium', { language });
      const guest = await Guest.open(browser, open.url);
      await guest.untilText(waiting[language]);
      await guest.page.keyboard.press('s');
      await guest.untilText(new RegExp(own.viewers));
      assert.equal(await guest.page.evaluate(() => document.documentElement.lang), language);
      assert.deepEqual(stillEnglish(await guest.page.evaluate(everyText), own), []);

      const stranger = await Guest.open(browser, locked.url);
      await stranger.untilText(new RegExp(own.passcodeWanted));
      assert.deepEqual(stillEnglish(await stranger.page.evaluate(everyText), own), []);

      const publisher = await Guest.open(browser, new URL('/publish', open.url).href);
      await publisher.untilText(new RegExp(own.goLive));
      const texts = await publisher.page.evaluate(everyText);
      assert.ok(texts.length > 15, texts.join(' | '));
      assert.deepEqual(stillEnglish(texts, own), []);
      assert.deepEqual([...guest.errors, ...stranger.errors, ...publisher.errors], []);
      await browser.close();
    });
  }

  test('English where there are no words of the wished one', async () => {
    const guest = await Guest.open(await startBrowser(scope, 'chromium', { language: 'it' }), open.url);
    await guest.untilText(/Waiting for the host to start\./);
    assert.equal(await guest.page.evaluate(() => document.documentElement.lang), 'en');
  });

  test('Firefox\'s language as well', async () => {
    const guest = await Guest.open(await startBrowser(scope, 'firefox', { language: 'de' }), open.url);
    await guest.untilText(waiting.de);
  });
});
