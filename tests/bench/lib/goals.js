// Rows of a scenario: what was measured beside what it should be.
import { kib, mib, ms, print, printTable } from './report.js';

/** @typedef {{scenario: string, name: string, value: number | string, shown: string, goal: string, isMet: boolean}} Goal */

const longestText = 90;

/** The rows of one scenario. */
export class Goals {
  /** @type {Goal[]} */
  rows = [];
  scenario;

  /** @param {string} scenario */
  constructor(scenario) {
    this.scenario = scenario;
  }

  /** @param {string} name
   * @param {number} value  milliseconds; NaN: it never came
   * @param {number} most */
  time(name, value, most) {
    this.#add(name, value, Number.isFinite(value) ? ms(value) : 'never', `<= ${ms(most)}`, value <= most);
  }

  /** @param {string} name
   * @param {number} value  bytes
   * @param {number} most */
  growth(name, value, most) {
    const show = most < 1048576 ? kib : mib;
    this.#add(name, value, show(value), `<= ${show(most)}`, value <= most);
  }

  /** @param {string} name
   * @param {number | string} value
   * @param {number | string} wished */
  equal(name, value, wished) {
    this.#add(name, value, String(value), String(wished), value === wished);
  }

  /** @param {string} name
   * @param {number} value  a share, 0 to 1
   * @param {number} least */
  atLeast(name, value, least) {
    const percent = share => `${(share * 100).toFixed(1)} %`;
    this.#add(name, value, Number.isFinite(value) ? percent(value) : 'none', `>= ${percent(least)}`, value >= least);
  }

  /** Nothing should have been said.
   * @param {string} name
   * @param {string} text  may be long */
  silent(name, text) {
    const [first, ...others] = text.split('\n');
    const more = others.length > 0 ? ` (and ${others.length} lines)` : '';
    this.#add(name, text, text === '' ? 'nothing' : `${first.slice(0, longestText)}${more}`, 'nothing', text === '');
  }

  /** A figure without a goal.
   * @param {string} name
   * @param {number | string} value
   * @param {string} shown */
  note(name, value, shown) {
    this.#add(name, value, shown, '', true);
  }

  /** @param {unknown} error
   * @param {string} [what] */
  failed(error, what = 'the rest of it') {
    const text = error instanceof Error ? error.message : String(error);
    print(`${what} could not be measured: ${text}`);
    this.#add(`${what} could not be measured`, text, 'failed', '', false);
  }

  /** @param {string} name
   * @param {number | string} value
   * @param {string} shown
   * @param {string} goal
   * @param {boolean} isMet */
  #add(name, value, shown, goal, isMet) {
    this.rows.push({ scenario: this.scenario, name, value, shown, goal, isMet });
  }
}

/** @param {Goal[]} rows */
export function printGoals(rows) {
  printTable(['', 'measured', 'goal', ''], rows.map(({ scenario, name, shown, goal, isMet }) =>
    [`${scenario}: ${name}`, shown, goal, isMet ? goal && 'met' : 'MISSED']));
}
