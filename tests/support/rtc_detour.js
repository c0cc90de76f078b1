// Runs in a guest's page: its peer connection goes by a proxy, and what the picture does is noted.

/** The page's datagrams go by a proxy, whose port stands in the answer in place of the relay's.
 * @param {number} relayPort
 * @param {number} proxyPort */
export function goByProxy(relayPort, proxyPort) {
  const set = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function setByProxy({ type, sdp }) {
    globalThis.testConnection = this;
    return set.call(this, { type, sdp: sdp.replaceAll(` ${relayPort} typ host`, ` ${proxyPort} typ host`) });
  };
}

/** The longest time between two frames that could be seen, in milliseconds. */
export function watchGaps() {
  globalThis.testGap = { longest: 0, last: 0 };
  const look = video => {
    const seen = now => {
      if (getComputedStyle(video).visibility === 'visible') {
        const { last, longest } = globalThis.testGap;
        globalThis.testGap = { longest: last === 0 ? 0 : Math.max(longest, now - last), last: now };
      }
      video.requestVideoFrameCallback(seen);
    };
    video.requestVideoFrameCallback(seen);
  };
  document.addEventListener('DOMContentLoaded', () => { document.querySelectorAll('video').forEach(look); });
}
