// What is on a virtual display, read from its frame buffer: nothing runs on the display for it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Program } from '../../support/program.js';

/** Of all pixels every so-manyth is looked at. */
const stride = 16;
/** A colour, in a difference of its channels; greys of a window have none. */
const leastColour = 60;

export class Screen {
  #file;

  /** @param {string} display
   * @param {string} file */
  constructor(display, file) {
    this.display = display;
    this.#file = file;
  }

  /** @param {import('../../support/scope.js').Scope} scope */
  static async open(scope) {
    const directory = await scope.directory();
    const server = new Program(scope, 'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp', '-fbdir', directory],
      { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    let number = '';
    server.stdio[3].on('data', data => { number += data; });
    await server.until('Xvfb says its display', () => number.endsWith('\n'));
    return new Screen(`:${number.trim()}`, join(directory, 'Xvfb_screen0'));
  }

  /** Shares of the screen, from 0 to 1: what is not black, and what is in colour. */
  async look() {
    const dump = await readFile(this.#file);
    // XWDFile.h: the header's size stands first, the number of colours, of 12 bytes each, in its 20th word.
    const pixels = dump.subarray(dump.readUInt32BE(0) + dump.readUInt32BE(19 * 4) * 12);
    let painted = 0;
    let coloured = 0;
    let count = 0;
    for (let at = 0; at + 4 <= pixels.length; at += 4 * stride) {
      const [blue, green, red] = [pixels[at], pixels[at + 1], pixels[at + 2]];
      const most = Math.max(blue, green, red);
      count += 1;
      if (most > 0) painted += 1;
      if (most - Math.min(blue, green, red) > leastColour) coloured += 1;
    }
    return { painted: painted / count, coloured: coloured / count };
  }
}
