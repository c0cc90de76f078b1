// A network between a guest and a relay that falls silent now and then, as Wi-Fi does: nothing is lost, everything waits.
import { connect, createServer } from 'node:net';

export class GappyLine {
  #server;
  /** @type {Set<import('node:net').Socket>} */
  #sockets = new Set();
  #isSilent = false;
  #cancel = () => {};
  /** When each silence ended, in milliseconds since the Unix epoch. @type {number[]} */
  silences = [];

  /** @param {import('../../support/scope.js').Scope} scope
   * @param {number} port  the relay's
   * @returns {Promise<GappyLine>} */
  static async start(scope, port) {
    const line = new GappyLine(port);
    await new Promise(resolve => { line.#server.listen(0, '127.0.0.1', () => resolve(null)); });
    scope.add(() => line.#close());
    return line;
  }

  /** @param {number} port */
  constructor(port) {
    this.#server = createServer(near => {
      const far = connect(port, '127.0.0.1');
      this.#join(near, far);
      this.#join(far, near);
    });
  }

  get url() {
    return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (this.#server.address()).port}/`;
  }

  /** From now on: silent for `gap` every `period`, both in milliseconds, the first time at once. */
  begin({ gap, period }) {
    const timer = setInterval(() => this.#fallSilent(gap), period);
    this.#cancel = () => clearInterval(timer);
    this.#fallSilent(gap);
  }

  end() {
    this.#cancel();
  }

  /** @param {number} gap */
  #fallSilent(gap) {
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.pause();
    setTimeout(() => {
      this.#isSilent = false;
      this.silences.push(Date.now());
      for (const socket of this.#sockets) socket.resume();
    }, gap);
  }

  /** @param {import('node:net').Socket} from
   * @param {import('node:net').Socket} to */
  #join(from, to) {
    this.#sockets.add(from);
    from.setNoDelay(true);
    from.on('data', bytes => { to.write(bytes); });
    if (this.#isSilent) from.pause();
    // The other half hears of it by its end.
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }

  async #close() {
    this.end();
    for (const socket of this.#sockets) socket.destroy();
    await new Promise(resolve => { this.#server.close(() => resolve(null)); });
  }
}
