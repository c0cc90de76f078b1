// node-videostream's clients, written from what is known of their wire: two WebSockets each, binary messages only.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import WebSocket from 'ws';

const run = promisify(execFile);

/** The seed asks for no sub-protocol and any path, and its sockets know nothing of each other.
 * @param {import('./scope.js').Scope} scope
 * @param {number} port
 * @param {(bytes: Buffer, isBinary: boolean) => void} receive  called from the first message on
 * @returns {Promise<WebSocket>} */
async function openSocket(scope, port, receive) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
  scope.add(() => socket.terminate());
  socket.on('message', receive);
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  return socket;
}

/** Sends blobs by the first port and chunks by the second. */
export class SeedPublisher {
  /** Close codes of its sockets, as they come. @type {number[]} */
  closeCodes = [];
  /** What the relay said: nothing. @type {Buffer[]} */
  messages = [];
  /** @type {WebSocket[]} */
  #sockets = [];
  #scope;

  /** @param {import('./scope.js').Scope} scope  see open() */
  constructor(scope) {
    this.#scope = scope;
  }

  /** @param {import('./scope.js').Scope} scope
   * @param {number[]} ports */
  static async open(scope, ports) {
    const publisher = new SeedPublisher(scope);
    for (const port of ports.slice(0, 2)) {
      const socket = await openSocket(scope, port, bytes => publisher.messages.push(bytes));
      socket.on('close', code => publisher.closeCodes.push(code));
      publisher.#sockets.push(socket);
    }
    return publisher;
  }

  /** @param {Buffer} bytes */
  sendBlob(bytes) {
    this.#sockets[0].send(bytes);
  }

  /** @param {Buffer} bytes */
  sendChunk(bytes) {
    this.#sockets[1].send(bytes);
  }

  /** As a recorder would: one piece each time it is over, from the second on.
   * @param {Buffer[]} pieces
   * @param {number} pieceSeconds */
  stream(pieces, pieceSeconds) {
    const rest = pieces.slice(1);
    this.sendBlob(pieces[0]);
    const timer = setInterval(() => {
      const next = rest.shift();
      if (next) this.sendChunk(next);
      else clearInterval(timer);
    }, pieceSeconds * 1000);
    this.#scope.add(() => clearInterval(timer));
  }

  async close() {
    const closed = this.#sockets.map(socket => new Promise(resolve => { socket.on('close', resolve); }));
    for (const socket of this.#sockets) socket.close();
    await Promise.all(closed);
  }
}

/** Takes blobs from the third port and chunks from the fourth. */
export class SeedViewer {
  /** @type {Buffer[]} */
  blobs = [];
  /** @type {Buffer[]} */
  chunks = [];
  /** Texts, which never come. @type {Buffer[]} */
  others = [];

  /** @param {import('./scope.js').Scope} scope
   * @param {number[]} ports */
  static async open(scope, ports) {
    const viewer = new SeedViewer();
    const into = kept => (bytes, isBinary) => { (isBinary ? kept : viewer.others).push(bytes); };
    await openSocket(scope, ports[2], into(viewer.blobs));
    await openSocket(scope, ports[3], into(viewer.chunks));
    return viewer;
  }
}

const encoders = {
  vp8: ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-f', 'webm'],
  // No WebM by the letter, but what Chromium's recorder writes for "video/webm;codecs=H264".
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-f', 'matroska'],
};

/** A recording made by ffmpeg, cut as a recorder's requestData() cuts: anywhere, here after so many seconds of it.
 * @param {import('./scope.js').Scope} scope
 * @param {{ seconds: number, pieceSeconds: number, codec?: 'vp8' | 'h264' }} options
 * @returns {Promise<{ pieces: Buffer[], pictures: number }>} */
export async function makeSeedPieces(scope, { seconds, pieceSeconds, codec = 'vp8' }) {
  const path = join(await scope.directory(), 'recording.webm');
  const rate = 30;
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=size=320x180:rate=${rate}`, '-t', String(seconds),
    '-g', '100', '-b:v', '1M', ...encoders[codec], '-live', '1', path]);
  const bytes = await readFile(path);
  // Constant bit rate makes bytes a measure of time that is good enough; a cut falls into the middle of a block.
  const count = seconds / pieceSeconds;
  const cut = index => Math.round(bytes.length * index / count);
  const pieces = Array.from({ length: count }, (_, index) => bytes.subarray(cut(index), cut(index + 1)));
  return { pieces, pictures: seconds * rate };
}
