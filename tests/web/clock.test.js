import assert from 'node:assert/strict';
import test from 'node:test';
import { RelayClock } from '../../resources/web/common/clock.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

function exchange(clock, scheduler, message, { up, down, ahead }) {
  const relay = scheduler.now() + up + ahead;
  scheduler.advance(up + down);
  clock.receive({ ...message, relay });
}

test('the exchange with the shortest round trip gives the offset', () => {
  const scheduler = new FakeScheduler();
  const sent = [];
  const clock = new RelayClock({ scheduler, send: (message) => sent.push(message) });
  assert.equal(clock.isSynchronised, false);
  clock.start();
  exchange(clock, scheduler, sent.at(-1), { up: 40, down: 0, ahead: 5000 });
  assert.equal(clock.offset, 5020);
  scheduler.advance(200);
  exchange(clock, scheduler, { ...sent.at(-1), sent: scheduler.now() }, { up: 2, down: 2, ahead: 5000 });
  assert.equal(clock.offset, 5000);
  assert.equal(clock.now(), scheduler.now() + 5000);
  clock.close();
});

test('a new start forgets the old relay; nonsense is ignored; closing twice is fine', () => {
  const scheduler = new FakeScheduler();
  const clock = new RelayClock({ scheduler, send: () => {} });
  clock.start();
  clock.receive({ sent: scheduler.now(), relay: 'soon' });
  clock.receive({ relay: 5 });
  clock.receive({ sent: scheduler.now() + 10, relay: 5 });
  assert.equal(clock.isSynchronised, false);
  clock.receive({ sent: scheduler.now(), relay: scheduler.now() + 7 });
  assert.equal(clock.offset, 7);
  clock.start();
  assert.equal(clock.isSynchronised, false);
  clock.close();
  clock.close();
  assert.equal(scheduler.pending, 0);
});

test('five exchanges come quickly, later ones every 4 s, and a drifting clock is followed', () => {
  const scheduler = new FakeScheduler();
  let ahead = 0;
  let count = 0;
  const clock = new RelayClock({
    scheduler,
    send: (message) => {
      count += 1;
      clock.receive({ ...message, relay: message.sent + ahead });
    },
  });
  clock.start();
  scheduler.advance(600);
  assert.equal(count, 5);
  ahead = 30;
  scheduler.advance(4000 * 16);
  assert.equal(clock.offset, 30);
  clock.close();
});

test('a clock that stood while the computer slept is noticed at the next answer', () => {
  const scheduler = new FakeScheduler();
  const clock = new RelayClock({ scheduler, send: () => {} });
  clock.start();
  const answer = (offset, roundTrip) => {
    const sent = scheduler.now() - roundTrip;
    clock.receive({ type: 'time', sent, relay: sent + roundTrip / 2 + offset });
  };
  for (let count = 0; count < 15; count += 1) answer(500, 4);
  answer(540, 4);
  assert.equal(clock.offset, 500, 'a little drift is none');
  answer(60_500, 40);
  assert.equal(clock.offset, 60_500);
});
