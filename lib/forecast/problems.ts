/** Every message of an inspection: one function a code. */
import { Severity } from '../findings/finding';
import { Problem, quote, quoteList } from '../findings/problem';
import { FieldSince } from '../operator-port/field-since';
import { IgnoredField } from '../operator-port/ignored-field';
import { MetDefect } from '../operator-port/met-defect';
import { OperatorWords } from '../operator-port/operator-words';
import { Server } from '../operator-port/server';

export function refusedByApiServer(reason: string): Problem {
  return {
    code: 'AM601',
    message: `the API server refuses the object: ${reason}`,
    fix: 'mend the field, or leave it out',
  };
}

/** @param why the operator's answer to `explainUnknownField` */
export function unknownField(field: string, why: string): Problem {
  return {
    code: 'AM602',
    severity: Severity.WARNING,
    message: `field ${quote(field)} is unknown: ${why}`,
    fix: 'mend its name, or leave it out',
  };
}

export function newerField({ path, since }: FieldSince, version: string): Problem {
  return {
    code: 'AM604',
    severity: Severity.WARNING,
    message: `field ${quote(path)} came with operator v${since}, so the CRDs of operator ${version} do not know it and it gets lost`,
    fix: `install operator v${since} or later with its CRDs, or leave the field out`,
  };
}

export function thereTwice(key: string): Problem {
  return {
    code: 'AM603',
    severity: Severity.WARNING,
    message: `${quote(key)} is there more than once, and only the last one counts`,
    fix: 'keep one of them, or give them names of their own',
  };
}

export function rejectedByOperator(server: Server, reason: OperatorWords): Problem {
  return {
    code: 'AM611',
    message: `the operator rejects the object for ${nameOf(server)}, so nothing of it is scraped: ${reason}`,
    fix: 'mend what the operator says',
  };
}

export function withoutConfiguration(reason: string): Problem {
  return {
    code: 'AM612',
    message: `the operator writes no configuration: ${reason}`,
    fix: 'mend what the operator says',
  };
}

export function unmanaged(): Problem {
  return {
    code: 'AM613',
    severity: Severity.INFO,
    message: 'no selector is set, so the operator writes no configuration and somebody else has to',
    fix: 'set "serviceMonitorSelector" or another selector, if only to {}',
  };
}

export function selectedByNone(servers: readonly string[]): Problem {
  return {
    code: 'AM614',
    severity: Severity.WARNING,
    message: `the object is selected by none of ${quoteList(servers)}, so nothing of it is scraped`,
    fix: 'give it the labels and the namespace that a server selects',
  };
}

export function noServer(): Problem {
  return {
    code: 'AM615',
    severity: Severity.INFO,
    message: 'there is no Prometheus or PrometheusAgent among the manifests, so it is not known who selects the object',
    fix: 'add the manifest of the server',
  };
}

export function ignoredField(server: Server, { field, since, until }: IgnoredField): Problem {
  const known = [...since === undefined ? [] : [`from ${since} on`], ...until === undefined ? [] : [`until ${until}`]].join(' and ');

  return {
    code: 'AM631',
    severity: Severity.WARNING,
    message: `field ${quote(field)} has no effect in ${nameOf(server)}: Prometheus ${server.version} does not know it (known ${known})`,
    fix: since === undefined ? 'leave it out' : `run Prometheus ${since} or later, or leave it out`,
  };
}

export function upstreamDefect(server: Server, { field, happens, cause }: MetDefect): Problem {
  return {
    code: 'AM632',
    severity: Severity.WARNING,
    message: `field ${quote(field)} meets a defect of operator v0.94.1 in ${nameOf(server)}: it ${happens} (${cause})`,
    fix: 'do without it, or make sure that this is harmless',
  };
}

export function refusedConfiguration(reason: string): Problem {
  return {
    code: 'AM641',
    message: `Prometheus does not load the configuration, so nothing is scraped: ${reason}`,
    fix: 'mend what Prometheus says',
  };
}

function nameOf({ key }: Server): string {
  return quote(key);
}
