// A WebM stream whose frames carry a mark and rising numbers: what is lost on the way can be counted.
import { beginning, clusterStart, simpleBlock } from './ebml.js';

const marker = Buffer.from('LanCast-test-frame:');
const framesPerGop = 15;
export const frameMs = 33;

/** One recording. */
export class MarkedStream {
  #next = 0;
  #gopStart = 0;

  /** @param {number} run  tells this recording's frames from those of others
   * @param {number} [frameBytes] */
  constructor(run, frameBytes = 2000) {
    this.run = run;
    this.filler = Buffer.alloc(frameBytes, 0x55);
  }

  get beginning() { return beginning(); }
  get frames() { return this.#next; }

  /** @param {number} [moreBytes]
   * @returns {Buffer} the next frame, with its Cluster's beginning where it is a keyframe */
  next(moreBytes = 0) {
    const time = this.#next * frameMs;
    const isKeyframe = this.#next % framesPerGop === 0;
    if (isKeyframe) this.#gopStart = time;
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(this.run);
    numbers.writeUInt32BE(this.#next, 4);
    this.#next += 1;
    const block = simpleBlock(time - this.#gopStart, Buffer.concat([marker, numbers, this.filler, Buffer.alloc(moreBytes)]), { isKeyframe });
    return isKeyframe ? Buffer.concat([clusterStart(time), block]) : block;
  }
}

/** The marked frames in whole messages of a relay.
 * @param {Buffer} bytes
 * @returns {{run: number, frame: number}[]} */
export function marksIn(bytes) {
  const marks = [];
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + marker.length)) {
    const numbers = at + marker.length;
    marks.push({ run: bytes.readUInt32BE(numbers), frame: bytes.readUInt32BE(numbers + 4) });
  }
  return marks;
}
