// Players that are no LanCast page, playing /live.webm without a window: when their first frame came, and what they complained of.
import { Program } from './program.js';
import { until } from './deadline.js';

const quietEnvironment = { SDL_VIDEODRIVER: 'dummy', SDL_AUDIODRIVER: 'dummy', GST_DEBUG: '1', GST_DEBUG_NO_COLOR: '1', LC_ALL: 'C.UTF-8' };

/** @typedef {object} Player
 * @property {string} path
 * @property {(url: string) => string[]} args
 * @property {RegExp} frame  what it prints for each frame or, where it does not, now and then; captures the time, if it tells it
 * @property {RegExp} complaint  a line of the output */

const ofFfmpeg = /\[(?:error|fatal|panic)\]/;

/** @type {Record<string, Player>} */
export const players = {
  ffprobe: {
    path: 'ffprobe',
    args: url => ['-v', 'level+error', '-select_streams', 'v', '-show_frames', '-of', 'compact', url],
    frame: /^frame\|.*\|pts_time=([\d.]+)/,
    complaint: ofFfmpeg,
  },
  ffplay: {
    path: 'ffplay',
    args: url => ['-hide_banner', '-nostats', '-v', 'level+info', '-vf', 'showinfo', url],
    frame: /showinfo.* n: *\d+ .*pts_time:([\d.]+)/,
    complaint: ofFfmpeg,
  },
  mpv: {
    path: 'mpv',
    args: url => ['--no-config', '--vo=null', '--ao=null', '--msg-level=all=error,statusline=status',
      '--term-status-msg=F ${=time-pos}', url],
    frame: /F ([\d.]+)/,
    complaint: /^\[|rror/,
  },
  gstreamer: {
    path: 'gst-launch-1.0',
    // The others ask nobody for a certificate.
    args: url => ['-v', 'souphttpsrc', `location=${url}`, 'is-live=true', 'ssl-strict=false', '!', 'matroskademux', 'name=d',
      'd.', '!', 'queue', '!', 'vp8dec', '!', 'fakesink', 'silent=false', 'sync=true',
      'd.', '!', 'queue', '!', 'opusdec', '!', 'fakesink', 'sync=true'],
    frame: /last-message = chain .* pts: 0:00:([\d.]+)/,
    complaint: /ERROR|CRITICAL/,
  },
};

/** One player for some seconds.
 * @param {import('./scope.js').Scope} scope
 * @param {Player} player
 * @param {string} url
 * @param {number} seconds */
export async function play(scope, player, url, seconds) {
  const startedAt = performance.now();
  const program = new Program(scope, player.path, player.args(url), { env: quietEnvironment });
  const lines = () => program.output.split(/[\r\n]+/);
  const frames = () => lines().filter(line => player.frame.test(line));
  const first = await program.until('the first frame', () => frames().length > 0 && performance.now(), 20000);
  const newest = () => Number(player.frame.exec(frames().at(-1) ?? '')?.[1]);
  await until(`it has played for ${seconds} s`, () => program.result || performance.now() - first >= seconds * 1000, seconds * 1000 + 10000);
  const complaints = lines().filter(line => player.complaint.test(line));
  const hasEnded = program.result !== null;
  const played = newest();
  await program.stop();
  return { startMs: first - startedAt, played, complaints, hasEnded };
}
