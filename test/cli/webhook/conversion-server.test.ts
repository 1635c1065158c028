import { Agent } from 'https';
import { connect } from 'tls';
import { ConversionServer } from '../../../lib/cli/webhook/conversion-server';
import { Limits, LIMITS } from '../../../lib/cli/webhook/limits';
import { Converter } from '../../../lib/graduation/conversion/converter';
import { DEMONSTRATION } from '../../../lib/graduation/conversion/field-change';
import { selfSigned } from '../../support/self-signed';
import { ask, reviewOf } from '../../support/webhook-client';

jest.setTimeout(60_000);

const { certificate: cert, key } = selfSigned('webhook', '127.0.0.1');
const OBJECT = { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', metadata: { name: 'cart' }, spec: { jobName: 'a' } };

let server: ConversionServer;
let reported: string[];

/** A server with the limits of the command, but for those given. */
async function start(limits: Partial<Limits> = {}): Promise<number> {
  reported = [];
  const report = (line: string) => { reported.push(line); };
  server = await ConversionServer.start({ pair: { cert, key }, host: '127.0.0.1', port: 0, converter: new Converter(DEMONSTRATION), limits: { ...LIMITS, ...limits }, report });

  return server.port;
}

afterEach(() => server.stop());

describe('ConversionServer', () => {
  test('answers a review, over TLS that the client verifies', async () => {
    const { status, headers, body } = await ask({ port: await start(), ca: cert }, reviewOf([OBJECT]));

    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'application/json' });
    expect(JSON.parse(body)).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'ConversionReview',
      response: { uid: 'abc', result: { status: 'Success' }, convertedObjects: [{ ...OBJECT, apiVersion: 'monitoring.coreos.com/v1beta1', spec: { job: 'a' } }] },
    });
    expect(reported).toEqual([]);
  });

  test('answers a review that cannot be converted with a failure, and reports it', async () => {
    const { status, body } = await ask({ port: await start(), ca: cert }, reviewOf([{ ...OBJECT, kind: 'Pod', spec: 'hunter2' }]));

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ response: { uid: 'abc', result: { status: 'Failure', message: 'Pod "cart" is not a ScrapeConfig' } } });
    expect(reported).toEqual(['a review failed: Pod "cart" is not a ScrapeConfig']);
  });

  test.each([
    { it: 'another method', options: { method: 'GET' }, given: '', status: 405, body: 'use POST', headers: { allow: 'POST' } },
    { it: 'another content type', options: { headers: { 'content-type': 'text/yaml' } }, status: 415, body: 'use the content type application/json, without a content encoding' },
    { it: 'no content type', options: { headers: {} }, status: 415, body: 'use the content type application/json, without a content encoding' },
    { it: 'a content encoding', options: { headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } }, status: 415, body: 'use the content type application/json, without a content encoding' },
    { it: 'another path', options: { path: '/' }, status: 404, body: 'nothing is served here; use /convert, /healthz or /readyz' },
    { it: 'a probe with another method', options: { path: '/readyz' }, status: 405, body: 'use GET', headers: { allow: 'GET, HEAD' } },
    { it: 'no JSON', given: '{"password":"hunter2"', status: 400, body: 'the body is not valid JSON' },
    { it: 'no UTF-8', given: Buffer.from([0x22, 0xff, 0x22]), status: 400, body: 'the body is not UTF-8 text' },
    { it: 'no review', given: '{}', status: 400, body: 'the body is not a ConversionReview of apiextensions.k8s.io/v1' },
    { it: 'no body', given: '', status: 400, body: 'the body is not valid JSON' },
    { it: 'a large body with its size', given: 'x'.repeat(5_000), status: 413, body: 'the body is larger than 4096 bytes' },
    { it: 'a large body in chunks', options: { headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } }, given: 'x'.repeat(5_000), status: 413, body: 'the body is larger than 4096 bytes' },
  ])('refuses $it', async ({ options = {}, given = reviewOf([OBJECT]), status, body, headers = {} }) => {
    const response = await ask({ port: await start({ maxBodyBytes: 4096 }), ca: cert, ...options }, given);

    expect(response).toMatchObject({ status, body: `${body}\n`, headers: { connection: 'close', ...headers } });
    expect(reported).toEqual([]);
  });

  test('takes a content type with parameters', async () => {
    expect((await ask({ port: await start(), ca: cert, headers: { 'content-type': 'Application/JSON; charset=utf-8' } }, reviewOf([OBJECT]))).status).toBe(200);
  });

  test.each(['/healthz', '/readyz', '/readyz?verbose'])('answers the probe %s', async (path) => {
    expect(await ask({ port: await start(), ca: cert, path, method: 'GET' })).toMatchObject({ status: 200, body: 'ok\n' });
  });

  test('refuses bodies that are too large together, and takes them one after the other', async () => {
    const port = await start({ maxBytesAtOnce: 150_000 });
    const large = reviewOf([{ ...OBJECT, spec: { summary: 'x'.repeat(100_000) } }]);
    const slow = slowRequest(port, large.slice(0, 100_000));
    await slow.ready;

    expect(await ask({ port, ca: cert }, large)).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    slow.close();
    await until(async () => (await ask({ port, ca: cert }, large)).status === 200);
  });

  test('ends connections that send nothing, and requests that take too long', async () => {
    const port = await start({ handshakeMillis: 300, headersMillis: 300, requestMillis: 600 });

    const begun = Date.now();
    await Promise.all([slowRequest(port, '').ended, slowRequest(port, '{').ended]);
    expect(Date.now() - begun).toBeLessThan(20_000);
  });

  test('closes connections beyond its limit', async () => {
    const port = await start({ maxConnections: 1 });
    const slow = slowRequest(port, '{');
    await slow.ready;

    await expect(ask({ port, ca: cert }, reviewOf([OBJECT]))).rejects.toThrow();
    slow.close();
    await until(async () => (await ask({ port, ca: cert }, reviewOf([OBJECT])).catch(() => ({ status: 0 }))).status === 200);
  });

  test('serves new connections with a new certificate', async () => {
    const port = await start();
    const next = selfSigned('webhook', '127.0.0.1');
    server.use({ cert: next.certificate, key: next.key });

    expect((await ask({ port, ca: next.certificate }, reviewOf([OBJECT]))).status).toBe(200);
    await expect(ask({ port, ca: cert }, reviewOf([OBJECT]))).rejects.toThrow(/self-signed certificate/);
  });

  test('finishes requests in flight when it stops, and takes no new ones', async () => {
    const port = await start();
    const review = reviewOf([OBJECT]);
    const agent = new Agent({ keepAlive: true });
    await ask({ port, ca: cert, agent }, review);
    const slow = slowRequest(port, review.slice(0, 10), review.length);
    await slow.ready;

    const stopped = server.stop();
    slow.send(review.slice(10));

    expect(await slow.ended).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*connection: close[\s\S]*"Success"/i);
    await stopped;
    await expect(ask({ port, ca: cert }, review)).rejects.toThrow(/ECONNREFUSED/);
    agent.destroy();
  });

  test('stops after a while even if a request does not end', async () => {
    const slow = slowRequest(await start({ stopMillis: 200 }), '{');
    await slow.ready;

    await server.stop();
    await slow.ended;
  });
});

/** A request whose body is begun and not finished. Its end is what the server answered. */
function slowRequest(port: number, begin: string, length = 1_000_000) {
  const socket = connect({ port, host: '127.0.0.1', ca: cert });
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => { text += chunk; });
  socket.on('error', () => undefined);
  const head = `POST /convert HTTP/1.1\r\nHost: webhook\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
  socket.on('secureConnect', () => socket.write(begin === '' ? 'POST' : head + begin));

  return {
    // The server has read what was sent once it answers another request that was sent later.
    ready: new Promise<void>((resolve) => { socket.once('secureConnect', () => setTimeout(resolve, 200)); }),
    ended: new Promise<string>((resolve) => { socket.once('close', () => resolve(text)); }),
    send: (more: string) => socket.write(more),
    close: () => socket.destroy(),
  };
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isDone()) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('not done in time');
}
