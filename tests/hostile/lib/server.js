// The relay under test, without a window, by LANCAST_SERVER; with few descriptors where LANCAST_DESCRIPTORS says how many.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Program } from '../../support/program.js';
import { isSecure } from './raw_client.js';

/** @typedef {{pid: number, port: number, loopbackUrl: string, urls: string[], publishToken: string}} Ready */

/** @param {import('../../support/scope.js').Scope} scope
 * @param {string[]} [args]
 * @param {{descriptors?: number, env?: Record<string, string>, wrapper?: string[]}} [how] */
export async function startRelay(scope, args = [], { descriptors = Number(process.env.LANCAST_DESCRIPTORS ?? 0), env = {}, wrapper = [] } = {}) {
  const path = process.env.LANCAST_SERVER;
  if (!path) throw new Error('LANCAST_SERVER names no program: run this by ctest');
  const directory = await scope.directory();
  const readyFile = join(directory, 'ready.json');
  const command = [...wrapper, path, '--bind', '127.0.0.1', '--port', '0', '--ready-file', readyFile,
    ...(isSecure ? ['--tls'] : []), ...args];
  // The shell is replaced by the relay: the pid stays.
  const limited = descriptors > 0 ? ['sh', '-c', `ulimit -n ${descriptors} && exec "$0" "$@"`, ...command] : command;
  const program = new Program(scope, limited[0], limited.slice(1),
    { env: { HOME: directory, XDG_CONFIG_HOME: directory, XDG_DATA_HOME: directory, ...env } });
  /** @type {Ready} */
  const ready = await program.until('the ready file is written',
    async () => JSON.parse(await readFile(readyFile, 'utf8')), 30000);
  return { program, ready, port: ready.port, token: ready.publishToken, url: `http://127.0.0.1:${ready.port}/` };
}

/** @typedef {Awaited<ReturnType<typeof startRelay>>} Relay */
