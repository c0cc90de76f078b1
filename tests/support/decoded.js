// What ffmpeg sees in a video.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** @param {string} program
 * @param {string[]} args
 * @param {Buffer | string} video its bytes, or its path
 * @returns {Promise<Buffer>} what the program writes; a video may end anywhere */
async function read(program, args, video) {
  const input = typeof video === 'string' ? video : 'pipe:0';
  const child = spawn(program, ['-v', 'error', '-i', input, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  const parts = [];
  child.stdout.on('data', data => parts.push(data));
  child.stdin.on('error', () => {}); // it has seen enough
  child.stdin.end(typeof video === 'string' ? '' : video);
  await once(child, 'close');
  return Buffer.concat(parts);
}

/** Every frame, made so large, as it is meant to be shown.
 * @param {Buffer | string} video
 * @param {{ width: number, height: number }} size
 * @returns {Promise<number[][][]>} of each frame its pixels: red, green, blue */
export async function framesOf(video, { width, height }) {
  const scale = `scale=${width}:${height}:flags=area`;
  const bytes = await read('ffmpeg', ['-vf', scale, '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'], video);
  const pixels = Array.from({ length: bytes.length / 3 }, (_, index) => [...bytes.subarray(3 * index, 3 * index + 3)]);
  return Array.from({ length: pixels.length / (width * height) },
    (_, index) => pixels.slice(index * width * height, (index + 1) * width * height));
}

/** The sizes that a video's frames are coded in, each once.
 * @param {Buffer} video */
export async function sizesOf(video) {
  const frames = await read('ffprobe', ['-select_streams', 'v', '-show_entries', 'frame=width,height', '-of', 'csv=p=0'], video);
  const lines = new Set(frames.toString().split('\n').filter(line => line !== ''));
  return [...lines].map(line => line.split(',').map(Number)).map(([width, height]) => ({ width, height }));
}
