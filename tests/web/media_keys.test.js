import assert from 'node:assert/strict';
import test from 'node:test';
import { MediaKeys } from '../../resources/web/viewer/media_keys.js';
import { FakeVideo } from './fakes/fake_media.js';
import { settled } from './fakes/fake_scheduler.js';
import { buildPlaying } from './fakes/fake_visit.js';

function fakeSession() {
  const handlers = {};
  return { handlers, metadata: null, playbackState: 'none', setActionHandler: (action, handler) => { handlers[action] = handler; } };
}

function build() {
  const session = fakeSession();
  const [video, upper] = [new FakeVideo(), new FakeVideo()];
  video.play();
  const sight = { shown: video };
  const state = { isPaused: false, starts: 0 };
  const playback = {
    isPaused: () => state.isPaused,
    togglePause: () => { state.isPaused = !state.isPaused; },
    start: () => { state.starts += 1; },
  };
  return { keys: new MediaKeys({ session, videos: [video, upper], shown: () => sight.shown, playback }), session, handlers: session.handlers, state, video, upper, sight };
}

test('a key pauses what plays and plays what is paused, as often as it is pressed', () => {
  const { handlers, state } = build();
  for (const [key, isPaused] of [['play', false], ['pause', true], ['pause', true], ['play', false]]) {
    handlers[key]();
    assert.equal(state.isPaused, isPaused);
  }
  assert.equal(state.starts, 0);
});

test('the system is told what plays and whether it does', () => {
  const { keys, session, state } = build();
  keys.name({ title: 'LanCast' });
  state.isPaused = true;
  keys.show();
  assert.deepEqual([session.metadata.title, session.playbackState], ['LanCast', 'paused']);
  state.isPaused = false;
  keys.show();
  assert.equal(session.playbackState, 'playing');
});

test('what the system has paused, and the guest has not, is shown as paused, and its key plays', () => {
  const { session, handlers, state, video } = build();
  video.pause();
  assert.equal(session.playbackState, 'paused');
  handlers.play();
  assert.deepEqual([state.starts, state.isPaused], [1, false]);
  video.play();
  assert.equal(session.playbackState, 'playing');
});

test('a locked screen pauses the video, and lets only its own key play it', async () => {
  const { viewer, video, scheduler, page } = buildPlaying();
  const session = fakeSession();
  new MediaKeys({
    session,
    videos: [video],
    shown: () => video,
    playback: {
      isPaused: () => viewer.isPausedByGuest, togglePause: () => viewer.togglePause(), start: () => viewer.startByGesture(),
    },
  });
  await settled();
  const { play } = video;
  page.isVisible = false;
  video.play = () => Promise.reject(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
  video.pause();
  for (let step = 0; step < 10; step += 1) {
    scheduler.advance(100);
    await settled();
  }
  assert.deepEqual([video.paused, viewer.isPausedByGuest, session.playbackState], [true, false, 'paused']);
  video.play = play;
  session.handlers.play();
  await settled();
  assert.deepEqual([video.paused, viewer.isPausedByGuest, session.playbackState], [false, false, 'playing']);
});

test('it is the element in sight that plays or not', () => {
  const { session, video, upper, sight } = build();
  sight.shown = upper;
  video.pause();
  assert.equal(session.playbackState, 'paused');
  upper.play();
  assert.equal(session.playbackState, 'playing');
});

test('a browser without media keys is fine', () => {
  const playback = { isPaused: () => false, togglePause: () => {}, start: () => {} };
  const keys = new MediaKeys({ session: undefined, videos: [], shown: () => new FakeVideo(), playback });
  keys.name(null);
  keys.show();
});
