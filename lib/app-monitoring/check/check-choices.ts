/** Props with a closed set of values, for callers whose language does not check them. */
import { ScrapeProtocol, SelectorMechanism, ServiceDiscoveryRole } from '../../../imports/shared';
import { Problem, quote, quoteList } from '../../findings/problem';
import { AppMonitoringProps } from '../app-monitoring-props';
import { MonitorType } from '../monitor-type';
import { Scheme } from '../scheme';

/** Every choice that is stated beside the endpoints is one there is. */
export function checkChoices(props: AppMonitoringProps): Problem[] {
  return [
    ...checkChoice('monitorType', props.monitorType, MonitorType),
    ...checkChoice('probe.proberScheme', props.probe?.proberScheme, Scheme),
    ...(props.scrapeProtocols ?? []).flatMap((protocol, i) => checkChoice(`scrapeProtocols[${i}]`, protocol, ScrapeProtocol)),
    ...checkChoice('fallbackScrapeProtocol', props.fallbackScrapeProtocol, ScrapeProtocol),
    ...checkChoice('selectorMechanism', props.selectorMechanism, SelectorMechanism),
    ...checkChoice('serviceDiscoveryRole', props.serviceDiscoveryRole, ServiceDiscoveryRole),
  ];
}

/** One choice. */
export function checkChoice(where: string, value: string | undefined, choices: { readonly [member: string]: string }): Problem[] {
  return value === undefined || Object.values(choices).includes(value)
    ? []
    : [{ code: 'AM120', message: `${where} is ${quote(value)}`, fix: `use one of ${quoteList(Object.values(choices))}` }];
}
