// The seed's own clients on the seed's four ports, while ordinary browsers watch the same stream.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../support/deadline.js';
import { Guest, startBrowser } from '../support/guest.js';
import { runToEnd, startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { makeSeedPieces, SeedPublisher, SeedViewer } from '../support/seed.js';

const run = promisify(execFile);
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex');

/** What ffprobe reads of one message: codec and number of pictures.
 * @param {Scope} scope
 * @param {Buffer} bytes */
async function probe(scope, bytes) {
  const path = join(await scope.directory(), 'message.webm');
  await writeFile(path, bytes);
  const { stdout } = await run('ffprobe', ['-v', 'error', '-count_packets', '-select_streams', 'v',
    '-show_entries', 'stream=codec_name,nb_read_packets', '-of', 'json', path]);
  return JSON.parse(stdout).streams[0];
}

describe('the seed\'s clients', () => {
  /** @type {Scope} */
  let scope;
  /** @type {import('../support/relay.js').Relay} */
  let relay;

  beforeEach(async () => {
    scope = new Scope();
    relay = await startServer(scope, ['--seed-ports', '0']);
  });
  afterEach(() => scope.close());

  test('two sockets up, two down; who comes late gets the buffer in one message; a restart begins anew', async () => {
    const { pieces, pictures } = await makeSeedPieces(scope, { seconds: 4, pieceSeconds: 1 });
    const publisher = await SeedPublisher.open(scope, relay.ready.seedPorts);
    const early = await SeedViewer.open(scope, relay.ready.seedPorts);
    assert.deepEqual([early.blobs.length, early.chunks.length], [0, 0]);

    publisher.sendBlob(pieces[0]);
    await until('the blob has come', () => early.blobs.length === 1);
    for (const piece of pieces.slice(1)) publisher.sendChunk(piece);
    await until('the chunks have come', () => early.chunks.length === pieces.length - 1);
    assert.equal(sha256(early.blobs[0]), sha256(pieces[0]));
    assert.deepEqual(early.chunks.map(sha256), pieces.slice(1).map(sha256));

    const late = await SeedViewer.open(scope, relay.ready.seedPorts);
    await until('the buffer has come', () => late.chunks.length === 1);
    assert.equal(sha256(late.chunks[0]), sha256(Buffer.concat(pieces)));
    assert.deepEqual(await probe(scope, late.chunks[0]), { codec_name: 'vp8', nb_read_packets: String(pictures) });
    publisher.sendChunk(pieces[1]);
    await until('both get what comes later', () => late.chunks.length === 2 && early.chunks.length === pieces.length);
    assert.equal(sha256(late.chunks[1]), sha256(pieces[1]));

    publisher.sendBlob(pieces[0]);
    await until('the new blob has come', () => late.blobs.length === 1 && early.blobs.length === 2);
    const later = await SeedViewer.open(scope, relay.ready.seedPorts);
    await until('only the new blob is in the buffer', () => later.chunks.length === 1);
    assert.equal(sha256(later.chunks[0]), sha256(pieces[0]));
    assert.deepEqual([...early.others, ...late.others, ...publisher.messages], []);
  });

  for (const kind of ['chromium', 'firefox']) {
    test(`an ordinary guest in ${kind} watches pieces of several seconds without standing still`, async () => {
      const pieceSeconds = 3;
      const { pieces } = await makeSeedPieces(scope, { seconds: 4 * pieceSeconds, pieceSeconds });
      const publisher = await SeedPublisher.open(scope, relay.ready.seedPorts);
      const guest = await Guest.open(await startBrowser(scope, kind), `${relay.url}?mse=1`);
      publisher.stream(pieces, pieceSeconds);
      const first = await guest.untilMoving();
      const delay = await until('the page says how far behind it is',
        async () => Number(/Live, ([\d.]+) s behind/.exec(await guest.text())?.[1]));
      assert.ok(delay > pieceSeconds - 1, `${delay} s behind, as it says`);
      const watched = await guest.page.evaluate(watchForSeconds, 2.2 * pieceSeconds);
      // Without pacing it would stand for most of each piece.
      assert.ok(watched.longestStill < pieceSeconds * 400, `the picture stood for ${watched.longestStill} ms`);
      assert.ok((await guest.look()).time > first.time + 2 * pieceSeconds - 2);
      assert.deepEqual(guest.errors, []);
    });
  }

  test('H.264 passes on the seed\'s ports, and a guest is told why there is no picture', async () => {
    const { pieces } = await makeSeedPieces(scope, { seconds: 4, pieceSeconds: 1, codec: 'h264' });
    const publisher = await SeedPublisher.open(scope, relay.ready.seedPorts);
    const viewer = await SeedViewer.open(scope, relay.ready.seedPorts);
    const guest = await Guest.open(await startBrowser(scope, 'chromium'), relay.url);
    publisher.stream(pieces, 1);
    await guest.untilText(/The host sends H\.264, which browsers cannot play/);
    await until('all of it has come', () => viewer.chunks.length >= pieces.length - 1);
    assert.equal(sha256(Buffer.concat([viewer.blobs.at(-1), ...viewer.chunks.slice(-(pieces.length - 1))])),
      sha256(Buffer.concat(pieces)));
    await guest.untilText(/The host sends H\.264/);
  });

  test('one publisher at a time', async () => {
    const first = await SeedPublisher.open(scope, relay.ready.seedPorts);
    const second = await SeedPublisher.open(scope, relay.ready.seedPorts);
    await until('the second is sent away', () => second.closeCodes.length === 2);
    assert.deepEqual(second.closeCodes, [4409, 4409]);
    assert.deepEqual(first.closeCodes, []);
    await first.close();
    const third = await SeedPublisher.open(scope, relay.ready.seedPorts);
    const viewer = await SeedViewer.open(scope, relay.ready.seedPorts);
    third.sendBlob(Buffer.from('no WebM at all: it passes all the same'));
    await until('it passes', () => viewer.blobs.length === 1);
    assert.deepEqual(third.closeCodes, []);
  });
});

describe('--seed-ports', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('says which port is taken, and ends with 1', async () => {
    const relay = await startServer(scope, ['--seed-ports', '0']);
    const taken = Math.min(relay.ready.seedPorts[0], 65532);
    const result = await runToEnd(scope, 'LANCAST_SERVER',
      ['--bind', '127.0.0.1', '--port', '0', '--seed-ports', String(taken)]);
    assert.equal(result.code, 1);
    assert.match(result.output, new RegExp(`Port ${taken}, one of the seed's four, is in use by another program`));
  });

  test('opens no port without it, and four in a row with a number', async () => {
    const plain = await startServer(scope);
    assert.equal(plain.ready.seedPorts, undefined);
    const free = await startServer(scope, ['--seed-ports', '0']);
    const base = Math.max(...free.ready.seedPorts) + 1;
    const row = await startServer(scope, ['--seed-ports', String(base)]);
    assert.deepEqual(row.ready.seedPorts, [base, base + 1, base + 2, base + 3]);
  });
});

/** Runs in the page: the longest time, in milliseconds, for which playback stood. @param {number} seconds */
function watchForSeconds(seconds) {
  const video = document.querySelector('video');
  return new Promise(resolve => {
    const end = performance.now() + seconds * 1000;
    let last = performance.now();
    let longestStill = 0;
    let time = video.currentTime;
    const look = () => {
      const now = performance.now();
      if (video.currentTime !== time) {
        time = video.currentTime;
        last = now;
      }
      longestStill = Math.max(longestStill, now - last);
      if (now < end) requestAnimationFrame(look);
      else resolve({ longestStill });
    };
    look();
  });
}
