// WebSocket frames (RFC 6455 section 5.2): any that can be written down, right or wrong, and those of a server. Pure.

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };
const mask = Buffer.from([0x5a, 0xa5, 0x3c, 0xc3]);

/** @typedef {object} FrameChanges
 * @property {boolean} [isFinal]
 * @property {number} [reserved]  the three bits behind FIN
 * @property {boolean} [isMasked]
 * @property {0 | 2 | 8} [lengthBytes]  width of the length field beyond the first byte; otherwise the shortest
 * @property {bigint} [declared]  the length that is claimed; otherwise the true one */

/** @param {number} kind  one of `opcode`, or any other number of four bits
 * @param {Buffer | string} [content]
 * @param {FrameChanges} [changes]
 * @returns {Buffer} */
export function frame(kind, content = '', { isFinal = true, reserved = 0, isMasked = true, lengthBytes, declared } = {}) {
  const payload = Buffer.from(content);
  const length = declared ?? BigInt(payload.length);
  let width = lengthBytes;
  if (width === undefined) width = length < 126n ? 0 : length < 65536n ? 2 : 8;
  const head = Buffer.alloc(2 + width);
  head[0] = (isFinal ? 0x80 : 0) | (reserved << 4) | kind;
  head[1] = (isMasked ? 0x80 : 0) | { 0: Number(length & 0x7fn), 2: 126, 8: 127 }[width];
  if (width === 2) head.writeUInt16BE(Number(length), 2);
  if (width === 8) head.writeBigUInt64BE(length, 2);
  if (!isMasked) return Buffer.concat([head, payload]);
  return Buffer.concat([head, mask, payload.map((byte, i) => byte ^ mask[i % 4])]);
}

/** @param {unknown} message */
export const textFrame = message => frame(opcode.text, JSON.stringify(message));

/** @param {number} code
 * @param {Buffer | string} [reason] */
export function closeFrame(code, reason = '') {
  const number = Buffer.alloc(2);
  number.writeUInt16BE(code);
  return frame(opcode.close, Buffer.concat([number, Buffer.from(reason)]));
}

/** @typedef {{kind: number, isFinal: boolean, payload: Buffer}} Frame */

/** Takes a server's bytes, cut anywhere. */
export class FrameReader {
  #held = Buffer.alloc(0);

  /** @param {Buffer} bytes
   * @returns {Frame[]} */
  feed(bytes) {
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, bytes]) : bytes;
    const frames = [];
    let at = 0;
    for (;;) {
      const length = wholeLength(all.subarray(at));
      if (length === null) break;
      const whole = all.subarray(at, at + length.head + length.payload);
      frames.push({ kind: whole[0] & 0x0f, isFinal: (whole[0] & 0x80) !== 0, payload: whole.subarray(length.head) });
      at += whole.length;
    }
    this.#held = Buffer.from(all.subarray(at));
    return frames;
  }
}

/** @param {Buffer} bytes
 * @returns {{head: number, payload: number} | null} null: the frame is not whole yet */
function wholeLength(bytes) {
  if (bytes.length < 2) return null;
  if ((bytes[1] & 0x80) !== 0) throw new Error('the relay has sent a masked frame');
  const short = bytes[1] & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < head) return null;
  const payload = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length >= head + payload ? { head, payload } : null;
}
