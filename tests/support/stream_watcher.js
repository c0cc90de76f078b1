// A viewer without a browser: keeps every byte of the stream that the relay sends it.
import { WebSocket } from 'ws';

/** Takes part until the relay is gone. */
export class StreamWatcher {
  #parts = [];
  #sockets;
  /** Every state message, as it came.
   * @type {any[]} */
  states = [];

  /** @param {string} url  of the relay
   * @param {string} session  of 8 characters at least */
  constructor(url, session) {
    this.#sockets = ['blob', 'chunk'].map(channel => {
      const address = new URL(`watch/${channel}?session=${session}`, url.replace('http', 'ws'));
      const socket = new WebSocket(address, ['lancast.v1']);
      socket.on('message', (data, isBinary) => {
        const message = isBinary ? null : JSON.parse(data.toString());
        if (isBinary) this.#parts.push(data);
        else if (message.type === 'state') this.states.push(message);
      });
      socket.on('error', () => {}); // the relay is killed: that is the test
      return socket;
    });
  }

  /** Everything so far. */
  get bytes() { return Buffer.concat(this.#parts); }

  get isGone() { return this.#sockets.every(socket => socket.readyState === WebSocket.CLOSED); }

  close() {
    for (const socket of this.#sockets) socket.terminate();
  }
}
