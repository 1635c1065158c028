/** The validation plugin of cdk8s-cli. */
import { basename } from 'node:path';
import { PluginContext } from './plugin-context';
import { readManifestFiles, tryReadText } from './read-files';
import { AppMonitoringValidationProps, readProps } from './validation-props';
import { Places, violationsOf, violationsOfFiles } from './violations';
import { Finding, Severity } from '../findings/finding';
import { Inspected } from '../forecast/inspected';
import { OPERATOR } from '../forecast/operator';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { HandedOver } from '../inspection/hand-over';
import { inspectFor } from '../inspection/inspect-for';
import { targetsIn } from '../inspection/list-targets';
import { readProfiles } from '../inspection/read-profiles';
import { keyOfManifest } from '../inspection/subject';
import { FolderOfConfiguration } from '../manifests/load/files-beside';
import { LoadProblem } from '../manifests/load/load-error';
import type { LoadedManifest } from '../manifests/load/read-documents';

/**
 * Checks the manifests that `cdk8s synth` has written, for `validations` in `cdk8s.yaml`: errors fail the synth, warnings are reported.
 *
 * @see docs/plugin.md
 * @jsii ignore
 */
export class AppMonitoringValidation {
  private readonly props: AppMonitoringValidationProps;

  /** @throws Error with all problems of the properties */
  constructor(props: AppMonitoringValidationProps = {}) {
    this.props = readProps(props);
  }

  /** cdk8s-cli calls this after all files are written. */
  async validate({ manifests, stdout = false, report }: PluginContext): Promise<void> {
    const { external = [], prometheusConfig: configFile } = this.props;
    // With --stdout the files are in a temporary folder that is removed before the report is read.
    const shown = (file: string) => (stdout && manifests.includes(file) ? basename(file) : file);
    const problems: LoadProblem[] = [];
    const loaded = readManifestFiles([...manifests].sort(), problems);
    const externals = readManifestFiles(external, problems);
    const prometheusConfig = configFile === undefined ? undefined : tryReadText(configFile, problems);
    if (problems.length > 0) {
      violationsOfFiles(problems, shown).forEach((violation) => report.addViolation(violation));

      return report.submit('failure', { Errors: String(problems.length) });
    }

    const handedOver = readProfiles(this.props.profile, manifests);
    const inspected = this.inspect(externals, loaded, handedOver, prometheusConfig);
    const findings = inspected.allFindings();
    const reported = findings.filter(({ severity }) => severity !== Severity.INFO);
    violationsOf(reported, placesOf(loaded, configFile, shown)).forEach((violation) => report.addViolation(violation));
    const { failOn = 'error' } = this.props;
    const isFailure = reported.some(({ severity }) => severity === Severity.ERROR || failOn === 'warning');
    report.submit(isFailure ? 'failure' : 'success', this.summary(inspected, findings));
  }

  private inspect(
    externals: readonly LoadedManifest[], loaded: readonly LoadedManifest[], handedOver: HandedOver, prometheusConfig?: string,
  ): Inspected {
    const { operatorVersion, kubernetesVersion, podsOf, ignore = [] } = this.props;
    const subjects = [
      ...handedOver.external,
      ...externals.map((subject) => ({ ...subject, isExternal: true })),
      ...loaded,
    ];
    const accepted = ignore.map((row, i) => ({ ...row, place: placeOfRow(i) }));
    const { prometheusConfig: configFile } = this.props;
    const beside = configFile === undefined ? undefined : new FolderOfConfiguration(configFile);

    return inspectFor(handedOver.profiles, subjects, {
      operator: OPERATOR, operatorVersion, kubernetesVersion, prometheusConfig, beside, podsOf, hideSecrets: true, accepted,
    });
  }

  private summary(inspected: Inspected, findings: readonly Finding[]): { [key: string]: string } {
    const ignored = findings.filter(({ acknowledged }) => acknowledged !== undefined);
    const others = findings.filter((finding) => !ignored.includes(finding) && finding.code !== 'AM519');
    const count = (wanted: Severity) => String(others.filter(({ severity }) => severity === wanted).length);
    const unused = (this.props.ignore ?? []).filter((_, i) => findings.some(({ code, path }) => code === 'AM519' && path === placeOfRow(i)));

    return {
      Errors: count(Severity.ERROR),
      Warnings: count(Severity.WARNING),
      Notes: count(Severity.INFO),
      Ignored: String(ignored.length),
      ...unused.length > 0 && { 'Unused ignores': unused.map(({ code }) => code).join(', ') },
      Servers: [...inspected.servers.keys()].sort().join(', ') || 'none',
      Targets: String(targetsIn(inspected).length),
    };
  }
}

/** Place of an entry of `ignore`, which is the path of findings on it. */
function placeOfRow(index: number): string {
  return `ignore[${index}]`;
}

function placesOf(loaded: readonly LoadedManifest[], configFile: string | undefined, shown: Places['shown']): Places {
  const places = new Map(loaded.map(({ manifest, source, line }) => [keyOfManifest(manifest), { file: source, line }]));
  if (configFile !== undefined) places.set(UNMANAGED_SERVER, { file: configFile, line: 0 });
  const names = loaded.map(({ manifest }) => manifest.metadata?.name);

  return { tryPlace: (key) => places.get(key), count: (name) => names.filter((each) => each === name).length, shown };
}
