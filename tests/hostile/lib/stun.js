// STUN messages as ICE has them (RFC 8489, RFC 8445), written and read by hand. Pure.
import { createHmac, randomBytes } from 'node:crypto';

const cookie = 0x2112a442;
const headerBytes = 20;
const attributes = { username: 0x0006, integrity: 0x0008, priority: 0x0024, useCandidate: 0x0025, controlling: 0x802a };

export const stunType = { request: 0x0001, success: 0x0101, error: 0x0111 };

/** @param {number} type
 * @param {Buffer} transaction */
function header(type, transaction) {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16BE(type);
  bytes.writeUInt32BE(cookie, 4);
  return Buffer.concat([bytes, transaction]);
}

/** @param {number} type
 * @param {Buffer | string} value */
export function attribute(type, value) {
  const bytes = Buffer.from(value);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type);
  head.writeUInt16BE(bytes.length, 2);
  return Buffer.concat([head, bytes, Buffer.alloc((4 - bytes.length % 4) % 4)]);
}

/** RFC 8489 section 14.5.
 * @param {Buffer} message
 * @param {string} password */
function withIntegrity(message, password) {
  message.writeUInt16BE(message.length - headerBytes + 24, 2);
  return Buffer.concat([message, attribute(attributes.integrity, createHmac('sha1', password).update(message).digest())]);
}

/** @param {string} username
 * @param {string} password
 * @param {{useCandidate?: boolean, more?: Buffer[], transaction?: Buffer}} [how] */
export function stunRequest(username, password, { useCandidate = false, more = [], transaction = randomBytes(12) } = {}) {
  return withIntegrity(Buffer.concat([
    header(stunType.request, transaction), attribute(attributes.username, username), attribute(attributes.priority, Buffer.alloc(4, 1)),
    attribute(attributes.controlling, Buffer.alloc(8, 1)), ...(useCandidate ? [attribute(attributes.useCandidate, '')] : []), ...more,
  ]), password);
}

/** @param {Buffer} request
 * @param {string} password
 * @returns {Buffer} what a peer answers to it */
export function stunAnswer(request, password) {
  return withIntegrity(header(stunType.success, transactionOf(request)), password);
}

/** @param {Buffer} datagram */
export const typeOf = datagram => datagram.readUInt16BE(0);
/** @param {Buffer} datagram */
export const transactionOf = datagram => datagram.subarray(8, headerBytes);
/** @param {Buffer} datagram */
export const isStun = datagram => datagram.length >= headerBytes && datagram[0] <= 3 && datagram.readUInt32BE(4) === cookie;
/** RFC 7983. @param {Buffer} datagram */
export const isDtls = datagram => datagram[0] >= 20 && datagram[0] <= 63;
