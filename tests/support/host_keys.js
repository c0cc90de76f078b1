// What a host does at the application's window while live, by keyboard.
import { answerDialog, typeKeys } from './display.js';

// The letters that the window underlines.
const mnemonics = { camera: 'alt+c', screen: 'alt+s', 'test-pattern': 'alt+t' };

/** @param {import('./relay.js').Relay} host
 * @param {keyof typeof mnemonics} source */
export function chooseSource(host, source) {
  return typeKeys(host.display, host.program.pid, mnemonics[source]);
}

/** @param {import('./relay.js').Relay} host
 * @param {string} path */
export async function chooseFile(host, path) {
  await typeKeys(host.display, host.program.pid, 'ctrl+o');
  return answerDialog(host.display, host.program.pid, 'Choose a video', path);
}

/** @param {import('./relay.js').Relay} host
 * @param {'better' | 'worse'} direction  one step */
export async function changeQuality(host, direction) {
  await typeKeys(host.display, host.program.pid, 'alt+q');
  await typeKeys(host.display, host.program.pid, direction === 'better' ? 'Down' : 'Up');
}

/** Pauses, or goes on.
 * @param {import('./relay.js').Relay} host */
export function togglePause(host) {
  return typeKeys(host.display, host.program.pid, 'alt+p');
}

/** @param {import('./relay.js').Relay} host */
export function openViewerWindow(host) {
  return typeKeys(host.display, host.program.pid, 'ctrl+n');
}

/** Sends everybody away; offered while there is a passcode.
 * @param {import('./relay.js').Relay} host */
export function takeNewLink(host) {
  return typeKeys(host.display, host.program.pid, 'alt+n');
}
