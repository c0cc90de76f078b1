// clang-tidy over sources of the relay: several of a folder together, so that Qt's headers, to which nearly all of the time
// goes, are read once for all of them. Usage: clang_tidy.js BUILD SOURCE...
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';

const batchSize = 12;
const [build, ...sources] = process.argv.slice(2);
const folder = resolve(build, 'batches');

/** @typedef {{directory: string, command: string, file: string}} Command */

/** clang cannot read gcc's precompiled headers. @param {Command} command @returns {Command} */
function withoutPrecompiled(command) {
  return { ...command, command: command.command.replaceAll(/ -Winvalid-pch| -include \S*cmake_pch\.hxx/g, '') };
}

/** @param {Map<string, Command>} commands by source */
function batches(commands) {
  /** @type {Map<string, Command[]>} */
  const folders = new Map();
  for (const source of sources) {
    const command = commands.get(resolve(source));
    if (!command) throw new Error(`${source} is not part of ${build}`);
    folders.set(dirname(source), [...folders.get(dirname(source)) ?? [], command]);
  }
  return [...folders].flatMap(([name, all]) => all.flatMap((_, i) =>
    i % batchSize === 0 ? [{ name: `${name.replaceAll('/', '_')}_${i}`, members: all.slice(i, i + batchSize) }] : []));
}

/** @param {string} file @returns {Promise<boolean>} */
function check(file) {
  const args = ['--quiet', '-p', folder, '--checks=-bugprone-suspicious-include', '--warnings-as-errors=*',
    '--header-filter=/(server|app|tests)/.*', file];
  const program = spawn('clang-tidy', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  program.stdout.on('data', text => { output += text; });
  return new Promise((done, fail) => {
    program.on('error', fail);
    program.on('close', code => {
      if (code !== 0) console.log(output);
      done(code === 0);
    });
  });
}

/** What fails may do so for two sources with the same name in it: each alone has the last word.
 * @param {{name: string, members: Command[]}} batch */
async function checkBatch({ name, members }) {
  if (await check(`${folder}/${name}.cpp`)) return true;
  const results = [];
  for (const { file } of members) results.push(await check(file));
  return results.every(Boolean);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
/** @type {Command[]} */
const commands = JSON.parse(readFileSync(`${build}/compile_commands.json`, 'utf8')).map(withoutPrecompiled);
const all = batches(new Map(commands.map(command => [command.file, command])));
const together = all.map(({ name, members }) => {
  const file = `${folder}/${name}.cpp`;
  writeFileSync(file, members.map(member => `#include "${member.file}"\n`).join(''));
  return { ...members[0], command: members[0].command.replace(members[0].file, file), file };
});
writeFileSync(`${folder}/compile_commands.json`, JSON.stringify([...commands, ...together]));

let isClean = true;
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  for (let batch = all.shift(); batch; batch = all.shift()) isClean = await checkBatch(batch) && isClean;
}));
process.exitCode = isClean ? 0 : 1;
