/** Checks props with a closed set of values, for callers whose language does not check them. */
import { ScrapeProtocol, SelectorMechanism, ServiceDiscoveryRole } from '../../../imports/shared';
import { checkChoice } from '../../endpoint/check-choice';
import { Scheme } from '../../endpoint/scheme';
import { Problem } from '../../findings/problem';
import { setFields } from '../../units/set-fields';
import { AppMonitoringProps } from '../app-monitoring-props';
import { MonitorType } from '../monitor-type';

/** Checks every prop with a closed set of values outside the endpoints. */
export function checkChoices(props: AppMonitoringProps): Problem[] {
  const stated = setFields(props, STATED);

  return stated.length === 0 ? [] : stated.flatMap((field) => CHECKS[field](props));
}

const CHECKS = {
  monitorType: ({ monitorType }) => checkChoice('monitorType', monitorType, MonitorType),
  probe: ({ probe }) => checkChoice('probe.proberScheme', probe!.proberScheme, Scheme),
  scrapeProtocols: ({ scrapeProtocols }) => scrapeProtocols!.flatMap((protocol, i) => checkChoice(`scrapeProtocols[${i}]`, protocol, ScrapeProtocol)),
  fallbackScrapeProtocol: ({ fallbackScrapeProtocol }) => checkChoice('fallbackScrapeProtocol', fallbackScrapeProtocol, ScrapeProtocol),
  selectorMechanism: ({ selectorMechanism }) => checkChoice('selectorMechanism', selectorMechanism, SelectorMechanism),
  serviceDiscoveryRole: ({ serviceDiscoveryRole }) => checkChoice('serviceDiscoveryRole', serviceDiscoveryRole, ServiceDiscoveryRole),
} satisfies { readonly [F in keyof AppMonitoringProps]?: (props: AppMonitoringProps) => Problem[] };
const STATED: ReadonlySet<keyof typeof CHECKS> = new Set(Object.keys(CHECKS) as (keyof typeof CHECKS)[]);
