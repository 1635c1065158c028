/** AM962: an AuthorizationPolicy of Istio does not let a scrape through, or may not. */
import { Sender, sendersOf } from './server-in-mesh';
import { Severity } from '../../findings/finding';
import { Problem, quote, quoteList } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets, subjectOf } from '../../forecast/pod-targets';
import { AuthorizationPolicies, Refusal } from '../../istio/authorization-policies';
import { Membership, membershipOf } from '../../istio/membership';
import { isCaptured } from '../../istio/ports';
import { tryNamespaceLabels } from '../../kubernetes/namespace-labels';
import { groupBy } from '../../units/group';
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { isProxied } from './proxied';
import { quoteFew } from '../../findings/quote-few';

/** One finding for each monitor, server and set of policies, however many pods it is about. */
export const deniedByAuthorization: Cause = {
  code: 'AM962',
  stage: 'access',
  *run(forecast) {
    const policies = new AuthorizationPolicies(forecast.objects);
    if (policies.isEmpty()) return;
    const found = [...podTargets(forecast)].flatMap((each) => tryRefused(each, policies, forecast) ?? []);
    for (const alike of groupBy(found, (each) => [idOf(each)]).values()) {
      const [{ target }] = alike;
      const sources = [...new Set(alike.map(({ target: { pod } }) => pod.source))];
      yield { key: subjectOf(target), servers: [target.server.key], about: sources, ...problemOf(alike, sources, forecast) };
    }
  },
};

/** A target that the mesh refuses, or may refuse. */
interface Refused {
  readonly target: PodTarget;
  readonly refusal: Refusal;
  /** Absent if it may be one or the other. */
  readonly sender: Sender;
  /** How the pods are in the mesh; absent where that is not known. */
  readonly mesh?: Membership;
}

/** A port decides on what is certain alone. */
function idOf({ target, refusal: { why, policies } }: Refused): string {
  return [subjectOf(target), target.server.key, why, why === 'unknown' ? '' : target.port, ...policies.map(({ key }) => key)].join(' ');
}

function tryRefused(target: PodTarget, policies: AuthorizationPolicies, forecast: Forecast): Refused | undefined {
  const { pod, port, path, server, job } = target;
  const mesh = membershipOf(pod, tryNamespaceLabels(forecast.objects, pod.namespace));
  if (mesh === 'none' || (mesh === 'sidecar' && !isCaptured(pod.annotations, port))) return undefined;
  const request = { port, method: 'GET', path: path.replace(/\?.*$/s, ''), isRead: mesh === 'sidecar' };
  const senders = sendersOf(target, forecast);
  const refusals = senders.map((sender) => policies.tryRefusal(pod, { ...request, ...sender !== undefined && { sender } }));
  const some = refusals.find((refusal) => refusal !== undefined);
  if (!some || isProxied(forecast, server, job)) return undefined;
  const isCertain = mesh !== undefined && refusals.every((refusal) => refusal !== undefined && refusal.why !== 'unknown');

  return { target, refusal: isCertain ? some : { ...some, why: 'unknown' }, sender: senders.length === 1 ? senders[0] : undefined, ...mesh && { mesh } };
}

type Found = Pick<CauseFinding, 'isOpen' | 'problem'>;

function problemOf(alike: readonly Refused[], sources: readonly string[], forecast: Forecast): Found {
  const [first] = alike;
  const { refusal: { why }, target: { pod } } = first;
  if (why === 'unknown') return { problem: notKnown(first, sources, new Set(alike.map(({ target: { port } }) => port))) };
  if (why === 'denied') return { problem: denied(first, sources) };
  const bringers = bringersOf(forecast, { from: ['all'], called: 'an AuthorizationPolicy that does', namespaces: [pod.namespace] });
  const { isOpen, problem } = unlessBrought(bringers, notAllowed(first, sources));

  return isOpen ? { isOpen, problem } : { problem: { ...problem, severity: Severity.WARNING } };
}

function notKnown(
  { refusal: { policies }, mesh, sender, target: { server, pod } }: Refused, sources: readonly string[], ports: ReadonlySet<number>,
): Problem {
  const because = mesh === undefined ? `whether the pods are in the mesh is not known, because the manifests do not contain Namespace ${quote(pod.namespace)}`
    : sender === undefined ? 'as which account of the mesh it connects is not known' : 'their rules depend on more than the manifests show';

  return {
    code: 'AM962',
    severity: Severity.INFO,
    message: `${named(policies)} ${policies.length > 1 ? 'apply' : 'applies'} to ${quoteFew(sources)}, and it is not known whether ${policies.length > 1 ? 'they let' : 'it lets'} ${quote(server.key)} through: ${because}`,
    fix: `make sure that a rule allows GET requests from Prometheus to port ${[...ports].join(', ')}`,
  };
}

function denied({ refusal: { policies: [policy] }, mesh, target: { port, server } }: Refused, sources: readonly string[]): Problem {
  return {
    code: 'AM962',
    severity: Severity.WARNING,
    message: `${named([policy])} denies requests to port ${port} of ${quoteFew(sources)}, also those of ${quote(server.key)}, so Istio refuses the scrapes`,
    fix: `add port ${quote(String(port))} to notPorts of the rule that denies it${mesh === 'sidecar' ? exempting(port) : ''}`,
  };
}

function notAllowed(
  { refusal: { policies }, sender, mesh, target: { port, server } }: Refused, sources: readonly string[],
): Parameters<typeof unlessBrought>[1] {
  const who = sender === 'no-identity' ? ', which is outside the mesh and has no identity there,' : '';
  const from = sender === undefined || sender === 'no-identity'
    ? 'any source (to.operation.ports without from)' : `the principal ${quote(`cluster.local/ns/${sender.namespace}/sa/${sender.account}`)}`;

  return {
    code: 'AM962',
    message: (unless) => `no rule of ${named(policies)} allows requests from ${quote(server.key)}${who} to port ${port} of ${quoteFew(sources)}, so Istio refuses the scrapes${unless}`,
    fix: `add a rule that allows port ${quote(String(port))} for ${from}${mesh === 'sidecar' ? exempting(port) : ''}`,
  };
}

function exempting(port: number): string {
  return `, or set the pod annotation traffic.sidecar.istio.io/excludeInboundPorts to "${port}"`;
}

function named(policies: Refusal['policies']): string {
  const names = quoteList(policies.map(({ namespace, name }) => `${namespace}/${name}`));

  return `${policies.length > 1 ? 'AuthorizationPolicies' : 'AuthorizationPolicy'} ${names}`;
}
