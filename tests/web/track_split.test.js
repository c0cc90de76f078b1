import assert from 'node:assert/strict';
import test from 'node:test';
import { TrackSplit } from '../../resources/web/viewer/track_split.js';
import { block, clusterHead, fromHex, initSegment, message, toHex } from './fakes/webm_bytes.js';

const clean = (hex) => hex.replace(/\s/g, '');
const header = '1a45dfa3 84 42868101 18538067 01ffffffffffffff 1549a966 84 4d80814c';
const cluster = '1f43b675 01ffffffffffffff e78100';

test('each track gets the header, its own entry and its own blocks', () => {
  const parts = new TrackSplit({}).split(message(initSegment(['video', 'audio']), clusterHead, block('audio', 1),
    block('video', 2), block('audio', 3)));
  assert.deepEqual([...parts.keys()], ['video', 'audio']);
  assert.equal(toHex(parts.get('video')),
    clean(`${header} 1654ae6b 1000000b ae 10000006 d78101 838101 ${cluster} a385 81000080 02`));
  assert.equal(toHex(parts.get('audio')),
    clean(`${header} 1654ae6b 1000000b ae 10000006 d78102 838102 ${cluster} a385 82000080 01 a385 82000080 03`));
});

test('a duration is stated for the tracks that have one to state, as nanoseconds', () => {
  const parts = new TrackSplit({ video: 0.5 }).split(message(initSegment(['video', 'audio'])));
  assert.ok(toHex(parts.get('video')).endsWith(clean('ae 10000015 d78101 838101 23e383 10000008 000000001dcd6500')), toHex(parts.get('video')));
  assert.ok(toHex(parts.get('audio')).endsWith(clean('ae 10000006 d78102 838102')));
});

test('a duration of minutes is stated, too', () => {
  const video = new TrackSplit({ video: 600 }).split(message(initSegment(['video']))).get('video');
  assert.ok(toHex(video).endsWith(clean('23e383 10000008 0000008bb2c97000')), toHex(video));
});

test('a duration that is stated already is kept', () => {
  const stated = fromHex(`${header} 1654ae6b 90 ae8e d78101 838101 23e383 84 01fca055`);
  const [video] = new TrackSplit({ video: 0.5 }).split(stated.buffer).values();
  assert.ok(toHex(video).endsWith('23e3838401fca055'));
});

test('chunks are told apart by the tracks of the blob before them', () => {
  const split = new TrackSplit({});
  split.split(message(initSegment(['video', 'audio'])));
  const parts = split.split(message(block('audio', 7)));
  assert.equal(parts.get('video').length, 0);
  assert.equal(toHex(parts.get('audio')), clean('a385 82000080 07'));
  split.split(message(initSegment(['video'])));
  assert.deepEqual([...split.split(message(block('video', 7))).keys()], ['video']);
});

test('a block group goes where its block belongs', () => {
  const split = new TrackSplit({});
  split.split(message(initSegment(['video', 'audio'])));
  const group = 'a0 8a a1 85 82000000 09 9b 81 3c';
  const parts = split.split(fromHex(group).buffer);
  assert.equal(toHex(parts.get('audio')), clean(group));
  assert.equal(parts.get('video').length, 0);
});

test('the time between pictures is known, whatever the sound and the Clusters do', () => {
  const split = new TrackSplit({});
  const blockAt = (kind, time) => {
    const made = block(kind, 1);
    new DataView(made.buffer).setInt16(3, time);
    return made;
  };
  assert.equal(split.frameInterval, 0);
  split.split(message(initSegment(['video', 'audio']), clusterHead, blockAt('video', 0)));
  assert.equal(split.frameInterval, 0);
  for (const time of [66, 133, 200, 20000, 20066]) split.split(message(blockAt('audio', time + 7), blockAt('video', time)));
  split.split(message(clusterHead, blockAt('video', 0), blockAt('video', 67)));
  assert.ok(Math.abs(split.frameInterval - 0.0665) < 0.001, `${split.frameInterval}`);
  for (let frame = 1; frame < 100; frame += 1) split.split(message(blockAt('video', 67 + frame * 33)));
  assert.ok(Math.abs(split.frameInterval - 0.033) < 0.001, `${split.frameInterval}`);
});

test('sizes of every length are read', () => {
  for (let length = 1; length <= 8; length += 1) {
    const size = (2n ** BigInt(7 * length) + 5n).toString(16).padStart(2 * length, '0');
    const split = new TrackSplit({});
    split.split(message(initSegment(['video'])));
    const coded = `a3 ${size} 81000080 05`;
    assert.equal(toHex(split.split(fromHex(coded).buffer).get('video')), clean(coded), `${length} bytes`);
  }
});

