// @ts-check
// The form with one field: asks for the passcode, and says what was wrong with the last one.

import { say } from '../common/language.js';

/**
 * @typedef {object} PasscodeElements
 * @property {HTMLFormElement} form
 * @property {HTMLInputElement} field
 * @property {HTMLButtonElement} button
 * @property {HTMLElement} note
 */

export class PasscodeForm {
  #elements;
  #wasAsking = false;
  #wasChecking = false;
  #wasCounting = false;

  /**
   * @param {object} parts
   * @param {PasscodeElements} parts.elements
   * @param {(passcode: string) => void} parts.onEnter
   */
  constructor({ elements, onEnter }) {
    this.#elements = elements;
    elements.form.addEventListener('submit', (event) => {
      event.preventDefault();
      onEnter(elements.field.value);
    });
  }

  /** @param {{ isAsking: boolean, isChecking: boolean, sentence: string, waitSeconds: number }} situation */
  show({ isAsking, isChecking, sentence, waitSeconds }) {
    const { form, field, button, note } = this.#elements;
    form.hidden = !isAsking;
    button.textContent = isChecking ? say('checking') : say('watch');
    // Not `disabled`: that would take the focus away from who came here by keyboard.
    button.setAttribute('aria-disabled', String(isChecking || waitSeconds > 0));
    const isCounting = waitSeconds > 0;
    if (note.textContent !== sentence) {
      // A screen reader says that there is a pause, and does not count it down.
      note.setAttribute('aria-live', isCounting && this.#wasCounting ? 'off' : 'assertive');
      note.textContent = sentence;
    }
    const isAnswered = this.#wasChecking && !isChecking;
    if (isAsking && (!this.#wasAsking || isAnswered)) {
      field.focus();
      field.select();
    }
    if (!isAsking) field.value = '';
    this.#wasAsking = isAsking;
    this.#wasChecking = isChecking;
    this.#wasCounting = isCounting;
  }
}
