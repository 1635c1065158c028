/** What servers are allowed to read for their discoveries: decided here alone, for the targets and for the findings. */
import { isPlaced } from './monitored-objects';
import { Access, Account } from '../kubernetes/access/access';
import { ReadRequest, ResourceRequest } from '../kubernetes/access/role';
import { Answer } from '../kubernetes/answer';
import { Objects, StoredObject } from '../manifests/objects';
import { Reader } from '../operator-port/reader';
import { Server } from '../operator-port/server';
import { KubernetesConfig } from '../prometheus/configuration/scrape-job';
import { DeniedRead, DeniedReads, isUnreadWithout, NeededRead, neededReads, READ_VERBS, ReadVerb, stopsDiscovery } from '../prometheus/discovery/needed-reads';
import { Maker, Surroundings } from '../surroundings/surroundings';
import { once } from '../units/once';

/** A server, and the key of the object that declares a job of it. */
export interface JobOwner {
  readonly server: Server;
  readonly declaredBy: string;
}

/** Decides which discoveries of servers find nothing, because the ServiceAccount may not list what they look for. */
export class DiscoveryRights {
  /** Who else creates or changes objects. */
  readonly surroundings = once(() => new Surroundings(this.objects));

  private readonly access = once(() => new Access(this.objects));
  private readonly known = new Map<string, readonly ReadVerb[]>();

  /**
   * @param objects with the roles and their bindings
   * @param mayChange whether something that builds a part of the input may change one of some objects, or add a role
   */
  constructor(private readonly objects: Objects, private readonly mayChange: (keys: readonly string[]) => boolean = () => false) {}

  /**
   * What a discovery is not allowed to read; undefined if it lacks nothing, or if that is not known: it asks another API server, the
   * account has no binding in the manifests, or the namespace of a monitor is given on the command line.
   */
  denied({ server, declaredBy }: JobOwner, config: KubernetesConfig): DeniedReads | undefined {
    if (config.apiServer !== undefined || !(server.reader ?? this.access().isBound(accountOf(server)))) return undefined;
    const monitor = this.objects.tryFindByKey(declaredBy);
    const isOpen = monitor !== undefined && config.namespaces.includes(monitor.namespace) && !isPlaced(monitor);

    return isOpen ? undefined : this.deniedReads(server, declaredBy, config);
  }

  /** Whether a binding in the manifests names the account of a server. */
  isBound(server: Server): boolean {
    return this.access().isBound(accountOf(server));
  }

  /** Whether an account is certainly allowed to list what most discoveries look for, in a namespace or, if it is empty, in all of them. */
  mayDiscover(account: Account, namespace: string): boolean {
    const mayList = (resource: string) => this.access().mayRead(account, { verb: 'list', group: '', resource, namespace: namespace || undefined }) === 'allowed';

    return ['pods', 'endpoints', 'services'].some(mayList);
  }

  /** Whether the account of a server may get something else; unknown where something may install a role for it. */
  mayGet(server: Server, request: ReadRequest): Answer {
    if (server.reader) return 'unknown';
    const answer = this.access().mayRead(accountOf(server), request);

    return answer === 'denied' && (this.grantors(server, { reads: [] }).length > 0 || this.mayChange([server.key])) ? 'unknown' : answer;
  }

  /** Whether a part of the input has to be built, so that objects are missing. */
  mayLackObjects(): boolean {
    return this.mayChange([]);
  }

  /** What may install a role for the account of a server: into its namespace, or into those that it is not allowed to read. */
  grantors({ namespace }: StoredObject, { reads }: Pick<DeniedReads, 'reads'>): readonly Maker[] {
    const namespaces = [namespace, ...reads.flatMap((read) => read.namespaces ?? [])];

    return this.surroundings().makersIn(namespaces).filter(({ what, hasOnlyLabels }) => what === 'all' && !hasOnlyLabels);
  }

