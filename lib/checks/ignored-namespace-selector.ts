/** AM905: all servers that take a monitor ignore which namespaces it names. */
import { Check } from './check';
import { ignoredNamespaces } from './monitor-scope';
import { quoteFew } from './quote-few';
import { StoredObject } from '../cluster/objects';
import { Problem, quote } from '../findings/problem';

/** As in clusters of several tenants. */
export const ignoredNamespaceSelector: Check = {
  code: 'AM905',
  *run(scene) {
    for (const { monitor } of scene.monitors()) {
      const ignored = ignoredNamespaces(scene, monitor);
      if (ignored.length === 0) continue;
      yield { key: monitor.key, problem: ignoredSelector(monitor, ignored, scene.serversOf(monitor).map(({ key }) => key)) };
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
