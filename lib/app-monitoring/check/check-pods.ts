/** Checks pods that are monitored without their workload. */
import { Problem, quote, quoteList } from '../../findings/problem';
import { whyNotLabelSelector } from '../../manifests/selectors/check-label-selector';
import { isEmptySelector } from '../../manifests/selectors/selector';
import { whyNotSelectorShape } from '../../manifests/selectors/selector-shape';
import { whyNotDnsLabel, whyNotPortName, whyNotPortNumber } from '../../units/kubernetes-names';
import { setFields } from '../../units/set-fields';
import { AppMonitoringProps } from '../app-monitoring-props';
import { MonitorType } from '../monitor-type';
import { endpointsOf } from '../resolve';
import { SelectedPodPort, SelectedPods } from '../selected-pods';

/** Checks that one prop says what is monitored, and the selector, the ports and the namespace of pods. */
export function checkPods(props: AppMonitoringProps): Problem[] {
  const { pods, workloads } = props;
  const [one, other] = setFields(props, SOURCES);
  if (other !== undefined) return [bad(`${one} and ${other} are both set, and only one of them can be monitored`, 'remove one of them')];
  if (workloads?.length === 0) return [bad('workloads is an empty list, so nothing would be scraped', 'list at least one workload')];

  return pods === undefined ? [] : [...checkSelector(pods), ...checkNamespace(pods), ...checkPorts(pods), ...checkEndpoints(pods, props)];
}

const SOURCES = new Set(['workload', 'workloads', 'pods'] as const);

function checkSelector({ selector }: SelectedPods): Problem[] {
  const other = selector && whyNotSelectorShape(selector);
  if (other !== undefined) return [bad(`pods.selector ${other}`, "write labels like { matchLabels: { app: 'cart' } }")];
  if (typeof selector !== 'object' || selector === null || isEmptySelector(selector)) {
    return [bad('pods.selector is empty, so it would select every pod of the namespace', "set labels that only these pods have, e.g. { matchLabels: { app: 'cart' } }")];
  }
  const why = whyNotLabelSelector(selector);

  return why === undefined ? [] : [bad(`pods.selector is not valid: ${why}`, 'use label keys, values and operators that are valid in Kubernetes')];
}

function checkNamespace({ namespace }: SelectedPods): Problem[] {
  const why = namespace === undefined ? undefined : whyNotDnsLabel(namespace);

  return why === undefined ? [] : [{ code: 'AM101', message: `pods.namespace ${quote(namespace)} ${why}`, fix: 'use the name of a namespace' }];
}

function checkPorts({ ports }: SelectedPods): Problem[] {
  if (!Array.isArray(ports) || ports.length === 0) return [bad('pods.ports is empty, so there is nothing to scrape', 'list the port that serves metrics, e.g. { number: 9404 }')];

  return ports.flatMap(checkPort);
}

function checkPort({ number, name }: SelectedPodPort, i: number): Problem[] {
  const whyNotNumber = whyNotPortNumber(number);
  const whyNotName = name === undefined ? undefined : whyNotPortName(name);

  return [
    ...(whyNotNumber ? [{ code: 'AM102', message: `pods.ports[${i}].number ${quote(number)} ${whyNotNumber}`, fix: 'use the number of the port' }] : []),
    ...(whyNotName ? [{ code: 'AM102', message: `pods.ports[${i}].name ${quote(name)} ${whyNotName}`, fix: 'use the name of the port, or leave it out' }] : []),
  ];
}

/** Behind a Service, its ports count. */
function checkEndpoints({ ports }: SelectedPods, props: AppMonitoringProps): Problem[] {
  if ((props.monitorType ?? MonitorType.POD) !== MonitorType.POD || !Array.isArray(ports)) return [];
  const known = new Set<unknown>(ports.flatMap(({ number, name }) => [number, `${number}`, ...(name === undefined ? [] : [name])]));
  const listed = ports.map(({ number, name }) => name ?? number);

  return endpointsOf(props).flatMap(({ port, container }, i) => (
    container !== undefined ? [bad(`${props.endpoints ? `endpoints[${i}].` : ''}container is set, but the containers of these pods are not known`, 'set port to one of pods.ports instead')]
      : port === undefined || known.has(port)
        ? []
        : [bad(`${props.endpoints ? `endpoints[${i}].` : ''}port ${quote(port)} is not one of pods.ports, which lists ${quoteList(listed)}`, 'use one of those, or add the port to pods.ports')]));
}

function bad(message: string, fix: string): Problem {
  return { code: 'AM222', message, fix };
}
