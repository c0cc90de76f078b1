// What a hostile client asks of POST /whep.
import assert from 'node:assert/strict';
import { readAnswers } from './http_text.js';
import { post, readAnswer, UdpPeer } from './whep_peer.js';

/** @param {import('./raw_client.js').RawClient} client
 * @param {string | Buffer} bytes */
export async function ask(client, bytes) {
  const before = readAnswers(client.received).length;
  client.write(bytes);
  await client.until('an answer', () => readAnswers(client.received).length > before || client.isClosed);
  return readAnswers(client.received)[before];
}

/** An offer from `from`, and a UDP socket there.
 * @param {import('./hostile.js').Hostile} hostile
 * @param {string} from */
export async function join(hostile, from) {
  const client = await hostile.connect({ from });
  const answer = await ask(client, post(hostile.port));
  assert.equal(answer?.status, 201, answer?.body.toString());
  client.close();
  const names = readAnswer(answer.body.toString());
  const peer = await UdpPeer.open({ to: names.port, from, names });
  hostile.onLeave(() => peer.close());
  return { peer, names, location: answer.fields.get('location') ?? '' };
}
