// @ts-check
// Which video track of a source is recorded: its own, or a limited one in its place.

/** @typedef {import('./frame_limiter.js').Limit} Limit */
/** @typedef {import('./picture_limit.js').LimitedTrack} LimitedTrack */

export class RecordedPicture {
  #limitPicture;
  /** @type {LimitedTrack | null} */
  #limited = null;
  /** @type {LimitedTrack[]} those before, which may still be recorded */
  #former = [];
  /** Counts the limits asked for, so that a slow one that is no longer wanted is recognised. */
  #asked = 0;

  /** @param {(track: MediaStreamTrack, limit: Limit) => Promise<LimitedTrack>} limitPicture */
  constructor(limitPicture) {
    this.#limitPicture = limitPicture;
  }

  /** What is to be recorded for a track of the source. @param {MediaStreamTrack} track */
  of(track) {
    return track.kind === 'video' && this.#limited ? this.#limited.track : track;
  }

  /** All that have been made and not been closed. */
  get tracks() {
    return [...this.#former, ...(this.#limited ? [this.#limited] : [])].map(({ track }) => track);
  }

  /** @param {MediaStreamTrack | undefined} track the source's own @param {Limit | null} limit null: as it comes */
  async limit(track, limit) {
    this.#asked += 1;
    const asked = this.#asked;
    // The own track with constraints: they go before others come.
    if (track && this.#limited?.track === track) this.#drop();
    const limited = limit && track ? await this.#limitPicture(track, limit).catch(() => null) : null;
    if (asked !== this.#asked) return limited?.close();
    if (this.#limited) this.#former.push(this.#limited);
    this.#limited = limited;
  }

  #drop() {
    this.#limited?.close();
    this.#limited = null;
  }

  /** @param {(tracks: MediaStreamTrack[]) => boolean} isRecorded */
  closeUnused(isRecorded) {
    const unused = this.#former.filter(({ track }) => !isRecorded([track]));
    this.#former = this.#former.filter((limited) => !unused.includes(limited));
    for (const limited of unused) limited.close();
  }

  close() {
    this.#asked += 1;
    this.#drop();
    for (const limited of this.#former) limited.close();
    this.#former = [];
  }
}
