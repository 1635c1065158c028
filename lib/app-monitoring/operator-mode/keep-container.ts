/** Keeps one container where several declare the same port: a pod has one address, so it would be scraped several times. */
import { RelabelConfigAction } from '../../../imports/shared';
import { escapeRegex } from '../../units/text';
import { PodPort } from '../ports/pod-port';
import { Scrape, withRules } from '../resolve';

/** The scrape with a rule before those of the user, if it needs one. */
export function keepContainer(scrape: Scrape, port?: PodPort): Scrape {
  if (!port?.isDeclaredTwice) return scrape;
  const rule = { action: RelabelConfigAction.KEEP, sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: escapeRegex(port.container) };

  return { ...scrape, passedOn: withRules(scrape.passedOn, [rule]) };
}
