// Bytes of who knows the token and means ill: taken or closed with a reason, and the next good publisher gets through.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { beginning, clusterStart, ebmlHeader, element, header, id, info, number, openEnded, simpleBlock, videoEntry } from '../lib/ebml.js';
import { frame, opcode, textFrame } from '../lib/frames.js';
import { newSession } from '../lib/viewer.js';

const mebibyte = 1024 * 1024;
/** The relay may carry it or refuse it; it must say which. */
const either = [0, 4400];
const key = { isKeyframe: true };
const join = (...parts) => Buffer.concat(parts);
const payload = Buffer.alloc(100, 0x77);
const cluster = (time, ...blocks) => join(clusterStart(time), ...blocks);
const good = join(beginning(), cluster(0, simpleBlock(0, payload, key)));
/** A track's name that comes with its length. @param {Buffer} content */
const trackOf = (...content) => join(ebmlHeader(), openEnded('segment'), info(), element('tracks', element('trackEntry', ...content)));
const nested = (name, depth) => {
  let inner = Buffer.alloc(0);
  for (let i = 0; i < depth; i += 1) inner = element(name, inner);
  return inner;
};
const repeat = (count, make) => join(...Array.from({ length: count }, (_, i) => make(i)));

/** @type {[string, () => Buffer[], number[]][]} messages: the first on the blob channel, the others on the chunk channel */
const streams = [
  ['bytes of chance', () => [randomBytes(100000)], [4400]],
  ['zeros', () => [Buffer.alloc(100000)], [4400]],
  ['an EBML header and bytes of chance', () => [join(ebmlHeader(), randomBytes(100000))], either],
  ['another document type', () => [ebmlHeader('evil')], [4400]],
  ['a document type of 1 MB', () => [ebmlHeader('w'.repeat(mebibyte))], [4400]],
  ['a header that claims 2^56 - 2 bytes', () => [join(header('ebml', 2n ** 56n - 2n), Buffer.alloc(1000))], [4400]],
  ['a Segment of no bytes', () => [join(ebmlHeader(), header('segment', 0), good)], either],
  ['a Segment that claims 2^56 - 2 bytes', () => [join(ebmlHeader(), header('segment', 2n ** 56n - 2n), info())], either],
  ['Info that claims 2^56 - 2 bytes', () => [join(ebmlHeader(), openEnded('segment'), header('info', 2n ** 56n - 2n))], [4400]],
  ['Tracks that claim 2^32 bytes', () => [join(ebmlHeader(), openEnded('segment'), info(), header('tracks', 2n ** 32n))], [4400]],
  ['Void of 2^55 bytes', () => [join(beginning(), header('void', 2n ** 55n), Buffer.alloc(mebibyte))], either],
  ['an invalid id', () => [join(beginning(), Buffer.from([0x00, 0x00, 0x00, 0x00]))], [4400]],
  ['a size of nine bytes', () => [join(beginning(), id('cluster'), Buffer.from([0x00, 0xff, 0xff]))], [4400]],
  ['a million tracks', () => [beginning(...Array.from({ length: 20000 }, (_, i) => videoEntry(i + 1)))], either],
  ['300 tracks', () => [beginning(...Array.from({ length: 300 }, (_, i) => videoEntry(i + 1)))], either],
  ['a track number of 2^63', () => [trackOf(element('trackNumber', number(2n ** 63n)), element('trackType', number(1, 1)), element('codecId', Buffer.from('V_VP8')))], either],
  ['the same track twice', () => [beginning(videoEntry(1), videoEntry(1))], either],
  ['no tracks', () => [join(ebmlHeader(), openEnded('segment'), info(), element('tracks'), cluster(0, simpleBlock(0, payload, key)))], [4400]],
  ['a codec with quotes and line ends', () => [join(trackOf(element('trackNumber', number(1)), element('trackType', number(1, 1)), element('codecId', Buffer.from('V_"\r\nX-Evil: 1'))), cluster(0, simpleBlock(0, payload, key)))], either],
  ['a picture of 2^64 pixels', () => [join(trackOf(element('trackNumber', number(1)), element('trackType', number(1, 1)), element('codecId', Buffer.from('V_VP8')), element('video', element('width', number(2n ** 64n - 1n)), element('height', number(2n ** 64n - 1n)))), cluster(0, simpleBlock(0, payload, key)))], either],
  ['private data of 1 MB', () => [beginning(videoEntry(1, element('codecPrivate', Buffer.alloc(mebibyte))))], [4400]],
  ['tracks 1,000 deep', () => [join(ebmlHeader(), openEnded('segment'), info(), nested('tracks', 1000))], either],
  ['a Cluster before the tracks', () => [join(ebmlHeader(), openEnded('segment'), cluster(0, simpleBlock(0, payload, key)))], [4400]],
  ['a block before its time', () => [join(beginning(), openEnded('cluster'), simpleBlock(0, payload, key))], [4400]],
  ['a block of no track', () => [join(good, simpleBlock(1, payload, { track: 9 }))], either],
  ['a block of no bytes', () => [join(beginning(), clusterStart(0), element('simpleBlock'))], [4400]],
  ['a block that claims 2^56 - 2 bytes', () => [join(good, header('simpleBlock', 2n ** 56n - 2n), Buffer.alloc(1000))], [4400]],
  ['a block that claims 9 MB', () => [join(good, header('simpleBlock', 9 * mebibyte))], [4400]],
  ['a time scale of zero', () => [join(ebmlHeader(), openEnded('segment'), info(0), element('tracks', videoEntry()), cluster(1, simpleBlock(0, payload, key)))], either],
  ['a time scale of 2^64 - 1', () => [join(ebmlHeader(), openEnded('segment'), info(2n ** 64n - 1n), element('tracks', videoEntry()), cluster(2n ** 40n, simpleBlock(0, payload, key)))], either],
  ['a time of 2^64 - 1', () => [join(beginning(), cluster(2n ** 64n - 1n, simpleBlock(0, payload, key)))], either],
  ['a time of 200 years', () => [join(good, cluster(6311520000000n, simpleBlock(0, payload, key)))], either],
  ['time that stands still', () => [join(beginning(), clusterStart(0), repeat(2000, () => simpleBlock(0, payload, key)))], either],
  ['time that goes back', () => [join(beginning(), repeat(500, i => cluster(500000 - i * 1000, simpleBlock(0, payload, key))))], either],
  ['time that jumps to and fro', () => [join(beginning(), repeat(500, i => cluster((i % 2) * 1e9, simpleBlock(0, payload, key))))], either],
  ['empty Clusters, ten thousand', () => [join(beginning(), repeat(10000, i => clusterStart(i)))], either],
  ['Clusters in Clusters', () => [join(beginning(), nested('cluster', 200))], [4400]],
  ['Xiph lacing that lies', () => [join(beginning(), clusterStart(0), simpleBlock(0, Buffer.from([0xff, 0xff, 0xff, 0xff]), { ...key, flags: 2 }))], [4400]],
  ['EBML lacing that lies', () => [join(beginning(), clusterStart(0), simpleBlock(0, Buffer.from([3, 0x7f, 0xff, 0x5f, 0xff]), { ...key, flags: 6 }))], [4400]],
  ['fixed lacing that lies', () => [join(beginning(), clusterStart(0), simpleBlock(0, Buffer.alloc(100, 7), { ...key, flags: 4 }))], either],
  ['lacing of 256 empty frames', () => [join(beginning(), clusterStart(0), repeat(1000, i => simpleBlock(i, Buffer.from([0xff]), { ...key, flags: 4 })))], either],
  ['no keyframe for ever', () => [beginning(), ...Array.from({ length: 30 }, (_, i) => join(clusterStart(i * 1000), repeat(30, n => simpleBlock(n * 33, Buffer.alloc(20000)))))], either],
  ['a keyframe, and none for ever', () => [good, ...Array.from({ length: 30 }, (_, i) => repeat(30, n => simpleBlock(i * 990 + n * 33 + 1, Buffer.alloc(20000))))], either],
  ['keyframes only', () => [beginning(), ...Array.from({ length: 100 }, (_, i) => cluster(i * 33, simpleBlock(0, Buffer.alloc(50000), key)))], either],
  ['a message of 15 MB that is one block', () => [good, join(header('simpleBlock', 7.5 * mebibyte), Buffer.from([0x81, 0, 5, 0]), Buffer.alloc(7.5 * mebibyte - 4), Buffer.alloc(7 * mebibyte))], either],
  ['a message of 15 MB of nothing', () => [good, Buffer.alloc(15 * mebibyte)], either],
  ['20 MB of chance in pieces', () => [good, ...Array.from({ length: 20 }, () => randomBytes(mebibyte))], either],
  ['a second document within the first', () => [join(good, good)], [4400]],
  ['a stream that is cut, and goes on elsewhere', () => [good.subarray(0, good.length - 50), good], either],
];

