/** AM927: a query string stands in a path, where its question mark is escaped. */
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint, partsOf } from '../../forecast/monitor-endpoints';
import { podTargets } from '../../forecast/pod-targets';
import { StoredObject } from '../../manifests/objects';
import { tryAnnotation } from '../annotations/annotation';
import { Cause } from '../cause';

export const queryInPath: Cause = {
  code: 'AM927',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      for (const part of partsOf(monitor)) {
        const { field, path } = pathOf(monitor, part);
        if (typeof path === 'string' && path.includes('?')) yield { key: monitor.key, problem: inField(fieldOf(part, field), path, paramsOf(monitor, part)) };
      }
    }
    const annotated = new Map([...podTargets(forecast)].filter(({ job, server, path }) => job.declaredBy === server.key && path.includes('%3F')).map((each) => [each.pod.source, each]));
    for (const [key, { pod, path }] of annotated) {
      const stated = tryAnnotation(pod.annotations, 'path');
      if (stated?.includes('?')) yield { key, problem: inAnnotation(stated, path) };
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

/** A Probe has its module beside the other parameters. */
function paramsOf({ kind }: StoredObject, part: MonitorEndpoint): string {
  return kind === 'Probe' ? 'module or params' : fieldOf(part, 'params');
}

function inField(field: string, path: string, params: string): Problem {
  return {
    code: 'AM927',
    message: `${field} ${quote(path)} holds a query string, and Prometheus escapes its "?" as "%3F", so it asks for a page that there is not`,
    fix: `set ${field} to ${quote(path.slice(0, path.indexOf('?')))} and the rest in ${params}`,
  };
}

function inAnnotation(stated: string, path: string): Problem {
  return {
    code: 'AM927',
    message: `annotation prometheus.io/path is ${quote(stated)}, and Prometheus escapes its "?", so it asks for ${quote(path)}, a page that there is not`,
    fix: `write ${quote(stated.slice(0, stated.indexOf('?')))}, and each parameter as an annotation prometheus.io/param_<name>`,
  };
}
