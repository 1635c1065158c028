/** AM986: a Secret or ConfigMap that the configuration of a server needs is not in the manifests. */
import { Severity } from '../../findings/finding';
import { quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { addOrPass } from '../../forecast/problems';
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';

/** Only a warning where nothing in the manifests creates it, since the cluster may have it. */
export const missingServerSecret: Cause = {
  code: 'AM986',
  stage: 'server',
  explains: 'AM612',
  *run(forecast) {
    for (const { key, managed: { server: { namespace }, selection: { error } } } of forecast.managedServers) {
      // No Secret has an empty name: the reference is not set, which is certain.
      if (error?.cause !== 'missing-object' || error.name === '') continue;
      const called = `${error.kind} ${quote(error.name)}`;
      const bringers = bringersOf(forecast, { from: ['all', 'pods'], called, namespaces: [namespace], name: error.name });
      yield { key, ...found(`${error.fieldPath === '' ? 'it' : error.fieldPath} refers to ${called}, which is not in the manifests of namespace ${quote(namespace)}`, called, bringers, error.fieldPath) };
    }
  },
};

function found(isMissing: string, called: string, bringers: readonly string[], fieldPath: string): Pick<CauseFinding, 'isOpen' | 'problem'> {
  const stops = 'the operator generates no configuration, and nothing is scraped';
  const fix = addOrPass(called);
  const field = fieldPath === '' ? undefined : fieldPath;
  if (bringers.length > 0) return unlessBrought(bringers, { code: 'AM986', message: (unless) => `${isMissing}, so ${stops}${unless}`, fix, field });

  return { isOpen: true, problem: { code: 'AM986', severity: Severity.WARNING, message: `${isMissing}: unless the cluster has it, ${stops}`, fix, field } };
}
