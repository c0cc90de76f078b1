// @ts-check
// The bar of the kept past: where the guest is, and the way to another moment by pointer or keyboard.

import { say } from '../common/language.js';
import { liveLabel } from '../common/words.js';
import { clockTime, keyTarget, shareOf } from './rewind_window.js';

/**
 * @typedef {object} TimeBarElements
 * @property {HTMLElement} bar role slider
 * @property {HTMLElement} played from the oldest moment to the one shown
 * @property {HTMLElement} hint beside the pointer
 * @property {HTMLButtonElement} goLive
 */

export class TimeBar {
  #elements;
  #rewind;
  /** Where the guest drags to, from 0 to 1; null while nobody does. @type {number | null} */
  #dragged = null;

  /** @param {{ elements: TimeBarElements, rewind: import('./rewind.js').Rewind }} parts */
  constructor({ elements, rewind }) {
    this.#elements = elements;
    this.#rewind = rewind;
    const { bar, goLive } = elements;
    bar.addEventListener('pointerdown', (event) => this.#grab(event));
    bar.addEventListener('pointermove', (event) => this.#point(event));
    bar.addEventListener('pointerup', (event) => this.#drop(event));
    bar.addEventListener('pointercancel', () => this.#letGo());
    bar.addEventListener('pointerleave', () => this.#letGo());
    bar.addEventListener('keydown', (event) => this.#key(event));
    goLive.addEventListener('click', () => rewind.goLive());
  }

  /** Shows where the guest is. */
  show() {
    const { bar, played, goLive } = this.#elements;
    const { from, edge, position, distance, isOffered, isBehind, isPaused } = this.#rewind;
    bar.hidden = !isOffered;
    goLive.hidden = !isBehind && !(isPaused && isOffered);
    if (!isOffered) return;
    const shown = this.#dragged ?? (isBehind || isPaused ? shareOf(position, from, edge) : 1);
    played.style.width = `${(shown * 100).toFixed(2)}%`;
    const behind = distance ?? 0;
    bar.setAttribute('aria-valuemin', String(Math.round((from - edge) / 1000)));
    bar.setAttribute('aria-valuenow', String(-Math.round(behind / 1000)));
    bar.setAttribute('aria-valuetext', behind > 0 ? behindLabel(behind) : say('live'));
  }

  /** @param {PointerEvent} event */
  #grab(event) {
    if (event.button !== 0) return;
    this.#elements.bar.setPointerCapture(event.pointerId);
    this.#dragged = this.#shareAt(event);
    this.#point(event);
  }

  /** @param {PointerEvent} event */
  #point(event) {
    const share = this.#shareAt(event);
    const { hint } = this.#elements;
    const { from, edge } = this.#rewind;
    if (this.#dragged !== null) this.#dragged = share;
    hint.textContent = share < 1 ? `-${clockTime((1 - share) * (edge - from))}` : say('live');
    hint.hidden = false;
    // Kept whole at both ends of the bar.
    hint.style.left = `clamp(0px, calc(${(share * 100).toFixed(2)}% - ${hint.offsetWidth / 2}px), calc(100% - ${hint.offsetWidth}px))`;
    this.show();
  }

  /** @param {PointerEvent} event */
  #drop(event) {
    if (this.#dragged === null) return;
    this.#dragged = null;
    const { from, edge } = this.#rewind;
    this.#rewind.goTo(from + this.#shareAt(event) * (edge - from));
    if (event.pointerType !== 'mouse') this.#elements.hint.hidden = true;
  }

  #letGo() {
    this.#dragged = null;
    this.#elements.hint.hidden = true;
    this.show();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { from, edge, position } = this.#rewind;
    const target = keyTarget(event.key, position, from, edge);
    if (target === null) return;
    // The page's own arrow keys change the volume.
    event.preventDefault();
    event.stopPropagation();
    this.#rewind.goTo(target);
  }

  /** @param {PointerEvent} event */
  #shareAt({ clientX }) {
    const { left, width } = this.#elements.bar.getBoundingClientRect();
    return width > 0 ? Math.min(1, Math.max(0, (clientX - left) / width)) : 1;
  }
}

/** @param {number} milliseconds */
function behindLabel(milliseconds) {
  return say('behindLive', { time: clockTime(milliseconds) });
}

/**
 * Where the guest is, in words.
 * @param {{ isPaused: boolean, distance: number | null }} rewind
 * @param {number | null} delay milliseconds from the host's capture to a live picture
 */
export function placeLabel({ isPaused, distance }, delay) {
  if (!isPaused) return distance === null ? liveLabel(delay) : behindLabel(distance);
  return distance === null ? say('isPaused') : say('pausedBehind', { time: clockTime(distance) });
}
