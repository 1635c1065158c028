/** Our selection of one set of manifests beside the judge's. */
import { Objects } from '../../../lib/manifests/objects';
import { selectFor } from '../../../lib/operator/selection/select-for';
import { serversIn } from '../../../lib/operator/selection/servers-in';
import { Manifest } from '../../support/manifests/manifest';
import { OperatorQuestion } from '../../support/operator-question';
import { OperatorAnswer, ServerResult } from '../judge-types';

/** What is compared of a server. */
export interface Verdict {
  readonly selected: readonly string[];
  readonly rejected: { readonly [objectKey: string]: string };
  readonly unmanaged: boolean;
  readonly error: string;
}

/** One thing on which the two do not agree. */
export interface Difference { readonly id: string; readonly server: string; readonly field: string; readonly ours: unknown; readonly theirs: unknown }

/** The differences over all servers of a question; objects that admission refuses are left out on our side too. */
export function differences(question: OperatorQuestion, answer: OperatorAnswer): Difference[] {
  const refused = new Set(Object.entries(answer.admission).filter(([, { errors }]) => errors).map(([key]) => key));
  const objects = new Objects(new Objects(question.manifests.map(asStored)).all().filter(({ key }) => !refused.has(key)).map(({ manifest }) => manifest));

  return serversIn(objects).flatMap((server) => {
    const ours = verdictOf(selectFor(server, objects, question.operator));
    const theirs = judged(answer.servers[server.key]);

    return FIELDS.filter((field) => !(field === 'error' && OF_GENERATION.test(theirs.error)))
      .filter((field) => JSON.stringify(wordsOf(ours[field])) !== JSON.stringify(wordsOf(theirs[field])))
      .map((field) => ({ id: question.id, server: server.key, field, ours: ours[field], theirs: theirs[field] }));
  });
}

const FIELDS: readonly (keyof Verdict)[] = ['selected', 'rejected', 'unmanaged', 'error'];

/**
 * Where the words may differ, and why; what stands before must be equal, and so must be that there is a reason at all.
 *
 * Upstream walks maps without an order for remote write's ways to authenticate, so those are sorted.
 */
export const EXCEPTIONS: readonly { readonly why: string; readonly pattern: RegExp; readonly replacement: string }[] = [
  { why: "Go's own words for a certificate that it cannot parse", pattern: /(failed to parse certificate: ).*/, replacement: '$1…' },
  { why: "Go's own words for a certificate of a key pair that it cannot parse", pattern: /(cert <.*>, key <.*>: )(x509|asn1): .*/, replacement: '$1…' },
  { why: 'the canonical form of a quantity, as `1500m` for `1.5`', pattern: /(The current value is |the current value is ").*/i, replacement: '$1…' },
  { why: "Go's own words for an IP address that it cannot parse", pattern: /(invalid host: ParseAddr\().*/, replacement: '$1…' },
];

const TWO_METHODS = /("\w+"(?: and "\w+")+)(?= can't be set at the same time)/;

export function neutral(reason: string): string {
  const worded = EXCEPTIONS.reduce((text, { pattern, replacement }) => text.replace(pattern, replacement), reason);

  return worded.replace(TWO_METHODS, (methods) => methods.split(' and ').sort().join(' and '));
}

function wordsOf(value: Verdict[keyof Verdict]): unknown {
  if (typeof value === 'string') return neutral(value);
  if (typeof value !== 'object' || Array.isArray(value)) return value;

  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, reason]) => [key, neutral(reason as string)]);
}

function verdictOf(selection: ReturnType<typeof selectFor>): Verdict {
  const { serviceMonitors, podMonitors, probes, scrapeConfigs, rejected, unmanaged, error } = selection;
  const selected = [...serviceMonitors, ...podMonitors, ...probes, ...scrapeConfigs].map(({ key }) => key).sort();

  return { selected, rejected: Object.fromEntries([...rejected].map(([key, { text }]) => [key, `${text}`])), unmanaged, error: error ? `${error.text}` : '' };
}

function judged({ selected, rejected, unmanaged = false, error = '' }: ServerResult): Verdict {
  return { selected, rejected, unmanaged, error };
}

/**
 * Said when jobs are written, so after all selection but before the server's own settings: of an Azure secret that was not loaded, since
 * nobody looks at it for that method. Whether we then find fault with those settings as well is not compared.
 */
const OF_GENERATION = /^generate scrape configs: failed to get .* client secret /;

/** The default that selection depends on; all others are as good left out. */
export function asStored(manifest: Manifest): Manifest {
  const copy = JSON.parse(JSON.stringify(manifest)) as Manifest;
  if (copy.kind !== 'Prometheus' && copy.kind !== 'PrometheusAgent') return copy;

  return { ...copy, spec: { scrapeInterval: '30s', ...copy.spec as object } };
}
