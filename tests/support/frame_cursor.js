// Where one is in a relay's answer to a browser: in the HTTP head, or in which WebSocket frame. Pure.

const endOfHead = Buffer.from('\r\n\r\n');
const binaryOpcode = 2;

export class FrameCursor {
  /** Bytes that cannot be judged before more have come. */
  #held = Buffer.alloc(0);
  #isInHead = true;
  #payloadLeft = 0;

  /** Takes the next bytes of the stream.
   * @param {Buffer} bytes
   * @returns {number} how many of them lead into the middle of a binary frame; -1 if none begins here */
  middleOfBinaryFrame(bytes) {
    const before = this.#held.length;
    const all = Buffer.concat([this.#held, bytes]);
    let at = 0;
    let middle = -1;
    this.#held = Buffer.alloc(0);
    if (this.#isInHead) {
      const end = all.indexOf(endOfHead);
      if (end < 0) {
        this.#held = all;
        return -1;
      }
      this.#isInHead = false;
      at = end + endOfHead.length;
    }
    for (;;) {
      const skipped = Math.min(this.#payloadLeft, all.length - at);
      this.#payloadLeft -= skipped;
      at += skipped;
      const frame = readHeader(all.subarray(at));
      if (frame === null) break;
      // At least one byte of it goes out, and at least one does not.
      const cut = at + frame.headerLength + Math.floor(frame.payloadLength / 2) - before;
      const isCuttable = frame.opcode === binaryOpcode && frame.payloadLength >= 2 && cut > 0;
      if (middle < 0 && isCuttable && cut <= bytes.length) middle = cut;
      at += frame.headerLength;
      this.#payloadLeft = frame.payloadLength;
    }
    this.#held = Buffer.from(all.subarray(at));
    return middle;
  }
}

/** RFC 6455, section 5.2; a relay's frames are not masked.
 * @param {Buffer} bytes
 * @returns {{opcode: number, headerLength: number, payloadLength: number} | null} null: more bytes are needed */
function readHeader(bytes) {
  if (bytes.length < 2) return null;
  const opcode = bytes[0] & 0x0f;
  const short = bytes[1] & 0x7f;
  if (short < 126) return { opcode, headerLength: 2, payloadLength: short };
  const headerLength = short === 126 ? 4 : 10;
  if (bytes.length < headerLength) return null;
  const payloadLength = short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return { opcode, headerLength, payloadLength };
}
