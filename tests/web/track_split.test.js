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
  assert.ok(toHex(parts.get('video')).endsWith(clean('ae 10000011 d78101 838101 23e383 10000004 1dcd6500')), toHex(parts.get('video')));
  assert.ok(toHex(parts.get('audio')).endsWith(clean('ae 10000006 d78102 838102')));
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
