/** Breaking changes inside ScrapeConfig v1alpha1 that need no decision: how each is rewritten, for an upgrade and for a downgrade. */
import { FieldPath, Rewriting } from '../edits/edit';
import { isObject } from '../units/is-object';

/** A change between two versions of the operator. */
export interface Rewrite {
  /** The version of the operator that made the change. */
  readonly since: string;
  /** Places, as {@link placesOf} reads them. */
  readonly at: readonly string[];
  /** What changed, as the end of "from operator v0.76 on". */
  readonly change: string;
  /** What an upgrade over this version does with a value; undefined to keep it. */
  readonly up?: EditOf;
  /** What a downgrade does with a value. */
  readonly down?: EditOf;
  /** The oldest version that a downgrade is possible to. */
  readonly downTo?: string;
}

/** Finds out what to do with a value at a place. */
export type EditOf = (value: unknown, path: FieldPath) => readonly PlacedBelow[];

/** An edit at the place itself, or at an entry of the list there. */
export interface PlacedBelow {
  readonly edit: Rewriting;
  readonly index?: number;
}

const proxyHeaders: Rewrite = {
  since: '0.74.0',
  at: ['spec.proxyConnectHeader{}', 'spec.*[].proxyConnectHeader{}'],
  change: 'each header of proxyConnectHeader has a list of key references',
  up: (value) => (isObject(value) ? [{ edit: { do: 'wrap' } }] : []),
  down: (value) => (Array.isArray(value) && value.length === 1 ? [{ edit: { do: 'unwrap' } }] : []),
};

const kubernetesRoles: Rewrite = {
  since: '0.76.0',
  at: ['spec.kubernetesSDConfigs[].role', 'spec.kubernetesSDConfigs[].selectors[].role'],
  change: 'roles of the Kubernetes discovery are in Pascal case',
  up: spelledAs(['Node', 'Service', 'Pod', 'Endpoints', 'EndpointSlice', 'Ingress']),
};

const nomad: Rewrite = {
  since: '0.77.0',
  at: ['spec.NomadSDConfigs', 'spec.nomadSDConfigs'],
  change: 'the field is called nomadSDConfigs, before it was NomadSDConfigs',
  up: renamed('NomadSDConfigs', 'nomadSDConfigs'),
  down: renamed('nomadSDConfigs', 'NomadSDConfigs'),
  downTo: '0.74.0',
};

const emptyLists: Rewrite = {
  since: '0.77.0',
  at: ['spec.relabelings', 'spec.metricRelabelings', 'spec.scrapeProtocols'],
  change: 'an empty list is refused, which was the same as no list',
  up: (value) => (Array.isArray(value) && value.length === 0 ? [{ edit: { do: 'remove' } }] : []),
};

const fallbackProtocol: Rewrite = {
  since: '0.79.1',
  at: ['spec.scrapeFallbackProtocol', 'spec.fallbackScrapeProtocol'],
  change: 'the field is called fallbackScrapeProtocol, in v0.79.0 alone it was scrapeFallbackProtocol',
  up: renamed('scrapeFallbackProtocol', 'fallbackScrapeProtocol'),
  down: renamed('fallbackScrapeProtocol', 'scrapeFallbackProtocol'),
  downTo: '0.79.0',
};

const openstackRole: Rewrite = {
  since: '0.81.0',
  at: ['spec.openstackSDConfigs[].role'],
  change: 'roles of the OpenStack discovery are in Pascal case',
  up: spelledAs(['Instance', 'Hypervisor']),
};

const schemes: Rewrite = {
  since: '0.87.0',
  at: ['spec.scheme', 'spec.consulSDConfigs[].scheme'],
  change: 'schemes may be in lower case, before they are HTTP and HTTPS',
  down: spelledAs(['HTTP', 'HTTPS']),
};

const availability: Rewrite = {
  since: '0.94.0',
  at: ['spec.openstackSDConfigs[].availability'],
  change: 'availability is in Pascal case, before the operator gave it to Prometheus as it is written, which takes lower case only',
  up: spelledAs(['Public', 'Admin', 'Internal']),
  down: spelledAs(['public', 'admin', 'internal']),
};

const hetznerRole: Rewrite = {
  since: '0.94.0',
  at: ['spec.hetznerSDConfigs[].role'],
  change: 'roles of the Hetzner discovery are in Pascal case',
  up: spelledAs(['Hcloud', 'Robot']),
};

const sets: readonly Rewrite[] = [
  { since: '0.76.0', at: ['spec.kubernetesSDConfigs[].namespaces.names'] },
  {
    since: '0.77.0',
    at: [
      'spec.dockerSDConfigs[].filters[].values', 'spec.dockerSwarmSDConfigs[].filters[].values', 'spec.ec2SDConfigs[].filters[].values',
      'spec.fileSDConfigs[].files', 'spec.scalewaySDConfigs[].tagsFilter',
    ],
  },
  { since: '0.78.0', at: ['spec.staticConfigs[].targets'] },
  { since: '0.79.0', at: ['spec.consulSDConfigs[].services', 'spec.consulSDConfigs[].tags'] },
].map((row) => ({ ...row, change: 'an entry may be in the list once only', up: withoutRepeats }));

/** All rewrites, from the oldest change to the newest. */
export const REWRITES: readonly Rewrite[] = [
  proxyHeaders, kubernetesRoles, sets[0], nomad, emptyLists, sets[1], sets[2], sets[3], fallbackProtocol, openstackRole, schemes,
  availability, hetznerRole,
];

/** A word in another case becomes the word as it is given; other words stay. */
function spelledAs(words: readonly string[]): EditOf {
  return (value) => {
    const word = typeof value === 'string' ? words.find((each) => each.toLowerCase() === value.toLowerCase()) : undefined;

    return word === undefined || word === value ? [] : [{ edit: { do: 'set', value: word } }];
  };
}

function renamed(from: string, to: string): EditOf {
  return (_, path) => (path[path.length - 1] === from ? [{ edit: { do: 'rename', to } }] : []);
}

function withoutRepeats(value: unknown): PlacedBelow[] {
  if (!Array.isArray(value)) return [];

  return value.flatMap((each: unknown, index) => (
    typeof each === 'string' && value.indexOf(each) < index ? [{ edit: { do: 'remove' as const }, index }] : []));
}
