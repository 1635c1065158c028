/** Checks the settings of a Probe. */
import { checkRelabelings } from '../../endpoint/check-relabelings';
import { Problem, quote } from '../../findings/problem';
import { checkProber } from '../../profiles/check-prober';
import { whyNotProbeTarget } from '../../units/prober';
import { whyNotLabelName } from '../../units/prometheus-names';
import { hasCredentials } from '../../units/url';
import { ProberProps } from '../prober-props';

/** Checks the address of the prober, the targets and their labels. */
export function checkProbe(probe: ProberProps): Problem[] {
  return [
    ...checkProber(probe.prober, 'probe.prober'),
    ...checkProberPath(probe),
    ...checkTargets(probe),
    ...checkLabels(probe),
    ...checkRelabelings(probe.relabelings, 'probe.relabelings'),
  ];
}

function checkProberPath({ proberPath }: ProberProps): Problem[] {
  return proberPath === undefined || proberPath.startsWith('/')
    ? []
    : [{ code: 'AM105', message: `probe.proberPath ${quote(proberPath)} does not begin with "/"`, fix: `use ${quote(`/${proberPath}`)}` }];
}

function checkTargets({ targets }: ProberProps): Problem[] {
  if (targets === undefined) return [];
  if (targets.length === 0) return [{ code: 'AM112', message: 'probe.targets is empty', fix: 'list at least one URL, or leave it out to probe the Ingress' }];

  return targets.flatMap((target, i) => {
    const bad = (message: string, fix: string): Problem[] => [{ code: 'AM112', message: `probe.targets[${i}] ${message}`, fix }];
    if (hasCredentials(target)) return bad('holds credentials, which would be readable in the manifest', 'set the credentials in the module of the prober');
    const why = whyNotProbeTarget(target);

    return why === undefined ? [] : bad(`${quote(target)} ${why}`, 'write it like "https://shop.example.com/health"');
  });
}

function checkLabels({ labels = {}, targets }: ProberProps): Problem[] {
  const problems = Object.keys(labels).flatMap((name) => {
    const why = whyNotLabelName(name);

    return why ? [{ code: 'AM107', message: `probe.labels key ${quote(name)} ${why}`, fix: 'use a Prometheus label name' }] : [];
  });
  if (Object.keys(labels).length > 0 && targets === undefined) {
    problems.push({ code: 'AM112', message: 'probe.labels are for static targets only', fix: 'set probe.targets, or add the labels with relabelings' });
  }

  return problems;
}
