/** AM944: the selector of a monitor is empty, and so selects everything where it looks. */
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { Labelled } from '../../forecast/match-index';
import { isEmptySelector } from '../../manifests/selectors/selector';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** It may be meant so, and is not told where it comes to one object. */
export const emptySelector: Cause = {
  code: 'AM944',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const lookup = forecast.monitored().targetSelectorOf(monitor);
      if (!lookup || !isEmptySelector(lookup.selector)) continue;
      const all = forecast.selectedBy(monitor);
      if (all.length > 1) yield { key: monitor.key, problem: selectsAll(lookup.called, forecast.namespacesOf(monitor), all) };
    }
  },
};

function selectsAll(called: string, namespaces: readonly string[] | undefined, all: readonly Labelled[]): Problem {
  return {
    code: 'AM944',
    severity: Severity.INFO,
    message: `its selector is empty, so it selects all ${called} in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}: ${quoteFew(all.map(({ source }) => source))}`,
    fix: 'select by a label, unless all of them are meant',
  };
}
