import assert from 'node:assert/strict';
import test from 'node:test';
import { HostReporter, findHost, obey } from '../../resources/web/publisher/host_bridge.js';
import { FakeScheduler } from './fakes/fake_scheduler.js';

test('the application\'s commands reach the broadcast; unknown ones are ignored', () => {
  const calls = [];
  const broadcast = new Proxy({}, { get: (target, name) => (...values) => calls.push([name, ...values]) });
  for (const command of ['go-live', 'stop', 'pause', 'resume', 'reopen', 'dance']) obey(broadcast, { command });
  obey(broadcast, { command: 'mute', muted: true });
  obey(broadcast, { command: 'configure', settings: { source: 'screen' } });
  let lists = 0;
  obey(broadcast, { command: 'list-devices' }, () => { lists += 1; });
  assert.equal(lists, 1);
  obey(broadcast, null);
  assert.deepEqual(calls, [['goLive'], ['stop'], ['pause'], ['resume'], ['reopen'], ['mute', true], ['configure', { source: 'screen' }]]);
});

test('reports go at every change, and once a second while live', () => {
  const scheduler = new FakeScheduler();
  const reports = [];
  let state = 'idle';
  const reporter = new HostReporter({ host: { report: (report) => reports.push(report.state) }, scheduler, describe: () => ({ state }) });
  scheduler.advance(5000);
  assert.deepEqual(reports, ['idle']);
  state = 'live';
  reporter.update();
  scheduler.advance(3300);
  assert.ok(reports.length >= 4 && reports.length <= 6, `${reports}`);
  reporter.close();
  reporter.close();
  assert.equal(scheduler.pending, 0);
});

test('embedded means: the application\'s channel is there', async () => {
  assert.equal(findHost({}), null);
  const host = {};
  const QWebChannel = class {
    constructor(transport, ready) {
      ready({ objects: { host } });
    }
  };
  assert.equal(await findHost({ qt: { webChannelTransport: {} }, QWebChannel }), host);
  // Before the application has given it.
  const scope = Object.assign(new EventTarget(), { qt: { webChannelTransport: {} } });
  const found = findHost(scope);
  Object.assign(scope, { QWebChannel });
  scope.dispatchEvent(new Event('QWebChannel'));
  assert.equal(await found, host);
});
