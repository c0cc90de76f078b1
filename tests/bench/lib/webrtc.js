// The yardstick: the same strip over a WebRTC connection inside one page of the guest's browser.
import { pass } from './pass.js';
import { Sampler } from './sampler.js';
import { summarise } from './statistics.js';

const settlingSeconds = 5;

/** Runs in the page.
 * @param {string} stripModule */
async function startLoopback(stripModule) {
  const { encodeStrip } = await import(stripModule);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 360 });
  const context = canvas.getContext('2d', { alpha: false });
  let frame = 0;
  const draw = () => {
    frame += 1;
    context.fillStyle = '#124';
    context.fillRect(0, 30, 640, 330);
    context.fillStyle = '#fc3';
    context.fillRect((frame * 5) % 600, 150, 40, 120);
    encodeStrip(Date.now(), frame).forEach((bit, cell) => {
      context.fillStyle = bit ? '#fff' : '#000';
      context.fillRect(Math.round(cell * 640 / 48), 0, Math.ceil(640 / 48), 30);
    });
  };
  draw();
  setInterval(draw, 1000 / 30);

  const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()];
  // Descriptions go over with all their candidates in them: nothing to keep in order then.
  const describe = async connection => {
    await connection.setLocalDescription();
    while (connection.iceGatheringState !== 'complete') {
      await new Promise(resolve => { connection.addEventListener('icegatheringstatechange', resolve, { once: true }); });
    }
    return connection.localDescription;
  };
  const video = document.createElement('video');
  Object.assign(video, { muted: true, autoplay: true, playsInline: true });
  // Alone on the page: browsers save their work on a video that is out of sight.
  document.body.replaceChildren(video);
  const firstFrame = new Promise(resolve => { video.requestVideoFrameCallback(resolve); });
  receiver.addEventListener('track', ({ track }) => { video.srcObject = new MediaStream([track]); });
  for (const track of canvas.captureStream(30).getTracks()) sender.addTrack(track);
  await receiver.setRemoteDescription(await describe(sender));
  await sender.setRemoteDescription(await describe(receiver));
  await video.play();
  await firstFrame;
}

/** @param {{host: import('../../support/relay.js').Relay, browser: import('puppeteer-core').Browser, seconds: number}}
 *     options */
export async function measureWebRtc({ host, browser, seconds }) {
  const page = await browser.newPage();
  // Any address of the relay's that runs no script of its own.
  const stripModule = new URL('/common/strip.js', host.url).href;
  await page.goto(stripModule);
  await page.evaluate(startLoopback, stripModule);
  const sampler = await Sampler.start(page);
  await pass(settlingSeconds);
  await sampler.take();
  await pass(seconds);
  const { samples, stalls, unreadable } = await sampler.take();
  await page.close();
  return { ...summarise(samples), stalls, unreadable };
}
