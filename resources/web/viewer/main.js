// @ts-check
// The guest's page: builds the parts, and shows what they say.

import { askAccess, proof } from '../common/access.js';
import { channelUrl, newSession } from '../common/channel_pair.js';
import { keyIn } from '../common/credentials.js';
import { say, speak, translatePage } from '../common/language.js';
import { browserScheduler } from '../common/scheduler.js';
import { viewerSentence } from '../common/words.js';
import { Admission } from './admission.js';
import { Controls } from './controls.js';
import { loadGop } from './gop_loader.js';
import { KeyStore } from './key_store.js';
import { MediaKeys } from './media_keys.js';
import { engineOf, frameDurations, joinsClusters, mediaSourceType, pausesUnseenOf } from './media_support.js';
import { MountLink } from './mount_link.js';
import { PasscodeForm } from './passcode_form.js';
import { PastPlayer } from './past_player.js';
import { Player } from './player.js';
import { Rewind } from './rewind.js';
import { RtcPlayer } from './rtc_player.js';
import { RtcSwitch } from './rtc_switch.js';
import { isSeen } from './sight.js';
import { Still } from './still.js';
import { statisticsLines } from './statistics.js';
import { placeLabel, TimeBar } from './time_bar.js';
import { TrackSplit } from './track_split.js';
import { VideoStack } from './video_stack.js';
import { Viewer } from './viewer.js';
import { Whep } from './whep.js';

const refreshPause = 500;
const icecastPath = '/icecast';

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

const stage = element('stage');
const video = element('video');
const peerVideo = element('peer-video');
const status = element('status');
const live = element('live');
const delay = element('delay');
const recording = element('recording');
const overlay = element('statistics');

/** @param {{ viewer: Viewer, admission: Admission, rewind: Rewind, stack: VideoStack }} parts */
function build({ viewer, admission, rewind, stack }) {
  let lastBytes = 0;
  const controls = new Controls({
    page: document,
    scheduler: browserScheduler,
    shown: () => stack.shown,
    elements: {
      stage, video, peerVideo,
      tapForSound: element('tap-for-sound'),
      tapToPlay: element('tap-to-play'),
      pause: element('pause'),
      mute: element('mute'),
      volume: element('volume'),
      pictureInPicture: element('picture-in-picture'),
      statistics: element('show-statistics'),
      fullScreen: element('full-screen'),
    },
    actions: {
      togglePause: () => rewind.togglePause(),
      start: () => viewer.startByGesture(),
      toggleStatistics: () => {
        overlay.hidden = !overlay.hidden;
        element('show-statistics').setAttribute('aria-pressed', String(!overlay.hidden));
      },
    },
  });

  const form = new PasscodeForm({
    elements: {
      form: element('passcode-form'),
      field: element('passcode'),
      button: element('passcode-enter'),
      note: element('passcode-note'),
    },
    onEnter: (passcode) => admission.enter(passcode),
  });

  const timeBar = new TimeBar({
    rewind,
    elements: {
      bar: element('time-bar'), played: element('played'), hint: element('time-hint'), goLive: element('go-live'),
    },
  });

  const mediaKeys = new MediaKeys({
    videos: [video, peerVideo],
    shown: () => stack.shown,
    session: navigator.mediaSession,
    playback: {
      isPaused: () => rewind.isPaused,
      togglePause: () => rewind.togglePause(),
      start: () => viewer.startByGesture(),
    },
  });
  if (typeof MediaMetadata !== 'undefined') mediaKeys.name(new MediaMetadata({ title: document.title }));

  const showState = () => {
    // Who watches the past does not mind what is live, nor whether anything is.
    const state = rewind.isBehind ? 'live' : viewer.state;
    const trouble = admission.obstacle || viewer.trouble;
    const sentence = admission.isAsking ? '' : trouble || rewind.notice || (rewind.isPaused ? '' : viewerSentence(state) || viewer.slowness);
    // Written only on a change: a screen reader would repeat it otherwise.
    if (status.textContent !== sentence) status.textContent = sentence;
    stage.dataset.state = admission.isAsking ? 'passcode' : trouble ? 'trouble' : state;
    form.show(admission);
    recording.hidden = !viewer.isRecorded;
    live.hidden = state !== 'live' && !rewind.isPaused;
    controls.show({ hasSound: viewer.hasSound, isPaused: rewind.isPaused, needsGesture: viewer.needsGesture, hasMessage: sentence !== '' });
    mediaKeys.show();
    showPlace();
  };
  const showPlace = () => {
    timeBar.show();
    live.classList.toggle('is-behind', rewind.isBehind || rewind.isPaused);
    delay.textContent = placeLabel(rewind, viewer.delay);
  };
  const showFigures = () => {
    showPlace();
    const { statistics } = viewer;
    const bitsPerSecond = ((statistics.receivedBytes - lastBytes) * 8000) / refreshPause;
    lastBytes = statistics.receivedBytes;
    if (overlay.hidden) return;
    overlay.textContent = '';
    overlay.append(...statisticsLines(statistics, bitsPerSecond).flatMap(([label, value]) => {
      const term = document.createElement('dt');
      const figure = document.createElement('dd');
      term.textContent = label;
      figure.textContent = value;
      return [term, figure];
    }));
  };
  browserScheduler.every(refreshPause, showFigures);
  return showState;
}

