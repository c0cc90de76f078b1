import assert from 'node:assert/strict';
import test from 'node:test';
import { say, speak } from '../../resources/web/common/language.js';
import { Admission } from '../../resources/web/viewer/admission.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

const lostBefore = { code: 1006, wasOpen: false };

function build({ key = '', stored = '', isFromLink = false, access = { watch: 'passcode', waitSeconds: 0 } } = {}) {
  const scheduler = new FakeScheduler();
  const world = { access, asked: [], kept: stored, isFromLink, calls: [], changes: 0 };
  const admission = new Admission({
    key, scheduler,
    store: {
      get key() { return world.kept; },
      get isFromLink() { return world.isFromLink; },
      keep: (kept, isOfLink) => {
        world.kept = kept;
        world.isFromLink = isOfLink;
      },
    },
    askAccess: async (shown, passcode) => {
      world.asked.push(shown);
      world.askedFor = passcode;
      return world.access;
    },
    listener: {
      hold: () => world.calls.push('hold'),
      retry: () => world.calls.push('retry'),
      changed: () => { world.changes += 1; },
    },
  });
  return { admission, scheduler, world };
}

test('the link\'s key is shown and kept; without one the kept one is shown', () => {
  const linked = build({ key: 'from-the-link', stored: 'older' });
  assert.deepEqual(linked.admission.protocols, ['lancast.v1', 'key.from-the-link']);
  assert.equal(linked.world.kept, 'from-the-link');
  assert.deepEqual(build({ stored: 'older' }).admission.protocols, ['lancast.v1', 'key.older']);
  assert.deepEqual(build().admission.protocols, ['lancast.v1']);
});

test('where a passcode is wanted, knocking stops and the guest is asked', async () => {
  const { admission, world } = build();
  await admission.lost(lostBefore);
  assert.equal(admission.isAsking, true);
  assert.equal(admission.sentence, say('passcodeWanted'));
  assert.deepEqual(world.calls, ['hold']);
  assert.ok(world.changes > 0);
});

test('what was said before the page\'s language was there is said in it then', async () => {
  const { admission } = build();
  await admission.lost(lostBefore);
  const english = admission.sentence;
  await speak(['de']);
  try {
    assert.notEqual(admission.sentence, english);
    assert.equal(admission.sentence, say('passcodeWanted'));
  } finally {
    await speak(['en']);
  }
});

test('a right passcode: shown, then replaced by the key that the relay tells', async () => {
  const { admission, world } = build();
  await admission.lost(lostBefore);
  admission.enter('sesam');
  assert.equal(admission.isChecking, true);
  assert.deepEqual(admission.protocols, ['lancast.v1', 'passcode.c2VzYW0']);
  assert.deepEqual(world.calls, ['hold', 'retry']);
  admission.learn('the-key');
  admission.admitted();
  assert.equal(admission.isAsking, false);
  assert.equal(admission.isChecking, false);
  assert.deepEqual(admission.protocols, ['lancast.v1', 'key.the-key']);
  assert.equal(world.kept, 'the-key');
});

test('a wrong passcode is said, and is not shown again', async () => {
  const { admission, world } = build();
  await admission.lost(lostBefore);
  admission.enter('wrong');
  await admission.lost(lostBefore);
  assert.equal(admission.isAsking, true);
  assert.equal(admission.isChecking, false);
  assert.equal(admission.sentence, 'That passcode is not right.');
  assert.deepEqual(admission.protocols, ['lancast.v1']);
  assert.deepEqual(world.calls, ['hold', 'retry', 'hold']);
  admission.enter('again');
  assert.equal(admission.isChecking, true);
  assert.equal(admission.sentence, '', 'what was said of the last one does not stand beside the next');
});

test('a passcode that was not checked is no wrong one: it is shown until it has been', async () => {
  for (const passcode of ['busy', 'right']) {
    const { admission, world } = build();
    await admission.lost(lostBefore);
    admission.enter('sesam');
    world.access = { watch: 'passcode', waitSeconds: 1, passcode };
    for (let tries = 0; tries < 3; tries += 1) {
      await admission.lost(lostBefore);
      assert.equal(world.askedFor, 'sesam');
      assert.equal(admission.isAsking, true);
      assert.equal(admission.isChecking, true);
      assert.equal(admission.waitSeconds, 0);
      assert.equal(admission.sentence, say('passcodeBusy'));
      assert.deepEqual(admission.protocols, ['lancast.v1', 'passcode.c2VzYW0']);
    }
    assert.deepEqual(world.calls, ['hold', 'retry'], 'the tries go on by themselves');
    world.access = { watch: 'passcode', waitSeconds: 0, passcode: 'wrong' };
    await admission.lost(lostBefore);
    assert.equal(admission.isChecking, false);
    assert.equal(admission.sentence, say('passcodeWrong'));
  }
});

test('an empty passcode, or one while another is checked, is not sent', async () => {
  const { admission, world } = build();
  await admission.lost(lostBefore);
  admission.enter('   ');
  admission.enter('');
  assert.deepEqual(world.calls, ['hold']);
  admission.enter('one');
  admission.enter('two');
  assert.deepEqual(world.calls, ['hold', 'retry']);
  assert.deepEqual(admission.protocols, ['lancast.v1', 'passcode.b25l']);
});

test('too many tries: the seconds count down, and nothing is sent before', async () => {
  const { admission, world, scheduler } = build({ access: { watch: 'passcode', waitSeconds: 40 } });
  await admission.lost(lostBefore);
  assert.equal(admission.sentence, 'Too many tries. Try again in 40 s.');
  const changes = world.changes;
  scheduler.advance(10000);
  assert.equal(admission.sentence, 'Too many tries. Try again in 30 s.');
  assert.equal(world.changes, changes + 10);
  admission.enter('sesam');
  assert.deepEqual(world.calls, ['hold']);
  scheduler.advance(30000);
  assert.equal(admission.waitSeconds, 0);
  assert.equal(admission.sentence, say('passcodeWanted'));
  assert.equal(scheduler.pending, 0);
  admission.enter('sesam');
  assert.deepEqual(world.calls, ['hold', 'retry']);
});

