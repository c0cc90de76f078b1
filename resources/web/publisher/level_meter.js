// @ts-check
// How loud the stream is: the peak of the last moment, from 0 to 1.

export class LevelMeter {
  #AudioContext;
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {AnalyserNode | null} */
  #analyser = null;
  /** @type {MediaStreamAudioSourceNode | null} */
  #input = null;
  #samples = new Float32Array(1024);

  /** @param {typeof AudioContext} AudioContextType */
  constructor(AudioContextType) {
    this.#AudioContext = AudioContextType;
  }

  /** @param {MediaStream | null} stream */
  listen(stream) {
    this.#input?.disconnect();
    this.#input = null;
    if (stream === null || stream.getAudioTracks().length === 0) return;
    this.#context ??= new this.#AudioContext();
    this.#context.resume().catch(() => {});
    if (this.#analyser === null) {
      this.#analyser = this.#context.createAnalyser();
      this.#analyser.fftSize = this.#samples.length;
    }
    this.#input = this.#context.createMediaStreamSource(stream);
    this.#input.connect(this.#analyser);
  }

  get hasInput() {
    return this.#input !== null;
  }

  get level() {
    if (this.#input === null || this.#analyser === null) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const peak = this.#samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    return Math.round(Math.min(1, peak) * 1000) / 1000;
  }

  close() {
    this.listen(null);
    this.#context?.close();
    this.#context = null;
  }
}
