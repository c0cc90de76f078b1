// @ts-check
// VP8's arithmetic coder (RFC 6386, 7.3).

const even = 128;

export class BoolWriter {
  #bytes = /** @type {number[]} */ ([]);
  #range = 255;
  #bottom = 0;
  #count = 24;

  /** @param {number} value @param {number} probability that it is 0, of 256 */
  bit(value, probability) {
    const split = 1 + (((this.#range - 1) * probability) >> 8);
    if (value) {
      this.#bottom += split;
      if (this.#bottom >= 2 ** 32) {
        this.#bottom -= 2 ** 32;
        this.#carry();
      }
      this.#range -= split;
    } else {
      this.#range = split;
    }
    while (this.#range < 128) this.#shift();
  }

  /** @param {number} value @param {number} count most significant first */
  bits(value, count) {
    for (let at = count - 1; at >= 0; at -= 1) this.bit(Math.floor(value / 2 ** at) % 2, even);
  }

  finish() {
    for (let count = 0; count < 32; count += 1) this.bit(0, even);
    return this.#bytes;
  }

  #shift() {
    this.#range *= 2;
    if (this.#bottom >= 2 ** 31) this.#carry();
    this.#bottom = (this.#bottom * 2) % 2 ** 32;
    this.#count -= 1;
    if (this.#count > 0) return;
    this.#bytes.push(Math.floor(this.#bottom / 2 ** 24));
    this.#bottom %= 2 ** 24;
    this.#count = 8;
  }

  #carry() {
    let at = this.#bytes.length - 1;
    for (; at >= 0 && this.#bytes[at] === 255; at -= 1) this.#bytes[at] = 0;
    if (at >= 0) this.#bytes[at] += 1;
  }
}

/** Reads what was written with even probabilities. */
export class BoolReader {
  #bytes;
  #at = 2;
  #value;
  #range = 255;
  #shifted = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#value = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0);
  }

  /** @param {number} count */
  bits(count) {
    let value = 0;
    for (let done = 0; done < count; done += 1) value = value * 2 + this.#bit();
    return value;
  }

  #bit() {
    const split = 1 + (((this.#range - 1) * even) >> 8);
    const isSet = this.#value >= split * 256;
    if (isSet) {
      this.#value -= split * 256;
      this.#range -= split;
    } else {
      this.#range = split;
    }
    while (this.#range < 128) this.#shift();
    return isSet ? 1 : 0;
  }

  #shift() {
    this.#value *= 2;
    this.#range *= 2;
    this.#shifted += 1;
    if (this.#shifted < 8) return;
    this.#shifted = 0;
    this.#value += this.#bytes[this.#at] ?? 0;
    this.#at += 1;
  }
}
