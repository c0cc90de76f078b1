// node record.mjs OUTPUT QUERY PROGRAM [ARGUMENT ...]
// Starts a browser on record.html?QUERY, waits for the recording it posts and ends the browser.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

const [output, query, program, ...programArguments] = process.argv.slice(2);
const types = { 'record.html': 'text/html', 'record.js': 'text/javascript' };
const deadline = 60_000;

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const name = url.pathname.slice(1);
  if (request.method === 'POST') {
    const bytes = await buffer(request);
    await writeFile(output, bytes);
    response.end();
    const sizes = url.searchParams.get('sizes').split(',');
    console.log(`${output}: ${bytes.length} bytes in ${sizes.length} pieces, first ${sizes.slice(0, 4)}`);
    finish(0);
  } else if (name in types) {
    response.setHeader('Content-Type', types[name]);
    response.end(await readFile(new URL(name, import.meta.url)));
  } else {
    response.writeHead(404).end();
  }
});
let browser;
const timer = setTimeout(() => finish(1), deadline);

function finish(code) {
  clearTimeout(timer);
  process.exitCode = code;
  browser.kill();
  server.close();
  server.closeAllConnections();
}

server.listen(0, '127.0.0.1', () => {
  const url = `http://127.0.0.1:${server.address().port}/record.html?${query}`;
  browser = spawn(program, [...programArguments, url], { stdio: 'ignore' });
  browser.on('error', (error) => { console.error(error.message); finish(1); });
});
