// @ts-check
// Makes a frame smaller, plane by plane: browsers only note a smaller size on a frame, and recorders do not look at the note.

/** @typedef {{ offset: number, stride: number }} PlaneLayout */
/** @typedef {{ bytes: Uint8Array, offset: number, stride: number, step: number }} Plane step from one sample to the next */
/** @typedef {{ width: number, height: number }} Size */

/** The formats that are understood; others pass as they are. */
export const scalableFormats = ['I420', 'NV12'];

export class PlaneScaler {
  #from;
  #to;
  #brightness;
  #colour;

  /** @param {Size} from @param {Size} to */
  constructor(from, to) {
    this.#from = from;
    this.#to = to;
    this.#brightness = new Resampling(from, to);
    this.#colour = new Resampling(halved(from), halved(to));
    const colourSize = halved(to).width * halved(to).height;
    /** I420 of the new size; the next call writes it again. */
    this.bytes = new Uint8Array(to.width * to.height + 2 * colourSize);
  }

  /** @param {Size} from @param {Size} to */
  isFor(from, to) {
    return isSame(this.#from, from) && isSame(this.#to, to);
  }

  /** @param {string} format @param {Uint8Array} bytes @param {PlaneLayout[]} layout as VideoFrame.copyTo() tells them */
  scale(format, bytes, layout) {
    const [brightness, u, v] = planesOf(format, bytes, layout);
    const { width, height } = this.#to;
    const half = halved(this.#to);
    this.#brightness.run(brightness, this.bytes, 0);
    this.#colour.run(u, this.bytes, width * height);
    this.#colour.run(v, this.bytes, width * height + half.width * half.height);
    return this.bytes;
  }
}

/** One plane's way from one size to another: between four samples for each new one. */
class Resampling {
  #columns;
  #rows;

  /** @param {Size} from @param {Size} to */
  constructor(from, to) {
    this.#columns = samplesBetween(from.width, to.width);
    this.#rows = samplesBetween(from.height, to.height);
  }

  /** @param {Plane} plane @param {Uint8Array} target @param {number} start */
  run({ bytes, offset, stride, step }, target, start) {
    const { first: lefts, second: rights, weight: weights } = this.#columns;
    const { first: tops, second: bottoms, weight: heights } = this.#rows;
    let at = start;
    for (let row = 0; row < tops.length; row += 1) {
      const top = offset + tops[row] * stride;
      const bottom = offset + bottoms[row] * stride;
      const low = heights[row];
      for (let column = 0; column < lefts.length; column += 1) {
        const left = lefts[column] * step;
        const right = rights[column] * step;
        const far = weights[column];
        const near = 256 - far;
        const above = bytes[top + left] * near + bytes[top + right] * far;
        const below = bytes[bottom + left] * near + bytes[bottom + right] * far;
        target[at] = (above * (256 - low) + below * low + 32768) >> 16;
        at += 1;
      }
    }
  }
}

/**
 * For each new sample the two old ones beside its middle, and how much of 256 the second counts.
 * @param {number} from @param {number} to
 */
function samplesBetween(from, to) {
  const first = new Int32Array(to);
  const second = new Int32Array(to);
  const weight = new Int32Array(to);
  for (let index = 0; index < to; index += 1) {
    const middle = Math.max(0, ((index + 0.5) * from) / to - 0.5);
    first[index] = Math.floor(middle);
    second[index] = Math.min(from - 1, first[index] + 1);
    weight[index] = Math.round((middle - first[index]) * 256);
  }
  return { first, second, weight };
}

/** @param {string} format @param {Uint8Array} bytes @param {PlaneLayout[]} layout @returns {Plane[]} */
function planesOf(format, bytes, layout) {
  if (format === 'NV12') {
    const [brightness, colours] = layout;
    return [
      { bytes, ...brightness, step: 1 }, { bytes, ...colours, step: 2 }, { bytes, ...colours, offset: colours.offset + 1, step: 2 },
    ];
  }
  return layout.map((plane) => ({ bytes, ...plane, step: 1 }));
}

/** @param {Size} size */
function halved({ width, height }) {
  return { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
}

/** @param {Size} one @param {Size} other */
function isSame(one, other) {
  return one.width === other.width && one.height === other.height;
}
