/** AM956: two operators manage one server. */
import { Severity } from '../../findings/finding';
import { quoteList } from '../../findings/problem';
import { Cause } from '../cause';

/** Only a warning: the manifests may be for several clusters. */
export const twoOperators: Cause = {
  code: 'AM956',
  stage: 'server',
  *run({ managedServers }) {
    for (const { key, managed: { server: { operators = [] } } } of managedServers) {
      if (operators.length < 2) continue;
      const keys = operators.map((operator) => operator.key);
      yield {
        key,
        problem: {
          code: 'AM956',
          severity: Severity.WARNING,
          message: `${quoteList(keys)} all manage it, so each of them overwrites what the others create`,
          fix: 'limit each operator with --prometheus-instance-namespaces, --prometheus-instance-selector or --controller-id, or remove all but one',
        },
      };
    }
  },
};
