/** AM905: all servers that take a monitor ignore which namespaces it names. */
import { Cause } from '../cause';
import { ignoredNamespaces } from './monitor-scope';
import { Problem, quote } from '../../findings/problem';
import { StoredObject } from '../../manifests/objects';
import { quoteFew } from '../quote-few';

/** As in clusters of several tenants. */
export const ignoredNamespaceSelector: Cause = {
  code: 'AM905',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const ignored = ignoredNamespaces(forecast, monitor);
      if (ignored.length === 0) continue;
      yield { key: monitor.key, problem: ignoredSelector(monitor, ignored, forecast.serversOf(monitor).map(({ key }) => key)) };
    }
  },
};

function ignoredSelector({ kind, namespace }: StoredObject, ignored: readonly string[], servers: readonly string[]): Problem {
  return {
    code: 'AM905',
    message: `${quoteFew(servers)} ${servers.length > 1 ? 'ignore' : 'ignores'} namespaceSelector (ignoreNamespaceSelectors: true), so it looks in ${quote(namespace)} alone and nothing in ${quoteFew(ignored)} is scraped`,
    fix: `put a ${kind} into ${ignored.length > 1 ? 'each of these namespaces' : quote(ignored[0])}, or leave ignoreNamespaceSelectors out`,
  };
}