/** The view key of the link, which goes out of the address bar, the history and a shared screen. */
function takeKey() {
  const key = keyIn(location.hash);
  if (key !== '') history.replaceState(null, '', location.pathname + location.search);
  return key;
}

/** The large button for sound says what is done with this device's pointer. */
function matchPointer() {
  const isTouched = matchMedia('(pointer: coarse), (pointer: none) and (any-pointer: coarse)').matches;
  if (!isTouched) element('tap-for-sound-words').dataset.text = 'clickForSound';
}

/** @param {() => void} onSpoken the page's own language is known */
function translate(onSpoken) {
  matchPointer();
  speak(navigator.languages).then(() => {
    translatePage(document);
    onSpoken();
  });
}

/**
 * The stream as Icecast has it; where it has none this page goes to the relay itself.
 * @param {Admission} admission @param {import('./watch_link.js').LinkListener} listener
 */
function mountLink(admission, listener) {
  return new MountLink({
    load: (url, options) => fetch(url, options),
    proof: () => proof(admission.key, admission.passcode),
    scheduler: browserScheduler,
    random: Math.random,
    listener,
    onNone: () => location.replace(`/${location.search}`),
    onMoved: () => location.reload(),
  });
}

/**
 * The stream by peer connections, beside the one by the relay's WebSockets. Only for browsers in which it was measured.
 * @param {{ stack: VideoStack, still: Still, isVisible: () => boolean, admission: Admission, session: string }} parts
 */
function rtcMaker({ stack, still, isVisible, admission, session }) {
  const isWanted = new URLSearchParams(location.search).get('mse') !== '1' && location.pathname !== icecastPath;
  const isKnown = typeof RTCPeerConnection === 'function' && stack.tellsFrames && engineOf(navigator.userAgent) !== 'webkit';
  if (!isWanted || !isKnown) return null;
  const whep = new Whep({
    load: (url, options) => fetch(url, options),
    proof: () => proof(admission.key, admission.passcode),
    session,
  });
  /** @type {(other: import('./rtc_switch.js').OtherWay, time: import('./rtc_switch.js').RelayTime) => RtcSwitch} */
  return (other, time) => new RtcSwitch({
    stack, still, time, other, isVisible,
    scheduler: browserScheduler,
    makePlayer: (listener) => new RtcPlayer({
      whep, stack, listener,
      makeConnection: () => new RTCPeerConnection({ bundlePolicy: 'max-bundle' }),
      now: () => time.now,
    }),
  });
}

