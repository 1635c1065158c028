/** Labels that a profile's Prometheus selects monitors by. */
import { Profile } from './profile';
import { ProfileProps } from './profile-props';
import { quote } from '../findings/problem';
import { refuse } from '../findings/refusal';
import { requirementMatches } from '../manifests/selectors/requirement';
import { LabelSelector, requirementsOf } from '../manifests/selectors/selector';

interface Labels {
  readonly [key: string]: string;
}

/** Kinds of monitors that constructs write. */
export type MonitorKindName = 'ServiceMonitor' | 'PodMonitor' | 'Probe' | 'ScrapeConfig';

/** The labels of a monitor: those of the profile, then its own, which must not contradict them. */
export function profileLabels(profile: Profile | undefined, given: Labels, kind: MonitorKindName): Labels {
  const own = new Map(Object.entries(given));
  const wanted = Object.entries(profile ? requiredLabels(profile.props, kind) : {}).map(([key, values]): [string, string] => {
    const found = own.get(key);
    if (found !== undefined && !values.includes(found)) {
      refuse('AM505', `metadata.labels ${key}: ${quote(found)} does not match profile ${profile!.name}, which selects by ${values.map(quote).join(' or ')}`, 'leave the label out, or set another profile');
    }

    return [key, found ?? values[0]];
  });

  return { ...Object.fromEntries(wanted), ...given };
}

/** Labels without which a monitor is not selected, each with the values that it may have. */
export function requiredLabels(props: ProfileProps, kind: MonitorKindName): RequiredLabels {
  return { ...eachAlone(props.labels ?? {}), ...requiredBy(props[SELECTORS[kind]]) };
}

/** Labels that a PrometheusRule lacks to be selected; it keeps what it has. */
export function ruleLabels({ props }: Profile, own: Labels): Labels {
  const required = Object.entries(requiredBy(props.ruleSelector));

  return Object.fromEntries(required.filter(([key]) => !Object.hasOwn(own, key)).map(([key, values]) => [key, values[0]]));
}

interface RequiredLabels {
  readonly [key: string]: readonly string[];
}

/** Only values that all requirements on a label accept; a selector that contradicts itself requires no label, since no label would help. */
function requiredBy(selector: LabelSelector = {}): RequiredLabels {
  const all = requirementsOf(selector);
  const among = all.filter(({ operator, values = [] }) => operator === 'In' && values.length > 0);
  const accepted = among.map(({ key, values = [] }): [string, string[]] => [
    key, values.filter((value) => all.every((each) => each.key !== key || requirementMatches(each, { [key]: value }))),
  ]);

  return Object.fromEntries(accepted.filter(([, values]) => values.length > 0));
}

const SELECTORS = {
  ServiceMonitor: 'serviceMonitorSelector', PodMonitor: 'podMonitorSelector', Probe: 'probeSelector', ScrapeConfig: 'scrapeConfigSelector',
} as const;

function eachAlone(labels: Labels): { [key: string]: string[] } {
  return Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, [value]]));
}
