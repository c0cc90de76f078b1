// The Debian packages on a bare system: installed, started, watched by a browser outside, purged. Run by tests/systems.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../support/deadline.js';
import { startDisplay } from '../support/display.js';
import { Guest, startBrowser } from '../support/guest.js';
import { Program } from '../support/program.js';
import { appEnvironment, Relay } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const run = promisify(execFile);
const enterRoot = new URL('../support/enter_root', import.meta.url).pathname;
const clips = new URL('../data', import.meta.url).pathname;
const packages = ['lancast', 'lancast-server'];
const entry = '/usr/share/applications/io.github.lancast.LanCast.desktop';

// By tests/systems: a bare root that may be changed, a folder with the packages.
const root = process.env.LANCAST_ROOT ?? '';
const folder = process.env.LANCAST_PACKAGES ?? '';

/** @param {Record<string, string>} env */
function environment(env) {
  return { ENTER_ROOT_ENV: Object.entries(env).map(([name, value]) => `${name}=${value}`).join(' ') };
}

/** Runs a command in the root to its end.
 * @param {string} command  for the shell
 * @param {{ mnt?: string, user?: string }} [options] */
async function inRoot(command, { mnt = '', user = 'root' } = {}) {
  const { stdout } = await run(enterRoot, [root, user, 'sh', '-ec', command],
    { env: { ...process.env, ENTER_ROOT_MNT: mnt }, maxBuffer: 1 << 26, timeout: 900000 });
  return stdout;
}

/** Every file that apt and its packages have not brought, and that is no home or log of theirs.
 * @returns {Promise<string[]>} */
async function files() {
  const all = await inRoot('find /etc /usr /opt /srv /var -xdev ! -type d ! -path "/var/lib/dpkg/*" ! -path "/var/lib/apt/*"'
    + ' ! -path "/var/cache/apt/*" ! -path "/var/log/*" ! -path "/var/cache/debconf/*"');
  return all.trim().split('\n');
}

/** Starts a program of the root as the user "host", and waits until it listens.
 * @param {Scope} scope
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @returns {Promise<Relay>} */
async function startInRoot(scope, command, env) {
  const directory = await mkdtemp(join(root, 'home/host/run-'));
  await run('chown', ['--reference', join(root, 'home/host'), directory]);
  const readyFile = join(directory, 'ready.json');
  const args = ['--bind', '127.0.0.1', '--port', '0', '--ready-file', readyFile.slice(root.length)];
  const program = new Program(scope, enterRoot, [root, 'host', ...command, ...args],
    { env: { ENTER_ROOT_MNT: clips, ...environment(env) } });
  const ready = await program.until('the ready file is written',
    async () => JSON.parse(await readFile(readyFile, 'utf8')), 60000);
  await rm(directory, { recursive: true });
  return new Relay(program, ready);
}

/** What bash offers for the last of these words.
 * @param {string[]} typed */