function start() {
  // In another site's page: picture and sound alone.
  stage.classList.toggle('is-embedded', new URLSearchParams(location.search).get('embed') === '1');
  const key = takeKey();
  const MediaSourceType = mediaSourceType(window);
  if (MediaSourceType === null) {
    translate(() => { status.textContent = say('noMediaSource'); });
    stage.dataset.state = 'trouble';
    return;
  }
  const session = newSession(crypto);
  let showState = () => {};
  const admission = new Admission({
    key,
    store: new KeyStore(() => sessionStorage),
    askAccess: (shown, passcode) => askAccess(fetch, shown, passcode),
    scheduler: browserScheduler,
    listener: {
      hold: () => viewer.hold(),
      retry: () => viewer.knock(),
      changed: () => showState(),
    },
  });
  const engine = engineOf(navigator.userAgent);
  const isVisible = () => isSeen(document, video) || isSeen(document, peerVideo);
  const stack = new VideoStack({
    isVisible,
    page: document,
    lower: video,
    upper: peerVideo,
    audio: element('peer-audio'),
    MediaStream,
  });
  const still = new Still({ video, canvas: element('still'), shown: () => stack.shown });
  const display = {
    video, engine, still, isVisible,
    MediaSource: MediaSourceType,
    urls: URL,
    pausesUnseen: pausesUnseenOf(navigator.userAgent),
  };
  /** @type {Viewer} */
  const viewer = new Viewer({
    display, admission,
    openSocket: (channel) => new WebSocket(channelUrl(location, 'watch', channel, session), admission.protocols),
    makeLink: location.pathname === icecastPath ? (listener) => mountLink(admission, listener) : null,
    makeRtc: rtcMaker({ stack, still, isVisible, admission, session }),
    scheduler: browserScheduler,
    random: Math.random,
    listener: {
      changed: () => showState(),
      rewind: (message) => rewind.learn(message),
      ended: () => rewind.goLive(),
      behind: () => rewind.behind,
    },
  });
  /** @type {PastPlayer} */
  const past = new PastPlayer({
    video, still,
    player: new Player({
      ...display,
      overshoots: frameDurations[engine].overshoot,
      listener: { appended: () => past.appended(), failed: () => rewind.goLive() },
    }),
    split: new TrackSplit(frameDurations[engine].stated, { joinsClusters: joinsClusters[engine] }),
    load: (at, signal) => loadGop((url, options) => fetch(url, options), at, { key: admission.key, session, signal }),
    newest: () => rewind.newest,
    scheduler: browserScheduler,
    listener: {
      caughtUp: () => rewind.goLive(),
      forgotten: (from) => rewind.forgotten(from),
      failed: () => rewind.goLive(),
    },
  });
  /** @type {Rewind} */
  const rewind = new Rewind({ viewer, past, scheduler: browserScheduler, onChange: () => showState() });
  // First of all: the relay's answer is on its way while the page is still being built.
  viewer.open();
  showState = build({ viewer, admission, rewind, stack });
  showState();
  translate(showState);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') viewer.goToLiveEdge();
  });
  addEventListener('hashchange', () => {
    const followed = takeKey();
    if (followed !== '') admission.follow(followed);
  });
  addEventListener('pagehide', (leaving) => {
    if (leaving.persisted) {
      // The guest's own pause outlives the page's rest.
      if (rewind.isBehind) rewind.goLive();
      viewer.leave();
      return;
    }
    admission.close();
    rewind.close();
    viewer.close();
  });
  addEventListener('pageshow', (returning) => {
    if (returning.persisted) viewer.comeHome();
  });
  addEventListener('online', () => viewer.onNetwork());
  // A tab that was frozen, or a computer that slept.
  document.addEventListener('resume', () => viewer.goToLiveEdge());
}

// Everything is here, or this would not run.
element('load-notice').hidden = true;
start();
