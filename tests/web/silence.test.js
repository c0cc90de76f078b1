import assert from 'node:assert/strict';
import test from 'node:test';
import { openSilence } from '../../resources/web/publisher/silence.js';
import { FakeTrack, FakeStream } from './fakes/fake_recorder.js';
import { FakeScheduler, settled } from './fakes/fake_scheduler.js';

/** @param {() => Promise<void>} resume */
function audioContextType(resume) {
  return class {
    static all = [];
    state = 'open';
    sources = [];

    constructor() {
      this.constructor.all.push(this);
    }

    resume = resume;

    createMediaStreamDestination = () => {
      this.destination = { stream: new FakeStream([new FakeTrack('audio')]) };
      return this.destination;
    };

    createConstantSource = () => {
      const source = { offset: { value: 1 }, connect: (target) => { source.target = target; }, start: () => { source.isOn = true; }, stop: () => { source.isOn = false; } };
      this.sources.push(source);
      return source;
    };

    close = () => {
      this.state = 'closed';
    };
  };
}

test('silence comes from a source of zeros: without an input nothing at all would be delivered', async () => {
  const AudioContextType = audioContextType(async () => {});
  const scheduler = new FakeScheduler();
  const silence = await openSilence(AudioContextType, scheduler);
  const [context] = AudioContextType.all;
  const [source] = context.sources;
  assert.equal(source.offset.value, 0);
  assert.equal(source.isOn, true);
  assert.equal(source.target, context.destination);
  assert.equal(silence.track.kind, 'audio');
  assert.equal(scheduler.pending, 0);
  silence.close();
  assert.equal(source.isOn, false);
  assert.equal(silence.track.isStopped, true);
  assert.equal(context.state, 'closed');
});

test('where the browser lets no sound run, there is no silence, and nothing is left open', async () => {
  for (const resume of [() => new Promise(() => {}), async () => { throw new Error('not allowed'); }]) {
    const AudioContextType = audioContextType(resume);
    const scheduler = new FakeScheduler();
    const opening = openSilence(AudioContextType, scheduler);
    await settled();
    scheduler.advance(1500);
    assert.equal(await opening, null);
    assert.equal(AudioContextType.all[0].state, 'closed');
    assert.equal(scheduler.pending, 0);
  }
});
