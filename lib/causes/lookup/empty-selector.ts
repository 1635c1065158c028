/** AM944: the selector of a monitor is empty, so it selects every object in its namespaces. */
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { Labelled } from '../../forecast/match-index';
import { isEmptySelector } from '../../manifests/selectors/selector';
import { Cause } from '../cause';

/** Only information, since it may be intended; not reported where it selects a single object. */
export const emptySelector: Cause = {
  code: 'AM944',
  stage: 'lookup',
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
    field: 'spec.selector',
    message: `its selector is empty, so it selects all ${called} in ${namespaces ? quoteFew(namespaces) : 'all namespaces'}: ${quoteFew(all.map(({ source }) => source))}`,
    fix: 'set a label in the selector, unless it should select all of them',
  };
}
