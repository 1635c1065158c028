/** AM927: a path contains a query string, whose question mark is escaped. */
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint, partsOf } from '../../forecast/monitor-endpoints';
import { podTargets } from '../../forecast/pod-targets';
import { StoredObject } from '../../manifests/objects';
import { tryAnnotation } from '../annotations/annotation';
import { Cause } from '../cause';

export const queryInPath: Cause = {
  code: 'AM927',
  stage: 'scrape',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      for (const part of partsOf(monitor)) {
        const { field, path } = pathOf(monitor, part);
        if (typeof path === 'string' && path.includes('?')) yield { key: monitor.key, problem: inField(fieldOf(part, field), path, paramsOf(monitor, part)) };
      }
    }
    const annotated = new Map([...podTargets(forecast)].filter(({ job, server, path }) => job.declaredBy === server.key && path.includes('%3F')).map((each) => [each.pod.source, each]));
    for (const [key, { pod, path }] of annotated) {
      const given = tryAnnotation(pod.annotations, 'path');
      if (given?.includes('?')) yield { key, problem: inAnnotation(given, path) };
    }
  },
};

function pathOf({ kind }: StoredObject, { spec }: MonitorEndpoint): { readonly field: string; readonly path: unknown } {
  switch (kind) {
    case 'Probe': return { field: 'prober.path', path: spec.prober?.path };
    case 'ScrapeConfig': return { field: 'metricsPath', path: spec.metricsPath };
    default: return { field: 'path', path: spec.path };
  }
}

/** A Probe has a field for its module, and `params` for the others. */
function paramsOf({ kind }: StoredObject, part: MonitorEndpoint): string {
  return kind === 'Probe' ? 'module or params' : fieldOf(part, 'params');
}

function inField(field: string, path: string, params: string): Problem {
  return {
    code: 'AM927',
    field,
    message: `${field} ${quote(path)} contains a query string, but Prometheus escapes "?" as "%3F", so it requests a path that does not exist`,
    fix: `set ${field} to ${quote(path.slice(0, path.indexOf('?')))}, and move the parameters to ${params}`,
  };
}

function inAnnotation(given: string, path: string): Problem {
  return {
    code: 'AM927',
    message: `the annotation prometheus.io/path is ${quote(given)}, but Prometheus escapes "?", so it requests ${quote(path)}, a path that does not exist`,
    fix: `set it to ${quote(given.slice(0, given.indexOf('?')))}, and set each parameter in an annotation prometheus.io/param_<name>`,
  };
}
