// The stream over WebRTC for peers that are no browser, and for a browser whose datagrams do not all arrive.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { makeClip } from '../support/clips.js';
import { until } from '../support/deadline.js';
import { Guest, startBrowser } from '../support/guest.js';
import { Program } from '../support/program.js';
import { startServer } from '../support/relay.js';
import { goByProxy, watchGaps } from '../support/rtc_detour.js';
import { Scope } from '../support/scope.js';
import { UdpProxy } from '../support/udp_proxy.js';

const receiver = fileURLToPath(new URL('../support/whep_receiver.py', import.meta.url));

/** What aiortc (Debian's, of Debian's Python) receives.
 * @param {Scope} scope
 * @param {string} url
 * @param {number} seconds */
async function receive(scope, url, seconds) {
  const program = new Program(scope, '/usr/bin/python3', [receiver, '--seconds', String(seconds), '--payloads', `${url}whep`]);
  const { code } = await program.ended(60000);
  const lines = program.output.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line));
  assert.equal(code, 0, program.output.slice(-2000));
  return event => lines.filter(line => line.event === event);
}

/** SHA-256 of every packet of a file's track, by ffprobe.
 * @param {string} file
 * @param {'v' | 'a'} track */
async function hashesOf(file, track) {
  const { stdout } = await promisify(execFile)('ffprobe', ['-v', 'error', '-select_streams', track, '-show_packets',
    '-show_data_hash', 'SHA256', '-show_entries', 'packet=data_hash', '-of', 'csv=p=0', file], { maxBuffer: 1 << 26 });
  return new Set(stdout.split('\n').map(line => line.replace('SHA256:', '').trim()).filter(line => line !== ''));
}

describe('a peer that is no browser', () => {
  const scope = new Scope();
  let clip;
  let relay;

  before(async () => {
    clip = await makeClip(scope, 6);
    relay = await startServer(scope, ['--replay', clip]);
    await relay.untilState('live');
  });
  after(() => scope.close());

  test('decodes video and audio, gets the packets of the file, and counts as one viewer', async () => {
    const receiving = receive(scope, relay.url, 8);
    await until('it is in the table', async () => (await relay.status()).clients.some(({ webrtc }) => webrtc));
    const [client] = (await relay.status()).clients;
    assert.deepEqual([client.role, client.agent.startsWith('Python-urllib')], ['player', true]);
    const events = await receiving;
    const [end] = events('end');
    assert.deepEqual([end.state, end.lost.video, end.lost.audio], ['connected', 0, 0]);
    assert.ok(end.frames.video > 100 && end.frames.audio > 100, JSON.stringify(end));
    const known = await hashesOf(clip, 'a');
    const heard = events('payload').filter(({ kind }) => kind === 'audio');
    const foreign = heard.filter(({ sha256 }) => !known.has(sha256));
    assert.ok(heard.length > 100 && foreign.length <= heard.length / 20, `${foreign.length} of ${heard.length} are not the file's`);
    await until('it has left', async () => (await relay.status()).viewers === 0);
  });
});

describe('a guest whose datagrams do not all arrive', () => {
  const scope = new Scope();
  let relay;
  let browser;

  before(async () => {
    relay = await startServer(scope, ['--replay', await makeClip(scope, 6)]);
    await relay.untilState('live');
    browser = await startBrowser(scope, 'chromium');
  });
  after(() => scope.close());

  const shown = guest => guest.page.evaluate(() => document.querySelector('video:not(.is-covered)').id);
  const gap = guest => guest.page.evaluate(() => globalThis.testGap.longest);

  /** @param {import('../support/udp_proxy.js').UdpProxyOptions} faults */
  async function open(faults) {
    const proxy = await UdpProxy.start(scope, relay.ready.port, faults);
    const guest = new Guest(await browser.newPage());
    await guest.page.evaluateOnNewDocument(goByProxy, relay.ready.port, proxy.port);
    await guest.page.evaluateOnNewDocument(watchGaps);
    await guest.page.goto(relay.url, { waitUntil: 'load' });
    return { proxy, guest };
  }

  test('sees on, with what was lost sent again', async () => {
    const faults = { loss: 0.03, delayMs: 5, jitterMs: 3 };
    const { proxy, guest } = await open({ seed: 7, toPeer: faults, toRelay: { ...faults, loss: 0 } });
    await until('WebRTC is shown', async () => (await shown(guest)) === 'peer-video');
    await until('enough was lost', () => proxy.toPeer.counters.lost > 20, 40000);
    assert.equal(await shown(guest), 'peer-video');
    const { lostPackets, resentPackets } = (await relay.status()).clients.find(({ webrtc }) => webrtc);
    assert.ok(resentPackets > 5 && lostPackets >= resentPackets, `${resentPackets} of ${lostPackets} were sent again`);
    assert.ok(await gap(guest) < 1500, `${await gap(guest)} ms without a new frame`);
    await guest.page.close();
  });

  test('goes back to the chunks when the way is cut', async () => {
    const { proxy, guest } = await open({});
    await until('WebRTC is shown', async () => (await shown(guest)) === 'peer-video');
    await guest.untilMoving();
    proxy.blackOut(600000);
    await until('chunks are shown', async () => (await shown(guest)) === 'video');
    await guest.untilMoving();
    assert.ok(await gap(guest) < 5000, `${await gap(guest)} ms without a new frame`);
    assert.deepEqual(guest.errors, []);
    await guest.page.close();
  });

  test('does not notice that no datagram ever arrives', async () => {
    const { proxy, guest } = await open({ toPeer: { loss: 1 } });
    await guest.untilMoving();
    await until('it has been tried', () => proxy.toRelay.counters.received > 0);
    await until('it has been given up', async () => (await relay.status()).clients.every(({ webrtc }) => !webrtc));
    assert.equal(await shown(guest), 'video');
    await guest.page.close();
  });
});