  private deniedReads(server: Server, declaredBy: string, config: KubernetesConfig): DeniedReads | undefined {
    const reads = neededReads(config).flatMap((read) => this.deniedRead(server, read, config.namespaces) ?? []);
    if (reads.length === 0) return undefined;
    const isOpen = this.grantors(server, { reads }).length > 0 || this.mayChange([server.key, declaredBy]);
    if (isOpen) return { reads, lost: new Set(), unlabelled: [] };
    const unlabelled = reads.filter((read) => read.label !== undefined && read.isUnread);

    return { reads, lost: lostBy(reads.filter(stopsDiscovery)), unlabelled };
  }

  private mayRead(server: Server, request: ResourceRequest): Answer {
    return server.reader ? mayReaderRead(server.reader, request, this.access()) : this.access().mayRead(accountOf(server), request);
  }

  /** Many jobs ask the same. */
  private deniedVerbs(server: Server, { group, resource }: NeededRead, namespace: string | undefined): readonly ReadVerb[] {
    const id = [server.key, group, resource, namespace].join(' ');
    const isDenied = (verb: ReadVerb) => this.mayRead(server, { verb, group, resource, namespace }) === 'denied';
    const verbs = this.known.get(id) ?? READ_VERBS.filter(isDenied);
    this.known.set(id, verbs);

    return verbs;
  }

  /** A discovery without namespaces reads all of them at once. */
  private deniedRead(server: Server, read: NeededRead, namespaces: readonly string[]): DeniedRead | undefined {
    const places = read.isNamespaced && namespaces.length > 0 ? [...new Set(namespaces)] : [undefined];
    const denied = places.map((namespace) => ({ namespace, verbs: this.deniedVerbs(server, read, namespace) }))
      .filter(({ verbs }) => verbs.length > 0).map((each) => ({ ...each, isUnread: isUnreadWithout(each.verbs, server.version) }));
    if (denied.length === 0) return undefined;
    // Where one namespace stops the discovery and another does not, only the first is reported.
    const unread = denied.filter(({ isUnread }) => isUnread);
    const worst = unread.length > 0 ? unread : denied;
    const [{ verbs, isUnread: isWorst }] = [...worst].sort((a, b) => b.verbs.length - a.verbs.length);

    return { ...read, verbs, isUnread: isWorst, ...places[0] !== undefined && { namespaces: worst.map(({ namespace }) => namespace!) } };
  }
}

/** What the roles of the app allow adds to what is known about a server that is not among the manifests. */
function mayReaderRead(
  reader: Reader, request: ResourceRequest, access: Access,
): Answer {
  const { namespace: home, serviceAccountName } = reader;
  const known = isReadable(reader, request);
  if (known !== false) return known === undefined ? 'unknown' : 'allowed';
  if (home === undefined || serviceAccountName === undefined) return 'denied';
  const account = { namespace: home, name: serviceAccountName };

  return access.isBound(account) ? access.mayRead(account, request) : 'denied';
}

/** What the profile says; undefined if it says nothing. Readable namespaces say nothing of resources that are in no namespace. */
function isReadable({ readableNamespaces, readsNodes }: Reader, { namespace, resource }: ResourceRequest): boolean | undefined {
  if (resource === 'nodes') return readsNodes;
  if (resource === 'namespaces' || readableNamespaces === undefined) return undefined;

  return readableNamespaces.includes('*') || namespace !== undefined && readableNamespaces.includes(namespace);
}

/** The ServiceAccount of a server's pods. */
export function accountOf({ namespace, spec }: Server): Account {
  return { namespace, name: spec.serviceAccountName || 'default' };
}

/** Namespaces in which one of the reads fails. A read of the whole cluster stops the discovery in all namespaces. */
function lostBy(reads: readonly DeniedRead[]): DeniedReads['lost'] {
  return reads.some(({ namespaces }) => namespaces === undefined) ? 'all' : new Set(reads.flatMap(({ namespaces = [] }) => namespaces));
}
