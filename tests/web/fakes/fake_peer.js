// A peer connection without a network, and the elements that show what it brings: the test is the relay and the browser.
import { FakeVideo } from './fake_media.js';

class FakeClasses {
  #names = new Set();
  add = (name) => this.#names.add(name);
  remove = (name) => this.#names.delete(name);
  contains = (name) => this.#names.has(name);
}

/** A video element that tells its frames, as far as the page shows peer connections in it. */
export class FakePeerVideo extends FakeVideo {
  classList = new FakeClasses();
  srcObject = null;
  frames = 0;
  dropped = 0;
  videoWidth = 640;
  videoHeight = 360;
  windows = 0;
  /** Answers the next requests for a window of its own. */
  onWindow = () => {};
  #callbacks = [];

  get isShown() {
    return this.classList.contains('is-shown') || (this.isLower === true && !this.classList.contains('is-covered'));
  }

  requestVideoFrameCallback(callback) {
    return this.#callbacks.push(callback);
  }

  async requestPictureInPicture() {
    this.windows += 1;
    this.onWindow(this);
  }

  /** The browser shows a frame. */
  show(metadata = {}) {
    this.frames += 1;
    for (const callback of this.#callbacks.splice(0)) callback(0, metadata);
  }
}

/** The lower element: a change of its volume is told at once. */
export class FakeLowerVideo extends FakePeerVideo {
  isLower = true;

  constructor() {
    super();
    let isMuted = true;
    Object.defineProperty(this, 'muted', {
      get: () => isMuted,
      set: (muted) => {
        isMuted = muted;
        this.dispatchEvent(new Event('volumechange'));
      },
    });
  }
}

export class FakeAudio {
  srcObject = null;
  muted = false;
  volume = 1;
  paused = true;
  /** The browser wants a gesture. */
  isRefused = false;

  play() {
    if (this.isRefused) return Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
    this.paused = false;
    return Promise.resolve();
  }

  pause() {
    this.paused = true;
  }

  get isHeard() {
    return !this.paused && !this.muted && this.srcObject !== null;
  }
}

export class FakeMediaStream {
  constructor(tracks) {
    this.tracks = tracks;
  }
}

class FakeReceiver {
  jitterBufferTarget = null;
  sources = [];
  transport = Object.assign(new EventTarget(), { state: 'connected' });
  getSynchronizationSources = () => this.sources;
}

export class FakePeerConnection extends EventTarget {
  static all = [];

  connectionState = 'new';
  localDescription = null;
  answer = null;
  kinds = [];
  receivers = new Map();
  report = [];
  nextError = null;

  constructor() {
    super();
    FakePeerConnection.all.push(this);
  }

  static get newest() {
    return FakePeerConnection.all[FakePeerConnection.all.length - 1];
  }

  addTransceiver(kind, { direction }) {
    this.kinds.push(`${kind} ${direction}`);
  }

  async createOffer() {
    return { type: 'offer', sdp: `offer of ${this.kinds}` };
  }

  async setLocalDescription(description) {
    this.localDescription = description;
  }

  /** As browsers do: the tracks are there with the answer. */
  async setRemoteDescription(answer) {
    if (this.nextError) throw this.nextError;
    this.answer = answer;
    for (const kind of this.kinds.map((one) => one.split(' ')[0])) {
      const receiver = new FakeReceiver();
      this.receivers.set(kind, receiver);
      this.dispatchEvent(Object.assign(new Event('track'), { track: { kind }, receiver }));
    }
  }

  async getStats() {
    return this.report;
  }

  setState(state) {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** The relay says goodbye. */
  sayGoodbye() {
    const { transport } = this.receivers.get('video');
    transport.state = 'closed';
    transport.dispatchEvent(new Event('statechange'));
  }

  close() {
    this.connectionState = 'closed';
  }

  get isClosed() {
    return this.connectionState === 'closed';
  }
}
