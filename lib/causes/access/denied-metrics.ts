/** AM950: the API server, a kubelet or a kube-rbac-proxy asks whether a server may read its metrics, and RBAC does not allow it. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { accountOf } from '../../forecast/discovery-rights';
import { EndpointPorts, endpointsOf } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { PodTarget, podTargets } from '../../forecast/pod-targets';
import { ReadRequest } from '../../kubernetes/access/role';
import { API_SERVER_SERVICE } from '../../kubernetes/api-server-service';
import { listAt, stringAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { isEmptySelector, selectorMatches } from '../../manifests/selectors/selector';
import { textsAt } from '../../manifests/texts-at';
import { Server, Spec } from '../../operator-port/server';
import { addTo } from '../../units/group';
import { Cause } from '../cause';

/** Only a warning: other authorizers than RBAC may allow it. */
export const deniedMetrics: Cause = {
  code: 'AM950',
  stage: 'access',
  *run(forecast) {
    const guarded = new Map<string, PodTarget[]>();
    for (const target of podTargets(forecast)) addTo(guarded, target.job.job, target);
    for (const monitor of forecast.objects.ofKind('ServiceMonitor')) {
      for (const { key, managed } of forecast.serversOf(monitor)) {
        for (const endpoint of managed ? endpointsOf(monitor) : []) {
          const targets = guarded.get(endpoint.job) ?? [];
          if (!sendsToken(forecast, managed!.server, monitor, endpoint)) {
            const isBare = sendsNothing(forecast, managed!.server, monitor, endpoint);
            const proxy = isBare ? targets.find((target) => isGuarded(forecast, target)) : undefined;
            if (proxy) yield { key: monitor.key, servers: [key], job: endpoint.job, problem: notAuthenticated(proxy, endpoint) };
            continue;
          }
          const guard = guardOf(forecast, monitor, endpoint, targets);
          if (guard && forecast.rights.mayGet(managed!.server, guard.request) === 'denied') {
            yield { key: monitor.key, servers: [key], job: endpoint.job, problem: notAllowed(guard, managed!.server, endpoint) };
          }
        }
      }
    }
  },
};

/** Who asks, and what. */
interface Guard {
  readonly who: string;
  readonly request: ReadRequest;
}

/** Where the token of a pod's account is. */
const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Whether a scrape has the token of the server's own account, by its endpoint or by its scrape class. */
function sendsToken({ operator }: Forecast, server: Server, monitor: StoredObject, { spec }: EndpointPorts): boolean {
  const hasOther = ['authorization', 'basicAuth', 'oauth2', 'bearerTokenSecret'].some((field) => spec[field]);
  const { authorization }: Spec = operator.scrapeClassOf(server, monitor);

  return spec.bearerTokenFile ? spec.bearerTokenFile === TOKEN : !hasOther && authorization?.credentialsFile === TOKEN;
}

/** Whether a scrape has neither a login nor a client certificate. */
function sendsNothing({ operator }: Forecast, server: Server, monitor: StoredObject, { spec }: EndpointPorts): boolean {
  const { authorization, tlsConfig }: Spec = operator.scrapeClassOf(server, monitor);
  const hasCertificate = [spec.tlsConfig, tlsConfig].some((tls) => tls?.cert || tls?.certFile);

  return !hasCertificate && !authorization && !['authorization', 'basicAuth', 'oauth2', 'bearerTokenSecret', 'bearerTokenFile'].some((field) => spec[field]);
}

function guardOf(
  forecast: Forecast, monitor: StoredObject, { spec, port }: EndpointPorts, targets: readonly PodTarget[],
): Guard | undefined {
  const path = String(spec.path || '/metrics');
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  if (!lookup || isEmptySelector(lookup.selector)) return undefined;
  const looksIn = (namespace: string) => forecast.namespacesOf(monitor)?.includes(namespace) ?? true;
  const proxy = targets.find((target) => isGuarded(forecast, target));
  if (proxy) return { who: `kube-rbac-proxy of ${quote(proxy.pod.source)}`, request: { verb: 'get', path } };
  if (port === 'https' && looksIn(API_SERVER_SERVICE.namespace) && selectorMatches(lookup.selector, API_SERVER_SERVICE.labels)) {
    return { who: 'the API server', request: { verb: 'get', path } };
  }
  const isOfKubelets = looksIn('kube-system') && KUBELET.some((label) => stringAt(lookup.selector.matchLabels, [label]) === 'kubelet');

  return isOfKubelets && /^\/metrics(?:\/|$)/.test(path) ? { who: 'the kubelet', request: { verb: 'get', group: '', resource: 'nodes/metrics' } } : undefined;
}

/** Labels of the Service that the operator makes for kubelets. */
const KUBELET = ['k8s-app', 'app.kubernetes.io/name'];

/** Whether a kube-rbac-proxy listens on the port, and asks for the path as it does without a configuration of its own. */
function isGuarded({ objects, cluster: { workloads } }: Forecast, { pod: { source }, port }: PodTarget): boolean {
  const workload = objects.tryFindByKey(source);
  const containers = workload ? workloads.templatesOf(workload).flatMap(({ value }) => listAt(value, ['spec', 'containers'])) : [];

  return containers.filter((container) => /(?:^|\/)kube-rbac-proxy(?:[:@]|$)/.test(stringAt(container, ['image']) ?? '')).some((container) => {
    const args = [...textsAt(container, ['command']), ...textsAt(container, ['args'])];

    return args.some((arg) => /^--secure-listen-address=/.test(arg) && arg.endsWith(`:${port}`)) && !args.some((arg) => CONFIGURED.test(arg));
  });
}

const CONFIGURED = /^--(?:config-file|ignore-paths|allow-paths)/;

/** @see WithAuthentication in pkg/filters of brancz/kube-rbac-proxy */
function notAuthenticated({ pod: { source } }: PodTarget, { place }: EndpointPorts): Problem {
  return {
    code: 'AM950',
    severity: Severity.WARNING,
    message: `${place} sends no token to kube-rbac-proxy of ${quote(source)}, which asks for one, so the scrape is answered with 401 Unauthorized`,
    fix: `set ${place}.bearerTokenFile to "${TOKEN}", or set authorization`,
    field: place,
  };
}

function notAllowed({ who, request }: Guard, server: Server, { place }: EndpointPorts): Problem {
  const { namespace, name } = accountOf(server);
  const what = 'path' in request ? quote(request.path) : request.resource;

  return {
    code: 'AM950',
    severity: Severity.WARNING,
    message: `${place} sends the token of ServiceAccount ${quote(`${namespace}/${name}`)} of ${quote(server.key)} to ${who}, and no role allows this account to get ${what}, so the scrape is answered with 403 Forbidden`,
    fix: `create a ClusterRole with get on ${'path' in request ? `nonResourceURLs ${what}` : what}, and bind it to this ServiceAccount with a ClusterRoleBinding`,
    field: place,
  };
}
