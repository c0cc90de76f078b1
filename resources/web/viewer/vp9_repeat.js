// @ts-check
// Makes a VP9 frame that shows an earlier one once more (VP9 bitstream specification, 6.2: show_existing_frame).

/** @param {Uint8Array} frame possibly a superframe (Annex B) @returns {Uint8Array} the frame that is shown: its last one */
function shownFrame(frame) {
  const marker = frame[frame.length - 1];
  if ((marker & 0xe0) !== 0xc0) return frame;
  const count = (marker & 7) + 1;
  const sizeLength = ((marker >> 3) & 3) + 1;
  const indexLength = 2 + count * sizeLength;
  const index = frame.length - indexLength;
  if (index < 0 || frame[index] !== marker) return frame;
  let start = 0;
  for (let item = 0; item < count - 1; item += 1) {
    for (let byte = 0; byte < sizeLength; byte += 1) start += frame[index + 1 + item * sizeLength + byte] * 2 ** (8 * byte);
  }
  return frame.subarray(start, index);
}

/**
 * Where the newest frame is kept for later ones.
 * @param {Uint8Array} whole
 * @returns {{ profile: number, slot: number } | null} null: nowhere, so that it cannot be shown again
 */
export function vp9StateAfter(whole) {
  const frame = shownFrame(whole);
  let at = 0;
  const bits = (/** @type {number} */ count) => {
    let value = 0;
    for (const end = at + count; at < end; at += 1) value = value * 2 + (((frame[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  if (bits(2) !== 2) return null;
  const profile = bits(1) + 2 * bits(1);
  if (profile === 3) return null;
  if (bits(1) === 1) return { profile, slot: bits(3) };
  const isKeyframe = bits(1) === 0;
  const isShown = bits(1) === 1;
  const isErrorResilient = bits(1) === 1;
  if (isKeyframe) return { profile, slot: 0 };
  if (!isShown && bits(1) === 1) return null;
  if (!isErrorResilient) bits(2);
  const slots = bits(8);
  return slots === 0 ? null : { profile, slot: 31 - Math.clz32(slots & -slots) };
}

/** @param {{ profile: number, slot: number }} state */
export function vp9Repeat({ profile, slot }) {
  return Uint8Array.of(0x80 | ((profile & 1) << 5) | ((profile >> 1) << 4) | 0x08 | slot);
}
