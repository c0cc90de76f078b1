// @ts-check
// Inside the application: takes its commands and tells it what goes on.

/** @typedef {import('./broadcast.js').Broadcast} Broadcast */
/** @typedef {import('./settings.js').Settings} Settings */
/**
 * @typedef {object} Host the application's object
 * @property {(answer: (greeting: { token: string, settings: Partial<Settings> }) => void) => void} hello
 * @property {(report: object) => void} report
 * @property {{ connect: (receive: (command: any) => void) => void }} commanded
 */

/**
 * The application gives the page QWebChannel once it has loaded, and says so with an event of that name.
 * @param {any} scope the window
 * @returns {Promise<Host> | null} null in an ordinary browser
 */
export function findHost(scope) {
  const transport = scope.qt?.webChannelTransport;
  if (!transport) return null;
  return new Promise((resolve) => {
    const connect = () => new scope.QWebChannel(transport, (/** @type {any} */ channel) => resolve(channel.objects.host));
    if (scope.QWebChannel) connect();
    else scope.addEventListener('QWebChannel', connect, { once: true });
  });
}

/** @param {Broadcast} broadcast @param {any} message from the application @param {() => void} listDevices */
export function obey(broadcast, message, listDevices) {
  switch (message?.command) {
    case 'configure': return broadcast.configure(message.settings ?? {});
    case 'go-live': return broadcast.goLive();
    case 'stop': return broadcast.stop();
    case 'pause': return broadcast.pause();
    case 'resume': return broadcast.resume();
    case 'reopen': return broadcast.reopen();
    case 'keep-quality': return broadcast.keepQuality();
    case 'list-devices': return listDevices();
    case 'mute': return broadcast.mute(Boolean(message.muted));
  }
}

/** Reports at every change, and while something moves, at a steady pace. */
export class HostReporter {
  #host;
  #scheduler;
  #describe;
  #last = '';
  #lastAt = 0;
  #cancelTicks;

  /**
   * @param {object} parts
   * @param {Pick<Host, 'report'>} parts.host
   * @param {import('../common/scheduler.js').Scheduler} parts.scheduler
   * @param {() => { state: string }} parts.describe
   */
  constructor({ host, scheduler, describe }) {
    this.#host = host;
    this.#scheduler = scheduler;
    this.#describe = describe;
    this.#cancelTicks = scheduler.every(levelPause, () => this.update());
  }

  update() {
    const report = this.#describe();
    const text = JSON.stringify(report);
    const isDue = report.state !== 'idle' && this.#scheduler.now() - this.#lastAt >= leastPause;
    if (text === this.#last && !isDue) return;
    this.#last = text;
    this.#lastAt = this.#scheduler.now();
    this.#host.report(report);
  }

  close() {
    this.#cancelTicks();
  }
}

const levelPause = 150;
const leastPause = 1000;
