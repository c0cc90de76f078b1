// The networks of the tests' own: what they lose and when it arrives.
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { until } from '../support/deadline.js';
import { Gaps, seededRandom } from '../support/gaps.js';
import { Scope } from '../support/scope.js';
import { StallPath } from '../support/stall_path.js';
import { TcpProxy } from '../support/tcp_proxy.js';
import { UdpProxy } from '../support/udp_proxy.js';

let scope = new Scope();
afterEach(async () => {
  await scope.close();
  scope = new Scope();
});

/** @returns {Promise<import('node:dgram').Socket>} bound to any port of loopback */
async function udpSocket() {
  const socket = createSocket('udp4');
  scope.add(() => new Promise(resolve => { socket.close(() => resolve(null)); }));
  await new Promise(resolve => { socket.bind(0, '127.0.0.1', () => resolve(null)); });
  return socket;
}

/** A relay that answers each datagram with the same one, behind a proxy, and a peer of it.
 * @param {import('../support/udp_proxy.js').UdpProxyOptions} options */
async function echo(options) {
  const relay = await udpSocket();
  const seen = [];
  relay.on('message', (datagram, from) => {
    seen.push(Number(datagram));
    relay.send(datagram, from.port, from.address);
  });
  const proxy = await UdpProxy.start(scope, relay.address().port, options);
  const peer = await udpSocket();
  const answers = [];
  peer.on('message', datagram => answers.push(Number(datagram)));
  /** Few enough for the kernel's buffers. */
  const send = async (from, to) => {
    for (let number = from; number < to; number += 1) peer.send(String(number), proxy.port, proxy.host);
    await until('the proxy has them', () => proxy.toRelay.counters.received >= to);
  };
  return { proxy, seen, answers, send };
}

const rising = numbers => numbers.every((number, index) => index === 0 || number > numbers[index - 1]);
const numbers = count => Array.from({ length: count }, (_, index) => index);

describe('chance by a seed', () => {
  test('is the same each time, and spread evenly', () => {
    const [one, again, other] = [seededRandom(7), seededRandom(7), seededRandom(8)];
    const drawn = numbers(4000).map(() => one());
    assert.deepEqual(drawn, numbers(4000).map(() => again()));
    assert.notDeepEqual(drawn, numbers(4000).map(() => other()));
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const count = drawn.filter(value => value >= tenth / 10 && value < (tenth + 1) / 10).length;
      assert.ok(count > 300 && count < 500, `${count} of 4000 in tenth ${tenth}`);
    }
  });
});

describe('gaps', () => {
  test('have a beginning and an end, and may come again', () => {
    const gaps = new Gaps([{ atMs: 100, forMs: 50 }, { atMs: 1000, forMs: 10, everyMs: 500 }], 5000);
    const left = [5099, 5100, 5149, 5150, 6000, 6010, 6505, 7005].map(now => gaps.leftAt(now));
    assert.deepEqual(left, [0, 50, 1, 0, 10, 0, 5, 5]);
    gaps.add(5200, 30);
    assert.equal(gaps.leftAt(5210), 20);
  });
});

