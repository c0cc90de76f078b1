// @ts-check
// Starts and pauses the video, and tells what others do to it: a browser that refuses, media keys, a headset.

/**
 * @typedef {object} StarterListener
 * @property {() => void} refusalChanged isRefused has changed
 * @property {(isPaused: boolean) => void} changedByOthers the video was paused or started, not from here
 */

export class Starter {
  #video;
  #mayBrowserPause;
  #listener;
  /** What the guest is to see; `nothing` while the video is someone else's. @type {'play' | 'pause' | 'nothing'} */
  #wish = 'nothing';
  /**
   * The source that was started: each is started once, so that a pause which the browser has yet to tell is not undone.
   * @type {string | null}
   */
  #started = null;
  #isRefused = false;
  /** It was refused on a page that nobody sees: that says nothing of a page that somebody sees. */
  #isRefusedUnseen = false;
  /** play() has not been answered: whether a pause is the browser's refusal, the answer will tell. */
  #isStarting = false;
  #attempts = 0;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video
   * @param {() => boolean} parts.mayBrowserPause whether a pause may be the browser's own: nobody sees the page
   * @param {StarterListener} parts.listener
   */
  constructor({ video, mayBrowserPause, listener }) {
    this.#video = video;
    this.#mayBrowserPause = mayBrowserPause;
    this.#listener = listener;
    video.addEventListener('playing', this.#playing);
    video.addEventListener('pause', this.#paused);
    video.addEventListener('play', this.#played);
  }

  /** The browser does not play before somebody touches the page, not even without sound. */
  get isRefused() {
    return this.#isRefused;
  }

  /** The video is paused and is to play: starts it, unless that was refused or somebody else has just paused it. */
  start() {
    if (this.#isRefused || (this.#isRefusedUnseen && this.#mayBrowserPause())) return;
    if (this.#wish === 'play' && this.#isStarted) this.#paused();
    else this.#play();
  }

  /** Within a gesture: what was refused is allowed now. */
  startByGesture() {
    this.#play();
  }

  pause() {
    this.#wish = 'pause';
    this.#video.pause();
  }

  /** The page goes out of sight: whatever pauses the video before the next start is the browser. */
  suspend() {
    if (this.#wish === 'play') this.release();
  }

  /** From now on the video is someone else's, until the next start. */
  release() {
    this.#wish = 'nothing';
  }

  close() {
    this.#video.removeEventListener('playing', this.#playing);
    this.#video.removeEventListener('pause', this.#paused);
    this.#video.removeEventListener('play', this.#played);
  }

  #playing = () => this.#setRefused(false);

  /** A source that is exchanged pauses the video without a word. */
  get #isStarted() {
    return this.#started === this.#video.src;
  }

  #paused = () => {
    if (this.#wish !== 'play' || !this.#video.paused || !this.#isStarted || this.#isStarting || this.#isRefused) return;
    if (this.#mayBrowserPause()) return this.#forgetStart();
    this.#wish = 'pause';
    this.#listener.changedByOthers(true);
  };

  #played = () => {
    if (this.#wish !== 'pause' || this.#video.paused) return;
    this.#wish = 'play';
    this.#started = this.#video.src;
    this.#listener.changedByOthers(false);
  };

  async #play() {
    this.#wish = 'play';
    this.#started = this.#video.src;
    this.#isStarting = true;
    this.#isRefusedUnseen = false;
    this.#attempts += 1;
    const attempt = this.#attempts;
    const failure = await this.#video.play().then(() => '', ({ name }) => name);
    if (attempt !== this.#attempts) return;
    this.#isStarting = false;
    if (failure === 'NotAllowedError') this.#refused();
    else if (failure === '') this.#setRefused(false);
    this.#paused();
  }

  #refused() {
    this.#forgetStart();
    this.#isRefusedUnseen = this.#mayBrowserPause();
    if (this.#isRefusedUnseen) return;
    // With sound it is refused more often: the page offers that by a button of its own.
    if (this.#video.muted) this.#setRefused(true);
    else this.#video.muted = true;
  }

  /** The next start() starts the same source once more. */
  #forgetStart() {
    this.#started = null;
  }

  /** @param {boolean} isRefused */
  #setRefused(isRefused) {
    if (this.#isRefused === isRefused) return;
    this.#isRefused = isRefused;
    this.#listener.refusalChanged();
  }
}
