// @ts-check
// Keeps the view key over a reload of the page, where the browser lets it, and whether it came with the link.

const entry = 'lancast.view-key';
const linkEntry = 'lancast.view-key-from-link';

export class KeyStore {
  #open;

  /** @param {() => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>} open throws where storage is switched off */
  constructor(open) {
    this.#open = open;
  }

  get key() {
    return this.#read(entry);
  }

  get isFromLink() {
    return this.#read(linkEntry) !== '';
  }

  /** @param {string} key an empty one is forgotten @param {boolean} isFromLink otherwise the relay told it */
  keep(key, isFromLink) {
    try {
      this.#write(entry, key);
      this.#write(linkEntry, isFromLink ? 'yes' : '');
    } catch {
      // Then a reload asks for the passcode again.
    }
  }

  /** @param {string} name */
  #read(name) {
    try {
      return this.#open().getItem(name) ?? '';
    } catch {
      return '';
    }
  }

  /** @param {string} name @param {string} value */
  #write(name, value) {
    if (value === '') this.#open().removeItem(name);
    else this.#open().setItem(name, value);
  }
}
