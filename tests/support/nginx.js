// Debian's nginx with the configuration that LanCast ships, on loopback.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free_port.js';
import { Program } from './program.js';

/** All guests of a test come by nginx, the relays' and those of a TcpProxy. */
export const isBehindNginx = process.env.LANCAST_BEHIND === 'nginx';
// Its certificates are made for a test, and known to nobody.
if (isBehindNginx) process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

const shipped = new URL('../../packaging/nginx/lancast.conf', import.meta.url);

/** @param {string} directory */
async function makeCertificate(directory) {
  const certificate = join(directory, 'certificate.pem');
  const key = join(directory, 'key.pem');
  await promisify(execFile)('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes',
    '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', certificate]);
  return { certificate, key };
}

/** The shipped file with this machine's ports and files in it; every place must be there to be filled.
 * @param {[string, string][]} places */
async function fillIn(places) {
  let text = await readFile(shipped, 'utf8');
  for (const [place, value] of places) {
    if (!text.includes(place)) throw new Error(`${shipped.pathname} has no "${place}"`);
    text = text.replaceAll(place, value);
  }
  return text;
}

/** What an administrator's nginx.conf has around it.
 * @param {string} directory
 * @param {string} site */
function mainFile(directory, site) {
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(name => `  ${name}_temp_path ${directory}/${name};`).join('\n');
  return `daemon off;\nworker_processes 1;\npid ${directory}/nginx.pid;\nerror_log stderr warn;\n`
    + `events { worker_connections 512; }\nhttp {\n  access_log off;\n${folders}\n  include ${site};\n}\n`;
}

/** Starts nginx before the relay; resolves with the address of its HTTPS and that of plain HTTP.
 * @param {import('./scope.js').Scope} scope
 * @param {number} relayPort
 * @param {[string, string][]} [changes]  of the shipped file, for recipes that are not ours
 * @returns {Promise<{url: string, plainUrl: string, port: number}>} */
export async function startNginx(scope, relayPort, changes = []) {
  const directory = await scope.directory();
  const { certificate, key } = await makeCertificate(directory);
  const [port, plainPort] = [await freePort(), await freePort()];
  const site = join(directory, 'lancast.conf');
  await writeFile(site, await fillIn([
    ...changes,
    ['server 127.0.0.1:8080;', `server 127.0.0.1:${relayPort};`],
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
    ['server_name live.example.org;', 'server_name localhost;'],
    ['/etc/letsencrypt/live/live.example.org/fullchain.pem', certificate],
    ['/etc/letsencrypt/live/live.example.org/privkey.pem', key],
  ]));
  const main = join(directory, 'nginx.conf');
  await writeFile(main, mainFile(directory, site));
  const nginx = new Program(scope, '/usr/sbin/nginx', ['-p', directory, '-c', main]);
  const plainUrl = `http://localhost:${plainPort}/`;
  await nginx.until('nginx listens', async () => (await fetch(plainUrl, { redirect: 'manual' })).status === 308);
  return { url: `https://localhost:${port}/`, plainUrl, port };
}

/** What a relay is started with whose guests come by nginx, if they do. */
export const proxyArguments = isBehindNginx ? ['--trust-proxy', '127.0.0.1', '--allow-remote-publisher'] : [];

/** The address of whoever listens on that port, as guests have it: that of an nginx in front of it, if there is to be one.
 * @param {import('./scope.js').Scope} scope
 * @param {number} port */
export async function guestsUrl(scope, port) {
  if (!isBehindNginx) return `http://127.0.0.1:${port}/`;
  const nginx = await startNginx(scope, port);
  return `https://127.0.0.1:${nginx.port}/`;
}
