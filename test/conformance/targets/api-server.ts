/** A Kubernetes API server as far as Prometheus' discovery needs one: lists and watches of fixed objects, on loopback. */

import { once } from 'node:events';
import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { isSelected } from './api-selectors';
import { Manifest } from '../../support/manifests/manifest';

/** Whether a verb is allowed on a kind, in a namespace or in all of them at once. */
export type MayRead = (verb: 'list' | 'watch', plural: string, namespace: string | undefined) => boolean;

interface Cluster {
  readonly objects: readonly Manifest[];
  readonly mayRead: MayRead;
}

/** Every job opens its own watches at once, and each is a connection. */
const BACKLOG = 4096;

/** Nothing ever changes, so all objects have one version. */
const VERSION = '1';

/** Prometheus before 3.0 asks for it, to choose between versions of EndpointSlices and Ingresses. Everybody may read it. */
const KUBERNETES = { major: '1', minor: '37', gitVersion: 'v1.37.2' };

const KINDS: { readonly [plural: string]: string } = {
  endpoints: 'Endpoints',
  endpointslices: 'EndpointSlice',
  ingresses: 'Ingress',
  jobs: 'Job',
  namespaces: 'Namespace',
  nodes: 'Node',
  pods: 'Pod',
  replicasets: 'ReplicaSet',
  services: 'Service',
};

const VERSION_PATH = /^\/[^/]+\/version$/;

const PATH = /^\/(?<cluster>[^/]+)\/(?:api|apis\/[^/]+)\/v1\/(?:namespaces\/(?<namespace>[^/]+)\/)?(?<plural>[a-z]+)$/;

/**
 * Serves many clusters, each under a path of its own, so that one Prometheus can look at all of them.
 *
 * It is the proxy of every scrape as well, and answers those with 404: nothing leaves the machine.
 */
export class ApiServer {
  /** @returns a server on a free port of the loopback interface */
  public static async start(): Promise<ApiServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1', BACKLOG);
    await once(server, 'listening');

    return new ApiServer(server);
  }

  /** Where it listens, without a slash at the end. */
  public readonly url: string;

  /** Requests that look like an API server's and are not answered: a kind or a parameter that this one does not know. */
  public readonly refused: string[] = [];

  private readonly clusters = new Map<string, Cluster>();
  private asked = 0;

  private constructor(private readonly server: Server) {
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request: IncomingMessage, response: ServerResponse) => this.answer(request, response));
    server.on('connect', (_: IncomingMessage, socket: Socket) => socket.on('error', () => undefined).end('HTTP/1.1 404 Not Found\r\n\r\n'));
    // A watch lasts as long as its client wants.
    server.requestTimeout = 0;
  }

  /** How many lists and watches were asked for: once that stands still, everybody knows everything. */
  public get requests(): number {
    return this.asked;
  }

  /**
   * Objects of the cluster under `/<name>`.
   *
   * @param mayRead what whoever asks there is allowed; left out where everything is
   */
  public hold(name: string, objects: readonly Manifest[], mayRead: MayRead = () => true): void {
    this.clusters.set(name, { objects, mayRead });
  }

  /** Ends it, and all watches. */
  public async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
    // As a proxy it is asked for whole addresses.
    if (!url.startsWith('/')) return notFound(response);
    const { pathname, searchParams } = new URL(url, this.url);
    if (VERSION_PATH.test(pathname)) return json(response, KUBERNETES);
    const { cluster, namespace, plural } = PATH.exec(pathname)?.groups ?? {};
    const held = this.clusters.get(cluster);
    if (!held || !KINDS[plural]) {
      this.refused.push(url);

      return notFound(response);
    }
    const may = { list: held.mayRead('list', plural, namespace), watch: held.mayRead('watch', plural, namespace) };
    if (!may[searchParams.get('watch') === 'true' ? 'watch' : 'list']) return forbidden(response);
    // Whoever is refused the list or the watch asks for both again and again, so only those count that are refused neither.
    if (may.list && may.watch) this.asked++;
    const found = held.objects.filter((object) => object.kind === KINDS[plural]
      && (namespace === undefined || object.metadata?.namespace === namespace)
      && isSelected(object, searchParams.get('labelSelector') ?? '', searchParams.get('fieldSelector') ?? ''));
    response.writeHead(200, { 'content-type': 'application/json' });
    if (searchParams.get('watch') === 'true') watch(response, plural, searchParams.get('sendInitialEvents') === 'true' ? found : undefined);
    else response.end(JSON.stringify({ ...typeOf(plural, 'List'), metadata: { resourceVersion: VERSION }, items: found.map(versioned) }));
  }
}

function forbidden(response: ServerResponse): void {
  const status = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Forbidden', message: 'forbidden', code: 403 };
  json(response, status, 403);
}

function json(response: ServerResponse, value: object, code = 200): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function notFound(response: ServerResponse): void {
  response.writeHead(404).end();
}

/** Stays open. Where asked to, it begins with all objects there are, and a bookmark that says so. */
function watch(response: ServerResponse, plural: string, initial: readonly Manifest[] | undefined): void {
  response.flushHeaders();
  if (!initial) return;
  const bookmark = { ...typeOf(plural), metadata: { resourceVersion: VERSION, annotations: { 'k8s.io/initial-events-end': 'true' } } };
  const events = [...initial.map((object) => ({ type: 'ADDED', object: versioned(object) })), { type: 'BOOKMARK', object: bookmark }];
  response.write(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
}

function versioned(object: Manifest): Manifest {
  return { ...object, metadata: { ...object.metadata, resourceVersion: VERSION } };
}

function typeOf(plural: string, suffix = ''): { readonly kind: string; readonly apiVersion: string } {
  const groups: { readonly [plural: string]: string } = {
    endpointslices: 'discovery.k8s.io/v1', ingresses: 'networking.k8s.io/v1', jobs: 'batch/v1', replicasets: 'apps/v1',
  };

  return { kind: `${KINDS[plural]}${suffix}`, apiVersion: groups[plural] ?? 'v1' };
}
