import assert from 'node:assert/strict';
import test from 'node:test';
import { TrackSplit } from '../../resources/web/viewer/track_split.js';
import { VideoCluster } from '../../resources/web/viewer/video_cluster.js';
import { fromHex, initSegment, message, toHex } from './fakes/webm_bytes.js';

const needs = { joinsClusters: true };
/** @param {number} time */
const clusterAt = (time) => fromHex(`1f43b675 01ffffffffffffff e784 ${time.toString(16).padStart(8, '0')}`);
/** @param {'video' | 'audio'} kind @param {number} relative @param {boolean} isKeyframe @param {number} content */
const blockAt = (kind, relative, isKeyframe, content) => fromHex(
  `a385 ${kind === 'video' ? '81' : '82'}${(relative & 0xffff).toString(16).padStart(4, '0')}${isKeyframe ? '80' : '00'}`
  + content.toString(16).padStart(2, '0'));

/** The Clusters of a track's bytes: when each starts, and the times and contents of its blocks. */
function clustersOf(bytes) {
  const clusters = [];
  for (let at = 0; at < bytes.length;) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at);
    if (view.getUint32(0) === 0x1f43b675) {
      // The Timestamp is an element of its own with a size of one byte from the relay, of four from the page.
      const size = bytes[at + 13] & 0x80 ? 1 : 4;
      const length = bytes[at + 13 + size - 1] & 0x0f;
      const time = bytes.subarray(at + 13 + size, at + 13 + size + length).reduce((sum, byte) => sum * 256 + byte, 0);
      clusters.push({ time, blocks: [] });
      at += 13 + size + length;
    } else {
      clusters.at(-1).blocks.push([clusters.at(-1).time + view.getInt16(3), bytes[at + 6]]);
      at += 7;
    }
  }
  return clusters;
}

test('video goes on in its Cluster where one starts without a keyframe; the audio has both', () => {
  const split = new TrackSplit({}, needs);
  split.split(message(initSegment(['video', 'audio'])));
  const parts = [
    [clusterAt(1000), blockAt('video', 0, true, 1), blockAt('audio', 10, true, 2), blockAt('video', 40, false, 3)],
    [clusterAt(3000), blockAt('audio', 0, true, 4), blockAt('video', 20, false, 5)],
    [clusterAt(4000), blockAt('video', 0, true, 6)],
  ].map((chunk) => split.split(message(...chunk)));
  const bytesOf = (kind) => fromHex(parts.map((part) => toHex(part.get(kind))).join(''));
  assert.deepEqual(clustersOf(bytesOf('video')), [
    { time: 1000, blocks: [[1000, 1], [1040, 3], [3020, 5]] },
    { time: 4000, blocks: [[4000, 6]] },
  ]);
  assert.deepEqual(clustersOf(bytesOf('audio')), [
    { time: 1000, blocks: [[1010, 2]] }, { time: 3000, blocks: [[3000, 4]] }, { time: 4000, blocks: [] },
  ]);
});

test('without that need Clusters stay as they are', () => {
  const split = new TrackSplit({});
  split.split(message(initSegment(['video'])));
  const chunk = [clusterAt(3000), blockAt('video', 20, false, 5)];
  assert.equal(toHex(split.split(message(...chunk)).get('video')), toHex(new Uint8Array(message(...chunk))));
});

test('a Cluster that is full is followed by one that is no jump, and times go on rising to what they are', () => {
  const duration = 100;
  const cluster = new VideoCluster(duration);
  cluster.begin(5000);
  let [start, last] = [5000, -Infinity];
  const late = [];
  for (let time = 5000; time < 185000; time += 33) {
    const { head, relative } = cluster.place(time);
    if (head !== null) {
      [{ time: start }] = clustersOf(head);
      assert.ok(start >= last + duration, `${start} after ${last}`);
    }
    assert.ok(relative >= -32768 && relative <= 32767);
    const placed = start + relative;
    assert.ok(placed > last);
    if (placed !== time) late.push(placed - time);
    last = placed;
  }
  assert.ok(late.length >= 5 && late.length <= 15 && Math.max(...late) < duration, `${late}`);
});
