// Loopback addresses that nobody else in the suite has, so that limits for one address never mix.

let taken = 0;

/** @returns {string} in 127.0.0.0/8, never 127.0.0.1, where the rightful clients are */
export function newAddress() {
  taken += 1;
  const [low, middle, high] = [taken % 250, Math.floor(taken / 250) % 250, Math.floor(taken / 62500)];
  return `127.${10 + high}.${1 + middle}.${1 + low}`;
}

/** @param {number} count */
export const newAddresses = count => Array.from({ length: count }, newAddress);
