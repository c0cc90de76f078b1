// @ts-check
// Says that a page did not load completely, and loads it again: a classic script of its own, for what it watches are the modules.
(() => {
  'use strict';

  // It cannot count on any other file, so its words are here.
  /** @type {Record<string, { again: string, incomplete: string, unable: string, button: string }>} */
  const texts = {
    en: {
      again: 'This page did not load completely. Trying again ...',
      incomplete: 'This page did not load completely. The host may be busy or away. Load it again in a moment.',
      unable: 'This page does not work in this browser. Try a current Chrome, Edge, Firefox or Safari.',
      button: 'Load again',
    },
    de: {
      again: 'Diese Seite wurde nicht vollständig geladen. Neuer Versuch ...',
      incomplete: 'Diese Seite wurde nicht vollständig geladen. Der Host ist vielleicht ausgelastet oder nicht da. Laden Sie sie gleich noch einmal.',
      unable: 'Diese Seite läuft in diesem Browser nicht. Versuchen Sie es mit einem aktuellen Chrome, Edge, Firefox oder Safari.',
      button: 'Neu laden',
    },
    fr: {
      again: 'Cette page n’est pas entièrement chargée. Nouvel essai ...',
      incomplete: 'Cette page n’est pas entièrement chargée. L’hôte est peut-être occupé ou absent. Rechargez-la dans un instant.',
      unable: 'Cette page ne fonctionne pas dans ce navigateur. Essayez une version actuelle de Chrome, Edge, Firefox ou Safari.',
      button: 'Recharger',
    },
    es: {
      again: 'Esta página no se ha cargado del todo. Nuevo intento ...',
      incomplete: 'Esta página no se ha cargado del todo. Puede que el anfitrión esté ocupado o ausente. Vuelva a cargarla en un momento.',
      unable: 'Esta página no funciona en este navegador. Pruebe con un Chrome, Edge, Firefox o Safari actual.',
      button: 'Volver a cargar',
    },
  };
  /** Milliseconds before each further try; then a person decides. */
  const pauses = [1000, 2000, 4000, 8000, 15000];
  /** A page that is not there by then has lost something on its way. */
  const patience = 20000;
  const entry = 'lancast.load-tries';

  const language = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]).find((base) => base in texts) ?? 'en';
  const words = texts[language];
  let hasFailed = false;
  let hasLostStyle = false;
  /** @type {keyof typeof words} */
  let verdict = 'again';

  /** How often this page was loaded again already; whatever cannot be counted is not tried. */
  function tries() {
    try {
      return Number(sessionStorage.getItem(entry) ?? 0);
    } catch {
      return Infinity;
    }
  }

  /** @param {number} count */
  function remember(count) {
    try {
      sessionStorage.setItem(entry, String(count));
    } catch {
      // Then there is no next try of its own.
    }
  }

  /** What runs has hidden the notice. */
  function isRunning() {
    return document.getElementById('load-notice')?.hidden ?? false;
  }

  /** @param {keyof typeof words} key */
  function show(key) {
    const notice = document.getElementById('load-notice');
    const [sentence, button] = notice?.children ?? [];
    if (!notice || !(sentence instanceof HTMLElement) || !(button instanceof HTMLElement)) return;
    document.documentElement.lang = language;
    notice.hidden = false;
    notice.classList.add('is-certain');
    sentence.textContent = words[key];
    button.textContent = words.button;
    button.hidden = key === 'unable';
    button.onclick = () => {
      remember(0);
      location.reload();
    };
  }

  function refuse() {
    hasFailed = true;
    show('unable');
  }

  function fail() {
    if (hasFailed) return;
    hasFailed = true;
    const pause = pauses[tries()];
    verdict = pause === undefined ? 'incomplete' : 'again';
    if (document.readyState === 'loading') document.addEventListener('readystatechange', () => show(verdict), { once: true });
    else show(verdict);
    if (pause === undefined) return;
    remember(tries() + 1);
    // Guests whom the same trouble has met come back one by one.
    setTimeout(() => location.reload(), pause * (0.75 + 0.5 * Math.random()));
  }

  /** @param {ErrorEvent | Event} event */
  function judge({ target }) {
    const isPart = target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && target.rel === 'stylesheet');
    hasLostStyle ||= target instanceof HTMLLinkElement && isPart;
    if (isPart) fail();
    else if (target === window && !isRunning()) refuse();
  }

  // An element's error does not bubble.
  addEventListener('error', judge, true);
  addEventListener('load', () => {
    if (!hasFailed) remember(0);
    // The page runs, and would hide that it is to be loaded again.
    else if (hasLostStyle) show(verdict);
  });
  setTimeout(() => {
    if (!isRunning()) fail();
  }, patience);
})();
