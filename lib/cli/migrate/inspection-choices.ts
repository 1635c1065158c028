/** The options of migrations that compare targets. */
import { InspectionChoices } from '../inspect-inputs';
import { Given, Subcommand, textOf, textsOf } from '../subcommand';

/** The options for `Subcommand`. */
export const INSPECTION_OPTIONS: Subcommand['options'] = {
  namespace: { type: 'string', short: 'n' },
  exclude: { type: 'string', multiple: true },
  external: { type: 'string', multiple: true },
  profile: { type: 'string' },
};

/** The rows of the help for them. */
export const INSPECTION_HELP = `  -n, --namespace <name>   namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>         file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --external <path>        file or folder with objects that are in the cluster already; can be repeated
  --profile <p>            who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                           with a Prometheus object`;

/** The options as an inspection takes them. */
export function inspectionChoices(given: Given): InspectionChoices {
  const profile = textOf(given, 'profile');

  return { showSecrets: true, namespace: textOf(given, 'namespace'), external: [...textsOf(given, 'external')], ...profile !== undefined && { profile } };
}
