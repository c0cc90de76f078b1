// What the kernel knows about a running relay: its memory, descriptors, processor time and connections.
import { readdir, readFile } from 'node:fs/promises';

const ticksPerSecond = 100;

/** @param {number} pid
 * @returns {Promise<number>} bytes */
export async function residentBytes(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

/** @param {number} pid */
export async function openDescriptors(pid) {
  return (await readdir(`/proc/${pid}/fd`)).length;
}

/** @param {number} pid
 * @returns {Promise<number>} seconds of processor time, its own and the kernel's for it */
export async function processorSeconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Loopback connections that the program behind `port` still holds open, by the peer's "address:port".
 * @param {number} port
 * @returns {Promise<Set<string>>} */
export async function heldConnections(port) {
  const held = new Set();
  const lines = (await readFile('/proc/net/tcp', 'utf8')).trim().split('\n').slice(1);
  for (const line of lines) {
    const [, local, remote, state, , , , , , inode] = line.trim().split(/\s+/);
    const [address, peerPort] = remote.split(':');
    const isConnection = state !== '0A' && inode !== '0';
    if (isConnection && parseInt(local.split(':')[1], 16) === port) held.add(`${dotted(address)}:${parseInt(peerPort, 16)}`);
  }
  return held;
}

/** @param {string} address  as the kernel writes it: hexadecimal, in the byte order of a PC */
function dotted(address) {
  return address.match(/../g)?.map(byte => parseInt(byte, 16)).reverse().join('.') ?? '';
}
