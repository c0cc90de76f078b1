// Real Icecast processes (Debian's icecast2) on loopback, with the configurations that packaging/icecast has.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './deadline.js';
import { freePort } from './free_port.js';
import { Program } from './program.js';

const folder = fileURLToPath(new URL('../../packaging/icecast/', import.meta.url));
export const password = 'a-source-password';
export const mount = '/live.webm';

export class Icecast {
  #run;

  /** @param {() => Program} run
   * @param {number} port */
  constructor(run, port) {
    this.#run = run;
    this.port = port;
    this.url = `http://127.0.0.1:${port}${mount}`;
    this.program = run();
  }

  /** On the port that it had. */
  async startAgain() {
    this.program = this.#run();
    await this.untilItListens();
  }

  /** Icecast 2.4.4 may crash while it starts: a connection that is counted (connection_accept_loop) before the statistics
   * thread has set that counter to 0 makes that thread copy a null pointer. Here slaves and LanCast wait for the port, so
   * there is a connection at once. It is started again, as packaging/icecast/README.md wants it to be; once it tells
   * when it started, that moment is over. */
  async untilItListens() {
    await until('Icecast listens', async () => {
      if (this.program.result?.signal === 'SIGSEGV') this.program = this.#run();
      else if (this.program.result) throw new Error(`Icecast ended: ${this.program.output}`);
      return 'server_start_iso8601' in await this.#status();
    });
  }

  /** @returns {Promise<any>} */
  async #status() {
    const response = await fetch(new URL('/status-json.xsl', this.url));
    return (await response.json()).icestats;
  }

  /** The mount in its status, or null.
   * @returns {Promise<any>} */
  async source() {
    return [(await this.#status()).source ?? []].flat()[0] ?? null;
  }

  async untilItHasTheStream() {
    await this.program.until('Icecast has the stream', () => this.source(), 20000);
  }

  async listeners() {
    return (await this.source())?.listeners ?? 0;
  }
}

/** Icecast does not run as root, and tests do in containers.
 * @param {string} directory
 * @param {string} text */
function forTheTestsUser(directory, text) {
  const security = process.getuid?.() === 0 ? '<changeowner><user>nobody</user><group>nogroup</group></changeowner>' : '';
  return text.replace('<chroot>0</chroot>', `<chroot>0</chroot>${security}`)
    .replace('/var/log/icecast2', directory);
}

/** @param {import('./scope.js').Scope} scope
 * @param {'master' | 'slave'} kind
 * @param {number} [masterPort]
 * @param {(text: string) => string} [adjust]  of the configuration */
export async function startIcecast(scope, kind, masterPort = 0, adjust = text => text) {
  const directory = await scope.directory();
  await chmod(directory, 0o777);
  const port = await freePort();
  const text = (await readFile(join(folder, `${kind}.xml`), 'utf8'))
    .replace('<port>8000</port>\n  </listen-socket>', `<port>${port}</port><bind-address>127.0.0.1</bind-address>\n  </listen-socket>`)
    .replace('<server>MASTER-HOST</server>\n    <port>8000</port>', `<server>127.0.0.1</server>\n    <port>${masterPort}</port>`)
    .replace(/SOURCE-PASSWORD/g, password)
    .replace(/[A-Z]+-PASSWORD/g, 'another-password')
    .replace(/THIS-HOST/g, '127.0.0.1');
  const file = join(directory, 'icecast.xml');
  await writeFile(file, adjust(forTheTestsUser(directory, text)));
  const icecast = new Icecast(() => new Program(scope, 'icecast2', ['-c', file]), port);
  await icecast.untilItListens();
  return icecast;
}

/** Whoever listens without a browser: keeps what it gets, up to its end. */
export class Listener {
  #abort = new AbortController();
  #parts = [];
  hasEnded = false;

  /** @param {import('./scope.js').Scope} scope
   * @param {string} url */
  constructor(scope, url) {
    scope.add(() => this.close());
    this.#read(url);
  }

  get bytes() { return Buffer.concat(this.#parts); }

  close() {
    this.#abort.abort();
  }

  /** @param {number} count */
  untilItHas(count) {
    return until(`a listener has ${count} bytes`, () => this.bytes.length >= count && this.bytes);
  }

  /** @param {string} url */
  async #read(url) {
    try {
      const response = await fetch(url, { signal: this.#abort.signal });
      if (response.body) for await (const part of response.body) this.#parts.push(part);
    } catch {
      // The server went away, or the test did.
    }
    this.hasEnded = true;
  }
}
