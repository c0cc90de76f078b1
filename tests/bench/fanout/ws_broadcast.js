// A broadcast over the ws package as node-videostream does it: each chunk to each client, without back pressure.
// Prints the port for publishers, then the one for viewers.
import { WebSocket, WebSocketServer } from 'ws';

/** @returns {Promise<WebSocketServer>} on a free port */
function listen() {
  return new Promise((resolve, reject) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 4096 });
    server.once('listening', () => resolve(server));
    server.once('error', reject);
  });
}

const publishers = await listen();
const viewers = await listen();

publishers.on('connection', publisher => {
  publisher.on('message', chunk => {
    for (const viewer of viewers.clients) {
      if (viewer.readyState === WebSocket.OPEN) viewer.send(chunk);
    }
  });
});

const ports = [publishers, viewers].map(server => /** @type {import('node:net').AddressInfo} */ (server.address()).port);
process.stdout.write(`${ports.join(' ')}\n`);
