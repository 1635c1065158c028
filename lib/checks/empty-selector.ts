/** AM944: the selector of a monitor is empty, and so selects everything where it looks. */
import { Check } from './check';
import { Labelled } from './match-index';
import { quoteFew } from './quote-few';
import { isEmptySelector } from '../cluster/selector';
import { Severity } from '../findings/finding';
import { Problem } from '../findings/problem';

/** It may be meant so, and is not told where it comes to one object. */
export const emptySelector: Check = {
  code: 'AM944',
  *run(scene) {
    for (const { monitor } of scene.monitors()) {
      const lookup = scene.monitored().lookupOf(monitor);
      if (!lookup || !isEmptySelector(lookup.selector)) continue;
      const all = scene.selectedBy(monitor);
      if (all.length > 1) yield { key: monitor.key, problem: selectsAll(lookup.called, scene.namespacesOf(monitor), all) };
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
