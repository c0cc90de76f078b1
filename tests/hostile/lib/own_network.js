// The network namespace that ctest makes for a test: addresses can come and go in it.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { readAnswers } from './http_text.js';
import { RawClient } from './raw_client.js';

const run = promisify(execFile);

/** Has nothing at all before. */
export const startNetwork = () => run('ip', ['link', 'set', 'lo', 'up']);

/** @param {string} address */
export const addAddress = address => run('ip', ['address', 'add', `${address}/32`, 'dev', 'lo']);

/** @param {string} address */
export const removeAddress = address => run('ip', ['address', 'del', `${address}/32`, 'dev', 'lo']);

/** @param {{port: number, from: string}} where
 * @param {string} request  that asks for the connection to be closed
 * @returns {Promise<number>} the status of the answer */
export async function statusOf(where, request) {
  const client = await RawClient.open(where);
  client.write(request);
  const answer = await client.until('an answer', () => readAnswers(client.received)[0]);
  client.close();
  return answer.status;
}
