// Beyond one machine: LanCast -> an Icecast master -> two slaves -> browsers, all of them real.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { makeClip, makeSilentClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { Encoder } from '../support/encoder.js';
import { Guest, startBrowser } from '../support/guest.js';
import { Listener, password, startIcecast } from '../support/icecast.js';
import { patience } from '../support/patience.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { readBlocks } from '../support/webm_reader.js';

const filmSeconds = 20;
const otherSeconds = 4;
const restarts = 30;
const lateListeners = 20;
const awaySeconds = Number(process.env.LANCAST_ICECAST_AWAY ?? 10);

/** Runs in the page: keeps when the picture has moved, whatever source it has. */
function watchFrames() {
  const video = document.querySelector('video:not(.is-covered)');
  const seen = { newest: performance.now(), longestGap: 0, from: video.currentTime, time: video.currentTime, timer: 0 };
  // @ts-ignore
  clearInterval(globalThis.seenFrames?.timer);
  Object.assign(globalThis, { seenFrames: seen });
  seen.timer = setInterval(() => {
    if (video.currentTime === seen.time || video.readyState < 2 || video.seeking) return;
    const now = performance.now();
    seen.time = video.currentTime;
    seen.longestGap = Math.max(seen.longestGap, now - seen.newest);
    seen.newest = now;
  }, 10);
}

/** Until it has shown so many seconds since watchFrames(): a page asks for another mount at once only where it had a steady one.
 * @param {Guest} guest
 * @param {number} seconds */
function untilShown(guest, seconds) {
  // @ts-ignore
  return until(`the guest has seen ${seconds} s`, () => guest.page.evaluate(wanted => globalThis.seenFrames.time - globalThis.seenFrames.from >= wanted, seconds));
}

/** The longest time (ms) without a new frame since watchFrames(), up to now. @param {Guest} guest */
function longestGap(guest) {
  // @ts-ignore
  return guest.page.evaluate(() => Math.max(globalThis.seenFrames.longestGap, performance.now() - globalThis.seenFrames.newest));
}

/** What the page says of its delay, in seconds: the middle of what it says in five. @param {Guest} guest */
async function delayOf(guest) {
  const samples = [];
  const end = Date.now() + 5000;
  await until('the page has told its delay for 5 s', async () => {
    const [, seconds] = /Live, ([\d.]+) s/.exec(await guest.text()) ?? [];
    if (seconds) samples.push(Number(seconds));
    return Date.now() > end && samples.length > 0;
  });
  return samples.sort((a, b) => a - b)[samples.length >> 1];
}

/** Why what a listener got cannot be played from its first frame on; empty if it can. @param {Buffer} bytes */
function faultOf(bytes) {
  if (bytes.readUInt32BE(0) !== 0x1a45dfa3) return 'it does not begin with a header';
  const blocks = readBlocks(bytes);
  // RFC 6386, 9.1: the lowest bit of a VP8 frame is 0 in keyframes.
  if (blocks[0]?.track !== 1 || (blocks[0].firstByte & 1) !== 0) return 'it does not begin with a keyframe';
  return blocks.every(({ time }, i) => i === 0 || time >= blocks[i - 1].time) ? '' : 'its time goes back';
}

