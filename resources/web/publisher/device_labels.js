// @ts-check
// One device, two names: what the host's system calls it, and what this browser calls it.

/** The kernel keeps 31 characters of a camera's name, and the last one may be a space. */
const keptByKernel = 30;
const addition = /\s*\((?:[0-9a-f]{4}:[0-9a-f]{4}|v4l2)\)$/;

/**
 * Whether both are names of one device; app/devices/device_labels.cpp decides alike.
 * @param {string} label @param {string} other
 */
export function isSameDevice(label, other) {
  const [shorter, longer] = [commonName(label), commonName(other)].sort((a, b) => a.length - b.length);
  if (shorter === '') return false;
  return shorter === longer || (shorter.length >= keptByKernel && longer.startsWith(shorter));
}

/**
 * The device of that kind that `label` means, or null.
 * @param {MediaDeviceInfo[]} known @param {MediaDeviceKind} kind @param {string} label
 */
export function deviceNamed(known, kind, label) {
  const ofKind = known.filter((device) => device.kind === kind);
  return ofKind.find((device) => device.label === label)
    ?? ofKind.find((device) => isSameDevice(device.label, label)) ?? null;
}

/** @param {string} label */
function commonName(label) {
  let name = label.trim().replace(/\s+/g, ' ').toLowerCase().replace(/^default - /, '');
  while (addition.test(name)) name = name.replace(addition, '');
  return withoutRepetition(name);
}

/** "Integrated Camera: Integrated C" is its maker's name and, again, its own. @param {string} name */
function withoutRepetition(name) {
  const colon = name.indexOf(': ');
  if (colon < 0) return name;
  const [first, second] = [name.slice(0, colon), name.slice(colon + 2)];
  return second !== '' && first.startsWith(second) ? first : name;
}
