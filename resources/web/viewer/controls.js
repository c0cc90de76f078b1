// @ts-check
// The guest's controls: buttons, keys, and their disappearance while nobody uses them.

import { say } from '../common/language.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/**
 * @typedef {object} ControlElements
 * @property {HTMLElement} stage
 * @property {HTMLVideoElement} video its volume is the page's
 * @property {HTMLVideoElement} peerVideo over it, where a peer connection shows the stream
 * @property {HTMLButtonElement} tapForSound
 * @property {HTMLButtonElement} tapToPlay
 * @property {HTMLButtonElement} pause
 * @property {HTMLButtonElement} mute
 * @property {HTMLInputElement} volume
 * @property {HTMLButtonElement} pictureInPicture
 * @property {HTMLButtonElement} statistics
 * @property {HTMLButtonElement} fullScreen
 */

const idleTime = 2000;
/** So long (ms) the large button for sound stays, whatever the guest does; after that it comes and goes with the controls. */
const soundOffer = 10000;
const volumeStep = 0.1;
/** What fades with the controls. */
const fading = '.bar, .tap-for-sound:not(.is-new)';

export class Controls {
  #elements;
  #scheduler;
  #actions;
  #page;
  /** The finger that is down brings the controls back. */
  #isRevealing = false;
  #shown;
  #cancelIdle = () => {};
  /** Something can be heard, and no message is over the picture. */
  #hasSomethingToHear = false;
  #isMutedByGuest = false;
  #isOfferStarted = false;
  #cancelOffer = () => {};

