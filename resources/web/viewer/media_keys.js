// @ts-check
// Media keys, headsets and lock screens: they pause and play like the page's own button, and show the stream's name.

export class MediaKeys {
  #session;
  #shown;
  #playback;

  /**
   * @param {object} parts
   * @param {MediaSession | undefined} parts.session missing where the browser has none
   * @param {HTMLVideoElement[]} parts.videos of which one is shown
   * @param {() => HTMLVideoElement} parts.shown
   * @param {{ isPaused: () => boolean, togglePause: () => void, start: () => void }} parts.playback
   *     isPaused: by the guest; start: plays what the browser has paused, or would not start on its own
   */
  constructor({ session, videos, shown, playback }) {
    this.#session = session;
    this.#shown = shown;
    this.#playback = playback;
    session?.setActionHandler('play', () => this.#play());
    session?.setActionHandler('pause', () => { if (!playback.isPaused()) playback.togglePause(); });
    for (const video of videos) {
      for (const type of ['pause', 'play']) video.addEventListener(type, () => this.show());
    }
  }

  /** @param {MediaMetadata | null} metadata */
  name(metadata) {
    if (this.#session) this.#session.metadata = metadata;
  }

  /** Whether it plays: a system that locks the screen pauses the video, too. */
  show() {
    if (this.#session) this.#session.playbackState = this.#isStanding ? 'paused' : 'playing';
  }

  get #isStanding() {
    return this.#playback.isPaused() || this.#shown().paused;
  }

  #play() {
    if (this.#playback.isPaused()) this.#playback.togglePause();
    else if (this.#shown().paused) this.#playback.start();
  }
}
