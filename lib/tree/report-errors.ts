/** Reports errors to cdk8s while it validates an app, each with the path of what it is about. */
import { IConstruct } from 'constructs';
import { SynthRun } from './synth-run';
import { Finding, renderFinding, renderFindingWithoutPath, Severity } from '../findings/finding';

/**
 * The errors among findings, as a validation of a construct returns them.
 *
 * cdk8s prints the path of that construct in front of each. Errors about other objects get their own path there when the run ends with
 * them.
 */
export function reportErrors(construct: IConstruct, findings: readonly Finding[]): string[] {
  const { path } = construct.node;
  const run = SynthRun.of(construct);

  return findings.filter(({ severity }) => severity === Severity.ERROR).map((finding) => {
    const own = renderFindingWithoutPath(finding);
    if (finding.path === path) return own;
    const text = renderFinding(finding);
    run?.rewrite(`[${path}] ${text}`, `[${finding.path}] ${own}`);

    return text;
  });
}