test('what is cut anywhere, or is no WebM, is refused', () => {
  const whole = message(initSegment(['video', 'audio']), clusterHead, block('audio', 1));
  const starts = new Set([0, 9, 21, 30, 51, 63, 66, 73]);
  for (let length = 0; length <= whole.byteLength; length += 1) {
    const cut = whole.slice(0, length);
    if (starts.has(length)) new TrackSplit({}).split(cut);
    else assert.throws(() => new TrackSplit({}).split(cut), `cut at ${length}`);
  }
  assert.throws(() => new TrackSplit({}).split(Uint8Array.from({ length: 300 }, (_, index) => (index * 89) % 256).buffer));
  assert.throws(() => new TrackSplit({}).split(new ArrayBuffer(10)));
});

test('a picture that comes late finds no hole before it, with audio or alone, for browsers that need that', () => {
  const vp9 = '1a45dfa3 84 42868101 18538067 01ffffffffffffff 1549a966 84 4d80814c 1654ae6b 8f ae8d d78101 838101 86 85 565f565039';
  const split = new TrackSplit({ video: 0.1 }, { repeats: 'film' });
  const times = [];
  const blockAt = (time) => `a388 81 ${time.toString(16).padStart(4, '0')} 80 82498342`;
  for (const time of [0, 400, 800, 3800]) {
    const bytes = split.split(fromHex(time === 0 ? `${vp9} ${cluster} ${blockAt(time)}` : blockAt(time)).buffer).get('video');
    for (let at = time === 0 ? bytes.length - 10 : 0; at < bytes.length;) {
      // A size of one byte from the relay, of four from the page.
      const start = bytes[at + 1] & 0x80 ? at + 2 : at + 5;
      times.push(new DataView(bytes.buffer).getInt16(start + 1));
      at = start + (bytes[start - 1] & 0x7f);
    }
  }
  const steps = times.slice(1).map((time, index) => time - times[index]);
  assert.ok(Math.min(...steps) > 0 && Math.max(...steps) <= 120, `${steps}`);
  assert.equal(times.at(-1), 3800);
});

test('where pictures alone come seldom they are repeated without delay; where they do not, the network may be late', () => {
  const vp9 = '1a45dfa3 84 42868101 18538067 01ffffffffffffff 1549a966 84 4d80814c 1654ae6b 8f ae8d d78101 838101 86 85 565f565039';
  const blockAt = (time) => `a388 81 ${time.toString(16).padStart(4, '0')} 80 82498342`;
  const lengthAfter = (times, now) => {
    const split = new TrackSplit({ video: 0.1 }, { repeats: 'film' });
    for (const [index, time] of times.entries()) split.split(fromHex(index === 0 ? `${vp9} ${cluster} ${blockAt(time)}` : blockAt(time)).buffer);
    return split.fillUpTo(now).get('video')?.length ?? 0;
  };
  assert.equal(lengthAfter([0, 3000], 3100), 0);
  assert.ok(lengthAfter([0, 3000], 3200) > 0);
  assert.equal(lengthAfter([0, 33], 533), 0);
  assert.ok(lengthAfter([0, 33], 733) > 0);
});

test('slides are repeated ten times a second', () => {
  const vp9 = '1a45dfa3 84 42868101 18538067 01ffffffffffffff 1549a966 84 4d80814c 1654ae6b 8f ae8d d78101 838101 86 85 565f565039';
  const countOf = (step) => {
    const split = new TrackSplit({}, { repeats: 'pace' });
    for (let time = 0; time <= 20000; time += step) {
      const shown = `a388 81 ${time.toString(16).padStart(4, '0')} 80 82498342`;
      split.split(fromHex(time === 0 ? `${vp9} ${cluster} ${shown}` : shown).buffer);
    }
    const last = 20000 - (20000 % step);
    return Buffer.from(split.fillUpTo(last + 10100).get('video') ?? []).toString('hex').split('a31000').length - 1;
  };
  assert.deepEqual([1000, 5000].map(countOf), [101, 101]);
  assert.equal(countOf(40), 0, 'a film without audio may wait for the network');
});

test('a film that stands while its audio goes on is repeated at its pace', () => {
  const vp9 = '1a45dfa3 84 42868101 18538067 01ffffffffffffff 1549a966 84 4d80814c 1654ae6b 97 ae8d d78101 838101 86 85 565f565039 ae86 d78102 838102';
  const split = new TrackSplit({}, { repeats: 'pace' });
  const at = (time) => time.toString(16).padStart(4, '0');
  let count = 0;
  for (let time = 0; time <= 20000; time += 20) {
    const picture = time % 40 === 0 && time < 4000 ? `a388 81 ${at(time)} 80 82498342` : '';
    const bytes = split.split(fromHex(`${time === 0 ? `${vp9} ${cluster}` : ''} ${picture} a385 82 ${at(time)} 80 00`).buffer).get('video');
    if (time >= 4000) count += Buffer.from(bytes).toString('hex').split('a31000').length - 1;
  }
  assert.ok(count > 380 && count <= 401, `${count} for 16 s`);
});
