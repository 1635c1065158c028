/** Public entry point: inspects a cdk8s app or any manifests. */
import { IConstruct } from 'constructs';
import { checkedProps, externalSubjects, placedProfiles } from './check-props';
import { InspectSettings } from './inspect';
import { inspectApp } from './inspect-app';
import { inspectFor } from './inspect-for';
import { InspectedTarget } from './inspected-target';
import { FolderInspectionProps, InspectionProps } from './inspection-props';
import { targetsIn } from './list-targets';
import { Subject } from './subject';
import { TargetChanges, targetChanges } from './target-changes';
import { inspectionToJson } from './to-json';
import { explain } from '../explanation/explain';
import { Explanation } from '../explanation/explanation';
import { Finding } from '../findings/finding';
import { requireConstruct } from '../findings/require-object';
import { Inspected } from '../forecast/inspected';
import { OPERATOR } from '../forecast/operator';
import { LoadError } from '../manifests/load/load-error';
import { loadManifests } from '../manifests/load/load-manifests';
import { passedOverNote } from '../manifests/load/passed-over';
import { faultOf } from '../manifests/load/read-faults';
import { readFolder } from '../manifests/load/read-folder';

/**
 * Shows what the API server, the Prometheus operator (v0.94.1) and Prometheus would do with manifests: which objects are admitted, which
 * monitors each server selects or rejects and why, the generated configuration, and its targets. Needs no cluster.
 *
 * Nothing is assumed about objects outside the manifests. Add the Prometheus objects, and the Secrets, ConfigMaps and Namespaces that they
 * and the monitors refer to, to the manifests or to `external`.
 * @example
 * const inspection = Inspection.ofApp(app, { external: readFileSync('cluster.yaml', 'utf8') });
 * const targets = inspection.targets;
 * const findings = inspection.findings;
 */
export class Inspection {
  /**
   * Inspects any manifests, as if they were applied to an empty cluster. Objects without a namespace are in `default`.
   * @param text YAML or JSON; may have several documents and lists (`kind: List`); at most 16 MB
   * @param props version of the operator, and what else is in the cluster
   * @throws LoadError (`AM801` to `AM806`) if the text cannot be read; the message lists every mistake with line and column
   * @example
   * const findings = Inspection.ofYaml(readFileSync('manifests.yaml', 'utf8')).findings;
   */
  public static ofYaml(text: string, props: InspectionProps = {}): Inspection {
    return Inspection.of(loadManifests(text, 'manifests'), props, {});
  }

  /**
   * Inspects the manifests of a folder and its folders. Files that are not manifests, such as kustomizations, Helm charts and values, are
   * passed over; a note (`AM808`) counts them.
   * @param folder path of the folder
   * @param props version of the operator, what else is in the cluster, and what to leave out
   * @throws LoadError (`AM801` to `AM807`) if a file that was meant as a manifest cannot be read, or if there are no manifests
   * @example
   * const targets = Inspection.ofFolder('k8s', { exclude: ['tests'] }).targets;
   */
  public static ofFolder(folder: string, props: FolderInspectionProps = {}): Inspection {
    if (typeof folder !== 'string') throw new LoadError([faultOf('folder', 'is not the path of a folder', 'give the path as a string')]);
    const read = readFolder(folder, props.exclude);
    if (read.problems.length > 0) throw new LoadError(read.problems);
    const notes = [passedOverNote(folder, read.passedOver, read.builders) ?? []].flat();

    return Inspection.of(read.manifests, props, { notes, adds: read.adds });
  }

  /**
   * Inspects the manifests that cdk8s would write. For an app or a chart, these are all charts in it; for any other construct, the objects
   * within it. Findings name the path of the construct.
   * @param construct app, chart or other construct; it is synthesized, but no file is written
   * @param props version of the operator, and what else is in the cluster
   * @throws the validation errors of cdk8s, as `app.synth()` does
   * @example
   * const isScraped = Inspection.ofApp(app).explain('Deployment/shop/cart').isScraped;
   */
  public static ofApp(construct: IConstruct, props: InspectionProps = {}): Inspection {
    requireConstruct('Inspection', 'construct', construct);

    return new Inspection(inspectApp(construct, props));
  }

  private static of(subjects: readonly Subject[], props: InspectionProps, settings: Pick<InspectSettings, 'notes' | 'adds'>): Inspection {
    const options = { ...checkedProps(props), operator: OPERATOR, ...settings };

    return new Inspection(inspectFor(placedProfiles(props), [...externalSubjects(props), ...subjects], options));
  }

  private constructor(private readonly inspected: Inspected) {}

  /**
   * All findings, sorted by code, then by path.
   */
  public get findings(): Finding[] {
    return [...this.inspected.allFindings()];
  }

  /**
   * All targets that the servers will scrape, sorted by server, then in the order of its jobs, then by URL.
   */
  public get targets(): InspectedTarget[] {
    return targetsIn(this.inspected);
  }

  /**
   * What has changed since an earlier inspection: targets that were added, were lost, or are scraped with other labels.
   * @param earlier inspection to compare with; servers are matched by their keys
   */
  public targetsSince(earlier: Inspection): TargetChanges {
    return targetChanges(earlier.targets, this.targets);
  }

  /**
   * Explains why an object is scraped, or at which step it fails and how to fix that. The object is a ServiceMonitor, PodMonitor, Probe,
   * ScrapeConfig or Service, or a workload that runs pods.
   * @param subject `Kind/namespace/name` or the path of a construct; `namespace/name`, `Kind/name` or `name` if only one object matches
   * @throws AM616 if no object matches, or more than one; the message lists the candidates
   */
  public explain(subject: string): Explanation {
    return explain(this.inspected, subject, { hideSecrets: true });
  }

  /**
   * The whole result as plain data, sorted. Its format is documented in `docs/inspection.md` and is stable.
   *
   * `config` is the configuration that the operator would generate, including the values of Secrets.
   */
  public toJson(): any {
    return inspectionToJson(this.inspected);
  }
}
