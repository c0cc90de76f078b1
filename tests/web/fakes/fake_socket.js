// A WebSocket without a network: the test is the relay.

export class FakeSocket {
  readyState = 0;
  bufferedAmount = 0;
  binaryType = 'blob';
  sent = [];
  onopen = null;
  onmessage = null;
  onclose = null;

  constructor(channel) {
    this.channel = channel;
  }

  send(content) {
    if (this.readyState !== 1) throw new Error('InvalidStateError');
    this.sent.push(content);
  }

  /** The page closes: the event comes later, as in a browser. */
  close() {
    if (this.readyState >= 2) return;
    this.readyState = 2;
    queueMicrotask(() => this.end(1005));
  }

  accept() {
    this.readyState = 1;
    this.onopen?.({});
  }

  deliver(content) {
    this.onmessage?.({ data: typeof content === 'object' && !(content instanceof ArrayBuffer) ? JSON.stringify(content) : content });
  }

  end(code, reason = '') {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }

  get texts() {
    return this.sent.filter((content) => typeof content === 'string').map((text) => JSON.parse(text));
  }

  get binaries() {
    return this.sent.filter((content) => content instanceof ArrayBuffer);
  }
}

/** Hands out fake sockets and remembers them, newest last. */
export class FakeNetwork {
  all = [];

  open = (channel) => {
    const socket = new FakeSocket(channel);
    this.all.push(socket);
    return socket;
  };

  newest(channel) {
    return this.all.filter((socket) => socket.channel === channel).pop();
  }

  get blob() {
    return this.newest('blob');
  }

  get chunk() {
    return this.newest('chunk');
  }

  acceptBoth() {
    this.blob.accept();
    this.chunk.accept();
  }
}

export function bytesOf(...values) {
  return new Uint8Array(values).buffer;
}

export function textBytes(text) {
  return new TextEncoder().encode(text).buffer;
}
