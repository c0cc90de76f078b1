// Who may publish: the token in the one place for it, whole and right, or nothing.
import assert from 'node:assert/strict';

const target = '/publish/blob?session=hostile-credentials';

/** The last letter changed for its neighbour.
 * @param {string} token */
const almost = token => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');

/** @type {[string, (token: string) => {target?: string, protocols?: string[], fields?: string[]}][]} */
const refused = [
  ['no token', () => ({})],
  ['an empty token', () => ({ protocols: ['token.'] })],
  ['a wrong token', () => ({ protocols: ['token.0123456789abcdef'] })],
  ['a token of 4 KB', () => ({ protocols: [`token.${'t'.repeat(4096)}`] })],
  ['a token with a wrong last letter', token => ({ protocols: [`token.${almost(token)}`] })],
  ['the beginning of the token', token => ({ protocols: [`token.${token.slice(0, -1)}`] })],
  ['the token and a letter', token => ({ protocols: [`token.${token}A`] })],
  ['the token in capitals', token => ({ protocols: [`token.${token.toUpperCase()}`] })],
  ['the token under another name', token => ({ protocols: [`key.${token}`, `passcode.${token}`, token] })],
  ['the token in the URL', token => ({ target: `${target}&token=${token}` })],
  ['the token in the path', token => ({ target: `/publish/blob/${token}` })],
  ['the token as a cookie', token => ({ fields: [`Cookie: token=${token}`] })],
  ['the token by Basic', token => ({ fields: [`Authorization: Basic ${Buffer.from(`publisher:${token}`).toString('base64')}`] })],
  ['the token in a field of its own', token => ({ fields: [`X-Token: ${token}`] })],
  ['a wrong bearer', () => ({ fields: ['Authorization: Bearer 0123456789abcdef'] })],
  ['an empty bearer', () => ({ fields: ['Authorization: Bearer '] })],
  ['a hundred wrong tokens', () => ({ protocols: Array.from({ length: 100 }, (_, i) => `token.wrong-${i}`) })],
];

export const cases = [
  ...refused.map(([name, change]) => ({
    name: `publishing with ${name}`,
    run: async hostile => {
      const how = { target, ...change(hostile.token) };
      await hostile.expectRefusal(how.target, how.target.startsWith('/publish/blob/') ? 404 : 401, how);
      if (how.target === target) await hostile.expectRefusal(target.replace('blob', 'chunk'), 401, how);
    },
  })),
  {
    name: 'publishing with the right token while another one does',
    run: async hostile => {
      const channel = await hostile.publisherChannel('blob', 'hostile-second');
      assert.equal(await channel.untilClosed(), 4409);
    },
  },
  {
    name: 'guessing tokens, two hundred in a row',
    run: async hostile => {
      for (let i = 0; i < 200; i += 1) await hostile.expectRefusal(target, 401, { protocols: [`token.guess-${i}`] });
    },
  },
  ...['X-Forwarded-For: 203.0.113.9', 'Forwarded: for=203.0.113.9', 'X-Real-IP: 203.0.113.9', 'Via: 1.1 proxy'].map(field => ({
    name: `publishing with the right token through a proxy on this machine (${field})`,
    run: hostile => hostile.expectRefusal(target, 403, { protocols: [`token.${hostile.token}`], fields: [field] }),
  })),
];
