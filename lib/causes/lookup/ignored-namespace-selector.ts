/** AM905: all servers that select a monitor ignore its namespaceSelector. */
import { Cause } from '../cause';
import { ignoredNamespaces } from './monitor-scope';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { StoredObject } from '../../manifests/objects';

/** Servers in multi-tenant clusters often set `ignoreNamespaceSelectors`. */
export const ignoredNamespaceSelector: Cause = {
  code: 'AM905',
  stage: 'lookup',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const ignored = ignoredNamespaces(forecast, monitor);
      if (ignored.length === 0) continue;
      const servers = forecast.serversOf(monitor).map(({ key }) => key);
      yield { key: monitor.key, servers, problem: ignoredSelector(monitor, ignored, servers) };
    }
  },
};

function ignoredSelector({ kind, namespace }: StoredObject, ignored: readonly string[], servers: readonly string[]): Problem {
  return {
    code: 'AM905',
    field: 'namespaceSelector',
    message: `${quoteFew(servers)} ${servers.length > 1 ? 'set' : 'sets'} ignoreNamespaceSelectors: true, so namespaceSelector has no effect: only namespace ${quote(namespace)} is searched, and nothing in ${quoteFew(ignored)} is scraped`,
    fix: `create a ${kind} in ${ignored.length > 1 ? 'each of these namespaces' : quote(ignored[0])}, or set ignoreNamespaceSelectors to false`,
  };
}