describe('a UDP proxy', () => {
  test('passes everything in both directions, and counts it', async () => {
    const { proxy, seen, answers, send } = await echo({});
    await send(0, 50);
    await until('all answers', () => answers.length === 50);
    assert.deepEqual(seen, numbers(50));
    assert.deepEqual(answers, numbers(50));
    assert.deepEqual(proxy.toRelay.counters, { received: 50, passed: 50, lost: 0, reordered: 0, bytes: 90 });
    assert.deepEqual(proxy.toPeer.counters, proxy.toRelay.counters);
  });

  test('loses the same ones for the same seed, in the direction that it is told', async () => {
    const runs = [];
    for (const seed of [3, 3, 4]) {
      const { proxy, seen, answers, send } = await echo({ seed, toRelay: { loss: 0.3 } });
      await send(0, 100);
      await until('all have arrived', () => answers.length === proxy.toRelay.counters.passed && seen.length === answers.length);
      const { lost, passed } = proxy.toRelay.counters;
      assert.equal(lost + passed, 100);
      assert.ok(lost > 15 && lost < 45, `${lost} lost`);
      assert.equal(proxy.toPeer.counters.lost, 0);
      runs.push(seen);
    }
    assert.deepEqual(runs[0], runs[1]);
    assert.notDeepEqual(runs[0], runs[2]);
  });

  test('keeps peers apart', async () => {
    const relay = await udpSocket();
    const ports = new Set();
    relay.on('message', (datagram, from) => {
      ports.add(from.port);
      relay.send(datagram, from.port, from.address);
    });
    const proxy = await UdpProxy.start(scope, relay.address().port);
    const got = [];
    for (const name of ['a', 'b']) {
      const peer = await udpSocket();
      peer.on('message', datagram => got.push(`${name} ${datagram}`));
      peer.send(`for ${name}`, proxy.port, proxy.host);
    }
    await until('both have their answers', () => got.length === 2);
    assert.deepEqual(got.sort(), ['a for a', 'b for b']);
    assert.equal(ports.size, 2);
  });

  test('delays, and keeps the order if it is told nothing else', async () => {
    const sentAt = performance.now();
    const { proxy, seen, answers, send } = await echo({ toRelay: { delayMs: 40, jitterMs: 30 } });
    await send(0, 60);
    await until('all answers', () => answers.length === 60);
    assert.ok(performance.now() - sentAt >= 40);
    assert.deepEqual(seen, numbers(60));
    assert.equal(proxy.toRelay.counters.reordered, 0);
  });

  test('reorders by jitter where it may', async () => {
    const { proxy, seen, send } = await echo({ toRelay: { delayMs: 60, jitterMs: 60, isReordering: true } });
    await send(0, 60);
    await until('all have arrived', () => seen.length === 60);
    assert.ok(!rising(seen));
    assert.deepEqual([...seen].sort((a, b) => a - b), numbers(60));
    assert.ok(proxy.toRelay.counters.reordered > 0);
  });

  test('passes nothing during a gap, and while it is blacked out', async () => {
    let now = 0;
    const { proxy, answers, send } = await echo({ now: () => now, toRelay: { gaps: [{ atMs: 100, forMs: 50 }] } });
    const sendAt = async (time, number) => {
      now = time;
      const { passed, lost } = proxy.toRelay.counters;
      await send(number, number + 1);
      return proxy.toRelay.counters.passed > passed && proxy.toRelay.counters.lost === lost;
    };
    const through = [];
    for (const [number, time] of [99, 100, 149, 150].entries()) through.push(await sendAt(time, number));
    assert.deepEqual(through, [true, false, false, true]);
    await until('the others were answered', () => answers.length === 2);
    proxy.blackOut(20);
    assert.equal(await sendAt(160, 4), false);
    assert.equal(await sendAt(170, 5), true);
    await until('it goes on', () => answers.length === 3);
  });
});

describe('stalls of a TCP connection', () => {
  const passedAt = (faults, times) => {
    let now = 0;
    const path = new StallPath(faults, { seed: 5, now: () => now, start: 0 });
    scope.add(() => path.close());
    const direct = [];
    for (const time of times) {
      now = time;
      path.pass(Buffer.from(String(time)), bytes => direct.push(Number(bytes)));
    }
    return direct;
  };

  test('hold back what comes during a gap, and all after it', () => {
    assert.deepEqual(passedAt({}, [1, 2, 3]), [1, 2, 3]);
    assert.deepEqual(passedAt({ gaps: [{ atMs: 10, forMs: 90 }] }, [1, 9, 10, 50]), [1, 9]);
    assert.deepEqual(passedAt({ gaps: [{ atMs: 10, forMs: 1 }] }, [10, 12]), []);
    assert.deepEqual(passedAt({ loss: 1 }, [1, 2]), []);
  });

  test('lose nothing, also when the relay ends the connection', async () => {
    const text = 'x'.repeat(100000);
    const relay = createServer(socket => {
      socket.on('error', () => {});
      socket.on('data', () => socket.end(text));
    });
    await new Promise(resolve => { relay.listen(0, '127.0.0.1', () => resolve(null)); });
    scope.add(() => new Promise(resolve => { relay.close(() => resolve(null)); }));
    const { port } = /** @type {import('node:net').AddressInfo} */ (relay.address());
    const proxy = await TcpProxy.start(scope, port, {
      toRelay: { delayMs: 5, gaps: [{ atMs: 0, forMs: 100 }] }, toPeer: { loss: 0.3, jitterMs: 3 },
    });
    const began = performance.now();
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    let got = '';
    socket.on('data', bytes => { got += bytes; });
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await until('the connection has ended', () => socket.destroyed);
    assert.equal(got, text);
    assert.ok(performance.now() - began >= 90);
  });

  test('begin when a test says so, and end', async () => {
    const relay = createServer(socket => {
      socket.on('error', () => {});
      socket.on('data', bytes => socket.write(bytes));
    });
    await new Promise(resolve => { relay.listen(0, '127.0.0.1', () => resolve(null)); });
    scope.add(() => new Promise(resolve => { relay.close(() => resolve(null)); }));
    const { port } = /** @type {import('node:net').AddressInfo} */ (relay.address());
    const proxy = await TcpProxy.start(scope, port);
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    scope.add(() => socket.destroy());
    let got = '';
    socket.on('data', bytes => { got += bytes; });
    socket.write('a');
    await until('an answer', () => got === 'a');
    proxy.blackOut(150);
    const began = performance.now();
    socket.write('b');
    await until('another answer', () => got === 'ab');
    assert.ok(performance.now() - began >= 140);
  });
});
