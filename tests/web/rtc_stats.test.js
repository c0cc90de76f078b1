import assert from 'node:assert/strict';
import test from 'node:test';
import { noStats, rtcStatsOf } from '../../resources/web/viewer/rtc_stats.js';

/** As Chromium 156 and Firefox 153 told it, without what is not looked at. */
const reports = {
  chromium: [
    { type: 'candidate-pair', bytesReceived: 9347, nominated: true, writable: false },
    { type: 'candidate-pair', bytesReceived: 211_301, nominated: true, writable: true },
    { type: 'inbound-rtp', kind: 'audio', jitter: 0.003, packetsLost: 0, packetsReceived: 501, bytesReceived: 40_534, concealedSamples: 3052,
      headerBytesReceived: 14_028, jitterBufferDelay: 30_038.4, jitterBufferEmittedCount: 475_200, silentConcealedSamples: 52, totalSamplesReceived: 480_000 },
    { type: 'inbound-rtp', kind: 'video', jitter: 0.001, packetsLost: 2, packetsReceived: 330, bytesReceived: 144_636, framesDecoded: 293,
      framesDropped: 4, freezeCount: 1, headerBytesReceived: 10_223, jitterBufferDelay: 2.25, jitterBufferEmittedCount: 293, nackCount: 7 },
    { type: 'remote-outbound-rtp', kind: 'audio', packetsSent: 298, reportsSent: 2 },
    { type: 'remote-outbound-rtp', kind: 'video', packetsSent: 314, reportsSent: 9 },
    { type: 'transport', bytesReceived: 220_648, packetsReceived: 845 },
  ],
  firefox: [
    { type: 'inbound-rtp', kind: 'video', jitter: 0.302, packetsLost: 0, packetsReceived: 43, bytesReceived: 6374, framesDecoded: 37,
      framesDropped: 0, freezeCount: 5, headerBytesReceived: 1252, jitterBufferDelay: 23.75, jitterBufferEmittedCount: 38, nackCount: 0 },
    { type: 'inbound-rtp', kind: 'audio', jitter: 0.167, packetsLost: 1, packetsReceived: 103, bytesReceived: 309, concealedSamples: 6120,
      headerBytesReceived: 2472, silentConcealedSamples: 960, totalSamplesReceived: 102_240 },
    { type: 'remote-outbound-rtp', kind: 'video', packetsSent: 45 },
    { type: 'candidate-pair', bytesReceived: 18_063, nominated: true, selected: true },
  ],
};

test('both browsers\' reports give the same figures', () => {
  assert.deepEqual(rtcStatsOf(reports.chromium), {
    signs: 9347 + 211_301 + 501 + 330 + 11, bytes: 40_534 + 14_028 + 144_636 + 10_223, videoPackets: 330, framesDecoded: 293, framesDropped: 4,
    lostPackets: 2, nacks: 7, freezes: 1, audioSamples: 480_000, concealedSamples: 3000, jitter: 3, bufferedTime: 2.25, bufferedFrames: 293,
  });
  assert.deepEqual(rtcStatsOf(reports.firefox), {
    signs: 43 + 103 + 18_063, bytes: 6374 + 1252 + 309 + 2472, videoPackets: 43, framesDecoded: 37, framesDropped: 0,
    lostPackets: 1, nacks: 0, freezes: 5, audioSamples: 102_240, concealedSamples: 5160, jitter: 302, bufferedTime: 23.75, bufferedFrames: 38,
  });
});

test('what a browser does not count is none', () => {
  assert.deepEqual(rtcStatsOf([{ type: 'inbound-rtp', kind: 'video' }, { type: 'codec' }]), noStats);
  assert.deepEqual(rtcStatsOf(new Map([['x', { type: 'inbound-rtp', kind: 'audio', packetsReceived: 3 }]])), { ...noStats, signs: 3 });
});

test('a report of the sender is a sign of life where no media comes', () => {
  const still = rtcStatsOf(reports.chromium).signs;
  const later = reports.chromium.map((entry) => (entry.reportsSent === 9 ? { ...entry, reportsSent: 10 } : entry));
  assert.equal(rtcStatsOf(later).signs, still + 1);
});
