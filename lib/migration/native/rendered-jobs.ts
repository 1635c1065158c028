/** The jobs that a server gets from manifests, as native configuration. */
import { Inspected } from '../../forecast/inspected';
import { OPERATOR } from '../../forecast/operator';
import { RuleOrigin } from '../../manifests/rule-origin';
import { NotGeneratedError } from '../../operator-port/not-generated-error';
import { asJson } from '../../operator-port/yaml';

/** A job, the object that declares it, and the origin of each of its rules. */
export interface RenderedJob {
  readonly name: string;
  readonly declaredBy: string;
  readonly fields: { readonly [field: string]: unknown };
  readonly origins: readonly RuleOrigin[];
}

/** All jobs of a server; an empty list if the operator writes no configuration for it. */
export function renderedJobs({ servers }: Pick<Inspected, 'servers'>, key: string): RenderedJob[] {
  const managed = servers.get(key)?.managed;
  if (!managed || managed.selection.error || managed.selection.unmanaged) return [];
  try {
    const { jobs } = OPERATOR.generateScrapeSections({ ...managed.selection, server: managed.server });

    return [...jobs].map(({ yaml, declaredBy, origins }) => {
      const fields = asJson(yaml) as RenderedJob['fields'];

      return { name: String(fields.job_name), declaredBy, fields, origins };
    });
  } catch (error) {
    if (!(error instanceof NotGeneratedError)) throw error;

    return [];
  }
}
