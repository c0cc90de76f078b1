// MediaRecorder and media streams whose pieces the test hands out.

export class FakeTrack extends EventTarget {
  enabled = true;
  isStopped = false;

  constructor(kind) {
    super();
    this.kind = kind;
  }

  stop() {
    this.isStopped = true;
  }

  getSettings() {
    return this.kind === 'video' ? { width: 640, height: 360 } : {};
  }
}

export class FakeStream {
  constructor(tracks = [new FakeTrack('video'), new FakeTrack('audio')]) {
    this.tracks = tracks;
  }

  getTracks = () => this.tracks;

  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');

  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
}

/** A class of recorders that remembers its instances in `all`. */
export function fakeRecorderType() {
  return class FakeRecorder {
    static all = [];
    static failsToStart = false;

    state = 'inactive';
    /** What it has written since the last piece: handed over when asked for. */
    rest = '';
    requests = 0;

    constructor(stream, options) {
      this.stream = stream;
      this.options = options;
      FakeRecorder.all.push(this);
    }

    start(timeslice) {
      if (FakeRecorder.failsToStart) throw new Error('NotSupportedError');
      this.timeslice = timeslice;
      this.state = 'recording';
    }

    requestData() {
      if (this.state === 'inactive') throw new Error('InvalidStateError');
      this.requests += 1;
      const { rest } = this;
      this.rest = '';
      queueMicrotask(() => this.give(rest));
    }

    /** As in a browser: the last piece and the stop event come after the call. */
    stop() {
      this.state = 'inactive';
      queueMicrotask(() => {
        this.give('last');
        this.onstop();
      });
    }

    /** `delay` promises later the piece can be read: pieces may overtake each other. */
    give(text, delay = 0) {
      const bytes = new TextEncoder().encode(text).buffer;
      const arrayBuffer = async () => {
        for (let turn = 0; turn < delay; turn += 1) await Promise.resolve();
        return bytes;
      };
      this.ondataavailable({ data: { size: bytes.byteLength, arrayBuffer } });
    }
  };
}