test('a key that opens nothing any more is forgotten, and the guest is told', async () => {
  const { admission, world } = build({ key: 'of-yesterday' });
  await admission.lost(lostBefore);
  assert.deepEqual(world.asked, ['of-yesterday']);
  assert.equal(admission.sentence, say('linkOld'));
  assert.equal(world.kept, '');
  assert.deepEqual(admission.protocols, ['lancast.v1']);
});

test('who typed the passcode is asked for it again, without a word of a link that was never used', async () => {
  const again = 'To go on watching, type the passcode.';
  for (const code of [1006, 4401]) {
    const { admission } = build();
    await admission.lost(lostBefore);
    admission.enter('sesam');
    admission.learn('the-key');
    admission.admitted();
    await admission.lost({ code, wasOpen: code === 4401 });
    assert.equal(admission.isAsking, true);
    assert.equal(admission.sentence, again);
    assert.deepEqual(admission.protocols, ['lancast.v1']);
  }
  const reloaded = build({ stored: 'the-key', isFromLink: false });
  await reloaded.admission.lost(lostBefore);
  assert.equal(reloaded.admission.sentence, again, 'also after the page was loaded again');
});

test('the key of a link stays the link\'s when the relay tells the same one, and over a reload', async () => {
  const { admission, world } = build({ key: 'of-today' });
  admission.learn('of-today');
  assert.equal(world.isFromLink, true);
  admission.learn('of-the-relay');
  assert.equal(world.isFromLink, false);
  const reloaded = build({ stored: 'of-yesterday', isFromLink: true });
  await reloaded.admission.lost(lostBefore);
  assert.equal(reloaded.admission.sentence, say('linkOld'));
});

test('a relay that is away, or has nothing against this guest, is knocked at again as ever', async () => {
  for (const access of [null, { watch: 'open', waitSeconds: 0 }]) {
    const { admission, world } = build({ key: 'the-key', access });
    await admission.lost(lostBefore);
    assert.equal(admission.isAsking, false);
    assert.deepEqual(world.calls, []);
    assert.deepEqual(admission.protocols, ['lancast.v1', 'key.the-key']);
  }
});

test('a relay that goes away while a passcode is checked gets it when it is back', async () => {
  const { admission, world } = build();
  await admission.lost(lostBefore);
  admission.enter('sesam');
  world.access = null;
  await admission.lost(lostBefore);
  assert.equal(admission.isAsking, false);
  assert.deepEqual(admission.protocols, ['lancast.v1', 'passcode.c2VzYW0']);
});

test('a connection that worked, a full house and an end by the host are no question', async () => {
  const { admission, world } = build();
  await admission.lost({ code: 1006, wasOpen: true });
  await admission.lost({ code: 4429, wasOpen: false });
  await admission.lost({ code: 4403, wasOpen: true });
  assert.deepEqual(world.asked, []);
  assert.equal(admission.isAsking, false);
});

test('another link: who watched is asked for it, or goes on where none is needed', async () => {
  const { admission, world } = build({ key: 'old' });
  await admission.lost({ code: 4401, wasOpen: true });
  assert.deepEqual(world.asked, ['']);
  assert.equal(admission.isAsking, true);
  assert.equal(admission.sentence, say('linkChanged'));
  assert.equal(world.kept, '');
  for (const access of [null, { watch: 'open', waitSeconds: 0 }]) {
    const open = build({ key: 'old', access });
    await open.admission.lost({ code: 4401, wasOpen: true });
    assert.deepEqual(open.world.calls, ['retry']);
    assert.deepEqual(open.admission.protocols, ['lancast.v1']);
  }
});

test('a blocked device reads so, and stays away', async () => {
  const { admission, world } = build({ key: 'the-key', access: { watch: 'blocked', waitSeconds: 0 } });
  await admission.lost(lostBefore);
  assert.equal(admission.obstacle, say('blocked'));
  assert.equal(admission.isAsking, false);
  assert.deepEqual(world.calls, ['hold']);
});

test('another link followed on this page is tried at once', async () => {
  const { admission, world } = build({ key: 'of-yesterday' });
  await admission.lost(lostBefore);
  admission.follow('of-today');
  assert.equal(admission.isAsking, false);
  assert.equal(world.kept, 'of-today');
  assert.deepEqual(admission.protocols, ['lancast.v1', 'key.of-today']);
  assert.deepEqual(world.calls, ['hold', 'retry']);
});

test('an answer that comes too late changes nothing', async () => {
  const { admission, world } = build();
  const late = admission.lost(lostBefore);
  admission.admitted();
  await late;
  assert.equal(admission.isAsking, false);
  assert.deepEqual(world.calls, []);
  const last = admission.lost(lostBefore);
  admission.close();
  await last;
  await settled();
  assert.deepEqual(world.calls, []);
});

test('a right passcode where no viewer finds room: the form does not hide that word', async () => {
  for (const code of [4429, 4403]) {
    const { admission, world } = build();
    await admission.lost(lostBefore);
    admission.enter('sesam');
    const before = world.changes;
    await admission.lost({ code, wasOpen: false });
    assert.deepEqual([admission.isAsking, admission.isChecking], [false, false]);
    assert.ok(world.changes > before);
    assert.deepEqual(admission.protocols, ['lancast.v1', 'passcode.c2VzYW0'], 'shown again at the next try');
  }
});
