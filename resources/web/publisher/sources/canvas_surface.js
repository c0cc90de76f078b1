// @ts-check
// A canvas to draw on, for browsers that take their pictures from nothing else.

import { lineHeight } from './glyphs.js';

/** @typedef {import('./planar_surface.js').Colour} Colour */
/** @typedef {import('./planar_surface.js').Surface} Surface */

/** @implements {Surface} */
export class CanvasSurface {
  #context;

  /** @param {CanvasRenderingContext2D} context of a canvas that has its size */
  constructor(context) {
    this.#context = context;
  }

  /** @param {Colour} colour @param {number} left @param {number} top @param {number} width @param {number} height */
  fill(colour, left, top, width, height) {
    this.#context.fillStyle = `rgb(${colour})`;
    this.#context.fillRect(left, top, width, height);
  }

  /** @param {string} text @param {import('./planar_surface.js').TextLine} line */
  write(text, { top, size, weight, background }) {
    const context = this.#context;
    const { width } = context.canvas;
    context.font = `${weight} ${size}px monospace`;
    const covered = context.measureText(text).width;
    this.fill(background, (width - covered) / 2, top, covered, Math.ceil(size * lineHeight));
    context.fillStyle = '#fff';
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.fillText(text, width / 2, top);
  }
}
