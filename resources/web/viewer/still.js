// @ts-check
// Keeps the last picture in sight while the video element changes to another source and would be black.

export class Still {
  #video;
  #canvas;

  /** @param {{ video: HTMLVideoElement, canvas: HTMLCanvasElement }} parts `canvas` lies over the video */
  constructor({ video, canvas }) {
    this.#video = video;
    this.#canvas = canvas;
    video.addEventListener('loadeddata', () => this.release());
  }

  /** From now until the video shows a picture of its next source. */
  keep() {
    const { videoWidth, videoHeight } = this.#video;
    if (videoWidth === 0 || !this.#canvas.hidden) return;
    this.#canvas.width = videoWidth;
    this.#canvas.height = videoHeight;
    this.#canvas.getContext('2d', { alpha: false })?.drawImage(this.#video, 0, 0);
    this.#canvas.hidden = false;
  }

  release() {
    this.#canvas.hidden = true;
  }
}
