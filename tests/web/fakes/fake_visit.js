// A guest's visit whose relay, browser and clock are the test.
import { Viewer } from '../../../resources/web/viewer/viewer.js';
import { FakeMediaSource, FakeVideo, fakeUrls } from './fake_media.js';
import { FakeScheduler } from './fake_scheduler.js';
import { FakeNetwork } from './fake_socket.js';
import { block, blockContents, clusterHead, initSegment, message } from './webm_bytes.js';

export const mime = 'video/webm;codecs="vp8"';
export const mimeWithSound = 'video/webm;codecs="vp8,opus"';

export const pictures = (...contents) => message(...contents.map((content) => block('video', content)));
export const blobOf = (...contents) => message(initSegment(['video']), clusterHead, ...contents.map((content) => block('video', content)));

/** A viewer that has just been opened. `makeRtc` is told the clock and whether the page is seen, too. */
export function build({ engine = 'webkit', pausesUnseen = 'any', isVisible = true, video = new FakeVideo(), makeRtc = null } = {}) {
  FakeMediaSource.all = [];
  const scheduler = new FakeScheduler();
  const network = new FakeNetwork();
  const windows = [];
  const ends = [];
  const page = { isVisible: true };
  let behind = null;
  let stills = 0;
  const still = { keep: () => { stills += 1; }, release: () => {} };
  const admission = {
    log: [],
    learn: (key) => admission.log.push(key),
    admitted: () => admission.log.push('in'),
    lost: ({ code }) => admission.log.push(code),
  };
  const viewer = new Viewer({
    scheduler, admission,
    makeRtc: makeRtc && ((other, time) => makeRtc(other, time, { scheduler, isVisible: () => page.isVisible, still })),
    display: {
      video, engine, pausesUnseen,
      MediaSource: FakeMediaSource,
      urls: fakeUrls(),
      isVisible: () => page.isVisible,
      still,
    },
    openSocket: network.open,
    random: () => 0.5,
    listener: { changed: () => {}, rewind: (window) => windows.push(window), ended: () => ends.push(scheduler.now()), behind: () => behind },
  });
  page.isVisible = isVisible;
  viewer.open();
  if (isVisible) FakeMediaSource.all[0].open();
  const buffer = () => FakeMediaSource.all[FakeMediaSource.all.length - 1].buffers[0];
  const finish = () => {
    const source = FakeMediaSource.all[FakeMediaSource.all.length - 1];
    if (source.readyState === 'closed') source.open();
    for (const one of source.buffers) one.finishAll();
  };
  const contents = () => blockContents(buffer()?.bytes ?? []);
  const setBehind = (milliseconds) => { behind = milliseconds; };
  return { viewer, scheduler, network, video, buffer, finish, contents, admission, windows, ends, page, setBehind, stills: () => stills };
}

/** A viewer that plays blob 1, of ten pictures; to the fake buffer each byte is a tenth of a second. */
export function buildPlaying(options) {
  const built = build(options);
  const { network, scheduler, video } = built;
  network.acceptBoth();
  network.blob.deliver({ type: 'state', state: 'live', viewers: 2 });
  const epoch = scheduler.now() - 1000;
  network.blob.deliver({ type: 'blob', id: 1, mime, epoch });
  network.blob.deliver(blobOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  network.chunk.deliver({ type: 'blob', id: 1 });
  built.finish();
  video.dispatchEvent(new Event('loadeddata'));
  return { ...built, epoch };
}
