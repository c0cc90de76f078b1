// The relay is killed and started again under open pages.
import { makeClip } from '../../support/clips.js';
import { startBrowser } from '../../support/guest.js';
import { startServer } from '../../support/relay.js';
import { pass } from '../lib/pass.js';
import { WatchedGuest } from './guest.js';

const clipSeconds = 20;
const downSeconds = 5;
const mostReturn = 3000;

/** @param {import('../../support/scope.js').Scope} scope
 * @param {import('../lib/goals.js').Goals} goals */
export async function measureRelayRestart(scope, goals) {
  const clip = await makeClip(scope, clipSeconds);
  const relay = await startServer(scope, ['--replay', clip]);
  const guests = {};
  for (const kind of /** @type {const} */ (['chromium', 'firefox'])) {
    guests[kind] = await WatchedGuest.open(await startBrowser(scope, kind), relay.url);
  }
  relay.program.signal('SIGKILL');
  await relay.program.ended();
  const killed = Date.now();
  await pass(downSeconds);
  for (const [kind, { guest }] of Object.entries(guests)) {
    const saysSo = /Reconnecting/.test(await guest.text());
    goals.equal(`${kind} says that it reconnects`, saysSo ? 'yes' : 'no', 'yes');
  }
  const again = await startServer(scope, ['--replay', clip, '--port', String(relay.ready.port)]);
  for (const [kind, guest] of Object.entries(guests)) {
    const shown = await guest.untilPicture(`${kind}: a new picture`, again.readyAt, () => true, 20000);
    goals.time(`${kind}, first new picture after the relay is back`, shown.at - again.readyAt, mostReturn);
    const { reloads } = await guest.interruptions();
    goals.equal(`${kind}, page reloads`, reloads, 0);
  }
  goals.note('time down', again.readyAt - killed, `${((again.readyAt - killed) / 1000).toFixed(1)} s`);
}
