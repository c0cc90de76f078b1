// Command lines of the benches: numbers checked, --help answered, anything unknown refused.
import { parseArgs } from 'node:util';

/** @typedef {{default: string | boolean, help: string, choices?: string[]}} Option */

/** @param {string} what  one sentence
 * @param {Record<string, Option>} options  a numeric default makes a number of it
 * @param {{ allowPositionals?: boolean }} [how]  allowPositionals: what else stands there is told as `positionals`
 * @returns {Record<string, any>} */
export function readArguments(what, options, { allowPositionals = false } = {}) {
  const types = Object.fromEntries(Object.entries({ ...options, help: { default: false, help: '' } }).map(
    ([name, { default: value }]) => [name, { type: typeof value === 'boolean' ? 'boolean' : 'string', default: value }]));
  let values;
  let positionals = [];
  try {
    ({ values, positionals } = parseArgs({ options: types, allowPositionals }));
  } catch (error) {
    return leave(2, error.message);
  }
  if (values.help) return leave(0, usage(what, options));
  for (const [name, { default: value, choices }] of Object.entries(options)) {
    if (choices && !choices.includes(values[name])) leave(2, `--${name} takes ${choices.join(' or ')}`);
    if (typeof value === 'boolean' || value === '' || !Number.isFinite(Number(value))) continue;
    const number = Number(values[name]);
    if (!(number >= 0)) leave(2, `--${name} takes a number, not "${values[name]}"`);
    values[name] = number;
  }
  return { ...values, positionals };
}

/** @param {string} what
 * @param {Record<string, Option>} options */
function usage(what, options) {
  const lines = Object.entries(options).map(([name, { default: value, help }]) =>
    `  --${typeof value === 'boolean' ? name : `${name} ${value || 'X'}`}`.padEnd(28) + help);
  return [what, ...lines].join('\n');
}

/** @param {number} status
 * @param {string} text
 * @returns {never} */
function leave(status, text) {
  (status === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exit(status);
}
