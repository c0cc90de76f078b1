import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { decimal, languageFrom, languages, say, speak, translatePage } from '../../resources/web/common/language.js';
import { liveLabel, viewerSentence } from '../../resources/web/common/words.js';

const pages = new URL('../../resources/web/', import.meta.url);
/** @type {Record<string, Record<string, string | { one: string, other: string }>>} */
const tables = {};
for (const language of languages) tables[language] = (await import(`../../resources/web/common/words/${language}.js`)).words;

test.afterEach(() => speak(['en']));

/** @param {string | { one: string, other: string }} words */
const forms = (words) => (typeof words === 'string' ? [words] : [words.one, words.other]);
/** @param {string} text */
const places = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

for (const language of languages) {
  test(`${language} has every text, with the same places in it`, () => {
    assert.deepEqual(Object.keys(tables[language]).sort(), Object.keys(tables.en).sort());
    for (const [key, english] of Object.entries(tables.en)) {
      const words = tables[language][key];
      assert.equal(typeof words, typeof english, key);
      for (const [i, form] of forms(words).entries()) {
        assert.ok(form.trim() === form && form !== '', key);
        assert.deepEqual(places(form), places(forms(english)[i]), key);
      }
    }
  });

  test(`${language} is calm, and names no protocol`, () => {
    for (const words of Object.values(tables[language])) {
      for (const form of forms(words)) assert.doesNotMatch(form, /!|¡|socket|MSE|HTTP(?!s)/i);
    }
  });
}

test('what stands in the pages themselves is what the English table says', () => {
  for (const page of ['viewer', 'publisher']) {
    const html = readFileSync(new URL(`${page}/index.html`, pages), 'utf8');
    const marks = [...html.matchAll(/data-(text|label|tip)="(\w+)"/g)].map(([, kind, key]) => `${kind} ${key}`);
    const texts = [...html.matchAll(/data-text="(\w+)"[^>]*>([^<]*)</g)].map(([, key, text]) => ['text', key, text]);
    const labels = [...html.matchAll(/data-label="(\w+)" aria-label="([^"]*)"/g)].map(([, key, text]) => ['label', key, text]);
    const tips = [...html.matchAll(/data-tip="(\w+)" title="([^"]*)"/g)].map(([, key, text]) => ['tip', key, text]);
    const found = [...texts, ...labels, ...tips];
    assert.ok(found.length >= 10, page);
    assert.deepEqual(found.map(([kind, key]) => `${kind} ${key}`).sort(), marks.sort());
    for (const [, key, text] of found) assert.equal(tables.en[key], text);
  }
});

test('every text is used somewhere', () => {
  const files = readdirSync(pages, { recursive: true })
    .filter((file) => /\.(js|html)$/.test(file) && !file.startsWith('common/words/'));
  assert.ok(files.includes('viewer/time_bar.js'));
  const code = files.map((file) => readFileSync(new URL(file, pages), 'utf8')).join('\n');
  for (const key of Object.keys(tables.en)) assert.match(code, new RegExp(`['"]${key}['"]`), key);
});

test('the first wished language that there is counts', () => {
  assert.equal(languageFrom(['de-AT', 'en']), 'de');
  assert.equal(languageFrom(['it', 'ES-mx', 'de']), 'es');
  assert.equal(languageFrom(['it', 'den']), 'en');
  assert.equal(languageFrom([]), 'en');
});

test('texts, figures and plural forms follow the language', async () => {
  assert.equal(liveLabel(412), 'Live, 0.4 s behind');
  assert.equal(say('parts', { count: 1 }), '1 part of the stream');
  assert.equal(say('parts', { count: 0 }), '0 parts of the stream');
  assert.equal(await speak(['de-CH']), 'de');
  assert.equal(viewerSentence('waiting'), 'Warten, bis der Host beginnt.');
  assert.equal(liveLabel(412), 'Live, 0,4 s verzögert');
  assert.equal(say('watching', { count: 1 }), '1 schaut zu');
  assert.equal(say('watching', { count: 0 }), '0 schauen zu');
  assert.equal(decimal(12345.678, 1), '12345,7');
  await speak(['fr']);
  assert.equal(say('watching', { count: 0 }), '0 spectateur');
  assert.equal(say('watching', { count: 2 }), '2 spectateurs');
  await speak(['es']);
  // A million has a category of its own in Spanish and French.
  assert.equal(say('watching', { count: 1_000_000 }), '1000000 espectadores');
});

test('values are put in as they are', () => {
  assert.equal(say('fileUnplayable', { file: '$& {why}.mp4' }).slice(0, 16), '“$& {why}.mp4” c');
});

test('a table that cannot be loaded leaves the page in English', async () => {
  await speak(['de'], () => Promise.reject(new TypeError('gone')));
  assert.equal(say('live'), 'Live');
  assert.equal(say('passcode'), 'Passcode');
});

test('the texts of the page are written by its attributes', async () => {
  const element = (/** @type {Record<string, string>} */ dataset) => ({
    dataset, textContent: 'kept', title: 'kept', label: 'kept',
    setAttribute(/** @type {string} */ name, /** @type {string} */ value) {
      assert.equal(name, 'aria-label');
      this.label = value;
    },
  });
  const elements = [element({ text: 'passcode' }), element({ label: 'pause', tip: 'pauseTip' })];
  const page = {
    documentElement: { lang: 'en' },
    querySelectorAll: (/** @type {string} */ selector) => elements.filter(({ dataset }) => selector.slice(6, -1) in dataset),
  };
  await speak(['fr']);
  translatePage(/** @type {any} */ (page));
  assert.equal(page.documentElement.lang, 'fr');
  assert.deepEqual(elements.map(({ textContent, label, title }) => [textContent, label, title]),
    [['Code d’accès', 'kept', 'kept'], ['kept', 'Pause', 'Pause ou lecture (Espace)']]);
});
