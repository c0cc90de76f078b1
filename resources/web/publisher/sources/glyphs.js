// @ts-check
// Characters as small pictures of brightness, drawn by the browser once each.

import { planarColour } from './planar_surface.js';

/** @typedef {{ width: number, height: number, brightness: Uint8Array }} Glyph */
/** @typedef {Pick<import('./planar_surface.js').TextLine, 'size' | 'weight' | 'background'>} GlyphStyle */

/** A line's height as a share of the font's size. */
export const lineHeight = 1.25;

export class Glyphs {
  #createCanvas;
  /** @type {Map<string, Glyph>} */
  #known = new Map();

  /** @param {() => HTMLCanvasElement} createCanvas */
  constructor(createCanvas) {
    this.#createCanvas = createCanvas;
  }

  /** @param {string} character @param {GlyphStyle} style */
  of(character, style) {
    const key = `${style.weight} ${style.size} ${style.background} ${character}`;
    const known = this.#known.get(key) ?? this.#draw(character, style);
    this.#known.set(key, known);
    return known;
  }

  /** @param {string} character @param {GlyphStyle} style @returns {Glyph} */
  #draw(character, { size, weight, background }) {
    const canvas = this.#createCanvas();
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { alpha: false, willReadFrequently: true }));
    const font = `${weight} ${size}px monospace`;
    context.font = font;
    const width = Math.max(1, Math.ceil(context.measureText(character).width));
    const height = Math.ceil(size * lineHeight);
    canvas.width = width;
    canvas.height = height;
    // A new size has taken the font away.
    context.font = font;
    context.textBaseline = 'top';
    context.fillStyle = '#fff';
    context.fillText(character, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return { width, height, brightness: mixed(data, width * height, background) };
  }
}

/**
 * @param {ArrayLike<number>} rgba white on black: how much of each pixel is covered
 * @param {number} count @param {import('./planar_surface.js').Colour} background
 */
function mixed(rgba, count, background) {
  const [dark] = planarColour(background);
  const [bright] = planarColour([255, 255, 255]);
  return Uint8Array.from({ length: count }, (_, pixel) => dark + Math.round(((bright - dark) * rgba[4 * pixel]) / 255));
}
