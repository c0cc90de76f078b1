// @ts-check
// One monitor of a captured desktop, and where it is in the desktop's frames.

/**
 * @typedef {object} ScreenArea in pixels of the desktop
 * @property {number} [id] the monitor's, as Chromium calls it; 0 or missing: not known
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {number} desktopWidth
 * @property {number} desktopHeight
 */
/** @typedef {{ x: number, y: number, width: number, height: number }} Rect */

/** A frame's size is rounded to even numbers; a further monitor changes the shape by much more. */
const shapeTolerance = 0.01;
/** Of a computed edge, in pixels. */
const rounding = 0.02;

/** @param {ScreenArea | null | undefined} a @param {ScreenArea | null | undefined} b */
export function isSameArea(a, b) {
  // Captured alone it stays the same, wherever it is moved.
  if (a?.id && b?.id) return a.id === b.id && a.width === b.width && a.height === b.height;
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/**
 * Where the area is in a frame of the desktop, scaled or not. Edges are even, as frames need it, and lie inside.
 * @param {{ width: number, height: number }} frame @param {ScreenArea} area
 * Chromium captures one monitor alone where X11 has told it of several before it first looked: that one stays whole.
 * @returns {Rect | null} null: the desktop has another shape than the area knows
 */
export function areaIn({ width, height }, area) {
  if (!hasShape({ width, height }, area.desktopWidth, area.desktopHeight)) {
    return hasShape({ width, height }, area.width, area.height) ? { x: 0, y: 0, width, height } : null;
  }
  const [left, right] = inside(area.x, area.width, width / area.desktopWidth);
  const [top, bottom] = inside(area.y, area.height, height / area.desktopHeight);
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Whether a capture is of another monitor than the area's. Chromium says which one it has taken: "screen:ID:0".
 * @param {string | undefined} deviceId a captured track's @param {ScreenArea} area
 */
export function isOtherMonitor(deviceId, area) {
  const id = Number(/^screen:(\d+):/.exec(deviceId ?? '')?.[1] ?? 0);
  return id > 0 && Boolean(area.id) && id !== area.id;
}

/**
 * Of a capture that the host has chosen. A screen keeps its shape: another one is another desktop, with monitors that
 * nobody has chosen. A window is drawn into all shapes.
 * @param {MediaTrackSettings} captured a track's
 * @returns {ScreenArea | null} null: all of it, whatever becomes of it
 */
export function areaOfChoice({ deviceId, width, height }) {
  if (!deviceId?.startsWith('screen:') || !width || !height) return null;
  return { x: 0, y: 0, width, height, desktopWidth: width, desktopHeight: height };
}

/** @param {{ width: number, height: number }} frame @param {number} across @param {number} down */
function hasShape({ width, height }, across, down) {
  const expected = (width * down) / across;
  return Math.abs(height - expected) <= Math.max(2, shapeTolerance * expected);
}

/** @param {number} start @param {number} length @param {number} scale */
function inside(start, length, scale) {
  const from = Math.max(0, 2 * Math.ceil((start * scale - rounding) / 2));
  return [from, 2 * Math.floor(((start + length) * scale + rounding) / 2)];
}