async function completions(...typed) {
  const words = typed.map(word => `'${word}'`).join(' ');
  const script = `. /usr/share/bash-completion/bash_completion; . /usr/share/bash-completion/completions/${typed[0]}
    COMP_WORDS=(${words}); COMP_CWORD=${typed.length - 1}; COMP_LINE='${typed.join(' ').replace(' : ', ':')}'; COMP_POINT=\${#COMP_LINE}
    _lancast '${typed[0]}' '${typed.at(-1)}' '${typed.at(-2)}'; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await run(enterRoot, [root, 'root', 'bash', '-c', script],
    { env: { ...process.env, ENTER_ROOT_MNT: clips } });
  assert.doesNotMatch(stderr, /grep/); // compopt complains: nobody completes here
  return stdout.split('\n').filter(line => line !== '');
}

describe('the packages on a bare system', () => {
  const scope = new Scope();
  const times = {};
  let began = 0;
  /** @type {import('puppeteer-core').Browser} */
  let browser;
  /** @type {Record<string, string>} */
  let desktop;
  /** @type {string[]} */
  let brought;

  before(async () => {
    browser = await startBrowser(scope, 'chromium');
    desktop = appEnvironment(await startDisplay(scope));
  });
  after(() => scope.close());

  test('install with apt alone', async () => {
    const found = (await readdir(folder)).filter(name => name.endsWith('.deb'));
    assert.deepEqual(found.map(name => name.split('_')[0]).sort(), packages, `${found}`);
    began = Date.now();
    await inRoot('cp /mnt/*.deb /var/tmp/; apt-get install -y -q /var/tmp/*.deb; rm /var/tmp/*.deb', { mnt: folder });
    times.installed = Date.now() - began;
    await inRoot('apt-get install -y -q apparmor bash-completion');
    const own = await inRoot(`dpkg-query -L ${packages.join(' ')}`);
    brought = (await files()).filter(file => !own.split('\n').includes(file));
  });

  test('host by the command of the menu entry, in a sandbox, and a browser outside plays it', async t => {
    const command = /^Exec=(.*)$/m.exec(await readFile(join(root, entry), 'utf8'))?.[1].split(' ') ?? [];
    const host = await startInRoot(scope, [...command, '--source', 'test-pattern', '--quality', 'low', '--go-live'], desktop);
    await host.untilState('live');
    const guest = await Guest.open(browser, host.url);
    await guest.untilPatternDrawnAfter(Date.now());
    times.firstPicture = Date.now() - began;
    t.diagnostic(`apt install: ${times.installed} ms; from the packages to the first guest's picture: ${times.firstPicture} ms`);
    await guest.page.close();
    assert.deepEqual(await host.program.stop(), { code: 0, signal: null }, host.program.output);
  });

  test('show the screen', async () => {
    const host = await startInRoot(scope, ['lancast', '--source', 'screen', '--no-sound', '--go-live'], desktop);
    await host.untilState('live');
    const guest = await Guest.open(browser, host.url);
    await until('a picture is shown', () => guest.look());
    await guest.page.close();
    await host.program.stop();
  });

  test('relay without a window from the installed place, and a browser outside plays it', async () => {
    const service = await readFile(join(root, 'usr/lib/systemd/system/lancast-server.service'), 'utf8');
    const program = /^ExecStart=(\S+) /m.exec(service)?.[1] ?? '';
    assert.equal(program, '/usr/bin/lancast-server');
    const relay = await startInRoot(scope, [program, '--replay', '/mnt/qtwebengine.webm'], {});
    const guest = await Guest.open(browser, relay.url);
    await guest.untilMoving();
    await guest.page.close();
    assert.deepEqual(await relay.program.stop(), { code: 0, signal: null }, relay.program.output);
  });

  test('refuse in one sentence where no sandbox can be made', async () => {
    // User name spaces in this one: none. An ordinary user may say so of what is inside it.
    const none = 'echo 0 >/proc/sys/user/max_user_namespaces; exec lancast --new-instance';
    const program = new Program(scope, enterRoot,
      [root, 'host', 'unshare', '--user', '--map-user=4242', '--keep-caps', 'sh', '-ec', none], { env: environment(desktop) });
    const { code, signal } = await program.ended(20000);
    assert.deepEqual({ code, signal }, { code: 2, signal: null }, program.output);
    assert.match(program.output, /^lancast: [^\n]*sandbox[^\n]* --allow-no-sandbox\.\n$/);
    const cores = (await readdir(join(root, 'home/host'))).filter(name => name.startsWith('core'));
    assert.deepEqual(cores, []);
  });

  test('bring the configurations of proxies and of Icecast', async () => {
    const examples = join(root, 'usr/share/doc/lancast-server/examples');
    for (const file of ['nginx/lancast.conf', 'caddy/Caddyfile', 'icecast/master.xml', 'icecast/slave.xml', 'icecast/icecast2.service']) {
      const source = new URL(`../../packaging/${file}`, import.meta.url);
      assert.equal(await readFile(join(examples, file), 'utf8'), await readFile(source, 'utf8'));
    }
  });

  test('bring manual pages and completion', async () => {
    for (const name of packages) {
      const page = await inRoot(`gzip -cd /usr/share/man/man1/${name}.1.gz`);
      assert.ok(page.includes(String.raw`\-\-publish\-token`), name);
    }
    assert.deepEqual(await completions('lancast', '--sou'), ['--source']);
    assert.deepEqual(await completions('lancast', '--source', 't'), ['test-pattern']);
    assert.deepEqual(await completions('lancast', '--source', 'file', ':', '/mnt/fire'), ['/mnt/firefox.webm']);
    assert.deepEqual(await completions('lancast-server', '--replay', '/mnt/fire'), ['/mnt/firefox.webm']);
    assert.deepEqual(await completions('lancast-server', '--port', ''), []);
    assert.deepEqual(await completions('lancast-server', '--icecast-password-file', '/mnt/fire'), ['/mnt/firefox.webm']);
    assert.deepEqual(await completions('lancast-server', '--[', '--por'), ['--port']);
  });

  test('keep the options of the service, which may be secret, from other users', async () => {
    const facts = await inRoot('stat -c "%a %U:%G" /etc/default/lancast-server');
    assert.equal(facts.trim(), '640 root:root');
  });

  test('bring a profile that AppArmor reads, from the release on that wants one', async () => {
    const profile = '/etc/apparmor.d/lancast';
    const { stdout } = await run('sed', ['-n', 's/^VERSION_ID="\\(.*\\)"/\\1/p', join(root, 'etc/os-release')]);
    const wanted = Number(stdout) >= 13;
    assert.equal((await inRoot(`ls ${profile} 2>/dev/null || true`)).trim(), wanted ? profile : '');
    if (wanted) await inRoot(`apparmor_parser --skip-kernel-load --skip-cache ${profile}`);
  });

  test('leave nothing behind when they are purged', async () => {
    await inRoot(`apt-get purge -y -q ${packages.join(' ')}`);
    const known = await inRoot(`dpkg-query -W -f '\${Package} \${Status}\\n' ${packages.join(' ')} 2>/dev/null || true`);
    assert.doesNotMatch(known, /installed|config-files/, basename(root));
    const left = (await files()).filter(file => !brought.includes(file));
    assert.deepEqual(left, []);
  });
});
