import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { runInNewContext } from 'node:vm';
import { languages } from '../../resources/web/common/language.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

const web = new URL('../../resources/web/', import.meta.url);
const guard = readFileSync(new URL('common/load_guard.js', web), 'utf8');

class FakeElement {
  textContent = '';
  hidden = false;
  children = [];
  marks = new Set();
  classList = { add: (mark) => this.marks.add(mark) };
}
class FakeScript extends FakeElement {}
class FakeLink extends FakeElement {
  constructor(rel) {
    super();
    this.rel = rel;
  }
}

/** A page of which index.html and the guard have arrived, as often as it is loaded in this tab. */
class FakeTab {
  scheduler = new FakeScheduler();
  reloads = 0;
  #storage = new Map();
  #listeners = new Map();

  constructor({ wished = ['en'], keepsStorage = true } = {}) {
    this.wished = wished;
    this.keepsStorage = keepsStorage;
  }

  load() {
    this.sentence = new FakeElement();
    this.button = new FakeElement();
    this.button.hidden = true;
    this.notice = new FakeElement();
    this.notice.children = [this.sentence, this.button];
    this.#listeners.clear();
    this.window = {};
    runInNewContext(guard, {
      window: this.window,
      HTMLElement: FakeElement, HTMLScriptElement: FakeScript, HTMLLinkElement: FakeLink,
      navigator: { languages: this.wished },
      document: { readyState: 'interactive', documentElement: {}, getElementById: () => this.notice },
      location: { reload: () => { this.reloads += 1; } },
      sessionStorage: this.#openStorage(),
      addEventListener: (type, listener) => this.#listeners.set(type, listener),
      setTimeout: (action, pause) => this.scheduler.after(pause, action),
      Math: { random: () => 0.5 },
    });
  }

  fail(target = new FakeScript()) {
    this.#listeners.get('error')({ target });
  }

  /** main.js runs, then everything is there. */
  succeed() {
    this.notice.hidden = true;
    this.#listeners.get('load')({});
  }

  get isNoticeShown() {
    return this.notice.marks.has('is-certain') && !this.notice.hidden;
  }

  #openStorage() {
    if (!this.keepsStorage) return { getItem: () => { throw new Error('SecurityError'); }, setItem: () => { throw new Error('SecurityError'); } };
    return { getItem: (name) => this.#storage.get(name) ?? null, setItem: (name, value) => this.#storage.set(name, value) };
  }
}

function loaded(options) {
  const tab = new FakeTab(options);
  tab.load();
  return tab;
}

test('a page whose parts have all come is left alone', () => {
  const tab = loaded();
  tab.succeed();
  tab.scheduler.advance(60_000);
  assert.equal(tab.reloads, 0);
});

test('a part that is lost is said, and the page loaded again after a moment', () => {
  for (const part of [new FakeScript(), new FakeLink('stylesheet')]) {
    const tab = loaded();
    assert.equal(tab.isNoticeShown, false);
    tab.fail(part);
    assert.equal(tab.isNoticeShown, true);
    assert.match(tab.sentence.textContent, /did not load completely\. Trying again/);
    assert.equal(tab.button.textContent, 'Load again');
    assert.equal(tab.button.hidden, false);
    assert.equal(tab.reloads, 0);
    tab.scheduler.advance(1000);
    assert.equal(tab.reloads, 1);
  }
});

test('a page that runs without its style says so all the same', () => {
  const tab = loaded();
  tab.fail(new FakeLink('stylesheet'));
  tab.succeed();
  assert.equal(tab.isNoticeShown, true);
  assert.match(tab.sentence.textContent, /Trying again/);
  tab.scheduler.advance(1000);
  assert.equal(tab.reloads, 1);
});

test('an error of the running page is not the guard\'s business', () => {
  const tab = loaded();
  tab.succeed();
  tab.fail(tab.window);
  tab.scheduler.advance(60_000);
  assert.equal(tab.isNoticeShown, false);
  assert.equal(tab.reloads, 0);
});

test('what does no harm is no failure: a preload, a picture', () => {
  const tab = loaded();
  tab.fail(new FakeLink('modulepreload'));
  tab.fail(new FakeElement());
  tab.succeed();
  tab.scheduler.advance(60_000);
  assert.equal(tab.reloads, 0);
});

test('the pauses grow, and after five tries a person decides', () => {
  const tab = loaded();
  for (const pause of [1000, 2000, 4000, 8000, 15_000]) {
    const before = tab.reloads;
    tab.fail();
    tab.scheduler.advance(pause - 1);
    assert.equal(tab.reloads, before);
    tab.scheduler.advance(1);
    assert.equal(tab.reloads, before + 1);
    tab.load();
  }
  tab.fail();
  assert.match(tab.sentence.textContent, /may be busy or away/);
  tab.scheduler.advance(60_000);
  assert.equal(tab.reloads, 5);
  tab.button.onclick();
  assert.equal(tab.reloads, 6);
  tab.load();
  tab.fail();
  assert.match(tab.sentence.textContent, /Trying again/);
});

test('a page that has come is a beginning: the next failure has all its tries', () => {
  const tab = loaded();
  for (let time = 0; time < 8; time += 1) {
    tab.fail();
    tab.scheduler.advance(1000);
    assert.equal(tab.reloads, time + 1);
    tab.load();
    tab.succeed();
    tab.load();
  }
});

test('a part that never answers is a lost one after 20 s', () => {
  const tab = loaded();
  tab.scheduler.advance(19_999);
  assert.equal(tab.isNoticeShown, false);
  tab.scheduler.advance(1);
  assert.equal(tab.isNoticeShown, true);
});

test('where nothing can be counted, nothing is tried without end', () => {
  const tab = loaded({ keepsStorage: false });
  tab.fail();
  tab.scheduler.advance(60_000);
  assert.equal(tab.reloads, 0);
  assert.match(tab.sentence.textContent, /Load it again/);
  tab.button.onclick();
  assert.equal(tab.reloads, 1);
});

test('a browser that cannot run the page is told so, and nothing is loaded again', () => {
  const tab = loaded();
  tab.fail(tab.window);
  assert.match(tab.sentence.textContent, /does not work in this browser/);
  assert.equal(tab.button.hidden, true);
  tab.scheduler.advance(60_000);
  assert.equal(tab.reloads, 0);
});

test('it speaks the languages of the pages, calmly', () => {
  const said = new Set();
  for (const language of languages) {
    const tab = loaded({ wished: ['it', `${language}-XY`, 'en'] });
    tab.fail();
    said.add(tab.sentence.textContent);
    assert.ok(tab.sentence.textContent.length > 20);
    assert.doesNotMatch(tab.sentence.textContent, /!|¡|socket|HTTP/i);
  }
  assert.equal(said.size, languages.length);
});

test('it stands in both pages before everything that may be lost, and so does its place', () => {
  for (const page of ['viewer', 'publisher']) {
    const html = readFileSync(new URL(`${page}/index.html`, web), 'utf8');
    const at = html.indexOf('<script src="/common/load_guard.js"></script>');
    assert.ok(at > 0 && at < html.search(/modulepreload|rel="stylesheet"|type="module"/), page);
    assert.match(html, /<div id="load-notice"[^>]*>\s*<p>[^<]+<\/p>\s*<button type="button" hidden>[^<]+<\/button>\s*<\/div>/);
  }
});
