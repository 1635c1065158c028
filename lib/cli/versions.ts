/** Versions of what runs in the cluster, as options give them: one of each, or two to compare. */
import { UsageError } from './usage-error';
import { whyNotOperatorVersion } from '../units/operator-version';
import { whyNotVersion } from '../units/version';

/** Versions and settings that hold in place of those of the inputs. */
export interface Versions {
  /** Version of the operator and its CRDs. */
  readonly operatorVersion?: string;
  /** Version of the cluster. */
  readonly kubernetesVersion?: string;
  /** Version of Prometheus, for all servers. */
  readonly prometheusVersion?: string;
  /** `serviceDiscoveryRole` of all servers. */
  readonly serviceDiscoveryRole?: string;
}

/** Options that give a version; each can be a range such as `0.79..0.94` where two inputs are compared. */
export type VersionOption = 'operator-version' | 'kubernetes-version' | 'prometheus-version' | 'service-discovery-role';

/** Values of these options. */
export type VersionValues = { readonly [option in VersionOption]?: string };

/** The versions of a command that does not compare. @throws UsageError */
export function versionsOf(values: VersionValues): Versions {
  const range = OPTIONS.find(({ option }) => values[option]?.includes('..'));
  if (range) throw new UsageError(`"--${range.option} ${values[range.option]}" is a range, which needs "--diff"`);

  return endOf(values, 0);
}

/** The versions before and after; undefined if no option is a range. @throws UsageError */
export function tryVersionRange(values: VersionValues): { readonly before: Versions; readonly after: Versions } | undefined {
  return OPTIONS.some(({ option }) => values[option]?.includes('..')) ? { before: endOf(values, 0), after: endOf(values, 1) } : undefined;
}

const ROLES = ['Endpoints', 'EndpointSlice'];

interface OptionRow {
  readonly option: VersionOption;
  readonly field: keyof Versions;
  readonly whyNot: (value: string) => string | undefined;
}

const OPTIONS: readonly OptionRow[] = [
  { option: 'operator-version', field: 'operatorVersion', whyNot: (version) => whyNotOperatorVersion(version) },
  { option: 'kubernetes-version', field: 'kubernetesVersion', whyNot: (version) => whyNotVersion(version, 'v1.37.0') },
  { option: 'prometheus-version', field: 'prometheusVersion', whyNot: (version) => whyNotVersion(version) },
  {
    option: 'service-discovery-role', field: 'serviceDiscoveryRole', whyNot: (role) => (ROLES.includes(role) ? undefined : 'is not Endpoints or EndpointSlice'),
  },
];

/** An option without a range is the same at both ends. */
function endOf(values: VersionValues, end: 0 | 1): Versions {
  return Object.fromEntries(OPTIONS.flatMap(({ option, field, whyNot }) => {
    const given = values[option];
    if (given === undefined) return [];
    const ends = given.split('..');
    const value = ends[end] ?? given;
    const why = ends.length > 2 ? 'is not a range like "0.79..0.94"' : whyNot(value);
    if (why !== undefined) throw new UsageError(`"--${option} ${given}"${ends.length === 2 ? `: "${value}"` : ''} ${why}`);

    return [[field, value]];
  }));
}
