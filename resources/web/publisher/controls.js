// @ts-check
// The publisher's own controls, for a browser; inside the application its window has them.

import { say } from '../common/language.js';
import { elapsedTime } from '../common/words.js';

/** @typedef {import('./broadcast.js').Broadcast} Broadcast */
/** @typedef {import('./settings.js').Settings} Settings */
/** @typedef {{ id: string, label: string }} Device */
/** @typedef {Record<string, Partial<Settings>>} Qualities by the value of their option: qualities.json */

/** @type {Record<string, import('../common/language.js').Key>} */
const stateWords = {
  idle: 'notLive', starting: 'startingStream', live: 'onAir', paused: 'isPaused', reconnecting: 'reconnecting', error: 'notLive',
};

export class Controls {
  #broadcast;
  #find;
  #qualities;
  #createOption;
  #urls;
  #fileUrl = '';
  #fileName = '';

  /**
   * @param {object} parts
   * @param {Broadcast} parts.broadcast
   * @param {(id: string) => any} parts.find an element by its id
   * @param {Qualities} parts.qualities
   * @param {(label: string, value: string) => HTMLOptionElement} parts.createOption
   * @param {{ createObjectURL: (object: any) => string, revokeObjectURL: (url: string) => void }} parts.urls
   * @param {(token: string) => void} parts.onToken
   */
  constructor({ broadcast, find, qualities, createOption, urls, onToken }) {
    this.#broadcast = broadcast;
    this.#find = find;
    this.#qualities = qualities;
    this.#createOption = createOption;
    this.#urls = urls;
    for (const id of ['camera', 'microphone', 'quality', 'sound']) find(id).addEventListener('change', () => this.#configure());
    find('source').addEventListener('change', () => this.#chooseSource());
    find('file').addEventListener('change', () => this.#chooseFile());
    find('token').addEventListener('input', () => onToken(find('token').value.trim()));
    find('go-live').addEventListener('click', () => (broadcast.isLive ? broadcast.stop() : broadcast.goLive()));
    find('pause').addEventListener('click', () => (broadcast.isPaused ? broadcast.resume() : broadcast.pause()));
    find('mute').addEventListener('click', () => broadcast.mute(!broadcast.isMuted));
    find('keep-quality').addEventListener('click', () => broadcast.keepQuality());
    this.#chooseSource();
  }

  /** @returns {Partial<Settings>} */
  get settings() {
    const find = this.#find;
    return {
      ...this.#qualities[find('quality').value],
      source: find('source').value,
      camera: find('camera').value,
      microphone: find('microphone').value,
      sound: find('sound').checked,
      fileUrl: this.#fileUrl,
      fileName: this.#fileName,
    };
  }

  /** @param {{ cameras: Device[], microphones: Device[], level: number, now: number }} situation */
  show({ cameras, microphones, level, now }) {
    const find = this.#find;
    const { state, liveSince, width, height, frameRate, viewers } = this.#broadcast.figures;
    const isLive = this.#broadcast.isLive;
    this.#fill('camera', cameras);
    this.#fill('microphone', microphones);
    find('go-live').textContent = say(isLive ? 'stop' : 'goLive');
    find('go-live').classList.toggle('is-live', isLive);
    find('pause').hidden = !isLive;
    find('pause').textContent = say(this.#broadcast.isPaused ? 'goOn' : 'pause');
    find('mute').textContent = say(this.#broadcast.isMuted ? 'unmute' : 'mute');
    find('mute').disabled = (this.#broadcast.stream?.getAudioTracks().length ?? 0) === 0;
    find('level').value = this.#broadcast.isMuted ? 0 : level;
    find('dot').hidden = state !== 'live';
    this.#write('state', say(stateWords[state]));
    this.#write('elapsed', liveSince === null ? '' : elapsedTime(now - liveSince));
    this.#write('picture', this.#broadcast.stream ? say('framesPerSecond', { size: `${width}x${height}`, rate: Math.round(frameRate) }) : '');
    this.#write('viewers', isLive ? say('watching', { count: viewers }) : '');
    this.#write('trouble', this.#broadcast.trouble?.message ?? '');
    this.#showReduced();
  }

  #showReduced() {
    const { reduced, askedFrameRate } = this.#broadcast.figures;
    const isWorthSaying = reduced !== null && this.#broadcast.isLive;
    this.#find('reduced').hidden = !isWorthSaying;
    if (!isWorthSaying) return;
    const size = `${reduced.from.width}x${reduced.from.height}`;
    const smaller = `${reduced.to.width}x${reduced.to.height}`;
    this.#write('reduced-text', say('qualityReduced', { size, rate: askedFrameRate, smaller, smallerRate: reduced.frameRate }));
    this.#write('keep-quality', say('keepQuality', { size }));
  }

  #configure() {
    return this.#broadcast.configure(this.settings);
  }

  #chooseSource() {
    const find = this.#find;
    const source = find('source').value;
    find('camera-field').hidden = source !== 'camera';
    find('microphone-field').hidden = source !== 'camera' && source !== 'screen';
    find('file-field').hidden = source !== 'file';
    if (source !== 'file' || this.#fileUrl !== '') this.#configure();
  }

  async #chooseFile() {
    const [file] = this.#find('file').files;
    if (!file) return;
    const before = this.#fileUrl;
    this.#fileUrl = this.#urls.createObjectURL(file);
    this.#fileName = file.name;
    await this.#configure();
    // The file before is still read while it is recorded, and goes on if this one cannot be played.
    if (before !== '' && this.#broadcast.trouble === null) this.#urls.revokeObjectURL(before);
  }

  /** @param {'camera' | 'microphone'} id @param {Device[]} devices */
  #fill(id, devices) {
    const select = this.#find(id);
    const labels = devices.map(({ label }) => label).filter((label) => label !== '');
    // Unplugged, it stays chosen: nobody is to be seen or heard by another one that was not asked for.
    if (select.value !== '' && !labels.includes(select.value)) labels.push(select.value);
    const shown = Array.from(select.options, (/** @type {any} */ option) => option.value).slice(1);
    if (labels.join('\n') === shown.join('\n')) return;
    const chosen = select.value;
    select.replaceChildren(this.#createOption(say('byDefault'), ''), ...labels.map((label) => this.#createOption(label, label)));
    select.value = chosen;
  }

  /** Written only on a change: a screen reader would repeat it otherwise. @param {string} id @param {string} text */
  #write(id, text) {
    const element = this.#find(id);
    if (element.textContent !== text) element.textContent = text;
  }
}
