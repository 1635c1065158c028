/** Inputs read and inspected: what all commands begin with. */
import { readInputs } from './read-inputs';
import { Terminal } from './terminal';
import { Finding, Severity } from '../findings/finding';
import { inspect } from '../inspection/inspect';
import { Inspected } from '../inspection/inspected';
import { InspectionProps } from '../inspection/inspection-props';
import { OPERATOR } from '../inspection/operator';
import { keyOfManifest } from '../inspection/subject';

/** An inspection, and where its objects stand. */
export interface InspectedInputs {
  readonly inspected: Inspected;
  /** E.g. `app.yaml:12` for the key of an object. */
  readonly placeOf: (key: string) => string | undefined;
}

/** What of the command concerns the inspection. */
export interface InspectionWishes extends InspectionProps {
  readonly showSecrets: boolean;
}

/** @throws LoadError with the faults of all inputs */
export async function inspectInputs(inputs: readonly string[], wishes: InspectionWishes, { stdin }: Terminal): Promise<InspectedInputs> {
  const { showSecrets, operatorVersion, prometheusConfig } = wishes;
  const loaded = await readInputs(inputs, stdin);
  const places = new Map(loaded.map(({ manifest, source, line }) => [keyOfManifest(manifest), `${source}:${line}`]));

  return { inspected: inspect(loaded, { operator: OPERATOR, operatorVersion, prometheusConfig, hideSecrets: !showSecrets }), placeOf: (key) => places.get(key) };
}

/** 1 where a finding stops a synth, 0 otherwise. */
export function exitCodeFor(findings: readonly Finding[]): number {
  return errorsIn(findings).length > 0 ? 1 : 0;
}

/** Findings of severity error. */
export function errorsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === Severity.ERROR);
}
