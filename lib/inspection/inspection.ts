/** The public way in: what the API server and the operator would make of an app, or of any manifests. */
import { IConstruct } from 'constructs';
import { inspect } from './inspect';
import { acknowledgedIn } from './inspect-app';
import { InspectedTarget } from './inspected-target';
import { InspectionProps } from './inspection-props';
import { targetsIn } from './list-targets';
import { Subject } from './subject';
import { TargetChanges, targetChanges } from './target-changes';
import { inspectionToJson } from './to-json';
import { explain } from '../explanation/explain';
import { Explanation } from '../explanation/explanation';
import { Finding } from '../findings/finding';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, quote } from '../findings/problem';
import { Inspected } from '../forecast/inspected';
import { OPERATOR } from '../forecast/operator';
import { loadManifests } from '../manifests/load/load-manifests';
import { synthesize } from '../tree/synthesize';
import { whyNotVersion } from '../units/version';

/**
 * What the API server, the Prometheus operator (v0.94.1) and its servers would make of manifests: who is admitted, who selects whom, what
 * is rejected and why, which configuration results, and which targets it yields. Needs no cluster.
 *
 * Only what the manifests hold is known: give the Prometheus objects, and the Secrets, ConfigMaps and Namespaces that they and the
 * monitors refer to, beside the monitors.
 */
export class Inspection {
  /**
   * Inspects manifests of any origin, as they would be applied to an empty cluster; a namespace left out is `default`.
   * @param text YAML or JSON: several documents, and lists (`kind: List`), at most 16 MB
   * @param props of the cluster
   * @throws LoadError (`AM801` to `AM806`) for a text that cannot be read, with all its faults by line and column
   */
  public static ofYaml(text: string, props: InspectionProps = {}): Inspection {
    return new Inspection(inspect([...externals(props), ...loadManifests(text, 'manifests')], { ...checked(props), operator: OPERATOR }));
  }

  /**
   * Inspects what cdk8s would write: of an app or chart all charts in it, of another construct the objects that stand in it.
   * Findings name the path of the construct.
   * @param construct is synthesized, nothing is written
   * @param props of the cluster
   * @throws what the validation of cdk8s says, as `app.synth()` does
   */
  public static ofApp(construct: IConstruct, props: InspectionProps = {}): Inspection {
    const settings = { ...checked(props), operator: OPERATOR, acknowledged: acknowledgedIn(construct) };

    return new Inspection(inspect([...externals(props), ...synthesize(construct)], settings));
  }

  private constructor(private readonly inspected: Inspected) {}

  /**
   * Everything that is wrong or worth knowing, sorted by code, then path.
   */
  public get findings(): Finding[] {
    return [...this.inspected.allFindings()];
  }

  /**
   * Every target that the servers will scrape: sorted by server, in the order of the jobs of each, then by URL.
   */
  public get targets(): InspectedTarget[] {
    return targetsIn(this.inspected);
  }

  /**
   * What has changed since an earlier inspection: targets that are gained, lost, or scraped with other labels.
   * @param earlier of the same servers, by their keys
   */
  public targetsSince(earlier: Inspection): TargetChanges {
    return targetChanges(earlier.targets, this.targets);
  }

  /**
   * Why one object is scraped, or at which step it gets lost and what mends that: of a ServiceMonitor, PodMonitor, Probe or ScrapeConfig, a
   * Service, or anything that runs pods.
   * @param subject `Kind/namespace/name`, or the path of a construct; `namespace/name`, `Kind/name` or `name` where they name one object
   * @throws AM616 where no object is meant, or several are; the message lists them
   */
  public explain(subject: string): Explanation {
    return explain(this.inspected, subject, { hideSecrets: true });
  }

  /**
   * The whole result as plain data, sorted; its shape is documented in `docs/inspection.md` and stays.
   *
   * `config` holds what the operator would write, values of Secrets included.
   */
  public toJson(): any {
    return inspectionToJson(this.inspected);
  }
}

function externals({ external }: InspectionProps): Subject[] {
  return external === undefined ? [] : loadManifests(external, 'external').map((subject) => ({ ...subject, isExternal: true }));
}

function checked({ operatorVersion, prometheusConfig }: InspectionProps): InspectionProps {
  const why = operatorVersion === undefined ? undefined : whyNotVersion(operatorVersion);
  if (why) {
    throw new MonitoringError([findingAt('Inspection', { code: 'AM503', message: `operatorVersion ${quote(operatorVersion)} ${why}`, fix: 'write it like "v0.94.1"' })]);
  }

  return { operatorVersion, prometheusConfig };
}
