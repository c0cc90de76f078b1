// The processes below one that a test has started, from /proc.
import { readdir, readFile } from 'node:fs/promises';

/** @typedef {{ pid: number, name: string, parent: number, ticks: number }} Process `ticks`: processor time */

/** @returns {Promise<Process[]>} */
async function allProcesses() {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name));
  const stats = await Promise.all(pids.map(pid => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')));
  return stats.filter(stat => stat !== '').map(stat => {
    // The name stands in brackets and may hold spaces (proc(5)).
    const [, pid, name, rest] = /^(\d+) \((.*)\) (.*)$/s.exec(stat) ?? ['', '0', '', ''];
    const fields = rest.split(' ');
    return { pid: Number(pid), name, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  });
}

/**
 * Children, their children, and so on.
 * @param {number} pid
 * @returns {Promise<Process[]>}
 */
export async function processesBelow(pid) {
  const all = await allProcesses();
  const found = [];
  for (let parents = [pid]; parents.length > 0;) {
    const children = all.filter(({ parent }) => parents.includes(parent));
    found.push(...children);
    parents = children.map(child => child.pid);
  }
  return found;
}

/** Stops a process and everything below it as a sleeping computer does; the answer lets all of them go on.
 * @param {number} pid
 * @returns {Promise<() => void>} */
export async function freezeProcesses(pid) {
  const pids = [pid, ...(await processesBelow(pid)).map(process => process.pid)];
  const signalAll = (/** @type {NodeJS.Signals} */ name) => {
    for (const one of pids) {
      try {
        process.kill(one, name);
      } catch {
        // It has ended by itself.
      }
    }
  };
  signalAll('SIGSTOP');
  return () => signalAll('SIGCONT');
}
