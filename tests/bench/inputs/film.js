// What a file shows, as ffprobe reads it: when each of its frames is due, and how many of them a stretch of time has at least.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A step so long, forward or back, is a cut: what follows has times of its own (seconds). */
const leastCut = 10;
/** Files come out of several programs with times that are off by so much (seconds). */
const rounding = 0.003;

/** @typedef {{kind: 'video' | 'audio', time: number, duration: number}} Packet  seconds */

export class Film {
  /** @param {string} codec  of the video
   * @param {number[]} times  of the frames, seconds, rising
   * @param {number} length  seconds from one beginning to the next when it is repeated; Infinity: a still picture */
  constructor(codec, times, length) {
    this.codec = codec;
    this.times = times;
    this.length = length;
  }

  /** @param {string} path
   * @returns {Promise<Film | null>}  null: it has no video, or is no WebM and no Matroska */
  static async read(path) {
    const { stdout } = await run('ffprobe', ['-v', 'quiet', '-of', 'json', '-show_entries',
      'format=format_name:stream=index,codec_type,codec_name:packet=stream_index,pts_time,duration_time', path], { maxBuffer: 1e9 });
    const { format, streams, packets } = JSON.parse(stdout);
    const [video, audio] = ['video', 'audio'].map(kind => streams.find(({ codec_type: type }) => type === kind));
    if (!video || !/matroska/.test(format.format_name)) return null;
    const kindOf = new Map([[video.index, 'video'], [audio?.index, 'audio']]);
    return filmOf(video.codec_name, packets.filter(({ stream_index: index }) => kindOf.has(index)).map(packet => ({
      kind: kindOf.get(packet.stream_index), time: Number(packet.pts_time), duration: Number(packet.duration_time ?? 0),
    })));
  }

  /** The longest time that a frame stands, over the seam of two rounds, too. */
  get longestStep() {
    if (this.length === Infinity) return Infinity;
    return Math.max(...this.times.map((time, i) => (this.times[i + 1] ?? this.times[0] + this.length) - time));
  }

  /** @param {number} seconds
   * @returns {number}  how many frames are due within any such stretch of the repeated film, at least */
  fewestFrames(seconds) {
    if (this.length === Infinity) return 1;
    const rounds = Math.ceil(seconds / this.length) + 1;
    const all = Array.from({ length: rounds + 1 }, (_, round) => this.times.map(time => time + round * this.length)).flat();
    // The fewest are in a stretch that begins just behind a frame.
    return Math.min(...this.times.map(start => all.filter(time => time > start + rounding && time <= start + seconds - rounding).length));
  }
}

/** Pure. @param {string} codec
 * @param {Packet[]} packets  in the file's order */
export function filmOf(codec, packets) {
  const times = [];
  let [shift, newest, end] = [0, packets[0].time, packets[0].time];
  for (const { kind, time, duration } of packets) {
    if (Math.abs(time + shift - newest) > leastCut) shift = end - time;
    newest = time + shift;
    end = Math.max(end, newest + duration);
    if (kind === 'video') times.push(newest);
  }
  times.sort((one, other) => one - other);
  if (times.length === 1) return new Film(codec, [0], Infinity);
  const usual = (times.at(-1) - times[0]) / (times.length - 1);
  const begin = Math.min(...packets.slice(0, 50).map(({ time }) => time));
  return new Film(codec, times.map(time => time - begin), Math.max(end, times.at(-1) + Math.min(usual, leastCut)) - begin);
}
