// What tests/bench/run and tests/screenshots.js say of themselves, in a tree where nothing is built or installed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Scope } from '../support/scope.js';

const project = new URL('../../', import.meta.url).pathname;

/** @param {string} path  of a bench's source
 * @returns {Promise<string[]>} the options that it declares, in JavaScript or in C++ */
async function declaredOptions(path) {
  const source = await readFile(path, 'utf8');
  return [...source.matchAll(/^ {2}'?([a-z-]+)'?: \{ default: |\{u"([a-z][a-z-]+)"_s,\s+u"[^"]*\."_s/gm)].map(match => match[1] ?? match[2]);
}

describe('in a fresh tree', () => {
  const scope = new Scope();
  let root = '';
  /** @type {Record<string, string>} the source of each bench */
  const sources = {};
  after(() => scope.close());

  before(async () => {
    root = await scope.directory();
    for (const part of ['tests/bench', 'tests/support', 'tests/screenshots.js', 'tests/package.json', 'resources/web']) {
      await cp(join(project, part), join(root, part), { recursive: true });
    }
    const bench = join(project, 'tests/bench');
    for (const entry of await readdir(bench, { withFileTypes: true })) {
      const { name } = entry;
      const program = join(bench, name, `${name}_bench.cpp`);
      if (/^[a-z_]+\.js$/.test(name)) sources[basename(name, '.js')] = join(bench, name);
      else if (entry.isDirectory() && existsSync(program)) sources[name.replace('_', '-')] = program;
    }
  });

  /** @param {string} program
   * @param {string[]} args
   * @returns {Promise<{ code: number, output: string, errors: string }>} */
  const run = (program, args) => new Promise(resolve => {
    const env = { ...process.env, LANCAST_APP: '', LANCAST_SERVER: '', LANCAST_BUILD_DIR: '' };
    execFile(program, args, { env, cwd: root, timeout: 10000 }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }));
  });

  test('every bench is listed, with a sentence', async () => {
    const { code, output } = await run('tests/bench/run', ['--help']);
    assert.equal(code, 0);
    assert.ok(Object.keys(sources).length > 16, `${Object.keys(sources)}`);
    assert.ok(sources.fanout && sources.ingest, 'programs in C++ are found, too');
    for (const name of Object.keys(sources)) assert.match(output, new RegExp(`^ +${name} +[A-Z/].*\\.$`, 'm'));
  });

  test('every bench tells its options', async () => {
    for (const [name, source] of Object.entries(sources)) {
      const { code, output, errors } = await run('tests/bench/run', [name, '--help']);
      assert.equal(code, 0, errors);
      assert.match(output, new RegExp(`^tests/bench/run ${name}`));
      const options = await declaredOptions(source);
      assert.ok(options.length > 0 || name === 'host-load', name);
      assert.deepEqual([...output.matchAll(/^ {2}--(\S+) .*\S/gm)].map(match => match[1]), options, name);
    }
    assert.match((await run('tests/bench/run', ['host-load', '--help'])).output, /\[VIEWERS \[SECONDS\]\]/);
  });

  test('an unknown bench is refused, with the list', async () => {
    for (const args of [['dealy'], []]) {
      const { code, output, errors } = await run('tests/bench/run', args);
      assert.equal(code, 2);
      assert.equal(output, '');
      assert.match(errors, /^ +delay +\S/m);
      if (args[0]) assert.match(errors, /^There is no bench "dealy"\.$/m);
    }
  });

  test('the pictures\' program says how it is called', async () => {
    const usage = /^Usage: LANCAST_APP=build\/ci\/app\/lancast node tests\/screenshots\.js FOLDER \[NAME \.\.\.\]$/m;
    const asked = await run(process.execPath, ['tests/screenshots.js', '--help']);
    assert.equal(asked.code, 0, asked.errors);
    assert.match(asked.output, usage);
    for (const args of [[], ['--unheard-of', 'folder']]) {
      const refused = await run(process.execPath, ['tests/screenshots.js', ...args]);
      assert.equal(refused.code, 2, refused.errors);
      assert.match(refused.errors, usage);
      assert.ok(!refused.errors.includes('    at '), refused.errors);
    }
    const without = await run(process.execPath, ['tests/screenshots.js', 'folder']);
    assert.equal(without.code, 2, without.errors);
    assert.match(without.errors, /^LANCAST_APP names no program/m);
    assert.ok(!(await readdir(root)).includes('folder'), 'nothing was made');
  });
});
