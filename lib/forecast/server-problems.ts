/** Why an operator writes no configuration for a server, one function for each code. */
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';
import { Rejection } from '../operator-port/rejection';
import { Server } from '../operator-port/server';

/** Where the field is known by the operator's words alone. */
export const CORRECT_NAMED = 'correct what the reason names';

/** @param rejection of the server, if the reason was found before anything was written */
export function withoutConfiguration(server: Server, reason: string, rejection?: Rejection): Problem {
  return {
    code: 'AM612',
    message: `the operator generates no configuration, so nothing is scraped: ${reason}`,
    fix: rejection ? fixOfServer(server, rejection) : CORRECT_NAMED,
    ...rejection && rejection.fieldPath !== '' && { field: rejection.fieldPath },
  };
}

function fixOfServer(server: Server, rejection: Rejection): string {
  const { fieldPath } = rejection;
  const correct = fieldPath === '' ? CORRECT_NAMED : `correct ${quote(fieldPath)}`;
  switch (rejection.cause) {
    case 'missing-object': return rejection.name === '' && fieldPath !== '' ? setReference(rejection.kind, fieldPath) : `add ${rejection.kind} ${quote(rejection.name)} to the namespace of the server, or ${correct}`;
    case 'missing-key': return `add key ${quote(rejection.key)} to ${rejection.kind} ${quote(rejection.name)}, or ${correct}`;
    case 'feature-gate-off': return `run the operator with --feature-gates=${rejection.gate}=true, or change ${quote(fieldPath)}`;
    case 'unsupported-prometheus': return supportedVersions(server, rejection.since);
    default: return correct;
  }
}

/** What to do about a reference without a name, as of the half of a login that is not set. */
export function setReference(kind: string, fieldPath: string): string {
  return `set ${quote(fieldPath)} to the name of a ${kind} and one of its keys`;
}

function supportedVersions({ reader }: Server, since: string | undefined): string {
  const install = since === undefined ? '' : `install operator ${since} or later, or `;

  return reader === undefined
    ? `${install}set "spec.version" to a version that this operator runs`
    : `${install}run a Prometheus that this operator runs; if the cluster has other versions, set operatorVersion and prometheusVersion of the profile to them`;
}

/** Why the operator writes nothing for a server. Then it ignores `additionalScrapeConfigs`, unless a flag says otherwise. */
export function unmanaged({ spec }: Server): Problem {
  if (spec.additionalScrapeConfigs) {
    return {
      code: 'AM613',
      severity: Severity.WARNING,
      field: 'spec.additionalScrapeConfigs',
      message: 'no monitor selector is set, so the operator generates no configuration, and the jobs of additionalScrapeConfigs are not scraped',
      fix: 'set serviceMonitorSelector or another monitor selector: to {}, or, if only these jobs are meant, to labels that no monitor has',
    };
  }

  return {
    code: 'AM613',
    severity: Severity.INFO,
    message: 'no monitor selector is set, so the operator generates no configuration and expects you to provide it',
    fix: 'set serviceMonitorSelector or another monitor selector, for example to {}',
  };
}
