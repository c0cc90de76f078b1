import assert from 'node:assert/strict';
import test from 'node:test';
import { build, fill, FakeMount, init, one, playing, stream, three, two } from './fakes/fake_mounts.js';
import { block, clusterHead, fromHex, message, toHex } from './fakes/webm_bytes.js';

/** @typedef {import('./fakes/fake_mounts.js').Listener} Listener */

test('the mount that begins first is kept, and the others are left', async () => {
  const built = build();
  const { link, mounts, heard, world, rest } = built;
  link.open();
  await rest();
  assert.deepEqual(world.asked.map(({ url }) => url), ['/api/icecast', one, two]);
  assert.equal(world.asked[0].options.headers.Authorization, 'Bearer the-key');
  assert.equal(world.asked[1].options.headers, undefined); // the key is none of Icecast's business
  assert.equal(heard.opened, 0);
  mounts[two].last.enqueue(stream);
  await rest();
  assert.equal(heard.opened, 1);
  assert.deepEqual(heard.told, ['live']);
  assert.deepEqual([mounts[one].open, mounts[two].open], [0, 1]);
  assert.deepEqual(heard.blobs, [{ id: 1, mime: 'video/webm; codecs="vp8,opus"', epoch: 5000, bytes: toHex(init) }]);
  assert.equal(heard.chunks.join(''), toHex(new Uint8Array(message(clusterHead, block('video', 1)))));
  assert.equal(heard.bytes, stream.length);
  link.close();
});

test('the time is the relay\'s', async () => {
  const built = build();
  await playing(built);
  assert.equal(built.link.isSynchronised, true);
  assert.equal(built.link.now - built.scheduler.now(), 700);
  built.link.close();
});

for (const [how, fail] of [
  ['ends', async ({ mounts }) => mounts[one].last.end()],
  ['is silent', async ({ scheduler }) => scheduler.advance(1800)],
]) {
  test(`a mount that ${how} is left for the other one, at once`, async () => {
    const built = build();
    await playing(built);
    const { link, mounts, heard, scheduler, rest } = built;
    const from = scheduler.now();
    await fail(built);
    await rest();
    scheduler.advance(0);
    await rest();
    mounts[two].last.enqueue(stream);
    await rest();
    assert.equal(heard.blobs.length, 2);
    assert.deepEqual([mounts[one].open, mounts[two].open], [0, 1]);
    assert.ok(scheduler.now() - from <= 3000);
    assert.deepEqual(heard.closed.map(({ wasOpen, retryIn }) => ({ wasOpen, retryIn })), [{ wasOpen: true, retryIn: 0 }]);
    link.close();
  });
}

test('what fills a silence keeps the mount, and the relay says why nothing comes', async () => {
  const built = build();
  await playing(built);
  const { link, mounts, heard, world, scheduler, rest } = built;
  world.relay.state = 'paused';
  for (let i = 0; i < 12; i += 1) {
    mounts[one].last.enqueue(fill);
    await rest();
    scheduler.advance(500);
    await rest();
  }
  assert.equal(heard.closed.length, 0);
  assert.equal(heard.told[heard.told.length - 1], 'paused');
  mounts[one].last.enqueue(block('video', 2));
  await rest();
  scheduler.advance(250);
  assert.equal(heard.told[heard.told.length - 1], 'live');
  link.close();
});

test('the other mount is found without the relay', async () => {
  const built = build();
  await playing(built);
  const { link, mounts, heard, world, scheduler, rest } = built;
  world.relay.status = 0;
  mounts[one].last.end();
  await rest();
  scheduler.advance(0);
  await rest();
  mounts[two].last.enqueue(stream);
  await rest();
  assert.equal(heard.blobs.length, 2);
  link.close();
});

test('while nothing is live the relay is asked now and then, and no mount', async () => {
  const { link, mounts, heard, world, scheduler, rest } = build();
  Object.assign(world.relay, { state: 'waiting', mime: '' });
  link.open();
  await rest();
  assert.equal(link.isOpen, true);
  assert.deepEqual(heard.told, ['waiting']);
  for (let i = 0; i < 3; i += 1) {
    scheduler.advance(3000);
    await rest();
  }
  assert.equal(world.asked.length, 4);
  Object.assign(world.relay, { state: 'live', mime: 'video/webm; codecs="vp8"' });
  scheduler.advance(3000);
  await rest();
  assert.equal(mounts[one].open, 1);
  link.close();
});

test('mounts that all fail are tried again, with pauses', async () => {
  const { link, mounts, heard, world, scheduler, rest } = build();
  mounts[one].status = mounts[two].status = 404;
  link.open();
  for (let i = 0; i < 40; i += 1) {
    await rest();
    scheduler.advance(250);
  }
  const tries = world.asked.filter(({ url }) => url === one).length;
  assert.ok(tries >= 5 && tries <= 12, `${tries} tries in ten seconds`);
  assert.ok(heard.closed.every(({ wasOpen }) => !wasOpen));
  link.close();
  await rest();
  assert.equal(scheduler.pending, 0);
});

