// A page that loses one of its files on the way says so, and is whole as soon as the network is.
import { after, before, describe, test } from 'node:test';
import { Guest, startBrowser } from '../support/guest.js';
import { startServer } from '../support/relay.js';
import { Scope } from '../support/scope.js';
import { TcpProxy } from '../support/tcp_proxy.js';

for (const kind of ['chromium', 'firefox']) {
  describe(`a network that loses a file, in ${kind}`, () => {
    const scope = new Scope();
    let browser;
    let proxy;

    before(async () => {
      const relay = await startServer(scope);
      proxy = await TcpProxy.start(scope, relay.ready.port);
      browser = await startBrowser(scope, kind, { language: 'de' });
    });
    after(() => scope.close());

    const cases = [
      ['', '/viewer/main.js', /Warten, bis der Host beginnt\./],
      ['', '/common/words/en.js', /Warten, bis der Host beginnt\./],
      ['', '/viewer/viewer.css', /Warten, bis der Host beginnt\./],
      ['publish', '/publisher/broadcast.js', /Live gehen/],
    ];
    for (const [page, path, whole] of cases) {
      test(path, async () => {
        proxy.lostPath = path;
        const guest = await Guest.open(browser, proxy.url + page);
        await guest.untilText(/nicht vollständig geladen\. Neuer Versuch/);
        proxy.lostPath = '';
        // Without its style alone the page runs, under the notice, until it is loaded again.
        await guest.untilText(new RegExp(`^(?![^]*geladen)[^]*${whole.source}`));
        await guest.page.close();
      });
    }

    test('the guard itself: the page is whole all the same', async () => {
      proxy.lostPath = '/common/load_guard.js';
      const guest = await Guest.open(browser, proxy.url);
      await guest.untilText(/Warten, bis der Host beginnt\./);
    });
  });
}
