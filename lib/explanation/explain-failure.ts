/** Turns findings on an object, its server, its monitor or its Service into failing steps. */
import { ExplainContext } from './explain-context';
import { fails } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { Severity } from '../findings/finding';
import { Circumstances, StagedFinding } from '../forecast/diagnosis';

/** A failing step for each finding, in the stage of the explanation that it belongs to. */
export function failingSteps(
  { inspected }: ExplainContext, findings: readonly StagedFinding[], server?: string, stage?: ExplanationStage,
): ExplanationStep[] {
  return [...new Set(findings)].map((each) => fails(stage ?? stageOf(each), inspected.findingOf(each), isOpen(each), server));
}

/**
 * Errors on an object in some stages, and notes on what is missing unless others bring it. Warnings do not count, since they do not stop a
 * scrape.
 */
export function errorsOn({ inspected }: ExplainContext, key: string, circumstances: Circumstances): StagedFinding[] {
  return inspected.diagnosis().find(key, circumstances).filter(mayStop);
}

/** Whether a finding may stop a scrape: an error, or what is missing unless others bring it. */
export function mayStop(found: StagedFinding): boolean {
  return found.isOpen === true || isError(found);
}

/** Whether it is not certain that something fails. What is accepted fails all the same, though it is reported as a note. */
export function isOpen({ isOpen: isUnlessBrought, problem: { severity } }: StagedFinding): boolean {
  return isUnlessBrought === true || severity === Severity.INFO;
}

/** Whether a finding is an error, so that something is certainly not scraped. */
export function isError({ problem: { severity = Severity.ERROR } }: StagedFinding): boolean {
  return severity === Severity.ERROR;
}

function stageOf({ stage, problem: { code } }: StagedFinding): ExplanationStage {
  return BY_CODE[code] ?? BY_STAGE[stage];
}

const BY_STAGE: { readonly [stage in StagedFinding['stage']]: ExplanationStage } = {
  admitted: ExplanationStage.ADMISSION,
  server: ExplanationStage.CONFIGURATION,
  selected: ExplanationStage.LABELS,
  rejected: ExplanationStage.ACCEPTANCE,
  lookup: ExplanationStage.SELECTOR,
  ports: ExplanationStage.PORT,
  relabeled: ExplanationStage.RULES,
  access: ExplanationStage.ACCESS,
  scrape: ExplanationStage.TARGETS,
  duplicates: ExplanationStage.TARGETS,
  annotations: ExplanationStage.MONITOR,
};

/** Stages of causes that differ from the stage of the other causes of their group. */
const BY_CODE: { readonly [code: string]: ExplanationStage | undefined } = {
  AM613: ExplanationStage.SERVER,
  AM615: ExplanationStage.SERVER,
  AM614: ExplanationStage.NAMESPACE,
  AM903: ExplanationStage.NAMESPACE,
  AM957: ExplanationStage.NAMESPACE,
  AM904: ExplanationStage.DISCOVERY,
  AM905: ExplanationStage.DISCOVERY,
  AM907: ExplanationStage.ENDPOINTS,
  AM916: ExplanationStage.ENDPOINTS,
  AM969: ExplanationStage.ADDRESS,
  AM974: ExplanationStage.CONFIGURATION,
};
