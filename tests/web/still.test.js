import assert from 'node:assert/strict';
import test from 'node:test';
import { Still } from '../../resources/web/viewer/still.js';
import { FakeVideo } from './fakes/fake_media.js';

class FakeCanvas {
  hidden = true;
  drawn = [];

  getContext() {
    return { drawImage: (video) => this.drawn.push(video.picture) };
  }
}

function build() {
  const video = Object.assign(new FakeVideo(), { picture: 'last' });
  const canvas = new FakeCanvas();
  return { video, canvas, still: new Still({ video, canvas }) };
}

test('the last picture is kept, in its own size, until there is another', () => {
  const { video, canvas, still } = build();
  still.keep();
  assert.deepEqual([canvas.hidden, canvas.width, canvas.height, canvas.drawn], [false, 640, 360, ['last']]);
  video.dispatchEvent(new Event('loadeddata'));
  assert.equal(canvas.hidden, true);
});

test('what is kept is not replaced by the black of an empty video', () => {
  const { video, canvas, still } = build();
  still.keep();
  video.picture = 'black';
  still.keep();
  assert.deepEqual(canvas.drawn, ['last']);
});

test('without any picture there is nothing to keep', () => {
  const { video, canvas, still } = build();
  video.videoWidth = 0;
  still.keep();
  assert.equal(canvas.hidden, true);
});

test('where another element is in sight, it is that one\'s picture', () => {
  const { video, canvas } = build();
  const shown = Object.assign(new FakeVideo(), { picture: 'of the peer', videoWidth: 320 });
  new Still({ video, canvas, shown: () => shown }).keep();
  assert.deepEqual([canvas.width, canvas.drawn], [320, ['of the peer']]);
});
