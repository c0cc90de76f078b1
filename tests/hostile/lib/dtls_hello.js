// The first datagram of a DTLS handshake for SRTP (RFC 6347, RFC 5764), by hand. Pure.
import { randomBytes } from 'node:crypto';

/** @param {number} type
 * @param {number[]} bytes */
const extension = (type, bytes) => [type >> 8, type & 0xff, bytes.length >> 8, bytes.length & 0xff, ...bytes];

const extensions = [
  ...extension(10, [0, 4, 0, 29, 0, 23]), // X25519, P-256
  ...extension(11, [1, 0]),
  ...extension(13, [0, 2, 4, 3]), // ECDSA with P-256 and SHA-256
  ...extension(14, [0, 2, 0, 7, 0]), // AES-128-GCM
  ...extension(23, []), // extended master secret
];

/** A ClientHello that OpenSSL answers with its first flight. */
export function clientHello() {
  const body = [0xfe, 0xfd, ...randomBytes(32), 0, 0, 0, 2, 0xc0, 0x2b, 1, 0, extensions.length >> 8, extensions.length & 0xff, ...extensions];
  const size = [0, body.length >> 8, body.length & 0xff];
  const message = [1, ...size, 0, 0, 0, 0, 0, ...size, ...body];
  return Buffer.from([22, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, message.length >> 8, message.length & 0xff, ...message]);
}
