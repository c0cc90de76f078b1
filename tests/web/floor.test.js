// The oldest browsers that the pages are for: Chrome 85, Firefox 90, Safari 15. What is newer is missing here.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import test from 'node:test';

const web = new URL('../../resources/web/', import.meta.url);

const newer = [
  [Array.prototype, 'at findLast findLastIndex toReversed toSorted toSpliced with'], [String.prototype, 'at isWellFormed toWellFormed'],
  [Object.getPrototypeOf(Uint8Array.prototype), 'at findLast findLastIndex toReversed toSorted with'],
  [Object, 'hasOwn groupBy'], [Promise, 'withResolvers try'], [Array, 'fromAsync'],
  [globalThis, 'structuredClone reportError'], [AbortSignal, 'timeout any abort'], [URL, 'canParse parse'],
  [Set.prototype, 'union intersection difference isSubsetOf isSupersetOf isDisjointFrom symmetricDifference'],
];

test('a page plays without anything that its oldest browsers lack', async () => {
  const removed = [];
  for (const [owner, names] of newer) {
    for (const key of names.split(' ')) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, key);
      if (!descriptor) continue;
      removed.push([owner, key, descriptor]);
      delete owner[key];
    }
  }
  try {
    const { buildPlaying, pictures } = await import('./fakes/fake_visit.js');
    const { statisticsLines } = await import('../../resources/web/viewer/statistics.js');
    const { viewer, network, scheduler, video, finish } = buildPlaying();
    for (let content = 11; content < 60; content += 1) {
      network.chunk.deliver(pictures(content));
      finish();
      scheduler.advance(100);
    }
    assert.deepEqual([video.paused, viewer.state, viewer.trouble, network.all.length], [false, 'live', '', 2]);
    assert.ok(statisticsLines(viewer.statistics, 1).length > 5);
  } finally {
    for (const [owner, key, descriptor] of removed) Object.defineProperty(owner, key, descriptor);
  }
});

/** Selectors, properties and functions that came later; a whole rule is lost with an unknown selector in its list. */
const newerStyle = [
  /:(is|where|has|not)\([^)]*[,\s][^)]*\)/, /:(is|where|has)\(/, /(^|[\s;{])inset(-\w+)*\s*:/, /aspect-ratio\s*:/, /color-mix\(/, /@(layer|container|property|scope)/,
  /(margin|padding)-(inline|block)\s*:/, /^\s*&/m, /\blch\(|\boklch\(|\blab\(/,
];

test('the style sheets of the guest\'s page know no newer words', async () => {
  for (const folder of ['common/', 'viewer/']) {
    for (const file of (await readdir(new URL(folder, web))).filter((one) => one.endsWith('.css'))) {
      const text = (await readFile(new URL(folder + file, web), 'utf8')).replace(/\/\*[^]*?\*\//g, '');
      for (const word of newerStyle) assert.doesNotMatch(text, word, file);
      for (const [, selectors] of text.matchAll(/([^{}]*):focus-visible[^{}]*\{/g)) assert.doesNotMatch(selectors, /,/, file);
      for (const [unit] of text.matchAll(/[^\n]*\n[^\n]*\d[dsl]v[hw]/g)) assert.match(unit, /100v[hw]/, 'a size for older browsers stands before it');
    }
  }
});
