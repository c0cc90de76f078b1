// @ts-check
// Keeps the last picture in sight while the video element changes to another source and would be black.

export class Still {
  #canvas;
  #shown;

  /**
   * @param {object} parts
   * @param {HTMLVideoElement} parts.video the one whose next source is waited for
   * @param {HTMLCanvasElement} parts.canvas lies over it
   * @param {() => HTMLVideoElement} [parts.shown] the one whose picture is in sight
   */
  constructor({ video, canvas, shown = () => video }) {
    this.#canvas = canvas;
    this.#shown = shown;
    video.addEventListener('loadeddata', () => this.release());
  }

  /** From now until the video shows a picture of its next source. */
  keep() {
    const shown = this.#shown();
    const { videoWidth, videoHeight } = shown;
    if (videoWidth === 0 || !this.#canvas.hidden) return;
    this.#canvas.width = videoWidth;
    this.#canvas.height = videoHeight;
    this.#canvas.getContext('2d', { alpha: false })?.drawImage(shown, 0, 0);
    this.#canvas.hidden = false;
  }

  release() {
    this.#canvas.hidden = true;
  }
}
