// Figures for people (a table) and for programs (the same as JSON).
import { writeFile } from 'node:fs/promises';

/** @param {number} value */
export const ms = value => (Number.isFinite(value) ? `${Math.round(value)} ms` : '-');
/** @param {number} bytes */
export const kib = bytes => (Number.isFinite(bytes) ? `${(bytes / 1024).toFixed(0)} KiB` : '-');
export const mib = bytes => (Number.isFinite(bytes) ? `${(bytes / 1048576).toFixed(1)} MiB` : '-');

/** @param {string[]} head
 * @param {(string | number)[][]} rows */
export function printTable(head, rows) {
  const all = [head, ...rows].map(row => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map(row => (row[column] ?? '').length)));
  const line = row => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
    .join('  ');
  print(line(all[0]), '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...all.slice(1).map(line));
}

/** @param {...string} lines */
export function print(...lines) {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** @param {string} file  empty: none
 * @param {unknown} value */
export async function writeJson(file, value) {
  if (file) await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
