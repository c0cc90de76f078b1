// @ts-check
// A picture to draw on, in the form that video encoders take: a plane of brightness, two of colour at half the size.
//
// What is drawn on a canvas, Chromium 102 converts on the page's own thread: 23 ms for each frame of 1280x720.

/** @typedef {[number, number, number]} Colour red, green and blue, 0 to 255 */
/**
 * @typedef {object} Surface
 * @property {(colour: Colour, left: number, top: number, width: number, height: number) => void} fill
 * @property {(text: string, line: TextLine) => void} write centred, white on the background's colour
 */
/**
 * @typedef {object} TextLine
 * @property {number} top
 * @property {number} size of the font, in pixels
 * @property {string} weight
 * @property {Colour} background
 */
/** @typedef {import('./glyphs.js').Glyphs} Glyphs */

/**
 * Limited range, BT.601: what browsers take for granted where a stream does not say.
 * @param {Colour} colour
 * @returns {Colour} Y, U, V
 */
export function planarColour([red, green, blue]) {
  const y = 16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255;
  const u = 128 + (-37.797 * red - 74.203 * green + 112 * blue) / 255;
  const v = 128 + (112 * red - 93.786 * green - 18.214 * blue) / 255;
  return [Math.round(y), Math.round(u), Math.round(v)];
}

/** @implements {Surface} */
export class PlanarSurface {
  #glyphs;
  #planes;

  /** @param {number} width @param {number} height @param {Glyphs} glyphs */
  constructor(width, height, glyphs) {
    this.width = width;
    this.height = height;
    this.#glyphs = glyphs;
    const columns = Math.ceil(width / 2);
    const rows = Math.ceil(height / 2);
    /** Y, U, V, each row by row: I420. */
    this.bytes = new Uint8Array(width * height + 2 * columns * rows);
    this.#planes = [
      { start: 0, stride: width, scale: 1 },
      { start: width * height, stride: columns, scale: 2 },
      { start: width * height + columns * rows, stride: columns, scale: 2 },
    ];
  }

  /** @param {Colour} colour @param {number} left @param {number} top @param {number} width @param {number} height */
  fill(colour, left, top, width, height) {
    const values = planarColour(colour);
    this.#planes.forEach(({ start, stride, scale }, plane) => {
      const from = Math.floor(left / scale);
      const to = Math.ceil((left + width) / scale);
      const bottom = Math.ceil((top + height) / scale);
      for (let row = Math.floor(top / scale); row < bottom; row += 1) {
        this.bytes.fill(values[plane], start + row * stride + from, start + row * stride + to);
      }
    });
  }

  /** Grey on grey: the colour's planes stay as they are. @param {string} text @param {TextLine} line */
  write(text, { top, size, weight, background }) {
    const glyphs = [...text].map((character) => this.#glyphs.of(character, { size, weight, background }));
    const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
    let left = Math.round((this.width - width) / 2);
    for (const glyph of glyphs) {
      this.#stamp(glyph, left, top);
      left += glyph.width;
    }
  }

  /** @param {import('./glyphs.js').Glyph} glyph @param {number} left @param {number} top */
  #stamp({ width, height, brightness }, left, top) {
    const first = Math.max(0, -left);
    const last = Math.min(width, this.width - left);
    if (first >= last) return;
    for (let row = 0; row < Math.min(height, this.height - top); row += 1) {
      const line = brightness.subarray(row * width + first, row * width + last);
      this.bytes.set(line, (top + row) * this.width + left + first);
    }
  }
}
