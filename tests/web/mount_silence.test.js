// A mount that says nothing: when the others are asked, and which one stays.
import assert from 'node:assert/strict';
import test from 'node:test';
import { build, fill, one, playing, stream, three, two } from './fakes/fake_mounts.js';
import { block } from './fakes/webm_bytes.js';

/** Plays from `one` until it is steady. @param {ReturnType<typeof build>} built */
async function steady(built) {
  await playing(built);
  for (let i = 0; i < 5; i += 1) {
    await built.pass(500);
    built.mounts[one].last.enqueue(block('video', 2));
    await built.rest();
  }
}

test('a mount that hangs is left for the first that begins, within a second', async () => {
  const built = build();
  await steady(built);
  const { link, mounts, heard, pass } = built;
  mounts[two].greet = ({ enqueue }) => enqueue(stream);
  await pass(900);
  assert.equal(heard.blobs.length, 2);
  assert.deepEqual([mounts[one].open, mounts[two].open], [0, 1]);
  assert.deepEqual([heard.closed.length, heard.opened], [0, 1]); // for the guest nothing was lost
  for (let i = 0; i < 10; i += 1) {
    mounts[two].last.enqueue(block('video', 3));
    await pass(500);
  }
  assert.deepEqual([mounts[one].open, mounts[two].open, heard.closed.length], [0, 1, 0]);
  link.close();
  await built.rest();
  assert.deepEqual([mounts[two].open, built.scheduler.pending], [0, 0]);
});

test('where the other mount has hung, too, the third is found', async () => {
  const built = build();
  built.world.relay.mounts = [one, two, three];
  await steady(built);
  built.mounts[three].greet = ({ enqueue }) => enqueue(stream);
  await built.pass(900); // `two` takes the connection and says nothing
  assert.deepEqual([one, two, three].map((url) => built.mounts[url].open), [0, 0, 1]);
  built.link.close();
});

test('a mount that hangs right behind another one that did is left as soon', async () => {
  const built = build();
  await steady(built);
  const { link, mounts, heard, pass } = built;
  mounts[one].greet = mounts[two].greet = ({ enqueue }) => enqueue(stream);
  mounts[one].last.end();
  await pass(100);
  assert.deepEqual([mounts[one].open, mounts[two].open], [0, 1]);
  await pass(900); // before `two` is steady
  assert.deepEqual([mounts[two].open, heard.blobs.length, heard.closed.length], [0, 3, 1]);
  link.close();
});

test('a mount that speaks before another one begins is kept, and the others are asked again only after a while', async () => {
  const built = build();
  await steady(built);
  const { link, mounts, heard, pass, asks } = built;
  const before = asks(two);
  for (let i = 0; i < 3; i += 1) {
    await pass(900);
    assert.deepEqual([mounts[two].open, asks(two)], [i === 0 ? 1 : 0, before + 1]);
    mounts[one].last.enqueue(block('video', 3));
    await built.rest();
    assert.deepEqual([mounts[one].open, mounts[two].open], [1, 0]);
  }
  assert.deepEqual([heard.blobs.length, heard.closed.length], [1, 0]);
  await pass(700);
  mounts[one].last.enqueue(block('video', 3));
  await pass(900);
  assert.equal(asks(two), before + 2);
  link.close();
});

test('the usual silence of a host who pauses makes nobody ask', async () => {
  const built = build();
  await steady(built);
  const before = built.asks(two);
  for (let i = 0; i < 20; i += 1) {
    await built.pass(600);
    built.mounts[one].last.enqueue(fill);
    await built.rest();
  }
  assert.equal(built.asks(two), before);
  built.link.close();
});

for (const [when, seconds] of /** @type {[string, number][]} */ ([['once a second', 1], ['once a minute', 60]])) {
  test(`a page whose timers run ${when} keeps its mount`, async () => {
    const built = build();
    await steady(built);
    const { link, mounts, heard, scheduler, rest, asks } = built;
    const before = asks(two);
    for (let i = 0; i < 10; i += 1) {
      scheduler.rest(seconds * 1000); // what has come is read behind the look
      mounts[one].last.enqueue(block('video', 3));
      await rest();
    }
    assert.deepEqual([asks(two), heard.closed.length, mounts[one].open], [before, 0, 1]);
    link.close();
  });
}

test('no other mount takes over where the relay says that nothing is live, or that this page may not watch', async () => {
  for (const change of [{ mime: '', state: 'ended' }, { status: 401 }, { mounts: [one] }]) {
    const built = build();
    await steady(built);
    Object.assign(built.world.relay, change);
    built.mounts[two].greet = ({ enqueue }) => enqueue(stream);
    await built.pass(1200);
    assert.deepEqual([built.mounts[one].open, built.mounts[two].open, built.heard.blobs.length], [1, 0, 1]);
    built.link.close();
  }
});

test('another mount takes over without the relay, too', async () => {
  const built = build();
  await steady(built);
  built.world.relay.status = 0;
  built.mounts[two].greet = ({ enqueue }) => enqueue(stream);
  await built.pass(900);
  assert.deepEqual([built.mounts[one].open, built.mounts[two].open], [0, 1]);
  built.link.close();
});
