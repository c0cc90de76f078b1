// Reads the blocks of WebM bytes, for tests that compare what two sides have got. Written without the pages' code.
import { createHash } from 'node:crypto';

const ids = { segment: 0x18538067, cluster: 0x1f43b675, timestamp: 0xe7, simpleBlock: 0xa3, blockGroup: 0xa0, block: 0xa1 };
const entered = [ids.segment, ids.cluster, ids.blockGroup];

/** @param {Buffer} bytes
 * @param {number} at */
function vintLength(bytes, at) {
  return Math.clz32(bytes[at]) - 23;
}

/** @param {Buffer} bytes
 * @param {number} at
 * @returns {{id: number, size: number | null, content: number} | null}  null where it is cut */
function header(bytes, at) {
  const idLength = vintLength(bytes, at);
  const sizeAt = at + idLength;
  const sizeLength = vintLength(bytes, sizeAt);
  if (!(idLength <= 4) || !(sizeAt + sizeLength <= bytes.length)) return null;
  let size = BigInt(bytes[sizeAt]) & ((1n << BigInt(8 - sizeLength)) - 1n);
  for (let i = 1; i < sizeLength; i += 1) size = (size << 8n) | BigInt(bytes[sizeAt + i]);
  const isUnknown = size === (1n << BigInt(7 * sizeLength)) - 1n;
  return { id: bytes.readUIntBE(at, idLength), size: isUnknown ? null : Number(size), content: sizeAt + sizeLength };
}

/** The whole blocks, in their order; what is cut at the end is left out.
 * @param {Buffer} bytes
 * @returns {{track: number, time: number, firstByte: number, end: number,
 *     digest: string}[]}  times in milliseconds; `end`: where the next element begins */
export function readBlocks(bytes) {
  const blocks = [];
  let clusterTime = 0;
  for (let at = 0; at < bytes.length;) {
    const element = header(bytes, at);
    if (!element) break;
    if (entered.includes(element.id)) {
      at = element.content;
      continue;
    }
    const end = element.content + (element.size ?? 0);
    if (end > bytes.length) break;
    if (element.id === ids.timestamp) clusterTime = bytes.readUIntBE(element.content, element.size ?? 0);
    if (element.id === ids.simpleBlock || element.id === ids.block) {
      blocks.push({
        track: bytes[element.content] & 0x7f,
        time: clusterTime + bytes.readInt16BE(element.content + 1),
        firstByte: bytes[element.content + 4],
        end,
        digest: createHash('md5').update(bytes.subarray(element.content + 4, end)).digest('hex'),
      });
    }
    at = end;
  }
  return blocks;
}