describe('through Icecast', () => {
  const scope = new Scope();
  let master, slaves, relay, encoder, long, short, local, far;
  /** @type {Listener} */
  let early;

  const residentBytes = async () => {
    const status = await readFile(`/proc/${relay.program.pid}/status`, 'utf8');
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
  };
  /** The slave that the far guest watches, and nobody else. */
  const slaveOfGuest = () => until('a slave has one listener', async () => {
    for (const slave of slaves) if (slave.program.result === null && await slave.listeners() === 1) return slave;
    return null;
  });

  /** @param {number} width  of the picture that the far guest sees */
  const untilWidthIs = width => until(`the far picture is ${width} wide`, async () => {
    const seen = await far.look();
    if (seen?.width !== width) throw new Error(`it is ${seen?.width} wide`);
    return true;
  }, 30000);

  before(async () => {
    master = await startIcecast(scope, 'master');
    slaves = await Promise.all([1, 2].map(() => startIcecast(scope, 'slave', master.port)));
    relay = await startServer(scope, ['--icecast', master.url.replace('://', `://source:${password}@`),
      ...slaves.flatMap(({ url }) => ['--icecast-listen', url])]);
    [long, short] = await Promise.all([filmSeconds, 0.5].map(async seconds => readFile(await makeClip(scope, seconds))));
    encoder = new Encoder(scope, long, filmSeconds * 1000);
    await encoder.publish(relay);
    for (const icecast of [master, ...slaves]) await icecast.untilItHasTheStream();
    early = new Listener(scope, slaves[0].url);
    // Both by chunks: over WebRTC there is no delay that a slave's could be held against.
    [local, far] = await Promise.all(['?mse=1', 'icecast'].map(async path => {
      const guest = await Guest.open(await startBrowser(scope, 'chromium'), new URL(path, relay.url).href);
      await guest.untilMoving();
      await guest.page.evaluate(watchFrames);
      return guest;
    }));
  });
  after(() => scope.close());

  test('a guest of a slave is hardly later than one of the relay', async t => {
    const [near, distant] = await Promise.all([delayOf(local), delayOf(far)]);
    t.diagnostic(`${near} s at the relay, ${distant} s at a slave`);
    assert.ok(distant <= near + 0.7, `${distant} s, where ${near} s are usual`);
  });

  test('whoever comes late begins with a keyframe', async () => {
    for (let i = 0; i < lateListeners; i += 1) {
      const late = new Listener(scope, slaves[i % 2].url);
      assert.equal(faultOf(await late.untilItHas(60000)), '', `listener ${i + 1}`);
      late.close();
    }
  });

  test('they all cost the relay one viewer', async () => {
    const status = await relay.status();
    assert.equal(status.viewers, 1); // the local guest
    assert.equal(status.icecast.connections, 1);
    assert.equal(status.icecast.droppedChunks, 0);
  });

  test('encoders restart, and no listener notices', async () => {
    const earlier = encoder.runs;
    encoder.play(short, 500);
    await until(`${restarts} runs`, () => encoder.runs > earlier + restarts, 60000);
    encoder.play(long, filmSeconds * 1000);
    assert.equal(early.hasEnded, false);
    assert.equal(faultOf(early.bytes), '');
    early.close();
    assert.equal((await relay.status()).icecast.connections, 1);
    await far.untilMoving();
  });

  test('the picture has another size, and no listener has to connect again', async () => {
    const stays = new Listener(scope, slaves[0].url);
    await stays.untilItHas(60000);
    encoder.play(await readFile(await makeClip(scope, otherSeconds, { size: '320x180' })), otherSeconds * 1000);
    await untilWidthIs(320);
    encoder.play(long, filmSeconds * 1000);
    await untilWidthIs(640);
    assert.equal(stays.hasEnded, false);
    assert.equal(faultOf(stays.bytes), '');
    stays.close();
    assert.equal((await relay.status()).icecast.connections, 1);
  });

  test('sound goes and comes: guests come back by themselves', async t => {
    const silent = await readFile(await makeSilentClip(scope, otherSeconds, '320x180'));
    const changes = [[320, () => encoder.play(silent, otherSeconds * 1000, 'video/webm;codecs=vp8')],
      [640, () => encoder.play(long, filmSeconds * 1000)]];
    for (const [width, change] of changes) {
      const { connections } = (await relay.status()).icecast;
      await far.page.evaluate(watchFrames);
      change();
      await untilWidthIs(width);
      await Promise.all([local, far].map(guest => guest.untilMoving()));
      t.diagnostic(`the picture stood for ${Math.round(await longestGap(far))} ms`);
      assert.equal((await relay.status()).icecast.connections, connections + 1);
      await slaves[0].untilItHasTheStream();
      const late = new Listener(scope, slaves[0].url);
      assert.equal(faultOf(await late.untilItHas(60000)), '');
      late.close();
    }
  });

  for (const [how, signal] of /** @type {[string, NodeJS.Signals][]} */ ([['is killed', 'SIGKILL'], ['hangs', 'SIGSTOP']])) {
    test(`a guest whose slave ${how} plays on from the other one`, async t => {
      const slave = await slaveOfGuest();
      const other = slaves[1 - slaves.indexOf(slave)];
      await other.untilItHasTheStream();
      await far.page.evaluate(watchFrames);
      await untilShown(far, 2);
      slave.program.signal(signal);
      if (signal === 'SIGKILL') await slave.program.ended();
      let gap = Infinity;
      try {
        await until('the guest is at the other slave', async () => await other.listeners() === 1);
        await far.untilMoving();
        gap = await longestGap(far);
      } finally {
        // Whatever failed: the next tests need both slaves.
        if (signal === 'SIGSTOP') slave.program.signal('SIGCONT');
        else await slave.startAgain();
      }
      await slave.untilItHasTheStream();
      t.diagnostic(`the picture stood for ${Math.round(gap)} ms`);
      assert.ok(gap < patience(3000), `${gap} ms`);
      await until('nobody is left there', async () => await slave.listeners() === 0);
    });
  }

  test('guests of the relay notice nothing of Icecast that is away', async t => {
    await local.page.evaluate(watchFrames);
    const resident = await residentBytes();
    master.program.signal('SIGKILL');
    await until('the relay knows', async () => (await relay.status()).icecast.state === 'retrying');
    const { liveSeconds } = await relay.status();
    await relay.untilAge(liveSeconds + awaySeconds);
    const { icecast } = await relay.status();
    assert.equal(icecast.queuedBytes, 0);
    const grown = await residentBytes() - resident;
    const gap = await longestGap(local);
    t.diagnostic(`${Math.round(grown / 1024)} KiB more, no picture for ${Math.round(gap)} ms at the most`);
    assert.ok(grown < 8 * 1024 * 1024);
    assert.ok(gap < patience(500), `${gap} ms`);
  });

  test('and those of Icecast play on once it is back', async () => {
    const { connections } = (await relay.status()).icecast;
    await master.startAgain();
    for (const icecast of [master, ...slaves]) await icecast.untilItHasTheStream();
    await far.untilMoving();
    assert.equal((await relay.status()).icecast.connections, connections + 1);
    assert.deepEqual([...local.errors, ...far.errors], []);
  });

  test('the password is nowhere to be read', async () => {
    const told = await Promise.all([relay.url + 'api/status', relay.url + 'metrics', relay.url + 'api/icecast']
      .map(async url => (await fetch(url)).text()));
    const processes = await readFile(`/proc/${relay.program.pid}/cmdline`, 'utf8');
    for (const text of [...told, processes, relay.program.output]) assert.ok(!text.includes(password), text);
  });
});

describe('Icecast on other hosts than before', () => {
  const scope = new Scope();
  after(() => scope.close());

  test('is found by the open pages of both browsers', async () => {
    const clip = await makeClip(scope, 4);
    const master = await startIcecast(scope, 'master');
    const slave = await startIcecast(scope, 'slave', master.port);
    const source = ['--replay', clip, '--icecast', master.url.replace('://', `://source:${password}@`)];
    const relay = await startServer(scope, [...source, '--icecast-listen', master.url]);
    await master.untilItHasTheStream();
    const guests = [];
    for (const kind of /** @type {const} */ (['chromium', 'firefox'])) guests.push(await Guest.open(await startBrowser(scope, kind), `${relay.url}icecast`));
    for (const guest of guests) await guest.untilMoving();

    await relay.program.stop();
    await startServer(scope, [...source, '--icecast-listen', slave.url, '--port', String(relay.ready.port)]);
    await slave.untilItHasTheStream();
    await until('both are at the slave', async () => await slave.listeners() === 2, 30000);
    for (const guest of guests) await guest.untilMoving();
  });
});
