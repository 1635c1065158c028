/** Answers every scrape with the same few metrics, on loopback: it is the proxy of all jobs, so nothing leaves the machine. */

import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** Every job scrapes at its own time, but all begin at once. */
const BACKLOG = 4096;

/** What each target exports; labels that the target may have too are among them. */
export const SAMPLES: readonly { readonly [label: string]: string }[] = [
  { __name__: 'http_requests_total', code: '200', namespace: 'inner' },
  { __name__: 'http_requests_total', code: '500' },
  { __name__: 'go_goroutines' },
  { __name__: 'process_cpu_seconds_total', job: 'inner' },
  { __name__: 'cart_items', pod: 'a', le: '0.5', x: 'y' },
  { __name__: 'a' },
  { __name__: 'b', a: 'b', team: 'a' },
];

const BODY = SAMPLES.map(({ __name__: name, ...labels }, i) => (
  `${name}{${Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`).join(',')}} ${i}\n`)).join('');

/** A server of samples. */
export class SampleServer {
  /** @returns a server on a free port of the loopback interface */
  public static async start(): Promise<SampleServer> {
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(BODY));
    server.listen(0, '127.0.0.1', BACKLOG);
    await once(server, 'listening');

    return new SampleServer(server);
  }

  /** Where it listens. */
  public readonly url: string;

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  public async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}
