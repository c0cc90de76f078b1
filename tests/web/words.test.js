import assert from 'node:assert/strict';
import test from 'node:test';
import * as words from '../../resources/web/common/words.js';
import { engineOf, hasSound, mediaSourceType, pausesUnseenOf } from '../../resources/web/viewer/media_support.js';
import { statisticsLines } from '../../resources/web/viewer/statistics.js';

test('the page\'s own connection goes before the relay\'s word', () => {
  const base = { isConnected: true, wasConnected: true, stream: 'live', hasPicture: true };
  assert.equal(words.viewerState(base), 'live');
  assert.equal(words.viewerState({ ...base, isConnected: false }), 'reconnecting');
  assert.equal(words.viewerState({ ...base, isConnected: false, wasConnected: false }), 'connecting');
  assert.equal(words.viewerState({ ...base, stream: null }), 'connecting');
  assert.equal(words.viewerState({ ...base, hasPicture: false }), 'starting');
  assert.equal(words.viewerState({ ...base, stream: 'paused', hasPicture: false }), 'paused');
});

test('figures are said for people', () => {
  assert.equal(words.liveLabel(null), 'Live');
  assert.equal(words.liveLabel(412), 'Live, 0.4 s behind');
  assert.equal(words.liveLabel(-30), 'Live, 0.0 s behind');
  assert.equal(words.megabits(2_540_000), '2.5 Mbit/s');
  assert.equal(words.elapsedTime(3_723_999), '01:02:03');
  assert.match(words.codecMessage('video/webm;codecs="av01,opus"'), /\(av01,opus\)/);
  assert.match(words.codecMessage('video/webm; codecs="avc1.42E01E,opus"'), /^The host sends H\.264, /);
  assert.match(words.refusedMessage(''), /^The host has closed the connection\.$/);
});

test('a loss is said where the page does not simply connect again', () => {
  const loss = { code: 1006, reason: '', retryIn: 250 };
  assert.equal(words.lossMessage(loss), null);
  assert.equal(words.lossMessage({ ...loss, code: 4403, retryIn: null }), 'The host has ended your visit.');
  assert.match(words.lossMessage({ ...loss, code: 4401, retryIn: null }), /Ask for the new one/);
  assert.match(words.lossMessage({ ...loss, code: 4429, retryIn: 5000 }), /as many viewers/);
  assert.match(words.lossMessage({ code: 4400, reason: 'odd bytes', retryIn: null }), /odd bytes/);
});

test('no sentence shouts or names a protocol', () => {
  const refusals = ['ask', 'refused', 'token'].map((publish) => words.publishRefusal({ publish, waitSeconds: 0 }));
  for (const sentence of refusals) assert.ok(sentence.length > 20);
  assert.doesNotMatch(words.publishRefusal({ publish: 'disallowed', waitSeconds: 0 }), /https/, 'it is there already');
});

test('iPhones have only ManagedMediaSource; others may have none', () => {
  const plain = class {};
  const managed = class {};
  assert.equal(mediaSourceType({ MediaSource: plain, ManagedMediaSource: managed }), plain);
  assert.equal(mediaSourceType({ ManagedMediaSource: managed }), managed);
  assert.equal(mediaSourceType({}), null);
});

test('engines are told apart', () => {
  const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1';
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
  assert.equal(engineOf(safari), 'webkit');
  assert.equal(engineOf(chrome), 'chromium');
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
  const phone = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36';
  assert.equal(engineOf(firefox), 'firefox');
  assert.deepEqual([safari, chrome, firefox, phone].map(pausesUnseenOf), ['any', 'silent', 'none', 'any']);
});

test('sound is known from the type', () => {
  assert.equal(hasSound('video/webm;codecs="vp8,opus"'), true);
  assert.equal(hasSound('video/webm;codecs="vp8"'), false);
});

const statistics = {
  way: 'MSE', audioOffset: null, delay: 250.4, distance: 0.29, target: 0.24, rate: 1.03, width: 640, height: 360, shownFrames: 218, lostFrames: 2,
  stalls: 3, skipped: 41, receivedBytes: 5, mime: 'video/webm', viewers: 2,
};

test('the statistics say in plain words what there is', () => {
  assert.deepEqual(statisticsLines(statistics, 2_500_000), [
    ['Connection', 'MSE'],
    ['Delay', '0.25 s'],
    ['Buffer', '0.29 s, aims at 0.24 s'],
    ['Speed', '1.03 x'],
    ['Picture size', '640 x 360'],
    ['Received', '2.5 Mbit/s'],
    ['Pictures shown', '218'],
    ['Pictures lost', '2'],
    ['Stalls', '3'],
    ['Not received', '41 parts of the stream'],
    ['Codec', 'video/webm'],
    ['Viewers', '2'],
  ]);
});

test('of a peer connection they say by how much the audio is late, and no speed, which is always the same', () => {
  const lines = statisticsLines({ ...statistics, way: 'WebRTC', audioOffset: -63.4, distance: 0.02, target: 0.05, rate: 1 }, 0);
  assert.deepEqual(lines.slice(0, 5), [
    ['Connection', 'WebRTC'], ['Delay', '0.25 s'], ['Sound behind picture', '-0.06 s'], ['Buffer', '0.02 s, aims at 0.05 s'],
    ['Picture size', '640 x 360'],
  ]);
});

test('the statistics have no line for what is not known, and none for nothing', () => {
  const none = { way: '', delay: null, distance: null, width: 0, height: 0, shownFrames: 0, lostFrames: 0, stalls: 0, skipped: 0, mime: '', viewers: 0 };
  assert.deepEqual(statisticsLines({ ...statistics, ...none, rate: 1 }, 0), []);
});
