// Well-formed requests with ill intent: paths out of the page, pipelines that are never read.
import assert from 'node:assert/strict';
import { get, WordCount } from '../lib/http_text.js';

const paths = [
  '/../../../../etc/passwd', '/..%2f..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/%2e%2e/etc/passwd', '//etc/passwd', '/./././../etc/passwd',
  '/viewer/../../../etc/passwd', '/..\\..\\..\\etc\\passwd', '/%5c..%5c..%5cetc%5cpasswd', '/%c0%ae%c0%ae/etc/passwd', '/%252e%252e/etc/passwd',
  '/%00', '/viewer/main.js%00.css', '/%', '/%zz', '/%u002e', '/file:///etc/passwd', '/:/viewer/main.js', '/qrc:/viewer/main.js', '/.git/config',
  '/viewer/', '/viewer/main.js/', '/VIEWER/MAIN.JS', '/api/', '/api/status/', '/publish/', '/publish/blob/', '/live.webm/', '/live.webm%20',
  `/${'../'.repeat(1000)}etc/passwd`, `/${'a/'.repeat(1000)}`, '/?/../../etc/passwd', '/healthz%0d%0aX-Injected:%201',
];

const pipelined = 1000;

/** @param {import('../lib/hostile.js').Hostile} hostile */
async function pipelineReadLate(hostile) {
  const client = await hostile.connect({ reads: false });
  client.write(get(hostile.port).repeat(pipelined));
  await hostile.stage.checkFacts();
  const answers = new WordCount('HTTP/1.1 200 ');
  client.handTo(bytes => { answers.take(bytes); });
  client.startReading();
  await client.until('every answer', () => answers.count === pipelined, 10000);
}

/** @param {string} target
 * @param {number} bytes  how much is asked for, at most */
function pipelineNeverRead(target, bytes) {
  return async hostile => {
    const client = await hostile.connect({ reads: false });
    const requests = Buffer.from(get(hostile.port, target).repeat(100));
    let sum = 0;
    while (sum < bytes && client.write(requests)) {
      sum += requests.length;
      await new Promise(resolve => { setImmediate(resolve); });
    }
    await hostile.stage.checkFacts();
  };
}

/** @param {string} target
 * @param {number} count */
function oneByOne(target, count) {
  return async hostile => {
    const client = await hostile.connect();
    const answers = new WordCount('HTTP/1.1 ');
    client.handTo(bytes => { answers.take(bytes); });
    for (let asked = 1; asked <= count; asked += 1) {
      client.write(get(hostile.port, target));
      await client.until('an answer', () => answers.count >= asked || client.isClosed);
    }
    assert.equal(answers.count, count);
  };
}

export const cases = [
  ...paths.map(path => ({
    name: `the path ${path.length > 60 ? `${path.slice(0, 20)}... of ${path.length} characters` : path}`,
    run: async hostile => {
      const { answer } = await hostile.expectAnswer(get(hostile.port, path), path.startsWith('/?') ? 200 : [400, 404, 426]);
      const text = `${[...answer.fields].join('\n')}\n${answer.body}`;
      assert.doesNotMatch(text, /root:|\[core\]|x-injected/i);
    },
  })),
  { name: 'a thousand requests in a pipeline, read late', run: pipelineReadLate },
  { name: 'a pipeline for the page that is never read', run: pipelineNeverRead('/', 4e6) },
  { name: 'a pipeline for the status that is never read', run: pipelineNeverRead('/api/status', 4e6) },
  { name: 'a pipeline for what is not there, never read', run: pipelineNeverRead('/nothing', 4e6) },
  { name: 'two thousand requests for the status, one by one', run: oneByOne('/api/status', 2000) },
  { name: 'two thousand requests for what is not there', run: oneByOne('/nothing', 2000) },
];
