// Requests and handshakes as text, and answers read back from bytes. Pure.

/** The key of RFC 6455 section 1.3, and what a server has to answer to it. */
export const sampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';
export const sampleAccept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

/** @param {number} port
 * @param {string} [target]
 * @param {string[]} [fields]  whole lines, without their ends */
export function get(port, target = '/healthz', fields = []) {
  return [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...fields, '', ''].join('\r\n');
}

/** A handshake whose every part can be replaced; a part that is null is left out.
 * @param {number} port
 * @param {{target?: string, method?: string, version?: string, fields?: string[], [part: string]: any}} [changes] */
export function handshake(port, { target = '/watch/blob', method = 'GET', version = 'HTTP/1.1', fields = [], ...parts } = {}) {
  const all = {
    Host: `127.0.0.1:${port}`, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Key': sampleKey,
    'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Protocol': 'lancast.v1', ...parts,
  };
  const lines = Object.entries(all).filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target} ${version}`, ...lines, ...fields, '', ''].join('\r\n');
}

/** @typedef {{status: number, fields: Map<string, string>, body: Buffer}} Answer */

/** The whole answers at the beginning of `bytes`; one without a length takes all the rest.
 * @param {Buffer} bytes
 * @param {{isHead?: boolean}} [how]  `isHead`: they are answers to HEAD and have no bodies
 * @returns {Answer[]} */
export function readAnswers(bytes, { isHead = false } = {}) {
  const answers = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) return answers;
    const [first, ...lines] = bytes.subarray(at, end).toString('latin1').split('\r\n');
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? Number.NaN);
    const fields = new Map(lines.map(line => {
      const colon = line.indexOf(':');
      return /** @type {[string, string]} */ ([line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]);
    }));
    const start = end + 4;
    const hasNoBody = isHead || status < 200 || status === 304;
    const length = hasNoBody ? 0 : Number(fields.get('content-length') ?? bytes.length - start);
    if (bytes.length < start + length) return answers;
    answers.push({ status, fields, body: bytes.subarray(start, start + length) });
    at = start + length;
    if (status === 101) return answers;
  }
}

/** How often a word has come, wherever the bytes are cut. */
export class WordCount {
  #word;
  #rest = '';
  count = 0;

  /** @param {string} word */
  constructor(word) {
    this.#word = word;
  }

  /** @param {Buffer} bytes */
  take(bytes) {
    const parts = (this.#rest + bytes.toString('latin1')).split(this.#word);
    this.count += parts.length - 1;
    this.#rest = /** @type {string} */ (parts.at(-1)).slice(1 - this.#word.length);
  }
}
