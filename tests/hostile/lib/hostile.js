// Everything that one hostile client does: from addresses of its own, and gone when its case is over.
import assert from 'node:assert/strict';
import { until } from '../../support/deadline.js';
import { newAddress } from './addresses.js';
import { Channel, RefusedError } from './channel.js';
import { get, readAnswers } from './http_text.js';
import { heldConnections } from './processes.js';
import { RawClient } from './raw_client.js';
import { newSession, Viewer } from './viewer.js';

/** What an answer may be: a status, one of several, or no answer but the end of the connection. */
/** @typedef {number | (number | 'closed')[]} Expected */

export class Hostile {
  /** @type {RawClient[]} */
  #clients = [];
  /** @type {(() => void)[]} */
  #leavers = [];
  from = newAddress();

  /** @param {import('./stage.js').Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.port = stage.port;
    this.token = stage.token;
  }

  leave() {
    for (const client of this.#clients) client.close();
    for (const leave of this.#leavers) leave();
  }

  /** @param {() => void} leave  ends what is no connection */
  onLeave(leave) {
    this.#leavers.push(leave);
  }

  /** @param {{from?: string, reads?: boolean}} [how] */
  async connect({ from = this.from, reads } = {}) {
    const client = new RawClient({ port: this.port, from, reads });
    this.#clients.push(client);
    await client.untilConnected();
    return client;
  }

  /** @param {{target?: string, from?: string, protocols?: string[], fields?: string[], glued?: Buffer, answersPings?: boolean}} [how] */
  channel({ target = `/watch/blob?session=${newSession()}`, from = this.from, ...more } = {}) {
    return Channel.open({ port: this.port, from, target, onClient: client => this.#clients.push(client), ...more });
  }

  /** A viewer that is served, to do harm with.
   * @param {{from?: string, protocols?: string[], session?: string}} [how] */
  viewer({ from = this.from, ...more } = {}) {
    return Viewer.open({ port: this.port, from, onClient: client => this.#clients.push(client), ...more });
  }

  /** @param {'blob' | 'chunk'} slot
   * @param {string} session */
  publisherChannel(slot, session) {
    return this.channel({ target: `/publish/${slot}?session=${session}`, protocols: [`token.${this.token}`] });
  }

  /** Sends `bytes` on a connection of its own and checks the first answer.
   * @param {Buffer | string} bytes
   * @param {Expected} expected
   * @param {number} [timeoutMs]
   * @returns {Promise<{answer: import('./http_text.js').Answer | undefined, client: RawClient}>} */
  async expectAnswer(bytes, expected, timeoutMs = 3000) {
    const client = await this.connect();
    client.write(bytes);
    const isHead = bytes.toString('latin1').startsWith('HEAD ');
    const read = () => readAnswers(client.received, { isHead });
    await client.until(`an answer: ${expected}`, () => read().length > 0 || client.isClosed, timeoutMs);
    const [answer] = read();
    const got = answer?.status ?? 'closed';
    const allowed = Array.isArray(expected) ? expected : [expected];
    assert.ok(allowed.includes(got), `answered ${got} instead of ${allowed.join(' or ')}`);
    return { answer, client };
  }

  /** As expectAnswer(); the relay must not read on behind a request that it did not understand.
   * @param {Buffer | string} bytes
   * @param {Expected} expected */
  async expectEnd(bytes, expected) {
    const { answer, client } = await this.expectAnswer(bytes, expected);
    client.write(get(this.port));
    await client.untilClosed();
    assert.ok(readAnswers(client.received).length <= 1, 'it has answered what was hidden behind');
    return { answer, client };
  }

  /** @param {string} target
   * @param {number} status
   * @param {{protocols?: string[], fields?: string[], from?: string}} [how] */
  async expectRefusal(target, status, how = {}) {
    await assert.rejects(this.channel({ target, ...how }), error => {
      if (!(error instanceof RefusedError)) throw error;
      assert.equal(error.status, status);
      return true;
    });
  }

  /** Resolves when the relay holds none of the connections from there any more; how the kernel sees it.
   * @param {number} timeoutMs  for the usual build
   * @param {string} [from]  an address, or one with its port */
  async untilDropped(timeoutMs, from = this.from) {
    const isThere = peer => peer === from || peer.startsWith(`${from}:`);
    await until(`the relay drops ${from}`, async () => ![...await heldConnections(this.port)].some(isThere), timeoutMs);
  }
}
