// The host of a bench: the real application, live with the test pattern, at 640x360 if nothing else is said.
import { startDisplay } from '../../support/display.js';
import { startApp } from '../../support/relay.js';
import { Scope } from '../../support/scope.js';

/** @param {import('../../support/scope.js').Scope} scope
 * @param {{sound: boolean, restartInterval: number, quality?: string}} options  the interval in seconds, 0: the
 *     application's own */
export async function startHost(scope, { sound, restartInterval, quality = 'low' }) {
  const args = ['--source', 'test-pattern', '--quality', quality, '--go-live'];
  if (!sound) args.push('--no-sound');
  if (restartInterval > 0) args.push('--restart-interval', String(restartInterval));
  const relay = await startApp(scope, await startDisplay(scope), args);
  await relay.untilState('live');
  return relay;
}

/** Runs `measure` with a scope of its own and turns a failure into exit code 1.
 * @param {(scope: import('../../support/scope.js').Scope) => Promise<boolean | void>} measure  false: a goal was missed */
export async function runBench(measure) {
  const scope = new Scope();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => { scope.close().finally(() => process.exit(1)); });
  }
  try {
    process.exitCode = await measure(scope) === false ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error.stack ?? error}\n`);
    process.exitCode = 1;
  } finally {
    await scope.close();
  }
}
