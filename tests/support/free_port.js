// A port for programs that take none that the system chooses.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

const lowest = 10000;

/** @param {number} port
 * @returns {Promise<boolean>} */
function isFree(port) {
  const server = createServer();
  return new Promise(resolve => {
    server.once('error', () => { resolve(false); });
    server.listen(port, '127.0.0.1', () => { server.close(() => { resolve(true); }); });
  });
}

/** One that was free a moment ago. The system gives it to nobody else, as it would the port of a program that ended: a test
 * may start its program there once more. */
export async function freePort() {
  const firstOfSystem = parseInt(await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8'), 10);
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (firstOfSystem - lowest));
    if (await isFree(port)) return port;
  }
}
