/** AM903: a monitor is in a namespace in which no server selects monitors. */
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { isPlaced } from '../../forecast/monitored-objects';
import { Mismatch } from '../../forecast/server-selection';
import { NAME_LABEL } from '../../kubernetes/namespace-labels';
import { StringMap } from '../../manifests/manifest';
import { contradictionIn } from '../../manifests/selectors/contradiction';
import { differencesFrom } from '../../manifests/selectors/label-differences';
import { LabelSelector, requirementsOf, selectorMatches } from '../../manifests/selectors/selector';
import { Cause, Pair } from '../cause';

/** Needs the labels of the namespace. Names the nearest server: the one of whose selector the monitor lacks the fewest labels. */
export const notSelectedByNamespace: Cause = {
  code: 'AM903',
  stage: 'selected',
  explains: 'AM614',
  *run(forecast) {
    for (const { kind, monitor } of forecast.monitors()) {
      if (!isPlaced(monitor) || forecast.serversOf(monitor).length > 0 || forecast.rejectionsOf(monitor).length > 0) continue;
      const mismatches = forecast.selection.candidatesFor(monitor)
        .map((server) => ({ pair: { kind, monitor, server }, mismatch: forecast.selection.tryMismatch(server, kind, monitor) }))
        .filter(({ mismatch }) => !mismatch?.isUnset);
      if (mismatches.some(({ mismatch }) => mismatch?.namespace !== 'denied')) continue;
      const [nearest] = mismatches.sort((a, b) => a.mismatch!.lacks.length - b.mismatch!.lacks.length);
      if (!nearest) continue;
      const { pair, mismatch } = nearest;
      yield { key: monitor.key, servers: [pair.server.key], problem: wrongNamespace(forecast, pair, mismatch!) };
    }
  },
  between(forecast, pair) {
    const mismatch = forecast.selection.tryMismatch(pair.server, pair.kind, pair.monitor);

    return mismatch && !mismatch.isUnset && mismatch.namespace === 'denied' && isPlaced(pair.monitor) ? wrongNamespace(forecast, pair, mismatch) : undefined;
  },
};

function wrongNamespace(forecast: Forecast, { kind, monitor, server }: Pair, { lacks }: Mismatch): Problem {
  const { namespace, kind: called } = monitor;
  const { key, managed: { server: { spec, namespace: home } } } = server;
  const selector: LabelSelector | null | undefined = spec[kind.namespaceSelector];
  const moreover = lacks.length > 0 ? `. Its ${kind.selector} also requires ${lacks.join(', ')}` : '';
  if (!selector) {
    return {
      code: 'AM903',
      field: 'metadata.namespace',
      message: `${quote(key)} does not set ${kind.namespaceSelector}, so it selects only in its own namespace ${quote(home)}, and this ${called} in ${quote(namespace)} has no targets${moreover}`,
      fix: `set ${kind.namespaceSelector} to labels of namespace ${quote(namespace)}, or to {} for all namespaces, or move the ${called} to ${quote(home)}`,
    };
  }
  const impossible = contradictionIn(selector);
  if (impossible !== undefined) {
    return {
      code: 'AM903',
      message: `${quote(key)} does not select in namespace ${quote(namespace)}, so this ${called} has no targets: ${kind.namespaceSelector} requires ${impossible}, which no namespace matches${moreover}`,
      fix: `change ${kind.namespaceSelector} of ${quote(key)}`,
    };
  }
  const labels = forecast.cluster.namespaces().get(namespace)?.labels ?? {};
  const wanted = differencesFrom(selector, labels).join(', ');
  const ofName = requirementsOf(selector).filter(({ key: label }) => label === NAME_LABEL);
  const isByName = !selectorMatches({ matchExpressions: ofName }, labels);

  return {
    code: 'AM903',
    field: 'metadata.namespace',
    message: `${quote(key)} does not select in namespace ${quote(namespace)}, so this ${called} has no targets: ${kind.namespaceSelector} requires ${wanted}, but the namespace has ${inWords(labels)}${moreover}`,
    fix: `change ${kind.namespaceSelector} of ${quote(key)}, or ${isByName ? `move the ${called} to another namespace` : `set the labels of namespace ${quote(namespace)} to match ${wanted}`}`,
  };
}

function inWords(labels: StringMap): string {
  return Object.entries(labels).map(([key, value]) => `${key}: ${value}`).join(', ');
}
