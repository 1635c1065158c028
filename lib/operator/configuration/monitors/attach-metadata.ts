/** Decides whether node metadata is attached to targets. */
import { JobContext } from '../job-context';
import { Part, withFields } from '../part';
import { ownOrOfClass } from '../scrape-class';

/**
 * The part whose `attachMetadata` applies: the object, its class, or a part that attaches the node because the zone of a target needs it.
 * @see mergeAttachMetadataWithScrapeClass and mergeAttachMetadataForTopology in pkg/prometheus/promcfg.go, v0.94.1
 */
export function attachingPart({ own, scrapeClass, sharding }: JobContext): Part | undefined {
  const given = ownOrOfClass(own, scrapeClass, 'attachMetadata');
  const { attachMetadata } = given.fields;
  const needsNode = sharding.shardsPerZone !== undefined && !sharding.podTopologyLabels && !attachMetadata?.node;
  if (needsNode) return withFields(own, { attachMetadata: { node: true } });

  return attachMetadata ? given : undefined;
}
