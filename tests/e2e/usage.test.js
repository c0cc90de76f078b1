// What both programs answer to a wrong command line: one sentence that says what to do, and exit code 2.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { words } from '../../resources/web/common/words/en.js';
import { runToEnd } from '../support/relay.js';
import { Scope } from '../support/scope.js';

const programs = process.env.LANCAST_APP ? ['lancast', 'lancast-server'] : ['lancast-server'];

describe('a command line', () => {
  const scope = new Scope();
  /** @type {Record<string, string[]>} the options of each program, as its --help tells them */
  const options = {};
  after(() => scope.close());

  const run = (program, args) => runToEnd(scope, program === 'lancast' ? 'LANCAST_APP' : 'LANCAST_SERVER', args);

  /** @param {string} program
   * @param {string[]} args */
  async function refusal(program, args) {
    const { code, output } = await run(program, args);
    assert.equal(code, 2, `${program} ${args.join(' ')}: ${output}`);
    assert.match(output, new RegExp(`^${program}: [^\\n]+\\.\\n$`), 'one sentence');
    return output.slice(`${program}: `.length).trimEnd();
  }

  before(async () => {
    for (const program of programs) {
      const { code, output } = await run(program, ['--help']);
      assert.equal(code, 0, output);
      options[program] = [...output.matchAll(/^ +(?:-\w, )?(--[a-z-]+)/gm)].map(match => match[1]);
      assert.ok(options[program].length > 15, output);
    }
  });

  test('calls the publish key what the page calls it', async () => {
    const word = words.publishKey.toLowerCase();
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
    assert.match(readme, new RegExp(`^\\| \`--publish-token T\` \\| the \\*${word}\\*`, 'm'));
    for (const program of programs) {
      const { output } = await run(program, ['--help']);
      assert.match(output, new RegExp(`--publish-token <T> +The ${word}:`));
      assert.doesNotMatch(output, /\btoken\b(?! <)/i, 'no second word for it');
    }
  });

  test('says of which program an option is', { skip: programs.length < 2 && 'built without the application' }, async () => {
    for (const [program, other] of [['lancast', 'lancast-server'], ['lancast-server', 'lancast']]) {
      const foreign = options[other].filter(option => !options[program].includes(option));
      assert.ok(foreign.length >= 2, `${foreign}`);
      for (const option of foreign) {
        assert.equal(await refusal(program, [option]), `${option} is an option of ${other}; "${program} --help" lists those of ${program}.`);
      }
    }
  });

  test('names the option that comes closest, if one is close', async () => {
    const closest = {
      '--prot': '--port', '--passcod': '--passcode', '--recrod': '--record', '--max-viewer': '--max-viewers',
      '--token': '--publish-token', '--seed': '--seed-ports', '--rewnid=3': '--rewind', '-port': '--port', '--HELP': '--help',
      '--frobnicate': null, '--max': null, '-x': null,
    };
    for (const program of programs) {
      for (const [argument, option] of Object.entries(closest)) {
        const name = argument.split('=')[0];
        assert.equal(await refusal(program, [argument]), option
          ? `There is no option ${name}: ${option} comes closest, and "${program} --help" lists all.`
          : `There is no option ${name}; "${program} --help" lists all.`);
      }
    }
  });

  test('is refused where an option has no use without another one', async () => {
    const needs = {
      'record-title': ['Town hall', '--record'], 'seed-ports-public': [null, '--seed-ports'],
      cert: ['cert.pem', '--key'], key: ['key.pem', '--cert'],
    };
    for (const program of programs) {
      for (const [name, [value, needed]] of Object.entries(needs)) {
        const args = value === null ? [`--${name}`] : [`--${name}`, value];
        assert.equal(await refusal(program, args), `--${name} goes with ${needed}: give both, or leave it out.`);
      }
    }
    assert.equal(await refusal('lancast-server', ['--allow-remote-publisher']),
      '--allow-remote-publisher goes with one of --tls, --cert, --trust-proxy: give one of them, too, or leave it out.');
    assert.equal(await refusal('lancast-server', ['--record-mode', '0640']), '--record-mode goes with --record: give both, or leave it out.');
  });

  test('may name a folder for recordings that is missing, but not one in a missing folder', async () => {
    const home = await scope.directory();
    for (const program of programs) {
      for (const folder of ['typo/recordings', 'typo/deep/er/recordings', 'typo/recordings//']) {
        assert.equal(await refusal(program, ['--record', join(home, folder)]),
          `--record makes one folder at most: there is no folder "${join(home, 'typo')}".`);
      }
      assert.match(await refusal(program, ['--record', '/etc/hostname/recordings']), /"\/etc\/hostname" is not a folder\.$/);
    }
    assert.deepEqual(await readdir(home), [], 'nothing was made');
  });
});
