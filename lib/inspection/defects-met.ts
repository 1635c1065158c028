/** Where manifests meet defects of the operator itself. */
import { upstreamDefect } from './problems';
import { Problem } from '../findings/problem';
import { contextFor, contextOf } from '../operator/configuration/job-context';
import { MERGE_KEYS_LOST, UPSTREAM_DEFECTS } from '../operator/configuration/scrape-config/upstream-defects';
import { Selection } from '../operator/selection/select-for';
import { OperatorSettings, Server } from '../operator/server';

/** A problem, and the key of the object that has it. */
export interface DefectMet { readonly key: string; readonly problem: Problem }

/** Defects that the ScrapeConfigs of a server and its additional jobs meet. */
export function defectsMet(server: Server, selection: Selection, settings: OperatorSettings = {}): DefectMet[] {
  const { scrapeConfigs, loaded, additionalScrapeConfigs: text } = selection;
  const context = contextOf(server, settings, loaded, () => undefined);
  const inObjects = scrapeConfigs.flatMap((object) => {
    const own = contextFor(object, context);

    return UPSTREAM_DEFECTS.flatMap((defect) =>
      defect.seenIn(own).map((field) => ({ key: object.key, problem: upstreamDefect(server, field, defect) })));
  });
  const isInText = text !== undefined && MERGE_KEYS_LOST.isSeenIn(text);

  return isInText ? [...inObjects, { key: server.key, problem: upstreamDefect(server, `spec.${MERGE_KEYS_LOST.field}`, MERGE_KEYS_LOST) }] : inObjects;
}
