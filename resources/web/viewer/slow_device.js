// @ts-check
// Tells a device that cannot decode the stream as fast as it comes: many of its pictures are never shown.

/**
 * @typedef {object} Look
 * @property {number} now milliseconds
 * @property {number} received pictures that have come so far
 * @property {number} shown pictures that have been shown so far
 * @property {number} dropped pictures that were decoded too late to be shown
 * @property {number} played seconds of media time
 * @property {number} inHand seconds of media after the playhead
 * @property {boolean} isSeeking
 * @property {boolean} isWatched playing, on a page that can be seen
 */
/** @typedef {{ received: number, shown: number, verdict: 'slow' | 'quick' | 'unknown' }} Part */

/** So much time (ms) makes one part. */
const partTime = 1500;
/** So many parts in a row have to agree: a machine that is busy for two seconds touches fewer. */
const agreeing = 4;
/** Nobody looked for so long (ms): the page slept. */
const sleep = 10000;
/** With fewer pictures in a part there is nothing to call slow. */
const fewest = 6;
/** Of the pictures that came: with fewer shown a part is slow. Playback that catches up shows a little less than comes. */
const slowShare = 0.8;
/** The same for all parts that agree. */
const slowShareOfAll = 0.75;
/** A clock that runs well, with nothing dropped, has had all that it wanted: some browsers count as they like. */
const droppedShare = 0.2;
const runningShare = 0.8;
/** A clock that stands with less in hand (seconds) may well wait for the network. */
const leastInHand = 0.3;
/** Playback is never faster; a seek is. */
const fastest = 1.5;

export class SlowDevice {
  /** @type {Look | null} */
  #begin = null;
  /** @type {Look | null} */
  #last = null;
  #hasJumped = false;
  /** @type {Part[]} the newest last */
  #parts = [];
  #isSlow = false;

  get isSlow() {
    return this.#isSlow;
  }

  /** To be told once or twice a second. @param {Look} look @returns {boolean} whether isSlow has changed */
  look(look) {
    const [begin, last] = [this.#begin, this.#last];
    this.#last = look;
    if (begin === null || last === null || !look.isWatched || look.shown < last.shown || look.now - last.now > sleep) {
      this.#parts = [];
      this.#beginPart(look);
      return false;
    }
    this.#hasJumped ||= look.isSeeking || jumped(last, look);
    if (look.now - begin.now < partTime) return false;
    const hasJumped = this.#hasJumped;
    this.#beginPart(look);
    // What a seek passes over was not to be shown.
    return hasJumped ? false : this.#judge(partOf(begin, look));
  }

  /** @param {Look} look */
  #beginPart(look) {
    this.#begin = look;
    this.#hasJumped = look.isSeeking;
  }

  /** @param {Part} part */
  #judge(part) {
    this.#parts = [...this.#parts, part].slice(-agreeing);
    const before = this.#isSlow;
    if (this.#areAll('slow') && this.#shareShown < slowShareOfAll) this.#isSlow = true;
    else if (this.#areAll('quick')) this.#isSlow = false;
    return this.#isSlow !== before;
  }

  /** @param {Part['verdict']} wanted */
  #areAll(wanted) {
    return this.#parts.length === agreeing && this.#parts.every(({ verdict }) => verdict === wanted);
  }

  get #shareShown() {
    const sum = (/** @type {'shown' | 'received'} */ kind) => this.#parts.reduce((total, part) => total + part[kind], 0);
    return sum('shown') / sum('received');
  }
}

/** @param {Look} from @param {Look} to */
function jumped(from, to) {
  const played = to.played - from.played;
  return played < 0 || played > (fastest * (to.now - from.now)) / 1000;
}

/** @param {Look} begin @param {Look} end @returns {Part} */
function partOf(begin, end) {
  const received = end.received - begin.received;
  const shown = end.shown - begin.shown;
  const isMuch = received >= fewest;
  const isDropping = end.dropped - begin.dropped > droppedShare * received;
  const isRunning = end.played - begin.played > (runningShare * (end.now - begin.now)) / 1000;
  const isFed = Math.min(begin.inHand, end.inHand) >= leastInHand;
  if (isMuch && shown < slowShare * received && (isDropping || (!isRunning && isFed))) return { received, shown, verdict: 'slow' };
  // Also what comes seldom: after a quick stream slides may follow, which any device carries.
  const isQuick = (isMuch && shown >= slowShare * received) || (isRunning && !isDropping);
  return { received, shown, verdict: isQuick ? 'quick' : 'unknown' };
}
