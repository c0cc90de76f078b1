// @ts-check
// One peer connection that brings the live stream: asked for, watched and ended.

import { noStats, rtcStatsOf } from './rtc_stats.js';
import { capturedAt } from './rtp_time.js';

/** @typedef {import('./rtp_time.js').Kind} Kind */
/** @typedef {import('./rtp_time.js').RtpOrigin} RtpOrigin */
/**
 * @typedef {object} RtcListener none is told anything after close()
 * @property {(captured: number) => void} frame another frame can be seen; when it was captured, by the relay's clock,
 *   or NaN where that is not known
 * @property {() => void} ended the relay has ended it
 * @property {(pause: number | null) => void} failed `pause`: so long (ms) the relay wants not to be asked
 * @property {() => void} unavailable nor will any other be had in this visit
 */

export class RtcPlayer {
  #makeConnection;
  #whep;
  #stack;
  #now;
  #listener;
  /** @type {RTCPeerConnection | null} */
  #connection = null;
  /** @type {Map<string, RTCRtpReceiver>} */
  #receivers = new Map();
  /** @type {RtpOrigin | null} */
  #origin = null;
  #location = '';
  #isClosed = false;

  /**
   * @param {object} parts
   * @param {() => RTCPeerConnection} parts.makeConnection
   * @param {Pick<import('./whep.js').Whep, 'ask' | 'leave'>} parts.whep
   * @param {import('./video_stack.js').VideoStack} parts.stack
   * @param {() => number} parts.now by the relay's clock
   * @param {RtcListener} parts.listener
   */
  constructor({ makeConnection, whep, stack, now, listener }) {
    this.#makeConnection = makeConnection;
    this.#whep = whep;
    this.#stack = stack;
    this.#now = now;
    this.#listener = listener;
  }

  /** @param {Iterable<Kind>} kinds of tracks that the stream has */
  async open(kinds) {
    try {
      const connection = this.#makeConnection();
      this.#connection = connection;
      this.#follow(connection);
      for (const kind of kinds) connection.addTransceiver(kind, { direction: 'recvonly' });
      await connection.setLocalDescription(await connection.createOffer());
      if (this.#isClosed) return;
      // What gathering would add nobody needs: the relay answers wherever the first packet comes from.
      const reply = await this.#whep.ask(connection.localDescription?.sdp ?? '');
      if (reply.kind === 'answer') await this.#accept(connection, reply);
      else if (this.#isClosed) return;
      else if (reply.kind === 'never') this.#listener.unavailable();
      else this.#listener.failed(reply.pause);
    } catch {
      // A browser or a relay that has another idea of it.
      if (!this.#isClosed) this.#listener.failed(null);
    }
  }

  /** @param {number} milliseconds that frames are to be held back at least */
  setPlayout(milliseconds) {
    for (const receiver of /** @type {Iterable<any>} */ (this.#receivers.values())) {
      if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = milliseconds;
      else if ('playoutDelayHint' in receiver) receiver.playoutDelayHint = milliseconds / 1000;
    }
  }

  /** @returns {Promise<import('./rtc_stats.js').RtcStats>} */
  async stats() {
    return this.#connection === null ? noStats : rtcStatsOf(await this.#connection.getStats());
  }

  /** Milliseconds from capture to being heard, as far as a page can know; null without audio. */
  get audioDelay() {
    const [source] = this.#receivers.get('audio')?.getSynchronizationSources() ?? [];
    if (source === undefined) return null;
    const captured = capturedAt(this.#origin, 'audio', source.rtpTimestamp, this.#now());
    return Number.isFinite(captured) ? this.#now() - captured : null;
  }

  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#connection?.close();
    this.#whep.leave(this.#location);
  }

  /** @param {RTCPeerConnection} connection */
  #follow(connection) {
    connection.addEventListener('track', ({ track, receiver }) => {
      if (this.#isClosed) return;
      this.#receivers.set(track.kind, receiver);
      this.setPlayout(0);
      this.#stack.add(track);
      if (track.kind === 'video') this.#stack.watch(({ timestamp }) => this.#onFrame(timestamp));
      // A goodbye: the connection itself only falls silent.
      const { transport } = receiver;
      transport?.addEventListener('statechange', () => {
        if (transport.state === 'closed' && !this.#isClosed) this.#listener.ended();
      });
    });
    connection.addEventListener('connectionstatechange', () => {
      const hasFailed = connection.connectionState === 'failed' || connection.connectionState === 'closed';
      if (hasFailed && !this.#isClosed) this.#listener.failed(null);
    });
  }

  /** @param {RTCPeerConnection} connection @param {import('./whep.js').Answer} answer */
  async #accept(connection, { sdp, location, origin }) {
    // The page has left before the relay answered.
    if (this.#isClosed) return this.#whep.leave(location);
    this.#location = location;
    this.#origin = origin;
    await connection.setRemoteDescription({ type: 'answer', sdp });
  }

  /** @param {number | undefined} timestamp */
  #onFrame(timestamp) {
    if (this.#isClosed) return;
    const shown = timestamp ?? this.#receivers.get('video')?.getSynchronizationSources()[0]?.rtpTimestamp;
    this.#listener.frame(shown === undefined ? NaN : capturedAt(this.#origin, 'video', shown, this.#now()));
  }
}
