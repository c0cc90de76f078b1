// The programs under test: the relay without a window, and the application on a virtual display.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { guestsUrl, proxyArguments } from './nginx.js';
import { Program } from './program.js';

/** @typedef {{pid: number, port: number, loopbackUrl: string, urls: string[], publishToken: string, viewKey: string}} Ready */

/** @param {string} name */
function programPath(name) {
  const path = process.env[name];
  if (!path) throw new Error(`${name} names no program: run this by ctest or tests/bench/run`);
  return path;
}

/** A running relay, in whichever program. */
export class Relay {
  /** @param {Program} program
   * @param {Ready} ready
   * @param {string} display
   * @param {number} readyAt  when its ready file was written, in milliseconds since the Unix epoch */
  constructor(program, ready, display = '', readyAt = 0) {
    this.program = program;
    this.readyAt = readyAt;
    this.display = display;
    this.ready = ready;
    /** For what only this machine may ask, and by no proxy. */
    this.ownUrl = `http://127.0.0.1:${ready.port}/`;
    /** For guests. */
    this.url = this.ownUrl;
  }

  async status() {
    const response = await fetch(new URL('api/status', this.ownUrl));
    return response.json();
  }

  /** @param {string} state
   * @param {number} [timeoutMs] */
  async untilState(state, timeoutMs = 40000) {
    await this.program.until(`the stream is ${state}`, async () => (await this.status()).state === state, timeoutMs);
  }

  /** Resolves when the stream has been live for that long.
   * @param {number} seconds */
  async untilAge(seconds) {
    const isOld = async () => (await this.status()).liveSeconds >= seconds;
    await this.program.until(`live for ${seconds} s`, isOld, seconds * 1000 + 40000);
  }

  /** What a person does with Ctrl+L: go live, or stop.
   * @param {(display: string, pid: number, keys: string) => Promise<void>} typeKeys */
  toggleLive(typeKeys) {
    return typeKeys(this.display, this.program.pid, 'ctrl+l');
  }
}

// Tests press the keys and read the words of the English window, whatever this machine speaks.
const english = { LC_ALL: 'C.UTF-8', LANGUAGE: 'en' };

/** @param {import('./scope.js').Scope} scope
 * @param {string[]} command  the program, and what stands before its options
 * @param {string[]} args
 * @param {Record<string, string>} env */
async function start(scope, [path, ...first], args, env) {
  const directory = await scope.directory();
  const readyFile = join(directory, 'ready.json');
  // A home of its own: no settings of this machine's user count, and none are left behind.
  const program = new Program(scope, path, [...first, '--bind', '127.0.0.1', '--port', '0', '--ready-file', readyFile,
    ...proxyArguments, ...args],
    { env: { ...english, HOME: directory, XDG_CONFIG_HOME: directory, XDG_DATA_HOME: directory, ...env } });
  const ready = await program.until('the ready file is written',
    async () => JSON.parse(await readFile(readyFile, 'utf8')), 30000);
  const relay = new Relay(program, ready, env.DISPLAY, (await stat(readyFile)).mtimeMs);
  relay.url = await guestsUrl(scope, ready.port);
  return relay;
}

/** @param {import('./scope.js').Scope} scope
 * @param {string[]} args */
export function startServer(scope, args = []) {
  return start(scope, [programPath('LANCAST_SERVER')], args, {});
}

/** @param {import('./scope.js').Scope} scope
 * @param {string} display
 * @param {string[]} args
 * @param {Record<string, string>} [env]  beside what it always has
 * @param {string[]} [wrapper]  a command that runs it, and becomes it */
export function startApp(scope, display, args = [], env = {}, wrapper = []) {
  const command = [...wrapper, programPath('LANCAST_APP')];
  return start(scope, command, [...appArguments, ...args], { ...appEnvironment(display), ...env });
}

// Tests run as root in containers, where Chromium has no sandbox.
export const appArguments = ['--allow-no-sandbox'];

/** Software drawing, and the fake camera and microphone that Chromium brings along. */
export function appEnvironment(display) {
  return {
    DISPLAY: display,
    LIBGL_ALWAYS_SOFTWARE: '1',
    QTWEBENGINE_CHROMIUM_FLAGS: '--use-fake-device-for-media-stream',
  };
}

/** Starts a program that is expected to end by itself.
 * @param {import('./scope.js').Scope} scope
 * @param {'LANCAST_SERVER' | 'LANCAST_APP'} name
 * @param {string[]} args
 * @param {Record<string, string>} [env] */
export async function runToEnd(scope, name, args, env = {}) {
  const program = new Program(scope, programPath(name), args, { env });
  const result = await program.ended(20000);
  return { ...result, output: program.output };
}

