// A publisher that breaks: killed within a chunk, silent within a frame, or one too many.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../../support/deadline.js';
import { Scope } from '../../support/scope.js';
import { Channel } from '../lib/channel.js';
import { frame, opcode } from '../lib/frames.js';
import { pass } from '../../bench/lib/pass.js';
import { Publisher } from '../lib/publisher.js';
import { startRelay } from '../lib/server.js';
import { newSession, Viewer } from '../lib/viewer.js';

const run = promisify(execFile);
/** More than the 5 s after which QWebSocket gives up half a frame. */
const stallSeconds = 7;
const recording = new URL('../../data/chromium.webm', import.meta.url);

/** What ffprobe finds in a file: its packets, and what it complains of.
 * @param {string} path */
async function probe(path) {
  const { stdout, stderr } = await run('ffprobe', ['-v', 'error', '-show_packets', '-show_entries', 'packet=pos,size,stream_index',
    '-of', 'json', path]);
  return { packets: JSON.parse(stdout).packets, complaints: stderr };
}

describe('a publisher', () => {
  /** @type {Scope} */
  let scope;
  /** @type {import('../lib/server.js').Relay} */
  let relay;

  beforeEach(async () => {
    scope = new Scope();
    relay = await startRelay(scope);
  });
  afterEach(() => scope.close());

  /** @param {'blob' | 'chunk'} slot
   * @param {string} session */
  const open = (slot, session) => Channel.open({
    port: relay.port, from: '127.0.0.1', target: `/publish/${slot}?session=${session}`, protocols: [`token.${relay.token}`],
  });

  async function status() {
    return (await fetch(new URL('api/status', relay.url))).json();
  }

  for (const share of [0.35, 0.5, 0.77, 0.9]) {
    test(`killed within a chunk, at ${share * 100} %: its viewers have got whole chunks only`, async () => {
      const bytes = await readFile(recording);
      const { packets } = await probe(recording.pathname);
      // In the middle of the payload of a block.
      const cutPacket = packets[Math.floor(packets.length * share)];
      const cut = Number(cutPacket.pos) + Math.floor(Number(cutPacket.size) / 2) + 4;
      const viewer = await Viewer.open({ port: relay.port, keepsMedia: true });
      scope.add(() => viewer.leave());
      const session = newSession();
      const [blob, chunk] = [await open('blob', session), await open('chunk', session)];
      blob.sendText({ type: 'recording', id: 1, startedAt: Date.now() });
      blob.sendBinary(bytes.subarray(0, 1000));
      chunk.sendText({ type: 'recording', id: 1 });
      chunk.sendBinary(bytes.subarray(1000, cut));
      // Half a frame behind that, and gone.
      chunk.send(frame(opcode.binary, bytes.subarray(cut)).subarray(0, 50));
      await blob.untilAnswered();
      await viewer.until('the viewer has got something', () => viewer.media.length > 0);
      chunk.client.reset();
      blob.client.reset();
      await until('the relay waits for it', async () => (await status()).state === 'reconnecting');
      const path = join(await scope.directory(), 'seen.webm');
      await writeFile(path, viewer.media);
      const seen = await probe(path);
      assert.equal(seen.complaints, '');
      assert.ok(seen.packets.length > 0 && seen.packets.length <= Math.floor(packets.length * share), `${seen.packets.length} packets`);
      const sizes = stream => seen.packets.filter(one => one.stream_index === stream).map(({ size }) => size);
      const whole = stream => packets.filter(one => one.stream_index === stream).map(({ size }) => size);
      for (const stream of new Set(seen.packets.map(one => one.stream_index))) {
        assert.deepEqual(sizes(stream), whole(stream).slice(0, sizes(stream).length), `frames of stream ${stream}`);
      }
    });
  }

  test('that comes second is refused, and the first one goes on', async () => {
    const first = await new Publisher(relay).start();
    scope.add(() => first.kill());
    const viewer = await Viewer.open({ port: relay.port });
    scope.add(() => viewer.leave());
    await viewer.until('the viewer is served', () => viewer.frames > 10);
    for (const slot of /** @type {const} */ (['blob', 'chunk'])) {
      const second = await open(slot, newSession());
      assert.equal(await second.untilClosed(), 4409);
      assert.match(second.closeReason, /publisher/);
    }
    const seen = viewer.frames;
    await viewer.until('the viewer is served on', () => viewer.frames > seen + 30);
    assert.deepEqual(viewer.gaps, []);
    assert.ok(first.isOpen);
  });

  test('that falls silent for 7 s within a frame goes on, and nothing is lost', async () => {
    const publisher = await new Publisher(relay).start();
    scope.add(() => publisher.kill());
    const viewer = await Viewer.open({ port: relay.port });
    scope.add(() => viewer.leave());
    await viewer.until('the viewer is served', () => viewer.frames > 10);
    const goOn = publisher.stallWithinFrame();
    await pass(stallSeconds);
    goOn();
    const { run: number, frames } = publisher.stream;
    await viewer.until('the viewer gets what was held back', () => viewer.newestOf(number) >= frames + 30, 10000);
    assert.deepEqual(viewer.gaps, []);
    assert.ok(publisher.isOpen);
  });
});
