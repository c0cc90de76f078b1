// @ts-check
// The connection while live: whether it has been made, was lost, or is refused.

import { say } from '../common/language.js';
import { publishRefusal } from '../common/words.js';
import { Uplink } from './uplink.js';

/** @typedef {import('../common/scheduler.js').Scheduler} Scheduler */
/** @typedef {import('../common/channel_pair.js').Channel} Channel */
/** @typedef {import('./source_switch.js').Trouble} Trouble */
/**
 * @typedef {object} LinkListener
 * @property {() => void} connected
 * @property {() => void} lost
 * @property {() => void} refused for good: nothing is tried again
 * @property {() => void} keyframeWanted
 * @property {() => void} changed
 * @property {() => { frameRate: number, droppedFrames: number }} report what the relay is to be told
 */

const reportPause = 2000;

export class RelayLink {
  #askAccess;
  #listener;
  #isWanted = false;
  #hasConnected = false;
  #isLost = false;
  /** @type {Trouble | null} */
  #trouble = null;
  #viewers = 0;
  #cancelReports;

  /**
   * @param {object} parts
   * @param {(channel: Channel) => WebSocket} parts.openSocket
   * @param {Scheduler} parts.scheduler
   * @param {() => number} parts.random
   * @param {() => Promise<import('../common/access.js').Access | null>} parts.askAccess tells a refusal from a relay that is away
   * @param {LinkListener} parts.listener
   */
  constructor({ openSocket, scheduler, random, askAccess, listener }) {
    this.#askAccess = askAccess;
    this.#listener = listener;
    /** For recordings; its connection is this object's business. */
    this.uplink = new Uplink({
      openSocket, scheduler, random,
      listener: {
        connected: () => this.#connected(),
        disconnected: (loss) => this.#disconnected(loss),
        keyframeWanted: () => listener.keyframeWanted(),
        viewers: (viewers) => {
          this.#viewers = viewers;
          listener.changed();
        },
      },
    });
    this.#cancelReports = scheduler.every(reportPause, () => this.#report());
  }

  get isConnected() {
    return this.uplink.isConnected;
  }

  /** It was there, and is being made again. */
  get isLost() {
    return this.#isLost;
  }

  get trouble() {
    return this.#trouble;
  }

  get viewers() {
    return this.#viewers;
  }

  /** The stream begins: connects, where the connection of the last one is not there any more. */
  open() {
    this.#isWanted = true;
    this.#isLost = false;
    this.#trouble = null;
    if (this.isConnected) return;
    this.#hasConnected = false;
    this.uplink.open();
  }

  /** The stream ends: the connection stays for the next one, but is not made again if it is lost. */
  release() {
    this.#isWanted = false;
    this.#isLost = false;
    this.#trouble = null;
    if (!this.isConnected) this.uplink.close();
  }

  close() {
    this.#isWanted = false;
    this.#cancelReports();
    this.uplink.close();
  }

  #connected() {
    this.#hasConnected = true;
    this.#isLost = false;
    this.#trouble = null;
    this.#listener.connected();
  }

  /** @param {{ reason: string, retryIn: number | null }} loss */
  async #disconnected({ reason, retryIn }) {
    this.#viewers = 0;
    this.#listener.lost();
    if (!this.#isWanted) return this.uplink.close();
    this.#isLost = this.#hasConnected;
    if (retryIn === null) {
      this.#refused(reason ? say('streamRefusedBecause', { reason }) : say('streamRefused'));
    } else if (!this.#hasConnected) {
      this.#trouble = { code: 'connection', message: say('cannotConnect') };
      this.#listener.changed();
      const access = await this.#askAccess();
      const refusal = access === null ? '' : publishRefusal(access);
      if (refusal !== '' && this.#isWanted && !this.#hasConnected) this.#refused(refusal);
    }
    this.#listener.changed();
  }

  /** @param {string} message */
  #refused(message) {
    this.release();
    this.uplink.close();
    this.#trouble = { code: 'refused', message };
    this.#listener.refused();
  }

  #report() {
    if (!this.#isWanted || !this.isConnected) return;
    this.uplink.report({ ...this.#listener.report(), queuedBytes: this.uplink.queuedBytes });
  }
}
