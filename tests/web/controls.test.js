// The guest's buttons and keys, as far as they need no more of a page than elements that can be clicked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Controls } from '../../resources/web/viewer/controls.js';
import { FakeVideo } from './fakes/fake_media.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

globalThis.HTMLInputElement ??= class {};
globalThis.HTMLButtonElement ??= class {};
globalThis.Element ??= class {};

class FakeElement extends EventTarget {
  hidden = false;
  value = '1';
  #classes = new Set();

  classList = {
    add: (name) => this.#classes.add(name),
    remove: (name) => this.#classes.delete(name),
    contains: (name) => this.#classes.has(name),
    toggle: (name, isOn) => (isOn ? this.#classes.add(name) : this.#classes.delete(name)),
  };

  setAttribute() {}
}

function build() {
  const page = new FakeElement();
  const video = new FakeVideo();
  const names = ['stage', 'tapForSound', 'tapToPlay', 'pause', 'mute', 'volume', 'pictureInPicture', 'statistics', 'fullScreen'];
  const peerVideo = new FakeVideo();
  const elements = { ...Object.fromEntries(names.map((name) => [name, new FakeElement()])), video, peerVideo };
  const sight = { shown: video };
  const log = [];
  const scheduler = new FakeScheduler();
  const controls = new Controls({
    page, elements, scheduler,
    shown: () => sight.shown,
    actions: { togglePause: () => log.push('pause'), toggleStatistics: () => {}, start: () => log.push('start') },
  });
  const press = (key, more = {}) => page.dispatchEvent(Object.assign(new Event('keydown', { cancelable: true }), { key, ...more }));
  const show = (situation) => controls.show({ hasSound: true, isPaused: false, needsGesture: false, hasMessage: false, ...situation });
  /** A person can see the large button. */
  const isSoundOffered = () => {
    const { stage, tapForSound } = elements;
    return !tapForSound.hidden && (!stage.classList.contains('is-idle') || tapForSound.classList.contains('is-new'));
  };
  return { controls, page, video, peerVideo, sight, elements, log, press, show, isSoundOffered, scheduler };
}

test('the large button for sound is there only while something is to be heard, and covers no message', () => {
  const { video, show, isSoundOffered } = build();
  video.muted = true;
  const offers = [{}, { hasSound: false }, { hasMessage: true }, { isPaused: true }, {}].map((situation) => {
    show(situation);
    return isSoundOffered();
  });
  assert.deepEqual(offers, [true, false, false, false, true]);
});

test('it goes with the controls after ten seconds, and comes back with them', () => {
  const { video, show, controls, isSoundOffered, scheduler } = build();
  video.muted = true;
  show({ hasMessage: true });
  scheduler.advance(20_000);
  show({});
  scheduler.advance(9_000);
  assert.equal(isSoundOffered(), true);
  scheduler.advance(2_000);
  assert.equal(isSoundOffered(), false);
  controls.wake();
  assert.equal(isSoundOffered(), true);
  scheduler.advance(3_000);
  assert.equal(isSoundOffered(), false);
});

test('who has switched the sound off is not asked to switch it on', () => {
  for (const muteByGuest of ['m', 'ArrowDown']) {
    const { video, show, press, isSoundOffered } = build();
    video.muted = false;
    video.volume = 0.1;
    press(muteByGuest);
    assert.equal(video.muted, true);
    show({});
    assert.equal(isSoundOffered(), false, muteByGuest);
    press('m');
    // The browser refuses sound.
    video.muted = true;
    show({});
    assert.equal(isSoundOffered(), true, muteByGuest);
  }
});

test('who has paused gets sound back without playing on', () => {
  const { controls, video, elements, press, log } = build();
  for (const wish of [() => press('m'), () => elements.tapForSound.dispatchEvent(new Event('click'))]) {
    video.muted = true;
    video.pause();
    controls.show({ hasSound: true, isPaused: true, needsGesture: false });
    wish();
    assert.deepEqual([video.muted, video.paused], [false, true]);
  }
  assert.deepEqual(log, []);
  video.muted = true;
  controls.show({ hasSound: true, isPaused: false, needsGesture: true });
  press('m');
  assert.deepEqual([video.muted, log], [false, ['start']], 'what the browser would not start on its own');
});

test('a key that is held down is one wish', () => {
  const { log, press } = build();
  press(' ');
  for (let repeat = 0; repeat < 5; repeat += 1) press(' ', { repeat: true });
  assert.deepEqual(log, ['pause']);
});

test('a key held down goes on changing the volume', () => {
  const { video, press } = build();
  video.muted = false;
  press('ArrowDown');
  press('ArrowDown', { repeat: true });
  assert.equal(video.volume, 0.8);
});

test('the finger that brings the controls back presses none of them; the next one does, and so does a key', () => {
  const { elements, page } = build();
  const { stage } = elements;
  const inBar = Object.assign(Object.create(Element.prototype), { closest: () => stage });
  const reach = [];
  stage.addEventListener('click', (event) => reach.push(event.defaultPrevented));
  const press = (finger) => {
    if (finger) stage.dispatchEvent(new Event('pointerdown'));
    else page.dispatchEvent(Object.assign(new Event('keydown'), { key: 'Enter' }));
    stage.dispatchEvent(Object.defineProperty(new Event('click', { cancelable: true }), 'target', { value: inBar }));
  };
  stage.classList.add('is-idle');
  press(true);
  assert.equal(stage.classList.contains('is-idle'), false);
  press(true);
  stage.classList.add('is-idle');
  stage.dispatchEvent(new Event('pointerdown'));
  press(false);
  assert.deepEqual(reach, [true, false, false]);
});

test('a window of its own, and full screen, are of the element in sight; the sound is the same for both', async () => {
  const { page, video, peerVideo, sight, press, elements } = build();
  page.pictureInPictureEnabled = true;
  const asked = [];
  video.requestPictureInPicture = () => asked.push('chunks');
  peerVideo.requestPictureInPicture = () => asked.push('peer');
  press('p');
  sight.shown = peerVideo;
  press('p');
  assert.deepEqual(asked, ['chunks', 'peer']);
  elements.stage.requestFullscreen = () => asked.push('full screen');
  peerVideo.dispatchEvent(new Event('dblclick'));
  assert.equal(asked[2], 'full screen');
  press('m');
  assert.equal(video.muted, false);
});
