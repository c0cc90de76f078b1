// MediaSource, SourceBuffer and a video element, as far as the pages use them. One appended byte is a tenth of a second.

const secondsPerByte = 0.1;

export class FakeSourceBuffer extends EventTarget {
  updating = false;
  bytes = [];
  removals = [];
  appends = 0;
  /** Every call but the trimming, in order. */
  history = [];
  ranges = [];
  /** Thrown by the next append. */
  nextError = null;
  /** Takes bytes and makes nothing of them, as a decoder does that has lost its way. */
  isSilent = false;
  at = 0;
  #offset = 0;

  get timestampOffset() {
    return this.#offset;
  }

  set timestampOffset(offset) {
    if (this.updating) throw new Error('InvalidStateError: an append is in flight');
    this.#offset = offset;
    this.history.push(`timestampOffset ${offset}`);
  }

  abort() {
    this.history.push('abort');
  }

  changeType(mime) {
    if (this.updating) throw new Error('InvalidStateError: an append is in flight');
    this.mime = mime;
    this.history.push(`changeType ${mime}`);
  }

  get buffered() {
    const { ranges } = this;
    return { length: ranges.length, start: (index) => ranges[index].start, end: (index) => ranges[index].end };
  }

  appendBuffer(buffer) {
    if (this.updating) throw new Error('InvalidStateError: one append at a time');
    if (this.nextError) {
      const error = this.nextError;
      this.nextError = null;
      throw error;
    }
    this.updating = true;
    this.appends += 1;
    this.history.push(`append ${new Uint8Array(buffer)}`);
    this.pending = () => {
      const added = Array.from(new Uint8Array(buffer));
      this.bytes.push(...added);
      if (this.isSilent) return;
      const last = this.ranges[this.ranges.length - 1];
      const end = (last?.end ?? this.at) + added.length * secondsPerByte;
      if (last) last.end = end;
      else this.ranges.push({ start: this.at, end });
    };
  }

  remove(start, end) {
    if (this.updating) throw new Error('InvalidStateError: one operation at a time');
    this.updating = true;
    this.removals.push([start, end]);
    this.pending = () => {
      this.ranges = this.ranges.filter((range) => range.end > end);
      if (this.ranges[0]) this.ranges[0].start = Math.max(this.ranges[0].start, end);
    };
  }

  /** The browser is done with what it was given. */
  finish() {
    if (!this.updating) return false;
    this.updating = false;
    this.pending();
    this.dispatchEvent(new Event('updateend'));
    return true;
  }

  finishAll() {
    while (this.finish());
  }
}

export class FakeMediaSource extends EventTarget {
  static supported = /vp8|vp9|opus/;
  static all = [];

  static isTypeSupported(mime) {
    return FakeMediaSource.supported.test(mime);
  }

  readyState = 'closed';
  buffers = [];

  constructor() {
    super();
    FakeMediaSource.all.push(this);
  }

  addSourceBuffer(mime) {
    const buffer = new FakeSourceBuffer();
    buffer.mime = mime;
    this.buffers.push(buffer);
    return buffer;
  }

  open() {
    this.readyState = 'open';
    this.dispatchEvent(new Event('sourceopen'));
  }
}

export class FakeVideo extends EventTarget {
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  seeking = false;
  readyState = 4;
  muted = true;
  volume = 1;
  videoWidth = 640;
  videoHeight = 360;
  src = '';
  plays = 0;
  frames = 90;
  dropped = 1;

  play() {
    const wasPaused = this.paused;
    this.paused = false;
    this.plays += 1;
    if (wasPaused) this.dispatchEvent(new Event('play'));
    return Promise.resolve();
  }

  pause() {
    if (this.paused) return;
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  removeAttribute(name) {
    if (name === 'src') this.src = '';
  }

  /** With nothing to play: the browser says nothing about the pause. */
  load() {
    this.paused = true;
  }

  getVideoPlaybackQuality() {
    return { totalVideoFrames: this.frames, droppedVideoFrames: this.dropped };
  }
}

export function fakeUrls() {
  let count = 0;
  const live = new Set();
  return {
    live,
    createObjectURL: () => {
      count += 1;
      live.add(`blob:${count}`);
      return `blob:${count}`;
    },
    revokeObjectURL: (url) => live.delete(url),
  };
}