/** @type {[string, (blob: import('../lib/channel.js').Channel, chunk: import('../lib/channel.js').Channel) => void, number[]][]} */
const talks = [
  ['a message of 16 MB and a byte', blob => { blob.send(frame(opcode.binary, '', { lengthBytes: 8, declared: BigInt(16 * mebibyte + 1) })); }, [1009]],
  ['a message of 2^62 bytes', blob => { blob.send(frame(opcode.binary, '', { lengthBytes: 8, declared: 1n << 62n })); }, [1009]],
  ['a message without a mask', blob => { blob.send(frame(opcode.binary, good, { isMasked: false })); }, [1002]],
  ['5 MB of chunks without a recording', (blob, chunk) => {
    chunk.sendText({ type: 'recording', id: 5 });
    for (let i = 0; i < 5; i += 1) chunk.sendBinary(Buffer.alloc(mebibyte));
  }, either],
  ['a hundred thousand recordings', blob => { blob.send(join(...Array.from({ length: 1000 }, (_, i) => textFrame({ type: 'recording', id: i })))); }, either],
  ['chunks of a thousand recordings to come', (blob, chunk) => {
    for (let i = 0; i < 1000; i += 1) {
      chunk.sendText({ type: 'recording', id: i + 10 });
      chunk.sendBinary(Buffer.alloc(1000));
    }
  }, either],
  ['five hundred recordings at once', blob => {
    for (let i = 0; i < 500; i += 1) {
      blob.sendText({ type: 'recording', id: i, startedAt: Date.now() });
      blob.sendBinary(good);
    }
  }, either],
  ['ids of nonsense', (blob, chunk) => {
    for (const odd of [-1, 1.5, 1e308, 'one', null, [], {}, 2 ** 53, 4294967296]) {
      blob.sendText({ type: 'recording', id: odd, startedAt: odd });
      blob.sendBinary(good);
      chunk.sendText({ type: 'end', id: odd });
    }
  }, either],
  ['a recording of tomorrow', blob => { blob.sendText({ type: 'recording', id: 1, startedAt: Date.now() + 86400000 }); blob.sendBinary(good); }, either],
  ['a recording of the year 1', blob => { blob.sendText({ type: 'recording', id: 1, startedAt: -62135596800000 }); blob.sendBinary(good); }, either],
  ['a recording at the end of time', blob => { blob.sendText({ type: 'recording', id: 1, startedAt: 1e300 }); blob.sendBinary(good); }, either],
  ['states that change a thousand times', blob => {
    blob.sendBinary(good);
    for (let i = 0; i < 1000; i += 1) blob.sendText({ type: 'state', state: ['paused', 'live'][i % 2] });
  }, either],
  ['an end, and then more', (blob, chunk) => {
    blob.sendText({ type: 'recording', id: 1 });
    blob.sendBinary(good);
    blob.sendText({ type: 'state', state: 'ended' });
    chunk.sendText({ type: 'recording', id: 1 });
    chunk.sendBinary(simpleBlock(40, payload));
  }, either],
  ['a text of 15 MB', blob => { blob.send(frame(opcode.text, `"${'x'.repeat(15 * mebibyte)}"`)); }, [0, 4400, 1009]],
  ['reports of nonsense', blob => { blob.sendText({ type: 'report', queuedBytes: -1e300, droppedFrames: 'all', frameRate: {} }); }, either],
];