  /**
   * @param {object} parts
   * @param {ControlElements} parts.elements
   * @param {Document} parts.page
   * @param {() => HTMLVideoElement} parts.shown the element that a person sees
   * @param {Scheduler} parts.scheduler
   * @param {{ togglePause: () => void, toggleStatistics: () => void, start: () => void }} parts.actions
   *     start: within a gesture, what the browser would not start on its own
   */
  constructor({ elements, page, shown, scheduler, actions }) {
    this.#elements = elements;
    this.#shown = shown;
    this.#page = page;
    this.#scheduler = scheduler;
    this.#actions = actions;
    const { stage, video, peerVideo, tapForSound, pause, mute, volume, pictureInPicture, statistics, fullScreen } = elements;
    tapForSound.addEventListener('click', () => this.#unmute());
    pause.addEventListener('click', () => actions.togglePause());
    mute.addEventListener('click', () => this.#toggleMute());
    volume.addEventListener('input', () => this.#setVolume(Number(volume.value)));
    pictureInPicture.addEventListener('click', () => this.#togglePictureInPicture());
    statistics.addEventListener('click', () => actions.toggleStatistics());
    fullScreen.addEventListener('click', () => this.#toggleFullScreen());
    video.addEventListener('volumechange', () => this.#showVolume());
    for (const one of [video, peerVideo]) one.addEventListener('dblclick', () => this.#toggleFullScreen());
    page.addEventListener('keydown', (event) => this.#key(event));
    stage.addEventListener('pointerdown', () => { this.#isRevealing = stage.classList.contains('is-idle'); }, true);
    stage.addEventListener('click', (event) => this.#guard(event), true);
    // Anywhere: nobody has to find the button.
    stage.addEventListener('click', () => this.#start());
    for (const type of ['pointermove', 'pointerdown', 'focusin']) stage.addEventListener(type, () => this.wake());
    pictureInPicture.hidden = !page.pictureInPictureEnabled;
    tapForSound.classList.add('is-new');
    this.#showVolume();
    this.wake();
  }

  /** @param {{ hasSound: boolean, isPaused: boolean, needsGesture: boolean, hasMessage: boolean }} situation */
  show({ hasSound, isPaused, needsGesture, hasMessage }) {
    const { mute, volume, pause, tapToPlay } = this.#elements;
    tapToPlay.hidden = !needsGesture;
    this.#hasSomethingToHear = hasSound && !isPaused && !hasMessage;
    mute.hidden = !hasSound;
    volume.hidden = !hasSound;
    pause.setAttribute('aria-label', say(isPaused ? 'play' : 'pause'));
    pause.classList.toggle('is-on', isPaused);
    this.#showVolume();
  }

  /** Shows the controls, for as long as there is something going on. */
  wake() {
    const { stage } = this.#elements;
    stage.classList.remove('is-idle');
    this.#cancelIdle();
    this.#cancelIdle = this.#scheduler.after(idleTime, () => {
      // Not under the finger of someone who moves among the buttons with the keyboard.
      const isInUse = isReachedByKeyboard(this.#page.activeElement);
      if (!isInUse) stage.classList.add('is-idle');
    });
  }

  close() {
    this.#cancelIdle();
    this.#cancelOffer();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    this.#isRevealing = false;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isSlider = event.target === this.#elements.volume;
    // Letters belong to the field that somebody types in.
    if (event.target instanceof HTMLInputElement && !isSlider) return;
    /** @type {Record<string, () => void>} */
    const actions = {
      ' ': () => this.#actions.togglePause(),
      m: () => this.#toggleMute(),
      f: () => this.#toggleFullScreen(),
      p: () => this.#togglePictureInPicture(),
      s: () => this.#actions.toggleStatistics(),
      ArrowUp: () => this.#changeVolume(volumeStep),
      ArrowRight: () => this.#changeVolume(volumeStep),
      ArrowDown: () => this.#changeVolume(-volumeStep),
      ArrowLeft: () => this.#changeVolume(-volumeStep),
    };
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    const belongsToControl = (isSlider && event.key.startsWith('Arrow'))
      || (event.key === ' ' && event.target instanceof HTMLButtonElement);
    if (!action || belongsToControl) return;
    event.preventDefault();
    this.wake();
    // A key that is held down is one wish, except for more and more of something.
    if (!event.repeat || event.key.startsWith('Arrow')) action();
  }

  /** A finger that brings the controls back has not yet seen what lies under it. @param {Event} event */
  #guard(event) {
    const isBlind = this.#isRevealing && event.target instanceof Element && event.target.closest(fading) !== null;
    this.#isRevealing = false;
    if (!isBlind) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #start() {
    if (!this.#elements.tapToPlay.hidden) this.#actions.start();
  }

  #unmute() {
    const { video } = this.#elements;
    this.#isMutedByGuest = false;
    video.muted = false;
    if (video.volume === 0) video.volume = 1;
    // The gesture also frees a video that the browser would not start on its own. Who has paused wants no more than sound.
    this.#start();
  }

  #toggleMute() {
    const { video } = this.#elements;
    if (video.muted) return this.#unmute();
    this.#isMutedByGuest = true;
    video.muted = true;
  }

  /** @param {number} volume 0 to 1 */
  #setVolume(volume) {
    const { video } = this.#elements;
    video.volume = Math.min(1, Math.max(0, volume));
    this.#isMutedByGuest = video.volume === 0;
    video.muted = this.#isMutedByGuest;
  }

  /** @param {number} step */
  #changeVolume(step) {
    const { video } = this.#elements;
    this.#setVolume(Math.round(((video.muted ? 0 : video.volume) + step) * 10) / 10);
  }

  #showVolume() {
    const { video, mute, volume } = this.#elements;
    volume.value = String(video.muted ? 0 : video.volume);
    mute.setAttribute('aria-label', say(video.muted ? 'unmute' : 'mute'));
    mute.classList.toggle('is-on', video.muted);
    this.#offerSound();
  }

  #offerSound() {
    const { video, tapForSound } = this.#elements;
    tapForSound.hidden = !this.#hasSomethingToHear || !video.muted || this.#isMutedByGuest;
    if (tapForSound.hidden || this.#isOfferStarted) return;
    this.#isOfferStarted = true;
    this.#cancelOffer = this.#scheduler.after(soundOffer, () => tapForSound.classList.remove('is-new'));
  }

  async #togglePictureInPicture() {
    try {
      if (this.#page.pictureInPictureElement) await this.#page.exitPictureInPicture();
      else if (this.#page.pictureInPictureEnabled) await this.#shown().requestPictureInPicture();
    } catch {
      // Refused by the browser, for instance before the first picture: nothing has changed.
    }
  }

  async #toggleFullScreen() {
    const { stage } = this.#elements;
    const iPhoneVideo = /** @type {any} */ (this.#shown());
    try {
      if (this.#page.fullscreenElement) await this.#page.exitFullscreen();
      else if (stage.requestFullscreen) await stage.requestFullscreen();
      else iPhoneVideo.webkitEnterFullscreen?.();
    } catch {
      // Refused by the browser: the page stays as it is.
    }
  }
}

/** @param {Element | null} element */
function isReachedByKeyboard(element) {
  try {
    return element?.matches('.bar :focus-visible, .tap-for-sound:focus-visible') ?? false;
  } catch {
    // A browser that does not know the selector: any focus counts.
    return element?.matches('.bar :focus, .tap-for-sound:focus') ?? false;
  }
}
