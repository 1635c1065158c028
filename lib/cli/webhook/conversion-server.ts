/** Serves ConversionReviews over HTTPS. */
import { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { KeyPair } from './certificate';
import { HttpRefusal } from './http-refusal';
import { Limits } from './limits';
import { BodyReader } from './read-body';
import { answerReview, ReviewError } from '../../graduation/conversion/answer-review';
import { Converter } from '../../graduation/conversion/converter';

/** Path of reviews. */
export const CONVERT_PATH = '/convert';

/** How the server runs. */
export interface ServerSettings {
  readonly pair: KeyPair;
  readonly host?: string;
  /** 0 for any free port. */
  readonly port: number;
  readonly converter: Converter;
  readonly limits: Limits;
  /** Takes what went wrong, one line each, without content of requests but names. */
  readonly report: (line: string) => void;
}

/** A server that listens. */
export class ConversionServer {
  /** @throws the error of the system if it cannot listen */
  static async start(settings: ServerSettings): Promise<ConversionServer> {
    const server = new ConversionServer(settings);
    await new Promise<void>((resolve, reject) => {
      server.https.once('error', reject);
      server.https.listen(settings.port, settings.host, resolve);
    });

    return server;
  }

  private readonly https: Server;
  private readonly bodies: BodyReader;
  private isStopping = false;

  private constructor(private readonly settings: ServerSettings) {
    const { pair, limits } = settings;
    this.bodies = new BodyReader(limits);
    this.https = createServer({
      ...pair,
      minVersion: 'TLSv1.2',
      handshakeTimeout: limits.handshakeMillis,
      headersTimeout: limits.headersMillis,
      requestTimeout: limits.requestMillis,
      keepAliveTimeout: limits.keepAliveMillis,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMillis),
    }, (request, response) => { void this.handle(request, response); });
    this.https.maxConnections = limits.maxConnections;
  }

  get port(): number {
    return (this.https.address() as AddressInfo).port;
  }

  /** New connections get this certificate. */
  use({ cert, key }: KeyPair): void {
    this.https.setSecureContext({ cert, key, minVersion: 'TLSv1.2' });
  }

  /** Takes no new connections, and waits for requests in flight, up to a limit. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const closed = new Promise<void>((resolve) => { this.https.close(() => resolve()); });
    this.https.closeIdleConnections();
    const late = setTimeout(() => this.https.closeAllConnections(), this.settings.limits.stopMillis);
    await closed;
    clearTimeout(late);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setTimeout(this.settings.limits.responseIdleMillis, () => { response.destroy(); });
    try {
      this.send(response, await this.answer(request));
    } catch (error) {
      if (request.errored || response.destroyed) return;
      const refusal = error instanceof HttpRefusal ? error : new HttpRefusal(500, 'internal error');
      if (refusal.status === 500) this.settings.report(`a request failed: ${(error as Error).name}`);
      await this.refuse(request, response, refusal);
    }
  }

  /** A client that still sends its body must be able to read the answer, so the connection ends a little later. */
  private async refuse(request: IncomingMessage, response: ServerResponse, { status, message, headers }: HttpRefusal): Promise<void> {
    const body = `${message}\n`;
    response.writeHead(status, { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(body), ...headers, 'connection': 'close' });
    response.write(body);
    if (!request.complete) await this.passOver(request);
    response.end();
  }

  /** Reads what is left of a body without keeping it, for a while. */
  private passOver(request: IncomingMessage): Promise<void> {
    return new Promise((resolve) => {
      const late = setTimeout(resolve, this.settings.limits.passOverMillis);
      for (const event of ['end', 'close', 'error']) {
        request.once(event, () => {
          clearTimeout(late);
          resolve();
        });
      }
      request.resume();
    });
  }

  private async answer(request: IncomingMessage): Promise<string> {
    const path = (request.url ?? '').split('?')[0];
    if (path === '/healthz' || path === '/readyz') return this.health(request, path);
    if (path !== CONVERT_PATH) throw new HttpRefusal(404, `nothing is served here; use ${CONVERT_PATH}, /healthz or /readyz`);
    if (request.method !== 'POST') throw new HttpRefusal(405, 'use POST', { allow: 'POST' });
    if (!isJson(request)) throw new HttpRefusal(415, 'use the content type application/json, without a content encoding');

    return this.bodies.withText(request, (text) => this.convert(text));
  }

  private health({ method }: IncomingMessage, path: string): string {
    if (method !== 'GET' && method !== 'HEAD') throw new HttpRefusal(405, 'use GET', { allow: 'GET, HEAD' });
    if (path === '/readyz' && this.isStopping) throw new HttpRefusal(503, 'stopping');

    return 'ok\n';
  }

  private convert(text: string): string {
    try {
      const { body, failure } = answerReview(text, this.settings.converter);
      if (failure !== undefined) this.settings.report(`a review failed: ${failure}`);

      return body;
    } catch (error) {
      if (error instanceof ReviewError) throw new HttpRefusal(400, error.message);
      throw error;
    }
  }

  private send(response: ServerResponse, body: string): void {
    response.writeHead(200, {
      'content-type': body.startsWith('{') ? 'application/json' : 'text/plain',
      'content-length': Buffer.byteLength(body),
      ...this.isStopping && { connection: 'close' },
    });
    response.end(body);
  }
}

function isJson({ headers }: IncomingMessage): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();

  return type === 'application/json' && ['identity', undefined].includes(headers['content-encoding']);
}
