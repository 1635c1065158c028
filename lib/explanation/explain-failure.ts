/** Steps that fail, from what is wrong with the object, its server, its monitor or its Service. */
import { ExplainContext } from './explain-context';
import { fails } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { Severity } from '../findings/finding';
import { Circumstances, StagedFinding } from '../forecast/diagnosis';

/** A step for each finding, in the stage of the explanation where it is met. */
export function failingSteps(
  { inspected }: ExplainContext, findings: readonly StagedFinding[], server?: string, stage?: ExplanationStage,
): ExplanationStep[] {
  return [...new Set(findings)].map((each) => fails(stage ?? stageOf(each), inspected.findingOf(each), server));
}

/** Errors on an object in some stages: a warning alone keeps nothing from being scraped. */
export function errorsOn({ inspected }: ExplainContext, key: string, circumstances: Circumstances): StagedFinding[] {
  return inspected.diagnosis().find(key, circumstances).filter(isError);
}

/** Whether something is certain not to be scraped for it. */
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

/** Causes that are met earlier or later than the others of their stage. */
const BY_CODE: { readonly [code: string]: ExplanationStage | undefined } = {
  AM613: ExplanationStage.SERVER,
  AM615: ExplanationStage.SERVER,
  AM614: ExplanationStage.NAMESPACE,
  AM903: ExplanationStage.NAMESPACE,
  AM904: ExplanationStage.DISCOVERY,
  AM905: ExplanationStage.DISCOVERY,
  AM907: ExplanationStage.ENDPOINTS,
  AM916: ExplanationStage.ENDPOINTS,
};
