// WebM written by hand, right or wrong: no code of the product takes part. Pure.

const ids = {
  ebml: '1A45DFA3', docType: '4282', segment: '18538067', info: '1549A966', timestampScale: '2AD7B1', tracks: '1654AE6B',
  trackEntry: 'AE', trackNumber: 'D7', trackType: '83', codecId: '86', codecPrivate: '63A2', video: 'E0', width: 'B0',
  height: 'BA', cluster: '1F43B675', timestamp: 'E7', simpleBlock: 'A3', blockGroup: 'A0', block: 'A1', void: 'EC',
};

/** @typedef {keyof typeof ids} Name */

/** @param {Name} name */
export const id = name => Buffer.from(ids[name], 'hex');

/** @param {bigint | number} value
 * @param {number} [length] */
export function number(value, length = 8) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes.subarray(8 - length);
}

/** A size field of eight bytes.
 * @param {bigint | number} size */
export function sizeField(size) {
  const bytes = number(size);
  bytes[0] = 0x01;
  return bytes;
}

/** An element that claims any size at all.
 * @param {Name} name
 * @param {bigint | number} size */
export const header = (name, size) => Buffer.concat([id(name), sizeField(size)]);

/** @param {Name} name */
export const openEnded = name => Buffer.concat([id(name), Buffer.from([0xff])]);

/** @param {Name} name
 * @param {...Buffer} content */
export function element(name, ...content) {
  const body = Buffer.concat(content);
  return Buffer.concat([header(name, body.length), body]);
}

/** @param {string} [type] */
export const ebmlHeader = (type = 'webm') => element('ebml', element('docType', Buffer.from(type)));

/** @param {number} [trackNumber]
 * @param {...Buffer} more */
export const videoEntry = (trackNumber = 1, ...more) => element('trackEntry', element('trackNumber', number(trackNumber)),
  element('trackType', number(1, 1)), element('codecId', Buffer.from('V_VP8')),
  element('video', element('width', number(320, 2)), element('height', number(180, 2))), ...more);

/** @param {bigint | number} [scale] nanoseconds */
export const info = (scale = 1000000) => element('info', element('timestampScale', number(scale)));

/** Everything before the first Cluster.
 * @param {...Buffer} entries */
export const beginning = (...entries) => Buffer.concat([ebmlHeader(), openEnded('segment'), info(),
  element('tracks', ...(entries.length > 0 ? entries : [videoEntry()]))]);

/** @param {bigint | number} time */
export const clusterStart = time => Buffer.concat([openEnded('cluster'), element('timestamp', number(time))]);

/** @param {number} relativeTime
 * @param {Buffer} payload
 * @param {{isKeyframe?: boolean, track?: number, flags?: number}} [kind] */
export function simpleBlock(relativeTime, payload, { isKeyframe = false, track = 1, flags = 0 } = {}) {
  const head = Buffer.alloc(4);
  head[0] = 0x80 | track;
  head.writeInt16BE(relativeTime, 1);
  head[3] = (isKeyframe ? 0x80 : 0) | flags;
  return element('simpleBlock', head, payload);
}