test('a page that may not watch hears of it, and asks no mount', async () => {
  const { link, heard, world, rest } = build();
  world.relay.status = 401;
  link.open();
  await rest();
  assert.equal(heard.closed.length, 1);
  assert.deepEqual(world.asked.map(({ url }) => url), ['/api/icecast']);
  link.hold();
  assert.equal(link.isHeld, true);
});

test('where the stream goes to no Icecast the page is told so', async () => {
  const { link, heard, world, rest } = build();
  world.relay.status = 404;
  link.open();
  await rest();
  assert.equal(heard.none, 1);
  link.close();
});

/** What answers at a mount's address and is no stream. @type {[string, Uint8Array, boolean][]} */
const impostors = [
  ['a page of some portal', new TextEncoder().encode('<html>Please sign in</html>'), true],
  ['a page that stays open', new TextEncoder().encode('<html>Please sign in</html>'), false],
  ['one byte', init.subarray(0, 1), true],
  ['the id of a header', init.subarray(0, 4), true],
  ['a header larger than all that is', fromHex('1a45dfa3 010fffffffffffff 4286'), false],
  ['a beginning', init, true],
  ['a beginning and one frame', stream, true],
];

for (const [what, bytes, ends] of impostors) {
  const greet = (/** @type {Listener} */ listener) => {
    listener.enqueue(bytes);
    if (ends) listener.end();
  };

  test(`mounts that bring ${what}${ends ? ' and end' : ''} are asked with growing pauses`, async () => {
    const { link, mounts, heard, rest, pass, asks } = build();
    for (const url of [one, two]) mounts[url].greet = greet;
    link.open();
    await rest();
    await pass(20000);
    // 0.4, 0.8, 1.5 and then 2 s between the tries (`random` is 0.5), each time 3/4 of it.
    for (const url of ['/api/icecast', one, two]) assert.ok(asks(url) >= 8 && asks(url) <= 18, `${asks(url)} times in 20 s: ${url}`);
    assert.ok(heard.closed.slice(5).every(({ retryIn }) => retryIn === 1500));
    link.close();
  });

  test(`two mounts that bring ${what} do not keep a slower one from playing`, async () => {
    const { link, mounts, heard, world, scheduler, rest, pass } = build();
    world.relay.mounts = [one, two, three];
    for (const url of [one, two]) mounts[url].greet = greet;
    mounts[three].greet = ({ signal, enqueue }) => {
      scheduler.after(150, () => signal.aborted || enqueue(stream));
      scheduler.every(300, () => signal.aborted || enqueue(block('video', 2)));
    };
    link.open();
    await rest();
    if (!ends) assert.deepEqual([one, two].map((url) => mounts[url].open), [0, 0]); // left while the third is waited for
    await pass(3000);
    const before = heard.closed.length;
    await pass(3000);
    assert.equal(mounts[three].open, 1);
    assert.equal(heard.closed.length, before);
    assert.equal(heard.chunks[heard.chunks.length - 1], toHex(block('video', 2)));
    link.close();
  });
}

test('after much trouble a mount that plays makes good: the next loss is followed by a try at once', async () => {
  const built = build();
  const { link, mounts, heard, rest, pass } = built;
  mounts[one].status = mounts[two].status = 404;
  link.open();
  await rest();
  await pass(10000);
  mounts[one].status = 200;
  mounts[one].greet = ({ enqueue }) => enqueue(stream);
  while (mounts[one].open === 0) await pass(50);
  for (let i = 0; i < 3; i += 1) {
    mounts[one].last.enqueue(block('video', 2));
    await pass(500);
  }
  mounts[two].status = 200;
  mounts[one].last.end();
  await rest();
  assert.deepEqual(heard.closed[heard.closed.length - 1], { code: 1006, reason: '', wasOpen: true, retryIn: 0 });
  await pass(50);
  assert.deepEqual([mounts[one].open, mounts[two].open], [0, 1]);
  link.close();
});

test('a page whose policy does not name the mounts of today is to be loaded again, once', async () => {
  const built = build();
  const { link, mounts, heard, world, rest, pass, asks } = built;
  await playing(built);
  world.relay.mounts = [two, three];
  await pass(500);
  assert.equal(heard.moved, 0); // it plays
  mounts[one].last.end();
  await rest();
  await pass(1450); // up to 3 s: not all guests at once
  assert.equal(heard.moved, 0);
  await pass(100);
  assert.equal(heard.moved, 1);
  await pass(10000);
  assert.equal(heard.moved, 1);
  assert.equal(asks(three), 0);
  link.close();
});

test('fewer mounts are no reason to load the page again, nor is another path of the same host', async () => {
  const built = build();
  const { link, mounts, heard, world, rest, pass } = built;
  await playing(built);
  const other = two.replace('live', 'other');
  mounts[other] = new FakeMount();
  world.relay.mounts = [other];
  mounts[one].last.end();
  await rest();
  await pass(3000);
  assert.equal(heard.moved, 0);
  assert.ok(mounts[other].listeners.length > 0);
  link.close();
});

test('a page that is left or aside leaves its mount', async () => {
  const built = build();
  await playing(built);
  built.link.leaveStream();
  assert.equal(built.mounts[one].open, 0);
  built.link.goLive();
  await built.rest();
  assert.equal(built.mounts[one].open, 1);
  built.link.close();
  assert.equal(built.mounts[one].open, 0);
});
