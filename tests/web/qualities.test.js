import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Controls } from '../../resources/web/publisher/controls.js';

const publisher = new URL('../../resources/web/publisher/', import.meta.url);
const read = (name) => readFileSync(new URL(name, publisher), 'utf8');
const qualities = JSON.parse(read('qualities.json'));
const optionsOf = (id) => [...read('index.html').matchAll(new RegExp(`<select id="${id}">(.*?)</select>`, 'gs'))]
  .flatMap(([, list]) => [...list.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)</g)]);

function element() {
  return { value: '', checked: true, hidden: false, files: [], addEventListener() {} };
}

test('every quality that the page offers is a preset, of the height that its words say', () => {
  const options = optionsOf('quality');
  assert.deepEqual(options.map(([, value]) => value), Object.keys(qualities));
  for (const [, value, words] of options) assert.match(words, new RegExp(` ${qualities[value].height}p$`));
});

test('the page asks for what the preset says', () => {
  const elements = new Map();
  const find = (id) => elements.get(id) ?? elements.set(id, element()).get(id);
  const asked = [];
  find('source').value = 'camera';
  find('quality').value = 'low';
  const controls = new Controls({ broadcast: { configure: (settings) => asked.push(settings) }, find, qualities, createOption() {}, urls: {}, onToken() {} });
  for (const name of Object.keys(qualities)) {
    find('quality').value = name;
    const { width, height, frameRate, videoBitsPerSecond } = controls.settings;
    assert.deepEqual({ width, height, frameRate, videoBitsPerSecond }, qualities[name]);
  }
  assert.equal(asked[0].videoBitsPerSecond, 800000);
});

test('a device that was unplugged stays chosen, and nobody else\'s is taken in its place', () => {
  const elements = new Map();
  const find = (id) => elements.get(id) ?? elements.set(id, { ...element(), hidden: false, classList: { toggle() {} }, options: [], replaceChildren(...options) {
    this.options = options;
    if (!options.some(({ value }) => value === this.value)) this.value = '';
  } }).get(id);
  find('source').value = 'camera';
  find('quality').value = 'low';
  const broadcast = { configure() {}, figures: { state: 'idle', liveSince: null, reduced: null }, stream: null, trouble: null };
  const controls = new Controls({ broadcast, find, qualities, createOption: (label, value) => ({ label, value }), urls: {}, onToken() {} });
  const show = (...labels) => controls.show({ cameras: [], microphones: labels.map((label) => ({ id: label, label })), level: 0, now: 0 });
  show('Headset', 'Built-in');
  find('microphone').value = 'Headset';
  show('Built-in');
  assert.equal(controls.settings.microphone, 'Headset');
  show('Built-in');
  show('Headset', 'Built-in');
  assert.deepEqual([controls.settings.microphone, find('microphone').options.map(({ value }) => value)], ['Headset', ['', 'Headset', 'Built-in']]);
});
