// Viewers that stop, halves of connections, and ends in every phase.
import { newAddresses } from '../lib/addresses.js';
import { closeFrame, frame, opcode, textFrame } from '../lib/frames.js';
import { get, handshake } from '../lib/http_text.js';
import { newSession } from '../lib/viewer.js';

/** Opens both sockets of a viewer and never reads from them.
 * @param {import('../lib/hostile.js').Hostile} hostile
 * @param {string} from */
async function stalledViewer(hostile, from) {
  const session = newSession();
  for (const slot of ['blob', 'chunk']) {
    const client = await hostile.connect({ from, reads: false });
    client.write(handshake(hostile.port, { target: `/watch/${slot}?session=${session}` }));
  }
}

async function manyStall(hostile) {
  await Promise.all(newAddresses(30).map(from => stalledViewer(hostile, from)));
  for (let i = 0; i < 5; i += 1) {
    const viewer = await hostile.viewer();
    await viewer.until('who joins meanwhile is served', () => viewer.frames > 20);
    viewer.leave();
  }
}

/** @param {(hostile: import('../lib/hostile.js').Hostile) => Promise<import('../lib/raw_client.js').RawClient>} reach */
function thenHalfClose(reach) {
  return async hostile => {
    const client = await reach(hostile);
    const peer = `${hostile.from}:${client.localPort}`;
    client.end();
    await hostile.untilDropped(5000, peer);
  };
}

/** A player may end its direction: it goes on getting the stream, until it is gone. */
async function halfClosedPlayer(hostile) {
  const client = await stream(hostile);
  const peer = `${hostile.from}:${client.localPort}`;
  client.end();
  const before = client.receivedBytes;
  await client.until('more of the stream', () => client.receivedBytes > before + 20_000);
  client.reset();
  await hostile.untilDropped(3000, peer);
}

const nothing = hostile => hostile.connect();
const halfHead = async hostile => {
  const client = await hostile.connect();
  client.write(get(hostile.port).slice(0, 20));
  return client;
};
const wholeHead = async hostile => {
  const client = await hostile.connect({ reads: false });
  client.write(get(hostile.port, '/').repeat(500));
  return client;
};
const answered = async hostile => (await hostile.expectAnswer(get(hostile.port), 200)).client;
const stream = async hostile => {
  const client = await hostile.connect();
  client.write(get(hostile.port, '/live.webm'));
  await client.until('some of the stream', () => client.receivedBytes > 3000);
  return client;
};
const handshaken = async hostile => {
  const client = await hostile.connect();
  client.write(handshake(hostile.port));
  return client;
};
const upgraded = async hostile => (await hostile.channel()).client;
/** @param {Buffer} bytes */
const having = bytes => async hostile => {
  const viewer = await hostile.viewer();
  viewer.blob.send(bytes);
  return viewer.blob.client;
};
const watching = async hostile => {
  const viewer = await hostile.viewer();
  await viewer.until('it is served', () => viewer.frames > 0);
  return viewer.chunk.client;
};
const burst = async hostile => {
  const session = newSession();
  const clients = [];
  for (const slot of ['blob', 'chunk']) {
    const client = await hostile.connect({ reads: false });
    client.write(handshake(hostile.port, { target: `/watch/${slot}?session=${session}` }));
    clients.push(client);
  }
  return clients[0];
};

/** @type {[string, (hostile: import('../lib/hostile.js').Hostile) => Promise<import('../lib/raw_client.js').RawClient>][]} */
const phases = [
  ['before a request', nothing],
  ['within a head', halfHead],
  ['with answers on their way', wholeHead],
  ['behind an answer', answered],
  ['within /live.webm', stream],
  ['right behind the handshake', handshaken],
  ['with one socket of a viewer', upgraded],
  ['within the head of a frame', having(Buffer.from([0x81]))],
  ['within a frame', having(textFrame({ type: 'time', id: 1 }).subarray(0, 12))],
  ['within a message', having(frame(opcode.text, '{', { isFinal: false }))],
  ['behind a close', having(closeFrame(1000))],
  ['behind a bad frame', having(frame(7))],
  ['while the burst comes', burst],
  ['while it watches', watching],
];

/** @param {(hostile: import('../lib/hostile.js').Hostile) => Promise<import('../lib/raw_client.js').RawClient>} reach */
function thenReset(reach) {
  return async hostile => {
    const client = await reach(hostile);
    const peer = `${hostile.from}:${client.localPort}`;
    client.reset();
    await hostile.untilDropped(3000, peer);
  };
}

export const cases = [
  { name: 'thirty viewers that never read, and others that join', run: manyStall },
  ...phases.map(([name, reach]) => ({ name: `a reset ${name}`, run: thenReset(reach) })),
  ...phases.filter(([, reach]) => reach !== burst && reach !== wholeHead && reach !== watching && reach !== stream)
    .map(([name, reach]) => ({ name: `half a connection ${name}`, run: thenHalfClose(reach) })),
  { name: 'half a connection within /live.webm', run: halfClosedPlayer },
];
