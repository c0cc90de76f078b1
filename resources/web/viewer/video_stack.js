// @ts-check
// The page's two video elements: the one that plays what scripts feed it, and over it the one of a peer connection.
//
// One of them is shown. The lower one carries the guest's volume for both; a peer connection's audio has an element of
// its own, so that no browser holds it back for the video.

import { Starter } from './starter.js';

/** @typedef {{ refused: () => void, pausedByOthers: (isPaused: boolean) => void }} StackListener */
/** @typedef {{ timestamp: number | undefined }} ShownFrame `timestamp`: of RTP, where the browser tells */

const classOfShown = 'is-shown';

export class VideoStack {
  #page;
  #lower;
  #upper;
  #audio;
  #MediaStream;
  #starter;
  /** @type {StackListener} */
  #listener = { refused: () => {}, pausedByOthers: () => {} };
  #isUpperShown = false;
  #isHeld = false;
  /** Another one with each stream: frames of the last one are nobody's. */
  #streams = 0;

  /**
   * @param {object} parts
   * @param {Pick<Document, 'pictureInPictureElement'>} parts.page
   * @param {HTMLVideoElement} parts.lower
   * @param {HTMLVideoElement} parts.upper always muted
   * @param {HTMLAudioElement} parts.audio
   * @param {typeof MediaStream} parts.MediaStream
   * @param {() => boolean} parts.isVisible whether anybody can see the page
   */
  constructor({ page, lower, upper, audio, MediaStream, isVisible }) {
    this.#page = page;
    this.#lower = lower;
    this.#upper = upper;
    this.#audio = audio;
    this.#MediaStream = MediaStream;
    this.#starter = new Starter({
      video: upper,
      mayBrowserPause: () => !isVisible(),
      listener: {
        refusalChanged: () => this.#starter.isRefused && this.#listener.refused(),
        changedByOthers: (isPaused) => this.#listener.pausedByOthers(isPaused),
      },
    });
    lower.addEventListener('volumechange', () => this.#followVolume());
    this.#followVolume();
  }

  /** @param {StackListener} listener */
  set listener(listener) {
    this.#listener = listener;
  }

  /** The element that a person sees. */
  get shown() {
    return this.#isUpperShown ? this.#upper : this.#lower;
  }

  /** The browser tells when it shows a frame: without that nobody knows which one is in sight. */
  get tellsFrames() {
    return typeof this.#upper.requestVideoFrameCallback === 'function';
  }

  /** The element in a window of its own is one of these. */
  get isInWindow() {
    const { pictureInPictureElement: element } = this.#page;
    return element === this.#lower || element === this.#upper;
  }

  /** A track of the peer connection's stream. @param {MediaStreamTrack} track */
  add(track) {
    const stream = new this.#MediaStream([track]);
    if (track.kind === 'audio') {
      this.#audio.srcObject = stream;
      return;
    }
    this.#upper.srcObject = stream;
    this.#starter.start();
  }

  /** @param {(frame: ShownFrame) => void} onFrame each frame of the present stream, once the browser has made it a picture */
  watch(onFrame) {
    const stream = this.#streams;
    const next = () => this.#upper.requestVideoFrameCallback((_now, { rtpTimestamp }) => {
      if (stream !== this.#streams) return;
      onFrame({ timestamp: rtpTimestamp });
      next();
    });
    next();
  }

  /** The peer connection's stream is shown, and heard. */
  showUpper() {
    this.#isUpperShown = true;
    this.#upper.classList.add(classOfShown);
    this.#lower.classList.add('is-covered');
    this.#followVolume();
  }

  showLower() {
    this.#isUpperShown = false;
    this.#isHeld = false;
    this.#upper.classList.remove(classOfShown);
    this.#lower.classList.remove('is-covered');
    this.#followVolume();
  }

  /** Forgets the peer connection's stream. A window of the upper element goes to the lower one, which has a picture. */
  async clear() {
    this.#streams += 1;
    this.#isHeld = false;
    this.#starter.release();
    const stream = this.#upper.srcObject;
    this.#audio.srcObject = null;
    if (this.#page.pictureInPictureElement === this.#upper) await this.#moveWindow();
    // Another stream may have come meanwhile.
    if (this.#upper.srcObject === stream) this.#upper.srcObject = null;
  }

  /** @param {boolean} isHeld the guest has paused */
  hold(isHeld) {
    this.#isHeld = isHeld;
    if (isHeld) this.#starter.pause();
    else this.#starter.startByGesture();
    this.#followVolume();
  }

  /** Plays what a browser has paused while nobody saw it. */
  resume() {
    if (this.#isUpperShown && !this.#isHeld && this.#upper.paused) this.#starter.start();
  }

  /** Width, height and counts of frames of the peer connection's element. */
  get figures() {
    const { totalVideoFrames: total, droppedVideoFrames: dropped } = this.#upper.getVideoPlaybackQuality();
    return { width: this.#upper.videoWidth, height: this.#upper.videoHeight, total, dropped };
  }

  /** Only one of the two ways is ever heard. */
  #followVolume() {
    const isHeard = this.#isUpperShown && !this.#isHeld && !this.#lower.muted;
    this.#audio.volume = this.#lower.volume;
    this.#audio.muted = !isHeard;
    if (isHeard) this.#playAudio();
    else this.#audio.pause();
  }

  async #playAudio() {
    try {
      await this.#audio.play();
    } catch (error) {
      // The page has a button for sound.
      if (/** @type {Error} */ (error).name === 'NotAllowedError') this.#lower.muted = true;
    }
  }

  async #moveWindow() {
    try {
      await this.#lower.requestPictureInPicture();
    } catch {
      // Then the window closes, as with any video that ends.
    }
  }
}
