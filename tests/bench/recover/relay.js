// The relay is killed and started again under open pages.
import { makeClip } from '../../support/clips.js';
import { startBrowser } from '../../support/guest.js';
import { startServer } from '../../support/relay.js';
import { pass } from '../lib/pass.js';
import { ms, print } from '../lib/report.js';
import { WatchedGuest } from './guest.js';

const clipSeconds = 20;
const downSeconds = 5;
const upSeconds = 4;
// Where a page is between two tries is chance.
const restarts = 3;
const mostReturn = 3000;

/** @param {import('../../support/scope.js').Scope} scope
 * @param {import('../lib/goals.js').Goals} goals */
export async function measureRelayRestart(scope, goals) {
  const clip = await makeClip(scope, clipSeconds);
  let relay = await startServer(scope, ['--replay', clip]);
  const guests = [];
  for (const kind of /** @type {const} */ (['chromium', 'firefox'])) {
    const guest = await WatchedGuest.open(await startBrowser(scope, kind), relay.url);
    guests.push({ kind, guest, returns: [], saysSo: 0 });
  }
  for (let restart = 0; restart < restarts; restart += 1) {
    relay.program.signal('SIGKILL');
    await relay.program.ended();
    await pass(downSeconds);
    for (const one of guests) one.saysSo += /Reconnecting/.test(await one.guest.guest.text()) ? 1 : 0;
    relay = await startServer(scope, ['--replay', clip, '--port', String(relay.ready.port)]);
    for (const { kind, guest, returns } of guests) {
      const shown = await guest.untilPicture(`${kind}: a new picture`, relay.readyAt, () => true, 20000);
      returns.push(shown.at - relay.readyAt);
    }
    await pass(upSeconds);
  }
  for (const { kind, guest, returns, saysSo } of guests) {
    print(`${kind}: back after ${returns.map(ms).join(', ')}`);
    goals.time(`${kind}, first new picture after the relay is back, longest`, Math.max(...returns), mostReturn);
    goals.equal(`${kind}, said that it reconnects, of ${restarts} times`, saysSo, restarts);
    goals.equal(`${kind}, page reloads`, (await guest.interruptions()).reloads, 0);
  }
}
