// @ts-check
// Keeps the view key over a reload of the page, where the browser lets it.

const entry = 'lancast.view-key';

export class KeyStore {
  #open;

  /** @param {() => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} open throws where storage is switched off */
  constructor(open) {
    this.#open = open;
  }

  get key() {
    try {
      return this.#open().getItem(entry) ?? '';
    } catch {
      return '';
    }
  }

  /** @param {string} key an empty one is forgotten */
  keep(key) {
    try {
      if (key === '') this.#open().removeItem(entry);
      else this.#open().setItem(entry, key);
    } catch {
      // Then a reload asks for the passcode again.
    }
  }
}
