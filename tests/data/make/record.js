// Options come in the query: mime, seconds, fps, alpha (1: a transparent canvas), audio (0: none), key (ms between keyframes).
const options = new URLSearchParams(location.search);
const number = (name, fallback) => Number(options.get(name) ?? fallback);
const fps = number('fps', 30);

function startDrawing() {
  const canvas = document.querySelector('canvas');
  const hasAlpha = number('alpha', 0) === 1;
  const context = canvas.getContext('2d', { alpha: hasAlpha });
  let frame = 0;
  setInterval(() => {
    context.clearRect(0, 0, 320, 180);
    context.fillStyle = hasAlpha ? 'rgb(32 64 128 / 40%)' : 'rgb(32 64 128)';
    context.fillRect(0, 0, 320, 180);
    context.fillStyle = 'orange';
    context.fillRect((frame * 3) % 300, 60, 20, 60);
    frame += 1;
  }, 1000 / fps);
  return canvas.captureStream(fps);
}

async function startTone() {
  const audio = new AudioContext();
  const tone = new OscillatorNode(audio, { frequency: 440 });
  const destination = new MediaStreamAudioDestinationNode(audio, { channelCount: 1 });
  tone.connect(destination);
  tone.start();
  audio.resume(); // not awaited: without an audio device Firefox never says that it has resumed
  return destination.stream;
}

const stream = startDrawing();
if (number('audio', 1) === 1) stream.addTrack((await startTone()).getAudioTracks()[0]);

const recorder = new MediaRecorder(stream, {
  mimeType: options.get('mime'),
  videoBitsPerSecond: 200_000,
  audioBitsPerSecond: 32_000,
  ...(options.has('key') ? { videoKeyFrameIntervalDuration: number('key') } : {}),
});
const pieces = [];
recorder.ondataavailable = (event) => pieces.push(event.data);
recorder.onstop = async () => {
  const sizes = pieces.map((piece) => piece.size).join(',');
  await fetch(`/done?sizes=${sizes}`, { method: 'POST', body: new Blob(pieces) });
};
recorder.start(50);
setTimeout(() => recorder.stop(), 1000 * number('seconds', 3));
