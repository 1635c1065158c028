/** One set of manifests, and the same with ScrapeConfigs in place of monitors. */
import { consolidate, isWriting, scrapeConfigsOf } from '../../../lib/consolidation/consolidate';
import { ConsolidatedMonitor, isReplaced } from '../../../lib/consolidation/consolidation';
import { OPERATOR } from '../../../lib/forecast/operator';
import { admitBuiltIn } from '../../../lib/kubernetes/admission/admit-built-in';
import { Manifest as Stored } from '../../../lib/manifests/manifest';
import { Objects, storedAs } from '../../../lib/manifests/objects';
import { Manifest } from '../../support/manifests/manifest';
import { OperatorQuestion } from '../../support/operator-question';

/** Both sets, and what was replaced. */
export interface ConsolidatedQuestion {
  readonly before: OperatorQuestion;
  readonly after: OperatorQuestion;
  readonly monitors: readonly ConsolidatedMonitor[];
}

/** @param throughScrapeClasses whether other scrape classes may be named */
export function consolidatedQuestion(question: OperatorQuestion, throughScrapeClasses = false): ConsolidatedQuestion {
  const settings = { podTopologyLabels: false, ...question.operator };
  // As the operator gets them: without fields that are undefined.
  const all = JSON.parse(JSON.stringify([...question.manifests, ...question.prometheus ? [question.prometheus] : []])) as readonly Stored[];
  const admitted = all.map((manifest) => admitBuiltIn(manifest) ?? OPERATOR.admit(manifest)).filter(({ faults }) => faults.length === 0);
  const objects = new Objects(admitted.map(({ manifest }) => manifest));
  const servers = OPERATOR.serversIn(objects).map((server) => ({ server, selection: OPERATOR.selectFor(server, objects, settings) })).filter(isWriting);
  const monitors = consolidate({ operator: OPERATOR, settings, objects, servers, throughScrapeClasses, isWanted: () => true });
  const replaced = new Set(monitors.filter(isReplaced).map(({ monitor }) => monitor.key));
  const left = question.manifests.filter((manifest) => !replaced.has(storedAs(manifest as Stored).key));

  return {
    before: { ...question, id: `${question.id} before` },
    after: { ...question, id: `${question.id} after`, manifests: [...left, ...scrapeConfigsOf(monitors) as unknown as readonly Manifest[]] },
    monitors,
  };
}
