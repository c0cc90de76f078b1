// @ts-check
// The publisher's page: builds the parts, and hands them to the application or to the page's own controls.

import { askAccess, publisherAccess } from '../common/access.js';
import { channelUrl, newSession } from '../common/channel_pair.js';
import { publishProtocols, tokenIn } from '../common/credentials.js';
import { speak, translatePage } from '../common/language.js';
import { browserScheduler } from '../common/scheduler.js';
import { Broadcast } from './broadcast.js';
import { Controls } from './controls.js';
import { FrameClock } from './frame_clock.js';
import { findHost, HostReporter, obey } from './host_bridge.js';
import { LevelMeter } from './level_meter.js';
import { limitPicture } from './picture_limit.js';
import { openSilence } from './silence.js';
import { openSource } from './sources/source.js';

const collectPause = 2000;
const refreshPause = 150;

/** @param {string} id @returns {any} */
const find = (id) => document.getElementById(id);

/** @typedef {{ id: string, label: string }} Device */
/** @type {{ cameras: Device[], microphones: Device[] }} */
let devices = { cameras: [], microphones: [] };
let token = '';
let onChange = () => {};

const session = newSession(crypto);
const preview = find('preview');
const meter = new LevelMeter(AudioContext);
const frames = new FrameClock({
  video: preview,
  now: browserScheduler.now,
  timeOrigin: performance.timeOrigin,
  onReturn: () => broadcast.pictureReturned(),
});

const broadcast = new Broadcast({
  openSource: (settings) => openSource(settings, {
    devices: navigator.mediaDevices,
    scheduler: browserScheduler,
    AudioContext, MediaStream,
    ...frameMakers(),
    fetch: (address, options) => fetch(address, options),
    createWorker,
    createCanvas: () => document.createElement('canvas'),
    createVideo: () => document.createElement('video'),
    requestFrame: (draw) => requestAnimationFrame(draw),
  }),
  openSilence: () => openSilence(AudioContext, browserScheduler),
  openSocket: (channel) =>
    new WebSocket(channelUrl(location, 'publish', channel, session), publishProtocols(token)),
  limitPicture: (track, limit) => limitPicture(track, limit, {
    ...frameMakers(),
    scheduler: browserScheduler,
    createWorker,
  }),
  MediaRecorder, MediaStream, frames,
  scheduler: browserScheduler,
  random: Math.random,
  preview: showPreview,
  askAccess: whyRefused,
  onChange: () => onChange(),
});

/** What only some browsers have. */
function frameMakers() {
  const { VideoFrame, MediaStreamTrackGenerator, MediaStreamTrackProcessor } = /** @type {any} */ (globalThis);
  return { VideoFrame, MediaStreamTrackGenerator, MediaStreamTrackProcessor };
}

function createWorker() {
  return new Worker('/publisher/frame_worker.js', { type: 'module' });
}

async function whyRefused() {
  return publisherAccess(await askAccess(fetch, token), { isKeyShown: token !== '', isSecure: location.protocol === 'https:' });
}

/** @param {MediaStream | null} stream */
function showPreview(stream) {
  preview.srcObject = stream;
  if (stream) preview.play().catch(() => {});
  meter.listen(stream);
  // Labels are known only after a device has been opened.
  listDevices();
}

async function listDevices() {
  const known = await navigator.mediaDevices?.enumerateDevices() ?? [];
  const ofKind = (/** @type {MediaDeviceKind} */ kind) => known
    // Chromium lists its default device a second time, by that name.
    .filter((device) => device.kind === kind && device.deviceId !== 'default' && device.deviceId !== 'communications')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
  devices = { cameras: ofKind('videoinput'), microphones: ofKind('audioinput') };
  onChange();
}

preview.addEventListener('resize', () => broadcast.pictureResized({ width: preview.videoWidth, height: preview.videoHeight }));

/** @param {Promise<import('./host_bridge.js').Host>} arrival */
async function serveHost(arrival) {
  const host = await arrival;
  const reporter = new HostReporter({
    host,
    scheduler: browserScheduler,
    describe: () => ({ ...broadcast.figures, ...devices, hasSound: meter.hasInput, level: broadcast.isMuted ? 0 : meter.level }),
  });
  onChange = () => reporter.update();
  host.hello((greeting) => {
    token = greeting.token;
    host.commanded.connect((message) => obey(broadcast, message, listDevices));
    broadcast.configure(greeting.settings);
  });
}

/** The application reads the same file. @returns {Promise<import('./controls.js').Qualities>} */
async function readQualities() {
  const answer = await fetch('/publisher/qualities.json');
  if (!answer.ok) throw new Error('the qualities cannot be read');
  return answer.json();
}

/** @param {import('./controls.js').Qualities} qualities */
function servePage(qualities) {
  token = tokenIn(location.hash);
  if (token !== '') {
    // Out of the address bar, the history and a shared screen.
    history.replaceState(null, '', location.pathname);
  }
  find('panel').hidden = false;
  find('token-field').hidden = token !== '';
  const controls = new Controls({
    broadcast, find, qualities,
    urls: URL,
    createOption: (label, value) => new Option(label, value),
    onToken: (typed) => {
      token = typed;
    },
  });
  const refresh = () => {
    controls.show({ ...devices, level: meter.level, now: browserScheduler.now() });
    // The key that was not accepted can be corrected.
    if (broadcast.trouble?.code === 'refused') find('token-field').hidden = false;
  };
  onChange = refresh;
  browserScheduler.every(refreshPause, refresh);
}

/**
 * The recorder's pieces are freed with the next full collection only. Chromium 102 makes one in a minute and a half:
 * nine thousand pieces at once, and no picture for 0.2 s. The application lets this page ask for it (--expose-gc).
 */
function collectPiecesRegularly() {
  const { gc } = /** @type {any} */ (globalThis);
  if (!gc) return;
  browserScheduler.every(collectPause, () => {
    if (broadcast.isLive) gc({ type: 'major', execution: 'async' });
  });
}

// Everything is here, and runs, or this would not be reached.
find('load-notice').hidden = true;
navigator.mediaDevices?.addEventListener('devicechange', listDevices);
collectPiecesRegularly();
addEventListener('pagehide', () => broadcast.close());
// Nothing is left of a page that the browser has kept: only its key, which is no longer in the address.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  if (token !== '') history.replaceState(null, '', `#token=${encodeURIComponent(token)}`);
  location.reload();
});
listDevices();
speak(navigator.languages).then(() => {
  translatePage(document);
  const host = findHost(window);
  if (host) serveHost(host);
  // The notice offers to load the page again.
  else readQualities().then(servePage, () => (find('load-notice').hidden = false));
});
