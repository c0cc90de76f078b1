// A relay with a rightful publisher and an innocent viewer, and the four facts that hold whatever a hostile client does.
import assert from 'node:assert/strict';
import { Hostile } from './hostile.js';
import { get, readAnswers } from './http_text.js';
import { residentBytes } from './processes.js';
import { Publisher } from './publisher.js';
import { RawClient } from './raw_client.js';
import { startRelay } from './server.js';
import { Viewer } from './viewer.js';

const innocent = '127.0.0.1';
const mebibyte = 1024 * 1024;
const patienceMs = 2000;
/** A build with sanitizers needs more: what is freed stays for a while. */
const mostGrowth = Number(process.env.LANCAST_MOST_GROWTH_MIB ?? 32) * mebibyte;
/** Frames before memory is measured for the first time: caches have the size that they keep. */
const warmFrames = 45;

export class Stage {
  /** @type {import('./server.js').Relay} */
  relay;
  /** @type {Publisher} */
  publisher;
  /** @type {Viewer} */
  viewer;
  #firstBytes = 0;
  #lastCheck = Promise.resolve();
  mostBytes = 0;

  /** @param {import('../../support/scope.js').Scope} scope
   * @param {string[]} [args] */
  static async open(scope, args = []) {
    const stage = new Stage();
    stage.relay = await startRelay(scope, ['--allow-host', 'stream.test', ...args]);
    stage.publisher = await new Publisher(stage.relay).start();
    scope.add(() => stage.publisher.kill());
    stage.viewer = await Viewer.open({ port: stage.relay.port });
    scope.add(() => stage.viewer.leave());
    await stage.viewer.until('the viewer is served', () => stage.viewer.frames > warmFrames, 10000);
    await stage.checkFacts();
    stage.#firstBytes = await residentBytes(stage.pid);
    stage.mostBytes = stage.#firstBytes;
    return stage;
  }

  get port() { return this.relay.port; }
  get token() { return this.relay.token; }
  get pid() { return this.relay.program.pid ?? 0; }
  get grownBytes() { return this.mostBytes - this.#firstBytes; }

  /** Runs one case; the facts are looked at with its connections still there, and they go afterwards.
   * @param {(hostile: Hostile) => Promise<void>} run */
  async perform(run) {
    const hostile = new Hostile(this);
    try {
      await run(hostile);
      await this.checkFacts();
    } catch (error) {
      this.#assertRuns();
      throw error;
    } finally {
      hostile.leave();
    }
  }

  /** One check at a time: the innocent address has limits of its own. */
  checkFacts() {
    this.#lastCheck = this.#lastCheck.catch(() => {}).then(() => this.#check());
    return this.#lastCheck;
  }

  #assertRuns() {
    const { result, output } = this.relay.program;
    assert.equal(result, null, `the relay has ended: ${JSON.stringify(result)}\n${output.slice(-4000)}`);
  }

  async #check() {
    this.#assertRuns();
    const seen = this.viewer.chunks;
    await this.#frontPage();
    await this.viewer.until('the innocent viewer gets on', () => this.viewer.chunks > seen, patienceMs);
    assert.deepEqual(this.viewer.gaps, [], 'the innocent viewer has lost frames');
    await this.#newViewer();
    const bytes = await residentBytes(this.pid);
    this.mostBytes = Math.max(this.mostBytes, bytes);
    const grown = bytes - this.#firstBytes;
    if (this.#firstBytes > 0) assert.ok(grown <= mostGrowth, `the relay has grown by ${(grown / mebibyte).toFixed(1)} MiB`);
  }

  async #frontPage() {
    const client = await RawClient.open({ port: this.port, from: innocent });
    client.write(get(this.port, '/', ['Connection: close']));
    await client.until('GET / is answered', () => readAnswers(client.received).length > 0, patienceMs);
    const [answer] = readAnswers(client.received);
    client.close();
    assert.equal(answer.status, 200);
    assert.match(answer.body.toString(), /<video/);
  }

  async #newViewer() {
    const { run, frames } = this.publisher.stream;
    const viewer = await Viewer.open({ port: this.port });
    await viewer.until('the rightful publisher reaches a new viewer', () => viewer.newestOf(run) >= frames, patienceMs);
    viewer.leave();
    await viewer.chunk.client.untilClosed();
  }

  /** The publisher makes room for another one, and comes back as one that the relay does not know.
   * @param {() => Promise<void>} meanwhile */
  async withoutPublisher(meanwhile) {
    await this.publisher.stop();
    try {
      await meanwhile();
    } finally {
      await this.publisher.start();
    }
  }
}
