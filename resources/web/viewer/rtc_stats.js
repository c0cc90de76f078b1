// @ts-check
// What a peer connection's statistics say about a received stream, in figures that both browsers have: pure.

/**
 * All but `jitter` count from the connection's beginning.
 * @typedef {object} RtcStats
 * @property {number} signs grows with whatever comes from the relay: media, and its reports while there is none
 * @property {number} bytes
 * @property {number} videoPackets
 * @property {number} framesDecoded
 * @property {number} framesDropped decoded or not, and never handed to the video element
 * @property {number} lostPackets of both kinds, without those that were sent again
 * @property {number} nacks packets that were asked for again, as far as the browser tells
 * @property {number} freezes
 * @property {number} audioSamples
 * @property {number} concealedSamples of these, made up by the browser to hide a hole
 * @property {number} jitter milliseconds, of the kind that has more
 * @property {number} bufferedTime seconds that all frames together were held back
 * @property {number} bufferedFrames so many frames
 */

/** @type {RtcStats} */
export const noStats = {
  signs: 0, bytes: 0, videoPackets: 0, framesDecoded: 0, framesDropped: 0, lostPackets: 0, nacks: 0, freezes: 0,
  audioSamples: 0, concealedSamples: 0, jitter: 0, bufferedTime: 0, bufferedFrames: 0,
};

/** @param {{ forEach: (each: (entry: any) => void) => void }} report of getStats() @returns {RtcStats} */
export function rtcStatsOf(report) {
  const stats = { ...noStats };
  report.forEach((entry) => {
    if (entry.type === 'inbound-rtp') addInbound(stats, entry);
    else if (entry.type === 'remote-outbound-rtp') stats.signs += count(entry.reportsSent);
    else if (entry.type === 'candidate-pair') stats.signs += count(entry.bytesReceived);
  });
  return stats;
}

/** @param {RtcStats} stats @param {any} entry */
function addInbound(stats, entry) {
  stats.signs += count(entry.packetsReceived);
  stats.bytes += count(entry.bytesReceived) + count(entry.headerBytesReceived);
  stats.lostPackets += count(entry.packetsLost);
  stats.jitter = Math.max(stats.jitter, 1000 * count(entry.jitter));
  if (entry.kind === 'audio') {
    stats.audioSamples += count(entry.totalSamplesReceived);
    // Silence that is made up hides nothing.
    stats.concealedSamples += count(entry.concealedSamples) - count(entry.silentConcealedSamples);
    return;
  }
  stats.videoPackets += count(entry.packetsReceived);
  stats.framesDecoded += count(entry.framesDecoded);
  stats.framesDropped += count(entry.framesDropped);
  stats.nacks += count(entry.nackCount);
  stats.freezes += count(entry.freezeCount);
  stats.bufferedTime += count(entry.jitterBufferDelay);
  stats.bufferedFrames += count(entry.jitterBufferEmittedCount);
}

/** @param {unknown} value missing where a browser does not count it */
function count(value) {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
