/** What the accounts of servers may read, as Kubernetes' own authorizer decides it. */
import { MayRead } from './api-server';
import { Loaded } from './judge-targets';
import { Scenario } from './scenario';
import { Manifest } from '../../support/manifests/manifest';
import { AccessRequest } from '../judge-types';
import { askApiServer } from '../judges';

/** Kinds that discoveries read. */
const RESOURCES: readonly { readonly group: string; readonly resource: string; readonly isOfCluster?: true }[] = [
  { group: '', resource: 'endpoints' }, { group: 'discovery.k8s.io', resource: 'endpointslices' }, { group: 'networking.k8s.io', resource: 'ingresses' }, { group: 'batch', resource: 'jobs' },
  { group: '', resource: 'namespaces', isOfCluster: true }, { group: '', resource: 'nodes', isOfCluster: true }, { group: '', resource: 'pods' }, { group: 'apps', resource: 'replicasets' },
  { group: '', resource: 'services' },
];

/** By number of the server; of scenarios without rights there is none. */
export async function rightsOf(servers: readonly Loaded[], scenarios: readonly Scenario[]): Promise<Map<number, MayRead>> {
  const limited = servers.flatMap(({ scenario, key }, i) => (scenarios[scenario].hasRights ? [{ i, key, manifests: scenarios[scenario].manifests }] : []));
  const questions = limited.map(({ i, key, manifests }) => (
    { id: String(i), review: { objects: manifests.filter(isOfRights), requests: requestsOf(key, manifests) } }));
  const answers = questions.length === 0 ? [] : await askApiServer(questions);

  return new Map(answers.map(({ error, refused = [], allowed = [] }, n) => {
    if (error !== undefined || refused.length > 0) throw new Error(`rights of ${limited[n].key}: ${error ?? `object ${refused[0]} is refused`}`);
    const granted = new Set(questions[n].review.requests.filter((_, index) => allowed[index]).map(({ verb, resource, namespace }) => `${verb} ${resource} ${namespace}`));

    return [limited[n].i, (verb, plural, namespace) => granted.has(`${verb} ${plural} ${namespace}`)];
  }));
}

function isOfRights({ apiVersion = '' }: Manifest): boolean {
  return apiVersion.startsWith('rbac.authorization.k8s.io/');
}

function requestsOf(key: string, manifests: readonly Manifest[]): AccessRequest[] {
  const [kind, namespace, name] = key.split('/');
  const server = manifests.find((manifest) => manifest.kind === kind && manifest.metadata?.name === name);
  const account = { namespace, name: (server?.spec as { readonly serviceAccountName?: string } | undefined)?.serviceAccountName ?? 'default' };
  const places = [undefined, ...new Set(manifests.flatMap(({ metadata }) => (metadata?.namespace as string | undefined) ?? []))];

  return (['list', 'watch'] as const).flatMap((verb) => RESOURCES.flatMap(({ group, resource, isOfCluster }) => (
    (isOfCluster ? [undefined] : places).map((place) => ({ account, verb, group, resource, namespace: place })))));
}