/** Publishes what `send` says, then goes; resolves when the relay has taken it or has closed.
 * @param {(blob: import('../lib/channel.js').Channel, chunk: import('../lib/channel.js').Channel) => void} send
 * @param {number[]} expected  close codes; 0: it is still open */
function publish(send, expected) {
  return hostile => hostile.stage.withoutPublisher(async () => {
    const session = newSession();
    const blob = await hostile.publisherChannel('blob', session);
    const chunk = await hostile.publisherChannel('chunk', session);
    send(blob, chunk);
    for (const channel of [chunk, blob]) channel.sendText({ type: 'time', id: 77, sent: 1 });
    const isTaken = () => blob.messages.some(message => message.type === 'time');
    if (!expected.includes(0)) await blob.untilClosed();
    else await blob.until('it is taken or closed', () => isTaken() || !blob.isOpen, 10000);
    assert.ok(expected.includes(blob.closeCode), `closed with ${blob.closeCode} ${blob.closeReason} instead of ${expected.join(' or ')}`);
    if (blob.closeCode >= 4000) assert.match(blob.closeReason, /\w+ \w+/);
    blob.client.close();
    chunk.client.close();
  });
}

export const cases = [
  ...streams.map(([name, messages, expected]) => ({
    name: `a publisher of ${name}`,
    run: publish((blob, chunk) => {
      const [first, ...others] = messages();
      blob.sendText({ type: 'recording', id: 1, startedAt: Date.now(), mime: 'video/webm' });
      blob.sendBinary(first);
      chunk.sendText({ type: 'recording', id: 1 });
      for (const other of others) chunk.sendBinary(other);
    }, expected),
  })),
  ...talks.map(([name, send, expected]) => ({ name: `a publisher of ${name}`, run: publish(send, expected) })),
];
