// Reads every picture that a page's video presents: when, its media time and size, and its strip if there is one.

/** Runs in the page. Reads one row of brightness straight from the decoded picture where that is possible: a canvas
 * keeps copies of whole pictures for a while, some hundred megabytes that would pass for the page's own.
 * @param {string} stripModule */
export async function watchPictures(stripModule) {
  const { decodeStrip, millisecondsSince } = await import(stripModule);
  const video = document.querySelector('video:not(.is-covered)');
  const context = new OffscreenCanvas(48, 1).getContext('2d', { alpha: false, willReadFrequently: true });
  context.imageSmoothingEnabled = false;
  const cells = Array.from({ length: 48 }, (_, i) => i);
  const fresh = () => ({ pictures: [], presented: 0, stalls: 0, rebufferingMs: 0 });
  let seen = fresh();
  let stalledSince = 0;
  let presentedBefore = 0;

  const readPlane = async picture => {
    const { codedWidth, visibleRect } = picture;
    const width = visibleRect?.width ?? codedWidth;
    // Whole rows of the halved colour planes: even numbers.
    const y = 2 * Math.floor((visibleRect?.height ?? 0) / 48);
    const options = { rect: { x: 0, y, width, height: 2 } };
    const bytes = new Uint8Array(picture.allocationSize(options));
    const [{ offset }] = await picture.copyTo(bytes, options);
    return cells.map(cell => bytes[offset + Math.floor((cell + 0.5) * width / 48)]);
  };
  const readCanvas = () => {
    context.drawImage(video, 0, Math.floor(video.videoHeight / 24), video.videoWidth, 1, 0, 0, 48, 1);
    const { data } = context.getImageData(0, 0, 48, 1);
    return cells.map(cell => (data[4 * cell] + data[4 * cell + 1] + data[4 * cell + 2]) / 3);
  };
  const read = async () => {
    const picture = globalThis.VideoFrame ? new VideoFrame(video) : null;
    try {
      return await (picture && /^(I420|NV12)/.test(picture.format ?? '') ? readPlane(picture) : readCanvas());
    } finally {
      picture?.close();
    }
  };

  const look = async (_, { mediaTime, width, presentedFrames }) => {
    video.requestVideoFrameCallback(look);
    const at = Date.now();
    // A busy page is not called for each picture, but the browser counts them.
    seen.presented += presentedBefore ? presentedFrames - presentedBefore : 1;
    presentedBefore = presentedFrames;
    if (stalledSince) seen.rebufferingMs += at - stalledSince;
    stalledSince = 0;
    const strip = decodeStrip(await read().catch(() => cells.map(() => 0)));
    seen.pictures.push([at, mediaTime, width, strip && millisecondsSince(at, strip.milliseconds), strip && strip.frame]);
  };
  video.addEventListener('waiting', () => { seen.stalls += 1; stalledSince ||= Date.now(); });
  video.requestVideoFrameCallback(look);
  return {
    take() {
      const taken = seen;
      seen = fresh();
      // Their reading may end in another order than it began.
      taken.pictures.sort(([a], [b]) => a - b);
      return taken;
    },
  };
}
