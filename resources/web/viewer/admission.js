// @ts-check
// What lets this guest in, and what to say while nothing does.

import { watchProtocols } from '../common/credentials.js';
import { say } from '../common/language.js';

/** @typedef {import('../common/access.js').Access} Access */
/**
 * @typedef {object} AdmissionListener
 * @property {() => void} hold knocking on is of no use
 * @property {() => void} retry there is something new to show
 * @property {() => void} changed something that the guest can see
 */

const linkChanged = 4401;
/** From here on the relay itself said why. */
const firstCode = 4000;

/** @typedef {import('../common/language.js').Key | ''} Words */

/** @param {Words} key */
function inWords(key) {
  return key === '' ? '' : say(key);
}

export class Admission {
  #key;
  /** The key came with the link; otherwise the relay told it. */
  #isFromLink;
  #passcode = '';
  #store;
  #askAccess;
  #scheduler;
  #listener;
  #isAsking = false;
  #isChecking = false;
  // Keys of words, which may be those of the page's language only later.
  /** @type {Words} */
  #sentence = '';
  /** @type {Words} */
  #obstacle = '';
  #pausedUntil = 0;
  #questions = 0;
  #cancelCountdown = () => {};

  /**
   * @param {object} parts
   * @param {string} parts.key from the link; empty: the one of before the reload, if any
   * @param {Pick<import('./key_store.js').KeyStore, 'key' | 'isFromLink' | 'keep'>} parts.store
   * @param {(key: string, passcode: string) => Promise<Access | null>} parts.askAccess
   * @param {import('../common/scheduler.js').Scheduler} parts.scheduler
   * @param {AdmissionListener} parts.listener
   */
  constructor({ key, store, askAccess, scheduler, listener }) {
    this.#store = store;
    this.#key = key === '' ? store.key : key;
    this.#isFromLink = key === '' ? store.isFromLink : true;
    this.#askAccess = askAccess;
    this.#scheduler = scheduler;
    this.#listener = listener;
    if (key !== '') store.keep(key, true);
  }

  /** What the next connection is to show. */
  get protocols() {
    return watchProtocols({ key: this.#key, passcode: this.#passcode });
  }

  /** The typed passcode, until the relay told the key in its place. */
  get passcode() {
    return this.#passcode;
  }

  /** What proves that this page may watch; empty where nothing has to, or is known yet. */
  get key() {
    return this.#key;
  }

  /** The guest is asked for the passcode. */
  get isAsking() {
    return this.#isAsking;
  }

  /** A typed passcode is on its way. */
  get isChecking() {
    return this.#isChecking;
  }

  /** Seconds until another passcode is looked at. */
  get waitSeconds() {
    return Math.max(0, Math.ceil((this.#pausedUntil - this.#scheduler.now()) / 1000));
  }

  /** What to say beside the field. */
  get sentence() {
    return this.waitSeconds > 0 ? say('tooManyTries', { seconds: this.waitSeconds }) : inWords(this.#sentence);
  }

  /** What to say where no passcode helps; empty: nothing of the kind. */
  get obstacle() {
    return inWords(this.#obstacle);
  }

  /** The relay told the key, after the passcode was right or was set. @param {string} key */
  learn(key) {
    this.#adopt(key, this.#isFromLink && key === this.#key);
  }

  /** The guest followed another link on this page. @param {string} key */
  follow(key) {
    this.#adopt(key, true);
    this.#show({});
    this.#listener.retry();
  }

  /** @param {string} passcode */
  enter(passcode) {
    if (passcode.trim() === '' || this.#isChecking || this.waitSeconds > 0) return;
    this.#forget();
    this.#passcode = passcode;
    this.#isChecking = true;
    this.#sentence = '';
    this.#listener.changed();
    this.#listener.retry();
  }

  admitted() {
    this.#questions += 1;
    this.#show({});
  }

  /** @param {{ code: number, wasOpen: boolean }} loss */
  async lost({ code, wasOpen }) {
    const hasNewLink = code === linkChanged;
    if (!hasNewLink && code >= firstCode) return this.#passed();
    if (!hasNewLink && wasOpen) return;
    this.#questions += 1;
    const question = this.#questions;
    const key = this.#key;
    const words = this.#wordsOfLoss(hasNewLink);
    if (hasNewLink) this.#forget();
    const access = await this.#askAccess(hasNewLink ? '' : key, this.#passcode);
    if (question !== this.#questions) return;
    if (access?.watch === 'blocked') this.#refuse();
    else if (access?.passcode === 'busy' || access?.passcode === 'right') this.#awaitTurn();
    else if (access?.watch === 'passcode') this.#ask(access, words);
    else this.#goOn(hasNewLink);
  }

  close() {
    this.#questions += 1;
    this.#cancelCountdown();
  }

  /** The relay speaks of something else now than of who may watch: its form would hide that. */
  #passed() {
    this.#questions += 1;
    if (this.#isAsking) this.#show({});
  }

  #refuse() {
    this.#listener.hold();
    this.#show({ obstacle: 'blocked' });
  }

  /** What to say beside the field, where what was shown lets nobody in. @param {boolean} hasNewLink @returns {Words} */
  #wordsOfLoss(hasNewLink) {
    if (this.#isFromLink) return hasNewLink ? 'linkChanged' : 'linkOld';
    // The key of a guest without a link ends with the relay: the passcode may be the same.
    if (hasNewLink || this.#key !== '') return 'passcodeAgain';
    return this.#passcode === '' ? 'passcodeWanted' : 'passcodeWrong';
  }

  /** @param {Access} access @param {Words} sentence */
  #ask({ waitSeconds }, sentence) {
    this.#listener.hold();
    this.#forget();
    this.#pausedUntil = this.#scheduler.now() + waitSeconds * 1000;
    this.#show({ isAsking: true, sentence });
  }

  /** Many type passcodes at once. The page keeps showing this one, and its next try follows by itself. */
  #awaitTurn() {
    this.#show({ isAsking: true, isChecking: true, sentence: 'passcodeBusy' });
  }

  /** The relay is away, or was only busy: who was sent away for the old link knocks again. @param {boolean} isStopped */
  #goOn(isStopped) {
    this.#show({});
    if (isStopped) this.#listener.retry();
  }

  /** @param {string} key @param {boolean} isFromLink */
  #adopt(key, isFromLink) {
    this.#key = key;
    this.#isFromLink = isFromLink;
    this.#passcode = '';
    this.#store.keep(key, isFromLink);
  }

  #forget() {
    this.#adopt('', false);
  }

  /** @param {{ isAsking?: boolean, isChecking?: boolean, sentence?: Words, obstacle?: Words }} what */
  #show({ isAsking = false, isChecking = false, sentence = '', obstacle = '' }) {
    this.#isAsking = isAsking;
    this.#isChecking = isChecking;
    this.#sentence = sentence;
    this.#obstacle = obstacle;
    this.#cancelCountdown();
    this.#cancelCountdown = () => {};
    this.#listener.changed();
    if (isAsking && this.waitSeconds > 0) this.#countDown();
  }

  #countDown() {
    this.#cancelCountdown = this.#scheduler.every(1000, () => {
      this.#listener.changed();
      if (this.waitSeconds > 0) return;
      this.#cancelCountdown();
      this.#cancelCountdown = () => {};
    });
  }
}
