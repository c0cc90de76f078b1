// A small relay for page tests: serves the pages and passes the first recording's bytes on, without taking them apart.
// It speaks the protocol but knows no GOP cache: a late viewer gets the recording from its start.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';

const webRoot = fileURLToPath(new URL('../../resources/web', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const pages = { '/': '/viewer/index.html', '/publish': '/publisher/index.html' };
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
  "media-src 'self' blob: mediastream:", "connect-src 'self' ws: wss:", "font-src 'none'", "base-uri 'none'",
  "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

export class FakeRelay {
  #http = createServer((request, response) => this.#serve(request, response));
  #sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'lancast.v1' });
  /** @type {Map<string, { blob?: any, chunk?: any, isServed?: boolean }>} */
  #viewers = new Map();
  #publisher = null;
  #state = 'waiting';
  #blobId = 0;
  #pieces = [];
  #header = null;
  /** Every control message that arrived, for tests to look at. */
  received = [];
  /** Files that tests put beside the pages: path -> { type, bytes }. */
  extra = new Map();

  constructor({ token = 'test-token' } = {}) {
    this.token = token;
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  async start() {
    await new Promise((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.#http.address().port}`;
    return this;
  }

  async close() {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Ends every connection, as a network does. */
  cutConnections() {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  closePublisher(code, reason) {
    this.#publisher?.blob.close(code, reason);
    this.#publisher?.chunk?.close(code, reason);
  }

  async #serve(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/healthz') return response.end('ok');
    const extra = this.extra.get(pathname);
    if (extra) return response.writeHead(200, { 'Content-Type': extra.type }).end(extra.bytes);
    const path = normalize(join(webRoot, pages[pathname] ?? pathname));
    const type = types[extname(path)];
    if (!path.startsWith(webRoot) || !type) return response.writeHead(404).end();
    try {
      const bytes = await readFile(path);
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }

  #upgrade(request, socket, head) {
    const url = new URL(request.url, 'http://localhost');
    const [, role, channel] = url.pathname.split('/');
    const offered = request.headers['sec-websocket-protocol'] ?? '';
    if (role === 'publish' && !offered.includes(`token.${this.token}`)) {
      return socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const session = url.searchParams.get('session');
      if (role === 'publish') this.#addPublisher(session, channel, webSocket);
      else this.#addViewer(session, channel, webSocket);
    });
  }

  #addPublisher(session, channel, socket) {
    if (this.#publisher?.session !== session) this.#publisher = { session, current: {} };
    const publisher = this.#publisher;
    publisher[channel] = socket;
    if (channel === 'blob') this.#sendState(socket);
    socket.on('message', (bytes, isBinary) => {
      if (isBinary) return this.#piece(publisher.current[channel], bytes);
      const message = JSON.parse(bytes);
      this.received.push({ channel, ...message });
      if (message.type === 'time') socket.send(JSON.stringify({ ...message, relay: Date.now() }));
      if (message.type === 'recording') publisher.current[channel] = message;
      if (message.type === 'recording' && channel === 'blob') this.#begin(message);
      if (message.type === 'state') this.#setState(message.state);
    });
    socket.on('close', () => {
      if (this.#publisher === publisher && this.#state !== 'ended') this.#setState('reconnecting');
    });
  }

  #begin(recording) {
    this.#header = recording;
    this.#pieces = [];
    this.#blobId += 1;
  }

  #piece(recording, bytes) {
    if (recording?.id !== this.#header?.id) return;
    this.#pieces.push(bytes);
    if (this.#pieces.length === 1) return this.#forEachServed((viewer) => this.#sendBlob(viewer));
    this.#forEachServed(({ chunk }) => chunk.send(bytes));
  }

  #addViewer(session, channel, socket) {
    const viewer = this.#viewers.get(session) ?? {};
    this.#viewers.set(session, viewer);
    viewer[channel] = socket;
    socket.on('close', () => this.#viewers.delete(session));
    socket.on('message', (bytes) => {
      const message = JSON.parse(bytes);
      this.received.push({ channel, ...message });
      if (message.type === 'time') socket.send(JSON.stringify({ ...message, relay: Date.now() }));
    });
    if (!viewer.blob || !viewer.chunk) return;
    viewer.isServed = true;
    this.#sendState(viewer.blob);
    if (this.#pieces.length > 0 && this.#state === 'live') this.#sendBlob(viewer);
    this.#tellPublisher();
  }

  #sendBlob({ blob, chunk }) {
    const { mime, startedAt } = this.#header;
    blob.send(JSON.stringify({ type: 'blob', id: this.#blobId, mime, epoch: startedAt }));
    blob.send(Buffer.concat(this.#pieces));
    chunk.send(JSON.stringify({ type: 'blob', id: this.#blobId }));
  }

  #setState(state) {
    this.#state = state;
    if (state === 'ended') this.#pieces = [];
    this.#forEachServed(({ blob }) => this.#sendState(blob));
  }

  #sendState(socket) {
    const viewers = [...this.#viewers.values()].filter(({ isServed }) => isServed).length;
    socket.send(JSON.stringify({ type: 'state', state: this.#state, viewers }));
  }

  #tellPublisher() {
    if (this.#publisher?.blob?.readyState === 1) this.#sendState(this.#publisher.blob);
  }

  #forEachServed(action) {
    for (const viewer of this.#viewers.values()) {
      if (viewer.isServed && viewer.blob.readyState === 1 && viewer.chunk.readyState === 1) action(viewer);
    }
  }
}
