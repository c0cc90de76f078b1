// Memory of processes and pages, read from outside (Linux).
import { readFile, readdir } from 'node:fs/promises';

/** @param {number} pid
 * @returns {Promise<number>} resident bytes, 0 if the process is gone */
export async function residentBytes(pid) {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** @param {number} pid
 * @returns {Promise<number>} proportional bytes of all its descendants together: shared pages count once */
export async function descendantBytes(pid) {
  const parents = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 1).trim().split(' ')[1]));
  }
  const isBelow = process => {
    for (let at = parents.get(process); at; at = parents.get(at)) if (at === pid) return true;
    return false;
  };
  const sizes = await Promise.all([...parents.keys()].filter(isBelow).map(proportionalBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @param {number} pid */
async function proportionalBytes(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
}

/** The page's script heap after a collection; NaN where the browser does not tell.
 * @param {import('puppeteer-core').Page} page */
export async function heapBytes(page) {
  try {
    const session = await page.createCDPSession();
    await session.send('HeapProfiler.collectGarbage');
    await session.detach();
    return (await page.metrics()).JSHeapUsedSize ?? NaN;
  } catch {
    return NaN;
  }
}
