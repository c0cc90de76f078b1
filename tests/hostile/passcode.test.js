// Guessing at a passcode: who does not know it does not watch, and who does gets in meanwhile.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Scope } from '../support/scope.js';
import { newAddress, newAddresses } from './lib/addresses.js';
import { RefusedError } from './lib/channel.js';
import { Hostile } from './lib/hostile.js';
import { get, handshake, readAnswers } from './lib/http_text.js';
import { Publisher } from './lib/publisher.js';
import { startRelay } from './lib/server.js';
import { newSession, Viewer } from './lib/viewer.js';

const passcode = 'right horse — 42';
const mostFailures = 10;
const patienceMs = 20000;

/** @param {string} text */
const offered = text => `passcode.${Buffer.from(text).toString('base64url')}`;
const target = () => `/watch/blob?session=${newSession()}`;

describe('a relay with a passcode', () => {
  const scope = new Scope();
  /** @type {import('./lib/server.js').Relay} */
  let relay;
  let viewKey = '';
  /** @type {Hostile} */
  let hostile;

  before(async () => {
    relay = await startRelay(scope, ['--passcode', passcode]);
    await new Publisher(relay).start().then(publisher => scope.add(() => publisher.kill()));
    hostile = new Hostile(/** @type {any} */ (relay));
    scope.add(() => hostile.leave());
    viewKey = await shownKey();
  });
  after(() => scope.close());

  /** The key of the link that the relay prints. */
  async function shownKey() {
    const find = () => /#key=([\w-]+)/.exec(`${relay.program.output} ${JSON.stringify(relay.ready)}`)?.[1];
    return relay.program.until('the link is shown', find);
  }

  /** Comes in from `from`, and again while it is told to wait.
   * @param {string[]} protocols
   * @param {string} from */
  async function enter(protocols, from) {
    const end = performance.now() + patienceMs;
    for (;;) {
      try {
        const viewer = await Viewer.open({ port: relay.port, from, protocols, answerMs: patienceMs });
        scope.add(() => viewer.leave());
        await viewer.until('it is served', () => viewer.frames > 0);
        return;
      } catch (error) {
        if (!(error instanceof RefusedError) || error.status !== 503 || performance.now() > end) throw error;
      }
    }
  }

  test('lets in who has the link', () => enter([`key.${viewKey}`], newAddress()));
  test('lets in who knows the passcode', () => enter([offered(passcode)], newAddress()));

  /** @type {[string, () => {protocols?: string[], fields?: string[]}][]} */
  const wrong = [
    ['nothing', () => ({})],
    ['an empty key', () => ({ protocols: ['key.'] })],
    ['a wrong key', () => ({ protocols: ['key.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'] })],
    ['the key but for a letter', () => ({ protocols: [`key.${viewKey.slice(0, -1)}`] })],
    ['the key and a letter', () => ({ protocols: [`key.${viewKey}A`] })],
    ['an empty passcode', () => ({ protocols: ['passcode.'] })],
    ['a wrong passcode', () => ({ protocols: [offered('wrong')] })],
    ['the passcode as it is', () => ({ protocols: [`passcode.${passcode.replace(/\W/g, '')}`] })],
    ['a passcode that is no base64', () => ({ protocols: ['passcode.!!!!'] })],
    ['the passcode and a letter', () => ({ protocols: [offered(`${passcode}2`)] })],
    ['the passcode and more behind a NUL', () => ({ protocols: [offered(`${passcode}\0more`)] })],
    ['the passcode in capitals', () => ({ protocols: [offered(passcode.toUpperCase())] })],
    ['the passcode without its blanks', () => ({ protocols: [offered(passcode.replaceAll(' ', ''))] })],
    ['the passcode cut at a NUL', () => ({ protocols: [offered(`${passcode}\0`)] })],
    ['a passcode of 4 KB', () => ({ protocols: [offered('p'.repeat(4096))] })],
    ['the passcode as a bearer', () => ({ fields: ['Authorization: Bearer right'] })],
  ];
  for (const [name, how] of wrong) {
    test(`refuses ${name}`, () => hostile.expectRefusal(target(), 401, { from: newAddress(), ...how() }));
  }

  test('takes no key from a URL', async () => {
    await hostile.expectRefusal(`${target()}&key=${viewKey}`, 401, { from: newAddress() });
  });

  test('shows a player nothing but the question', async () => {
    for (const line of ['', 'Authorization: Basic !!!', `Authorization: Basic ${Buffer.from('a:wrong').toString('base64')}`]) {
      const { answer } = await hostile.expectAnswer(get(relay.port, '/live.webm', line ? [line] : []), 401);
      assert.match(answer?.fields.get('www-authenticate') ?? '', /^Basic realm=/);
    }
  });

  test('lets an address pause that guesses, and only that', async () => {
    const from = newAddress();
    const statuses = [];
    for (let i = 0; i < mostFailures + 3; i += 1) statuses.push(await guess(from, `guess ${i}`));
    assert.deepEqual(statuses.slice(0, mostFailures), new Array(mostFailures).fill(401));
    assert.ok(statuses.slice(mostFailures).every(status => status === 429), `${statuses}`);
    await enter([offered(passcode)], newAddress());
  });

  /** @param {string} from
   * @param {string} text
   * @returns {Promise<number>} the status of the answer */
  async function guess(from, text) {
    const client = await hostile.connect({ from });
    client.write(handshake(relay.port, { target: target(), 'Sec-WebSocket-Protocol': `lancast.v1, ${offered(text)}` }));
    await client.until('an answer', () => readAnswers(client.received).length > 0 || client.isClosed, patienceMs);
    const [answer] = readAnswers(client.received);
    if (answer?.status === 429) assert.match(answer.fields.get('retry-after') ?? '', /^\d+$/);
    client.close();
    return answer?.status ?? 0;
  }

  test('lets the right one in while twenty addresses guess', async () => {
    const guessing = Promise.all(newAddresses(20).map(async (from, n) => {
      for (let i = 0; i < 3; i += 1) assert.notEqual(await guess(from, `flood ${n} ${i}`), 101);
    }));
    await enter([offered(passcode)], newAddress());
    await enter([`key.${viewKey}`], newAddress());
    const client = await hostile.connect({ from: newAddress() });
    const asked = performance.now();
    client.write(get(relay.port, '/'));
    await client.until('the page is served', () => readAnswers(client.received).length > 0);
    assert.ok(performance.now() - asked < 2000);
    await guessing;
  });

  test('says none of its secrets in its log', async () => {
    await relay.program.stop();
    const isForPeople = line => /^(Publish at|Share) http/.test(line);
    const lines = relay.program.output.split('\n').filter(line => !isForPeople(line));
    for (const secret of [relay.token, viewKey, 'right horse']) {
      assert.ok(!lines.some(line => line.includes(secret)), `the log tells ${secret}`);
    }
    assert.doesNotMatch(relay.program.output, /Sanitizer|runtime error/);
  });
});
