// @ts-check
// The guest's page: builds the parts, and shows what they say.

import { askAccess } from '../common/access.js';
import { channelUrl, newSession } from '../common/channel_pair.js';
import { keyIn } from '../common/credentials.js';
import { say, speak, translatePage } from '../common/language.js';
import { browserScheduler } from '../common/scheduler.js';
import { liveLabel, viewerSentence } from '../common/words.js';
import { Admission } from './admission.js';
import { Controls } from './controls.js';
import { KeyStore } from './key_store.js';
import { engineOf, mediaSourceType } from './media_support.js';
import { PasscodeForm } from './passcode_form.js';
import { Still } from './still.js';
import { statisticsLines } from './statistics.js';
import { Viewer } from './viewer.js';

const refreshPause = 500;

/** @param {string} id @returns {any} */
const element = (id) => document.getElementById(id);

const stage = element('stage');
const video = element('video');
const status = element('status');
const live = element('live');
const delay = element('delay');
const overlay = element('statistics');

/** @param {Viewer} viewer @param {Admission} admission */
function build(viewer, admission) {
  let lastBytes = 0;
  const controls = new Controls({
    page: document,
    scheduler: browserScheduler,
    elements: {
      stage, video,
      tapForSound: element('tap-for-sound'),
      pause: element('pause'),
      mute: element('mute'),
      volume: element('volume'),
      pictureInPicture: element('picture-in-picture'),
      statistics: element('show-statistics'),
      fullScreen: element('full-screen'),
    },
    actions: {
      togglePause: () => viewer.togglePause(),
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

  const showState = () => {
    const { state } = viewer;
    const trouble = admission.obstacle || viewer.trouble;
    const sentence = admission.isAsking ? '' : trouble || (viewer.isPausedByGuest ? '' : viewerSentence(state));
    // Written only on a change: a screen reader would repeat it otherwise.
    if (status.textContent !== sentence) status.textContent = sentence;
    stage.dataset.state = admission.isAsking ? 'passcode' : trouble ? 'trouble' : state;
    form.show(admission);
    live.hidden = state !== 'live' || viewer.isPausedByGuest;
    controls.show({ hasSound: viewer.hasSound, isPaused: viewer.isPausedByGuest });
  };
  const showFigures = () => {
    delay.textContent = liveLabel(viewer.delay);
    const { statistics } = viewer;
    const bitsPerSecond = ((statistics.receivedBytes - lastBytes) * 8000) / refreshPause;
    lastBytes = statistics.receivedBytes;
    if (overlay.hidden) return;
    overlay.replaceChildren(...statisticsLines(statistics, bitsPerSecond).flatMap(([label, value]) => {
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

/** @param {() => void} onSpoken the page's own language is known */
function translate(onSpoken) {
  speak(navigator.languages).then(() => {
    translatePage(document);
    onSpoken();
  });
}

function start() {
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
    askAccess: (shown) => askAccess(fetch, shown),
    scheduler: browserScheduler,
    listener: {
      hold: () => viewer.hold(),
      retry: () => viewer.knock(),
      changed: () => showState(),
    },
  });
  const viewer = new Viewer({
    video, admission,
    MediaSource: MediaSourceType,
    urls: URL,
    openSocket: (channel) => new WebSocket(channelUrl(location, 'watch', channel, session), admission.protocols),
    scheduler: browserScheduler,
    random: Math.random,
    engine: engineOf(navigator.userAgent),
    isVisible: () => document.visibilityState === 'visible',
    still: new Still({ video, canvas: element('still') }),
    onChange: () => showState(),
  });
  // First of all: the relay's answer is on its way while the page is still being built.
  viewer.open();
  showState = build(viewer, admission);
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
    if (leaving.persisted) return;
    admission.close();
    viewer.close();
  });
  addEventListener('pageshow', (returning) => {
    if (returning.persisted) viewer.goToLiveEdge();
  });
}

start();
