// What a row of samples says. Pure.

/** @param {number[]} values
 * @param {number} share  0 to 1
 * @returns {number} the nearest-rank percentile, NaN of nothing */
export function percentile(values, share) {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

/** @param {number[]} values */
export function median(values) {
  return percentile(values, 0.5);
}

/** The median of each figure over several runs; a figure that a run lacks counts for nothing there.
 * @param {Record<string, number | undefined>[]} runs
 * @returns {Record<string, number>} */
export function mediansOf(runs) {
  const names = [...new Set(runs.flatMap(run => Object.keys(run)))];
  return Object.fromEntries(names.map(name =>
    [name, median(runs.map(run => run[name] ?? NaN).filter(value => !Number.isNaN(value)))]));
}

/** The slope of the best straight line.
 * @param {{x: number, y: number}[]} points */
export function slope(points) {
  const count = points.length;
  if (count < 2) return NaN;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const both = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return spread > 0 ? both / spread : NaN;
}

/** One presented frame: when (ms since the epoch), how old, and its number modulo 256.
 * @typedef {{at: number, delay: number, frame: number}} Sample */

/** @param {Sample[]} samples  in the order they were seen */
export function summarise(samples) {
  const delays = samples.map(sample => sample.delay);
  const minutes = samples.map(({ at, delay }) => ({ x: (at - samples[0].at) / 60000, y: delay }));
  return {
    seconds: samples.length > 0 ? (samples.at(-1).at - samples[0].at) / 1000 : 0,
    p5: percentile(delays, 0.05), p50: percentile(delays, 0.5), p95: percentile(delays, 0.95),
    max: delays.reduce((most, delay) => Math.max(most, delay), -Infinity),
    slopePerMinute: slope(minutes),
    ...countFrames(samples),
  };
}

/** Shown: new frames. Repeated: the same number again. Missing: numbers that never came.
 * @param {Sample[]} samples */
function countFrames(samples) {
  const counts = { shown: 0, repeated: 0, missing: 0, longestGap: 0, gapsOver100: 0 };
  let newest = null;
  for (const sample of samples) {
    const step = newest ? (sample.frame - newest.frame + 256) % 256 : 1;
    if (step === 0) {
      counts.repeated += 1;
      continue;
    }
    counts.shown += 1;
    // More than half way round is one step back, not two hundred forward.
    if (step < 128) counts.missing += step - 1;
    const gap = newest ? sample.at - newest.at : 0;
    counts.longestGap = Math.max(counts.longestGap, gap);
    if (gap > 100) counts.gapsOver100 += 1;
    newest = sample;
  }
  return counts;
}
