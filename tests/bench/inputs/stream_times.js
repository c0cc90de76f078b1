// A viewer without a browser that notes when each video frame of the stream is due, on the time of the first blob.
import { WebSocket } from 'ws';
import { readBlocks } from '../../support/webm_reader.js';

/** TrackType 1 is video (RFC 9559, 5.1.4.1.3); the relay writes the number before the type.
 * @param {Buffer} bytes */
function videoTrack(bytes) {
  const type = bytes.indexOf(Buffer.from([0x83, 0x81, 1]));
  const number = bytes.lastIndexOf(Buffer.from([0xd7, 0x81]), type);
  return type < 0 || number < 0 ? NaN : bytes[number + 2];
}

export class StreamTimes {
  /** Its own blob channel and chunk channel may overtake each other. @type {Map<number, {epoch: number, blob: Buffer[], chunk: Buffer[]}>} */
  #blobs = new Map();
  #sockets;
  /** Times that the relay has left something out for this viewer. */
  skips = 0;

  /** @param {import('../../support/scope.js').Scope} scope
   * @param {string} url  of the relay */
  constructor(scope, url) {
    this.#sockets = ['blob', 'chunk'].map(channel => {
      const socket = new WebSocket(new URL(`watch/${channel}?session=bench-stream-times`, url.replace('http', 'ws')), ['lancast.v1']);
      let id = -1;
      socket.on('message', (data, isBinary) => {
        if (isBinary) {
          this.#of(id)[channel].push(data);
          return;
        }
        const message = JSON.parse(data.toString());
        if (message.type === 'skip') this.skips += 1;
        if (message.type !== 'blob') return;
        id = message.id;
        if (channel === 'blob') this.#of(id).epoch = message.epoch;
      });
      return socket;
    });
    scope.add(() => { for (const socket of this.#sockets) socket.terminate(); });
  }

  /** How often the stream began with another configuration. */
  get blobs() {
    return this.#blobs.size;
  }

  /** @returns {number[]}  seconds, rising */
  get times() {
    const all = [...this.#blobs.values()];
    const origin = all[0]?.epoch ?? 0;
    const times = all.flatMap(({ epoch, blob, chunk }) => {
      const bytes = Buffer.concat([...blob, ...chunk]);
      const track = videoTrack(bytes);
      return readBlocks(bytes).filter(block => block.track === track).map(({ time }) => (time + epoch - origin) / 1000);
    });
    return times.sort((one, other) => one - other);
  }

  /** @param {number} id */
  #of(id) {
    const found = this.#blobs.get(id) ?? { epoch: NaN, blob: [], chunk: [] };
    this.#blobs.set(id, found);
    return found;
  }
}
