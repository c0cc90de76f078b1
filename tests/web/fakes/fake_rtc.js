// A page that may take over by a peer connection: the test is the relay, the browser and the page's other way.
import { RtcSwitch } from '../../../resources/web/viewer/rtc_switch.js';
import { noStats } from '../../../resources/web/viewer/rtc_stats.js';
import { VideoStack } from '../../../resources/web/viewer/video_stack.js';
import { FakeAudio, FakeLowerVideo, FakeMediaStream, FakePeerVideo } from './fake_peer.js';
import { FakeScheduler, settled } from './fake_scheduler.js';

/** A connection that brings what the test says. */
class FakePlayer {
  playouts = [];
  stats_ = { ...noStats };
  audioDelay = null;
  isClosed = false;

  constructor(listener, stack) {
    this.listener = listener;
    this.stack = stack;
  }

  open(kinds) {
    this.kinds = [...kinds];
    this.stack.add({ kind: 'video' });
  }

  stats = async () => this.stats_;

  setPlayout = (milliseconds) => this.playouts.push(milliseconds);

  close() {
    this.isClosed = true;
  }

  /** So much has come since the last look. */
  bring({ packets = 0, frames = 0, signs = packets, ...more } = {}) {
    const { stats_: before } = this;
    this.stats_ = {
      ...before, signs: before.signs + signs, videoPackets: before.videoPackets + packets, framesDecoded: before.framesDecoded + frames, ...more,
    };
  }
}

export function buildSwitch() {
  const scheduler = new FakeScheduler();
  const [lower, upper, audio] = [new FakeLowerVideo(), new FakePeerVideo(), new FakeAudio()];
  const page = { pictureInPictureElement: null };
  const sight = { isVisible: true };
  const isVisible = () => sight.isVisible;
  const stack = new VideoStack({ page, lower, upper, audio, MediaStream: FakeMediaStream, isVisible });
  const players = [];
  const log = [];
  const other = {
    watched: true, flowing: true, captured: NaN,
    isWatched: () => other.watched && sight.isVisible,
    isFlowing: () => other.flowing,
    kinds: () => ['video', 'audio'],
    capturedAt: () => other.captured,
    leave: () => { other.watched = false; log.push('leave'); },
    comeBack: () => log.push('back'),
    changed: () => {},
  };
  const time = { get now() { return scheduler.now(); }, isSynchronised: true };
  const still = { keep: () => log.push(`keep ${stack.shown === upper ? 'peer' : 'other'}`), release: () => log.push('release') };
  const rtc = new RtcSwitch({
    stack, still, time, scheduler, isVisible, other,
    makePlayer: (listener) => {
      const player = new FakePlayer(listener, stack);
      players.push(player);
      return player;
    },
  });
  const newest = () => players[players.length - 1];
  /** Time goes on; `each` is called ten times a second. */
  const run = async (milliseconds, each = () => {}) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      each();
      scheduler.advance(100);
      await settled();
    }
  };
  /** A frame that was captured so long ago is shown. */
  const frame = (age) => newest().listener.frame(scheduler.now() - age);
  /** Three frames, as of a film. */
  const play = () => {
    newest().bring({ packets: 4, frames: 3 });
    frame(20);
  };
  /** The other way has its first picture again. */
  const picture = () => {
    other.watched = true;
    rtc.onPicture();
  };
  /** A peer connection that is shown. */
  const show = async () => {
    picture();
    await run(400);
    frame(20);
    await run(100, play);
  };
  return { rtc, scheduler, stack, lower, upper, audio, page, sight, players, newest, log, other, time, run, frame, play, picture, show };
}
