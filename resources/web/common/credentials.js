// @ts-check
// What a page shows the relay to prove that it may: sub-protocols, which is all that a browser lets it send.

const protocol = 'lancast.v1';

/**
 * @param {string} hash the address's fragment, which no browser sends to anybody
 * @returns {string} the view key in it, or nothing
 */
export function keyIn(hash) {
  return /^#key=([A-Za-z0-9_-]{8,128})$/.exec(hash)?.[1] ?? '';
}

/**
 * @param {string} hash as keyIn()
 * @returns {string} the publisher's token in it, or nothing
 */
export function tokenIn(hash) {
  const [, token = ''] = /^#token=(.*)$/.exec(hash) ?? [];
  try {
    return decodeURIComponent(token);
  } catch {
    // Copied with a part missing, or typed as it is.
    return token;
  }
}

/** @param {{ key: string, passcode: string }} shown either may be empty */
export function watchProtocols({ key, passcode }) {
  return [
    protocol,
    ...(key === '' ? [] : [`key.${key}`]),
    ...(passcode === '' ? [] : [`passcode.${base64url(passcode)}`]),
  ];
}

/** @param {string} token */
export function publishProtocols(token) {
  // A sub-protocol with other characters is an error of the page; a mistyped key is none.
  return [protocol, `token.${token.replace(/[^\w.~-]/g, '-')}`];
}

/** As RFC 7617 has it, without a user's name. @param {string} passcode */
export function basicPair(passcode) {
  return base64(`:${passcode}`);
}

/** @param {string} text */
function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** @param {string} text */
function base64url(text) {
  return base64(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}
