/** AM956: two operators manage one server. */
import { Severity } from '../../findings/finding';
import { quoteList } from '../../findings/problem';
import { Cause } from '../cause';

/** Only a warning: the manifests may be for several clusters. */
export const twoOperators: Cause = {
  code: 'AM956',
  stage: 'server',
  *run({ managedServers }) {
    for (const { key, managed: { server: { operators = [], operatorVersion } } } of managedServers) {
      if (operators.length < 2) continue;
      const keys = operators.map((operator) => operator.key);
      const versions = new Set(operators.flatMap(({ version }) => version ?? []));
      const doubt = versions.size > 1 ? `. Their versions differ, and it is not known which one writes last: the rest of this check is for operator ${operatorVersion}` : '';
      yield {
        key,
        problem: {
          code: 'AM956',
          severity: Severity.WARNING,
          message: `${quoteList(keys)} all manage it, so each of them overwrites what the others create${doubt}`,
          fix: 'limit each operator with --prometheus-instance-namespaces, --prometheus-instance-selector or --controller-id, or remove all but one',
        },
      };
    }
  },
};
