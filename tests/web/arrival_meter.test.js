import assert from 'node:assert/strict';
import test from 'node:test';
import { ArrivalMeter, mostReserve } from '../../resources/web/viewer/arrival_meter.js';
import { targetTable } from '../../resources/web/viewer/live_edge.js';
import { playThrough } from './fakes/gappy_playback.js';

/** Frames every 20 ms from `from` to `to`; those sent in a silence come at its end. */
function send(meter, from, to, silences = []) {
  for (let time = from; time < to; time += 20) {
    const silence = silences.find(([begin, end]) => begin <= time && time < end);
    meter.arrived(silence ? silence[1] : time, time);
  }
}

test('a network that never falls silent needs no reserve, whatever its delay', () => {
  const meter = new ArrivalMeter();
  for (let time = 0; time < 60000; time += 20) meter.arrived(time + 300 + (time % 60), time);
  assert.equal(meter.reserve(60000), 0);
});

test('one silence is an accident, two of a size are how the network is', () => {
  const meter = new ArrivalMeter();
  send(meter, 0, 4000);
  send(meter, 4000, 8000, [[4000, 5000]]);
  assert.equal(meter.reserve(8000), 0);
  send(meter, 8000, 12000, [[8000, 9000]]);
  const reserve = meter.reserve(12000);
  assert.ok(reserve >= 1 && reserve <= 1.2, `${reserve}`);
});

test('of silences of many lengths, what two of them need is in hand', () => {
  const meter = new ArrivalMeter();
  send(meter, 0, 20000, [[2000, 2300], [5000, 5700], [9000, 9300], [13000, 14500]]);
  const reserve = meter.reserve(20000);
  assert.ok(reserve >= 0.7 && reserve < 0.9, `${reserve}`);
});

test('never more than three seconds, and nothing for an interruption', () => {
  const meter = new ArrivalMeter();
  send(meter, 0, 30000, [[2000, 5500], [12000, 15500]]);
  assert.equal(meter.reserve(30000), mostReserve);
  const other = new ArrivalMeter();
  send(other, 0, 60000, [[2000, 9000], [22000, 29000]]);
  assert.equal(other.reserve(60000), 0);
});

test('another way that takes longer for good is no silence', () => {
  const meter = new ArrivalMeter();
  send(meter, 0, 10000);
  for (let time = 10000; time < 60000; time += 20) meter.arrived(time + 800, time);
  assert.equal(meter.reserve(60000), 0);
});

test('what is no longer needed is given back, slowly', () => {
  const meter = new ArrivalMeter();
  send(meter, 0, 12000, [[4000, 6000], [8000, 10000]]);
  const most = meter.reserve(12000);
  for (let now = 12000; now <= 80000; now += 100) assert.equal(meter.reserve(now), most);
  let last = most;
  for (let now = 90000; now <= 190000; now += 100) {
    const reserve = meter.reserve(now);
    assert.ok(last - reserve <= 0.4, `${last} to ${reserve}`);
    last = reserve;
  }
  assert.equal(last, 0);
});

test('what came before a restart is not compared with what comes after it', () => {
  const meter = new ArrivalMeter();
  for (const shift of [0, 2000, 4000, 6000]) {
    meter.restart();
    for (let time = shift; time < shift + 2000; time += 20) meter.arrived(time * 2, time);
  }
  assert.equal(meter.reserve(20000), 0);
});

// Every size and period of silences that the reserve can cover, for every engine, with sound and without.
const kinds = Object.entries(targetTable).flatMap(([engine, table]) => [
  [`${engine}, sound`, table.sound, 'audio', 60], [`${engine}, picture`, table.picture, 'video', 33],
]);
for (const [name, targets, kind, framePeriod] of kinds) {
  for (const size of [300, 600, 1000, 1500, 2000, 2500]) {
    for (const period of [4000, 5000, 10000, 30000].filter((one) => one >= size * 1.9)) {
      test(`${name}: ${size} ms of silence every ${period} ms are played through after the fourth`, () => {
        const end = 8 * period;
        const silentUntil = (time) => (time >= period && time % period < size ? time - (time % period) + size : time);
        const { stands, seeks, inHand } = playThrough(targets, kind, { silentUntil, end, framePeriod });
        const learned = 4 * period + size;
        assert.deepEqual(stands.filter(({ at }) => at > learned), []);
        assert.deepEqual(seeks.filter((at) => at > 3000), [], 'there is media in hand: no jump');
        const least = Math.min(...inHand.filter(({ at }) => at > learned).map(({ seconds }) => seconds));
        assert.ok(least > 0, `${least} s in hand`);
      });
    }
  }

  test(`${name}: three minutes after the last silence playback is where it was before`, () => {
    const silentUntil = (time) => (time >= 20000 && time < 60000 && time % 4000 < 2000 ? time - (time % 4000) + 2000 : time);
    const { inHand, seeks } = playThrough(targets, kind, { silentUntil, end: 245000, framePeriod });
    const around = (from) => {
      const some = inHand.filter(({ at }) => at >= from && at < from + 4000).map(({ seconds }) => seconds);
      return some.reduce((sum, one) => sum + one, 0) / some.length;
    };
    assert.ok(Math.abs(around(238000) - around(15000)) < 0.06, `${around(238000)} after ${around(15000)}`);
    assert.deepEqual(seeks.filter((at) => at > 3000), []);
  });
}
