// @ts-check
// The language of a page: chosen once from what the browser wishes; English until then and where a text is missing.

import { words as english } from './words/en.js';

/** @typedef {keyof typeof english} Key */
/** @typedef {Record<Key, import('./words/en.js').Words>} Table */

export const languages = ['en', 'de', 'fr', 'es'];

let language = 'en';
/** @type {Table} */
let table = english;
let plurals = new Intl.PluralRules(language);

/**
 * The first wished language that there are words in.
 * @param {readonly string[]} wished as `navigator.languages`: "de-AT", "en"
 */
export function languageFrom(wished) {
  const bases = wished.map((tag) => tag.toLowerCase().split('-')[0]);
  return bases.find((base) => languages.includes(base)) ?? 'en';
}

/**
 * Only the words of one language are loaded.
 * @param {readonly string[]} wished
 * @param {(language: string) => Promise<{ words: Table }>} [load]
 * @returns {Promise<string>} the language that is spoken from now on
 */
export async function speak(wished, load = (chosen) => import(`./words/${chosen}.js`)) {
  const chosen = languageFrom(wished);
  try {
    table = chosen === 'en' ? english : (await load(chosen)).words;
    language = chosen;
    plurals = new Intl.PluralRules(language);
  } catch {
    // The relay went away in this very moment: English is better than nothing.
  }
  return language;
}

/**
 * @param {Key} key
 * @param {Record<string, string | number>} [values] for the places in braces; `count` also chooses the form
 */
export function say(key, values = {}) {
  const words = table[key];
  const text = typeof words === 'string' ? words : words[plurals.select(Number(values.count)) === 'one' ? 'one' : 'other'];
  return text.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** @param {number} number @param {number} digits after the decimal sign of the language */
export function decimal(number, digits) {
  return number.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, useGrouping: false });
}

/**
 * Writes the texts that stand in the page itself, by its data attributes.
 * @param {Document} page
 */
export function translatePage(page) {
  page.documentElement.lang = language;
  /** @param {string} name @param {(element: HTMLElement, text: string) => void} write */
  const each = (name, write) => {
    /** @type {NodeListOf<HTMLElement>} */
    const elements = page.querySelectorAll(`[data-${name}]`);
    for (const element of elements) write(element, say(/** @type {Key} */ (element.dataset[name])));
  };
  each('text', (element, text) => { element.textContent = text; });
  each('label', (element, text) => element.setAttribute('aria-label', text));
  each('tip', (element, text) => { element.title = text; });
}
