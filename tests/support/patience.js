// How long the tests wait for a relay that is built with sanitizers, or on a busy machine.

const factor = Number(process.env.LANCAST_PATIENCE ?? 1);

/** @param {number} ms  that is enough for the usual build
 * @returns {number} */
export function patience(ms) {
  return ms * factor;
}
