/** The general messages of an inspection, one function for each code. */
import { CORRECT_NAMED, setReference } from './server-problems';
import { Severity } from '../findings/finding';
import { Problem, quote, quoteList, visible } from '../findings/problem';
import { FieldFault, faultText } from '../manifests/field-fault';
import { StoredObject } from '../manifests/objects';
import { UnknownField } from '../manifests/unknown-field';
import { FieldSince } from '../operator-port/field-since';
import { IgnoredField } from '../operator-port/ignored-field';
import { MetDefect } from '../operator-port/met-defect';
import { Rejection } from '../operator-port/rejection';
import { Server } from '../operator-port/server';
import { Refusal, refusalText } from '../prometheus/configuration/refused';
import { NEWEST_OPERATOR, PROVEN_OPERATOR } from '../units/operator-version';

export function refusedByApiServer(fault: FieldFault): Problem {
  return {
    code: 'AM601',
    message: `the API server refuses the object: ${faultText(fault)}`,
    fix: fault.fix ?? correction(fault),
    field: fault.field,
  };
}

/** The name of an object cannot be left out. */
function correction({ field }: FieldFault): string {
  if (field === '') return 'correct the object';

  return field === 'metadata.name' ? 'use another metadata.name' : `correct ${quote(field)}, or remove it`;
}

/** A version of ScrapeConfig that no known operator serves, where the operator is not known. */
export function versionNotKnown(version: string, served: readonly string[]): Problem {
  return {
    code: 'AM601',
    severity: Severity.WARNING,
    message: `it is not known whether the API server accepts the object: the CRDs of known operators serve ScrapeConfig as ${served.join(', ')}, and it is written as ${version}`,
    fix: `set the version of the operator, give the CRD that serves ${version} with the manifests, or write apiVersion: monitoring.coreos.com/${served[0]}`,
  };
}

/** A server that is in the cluster, though the CRDs of this version refuse it. */
export function refusedInCluster(fault: FieldFault): Problem {
  return {
    ...refusedByApiServer(fault),
    severity: Severity.WARNING,
    message: `the API server refuses the object, but it is given as one of the cluster, so it is not known what it reads: ${faultText(fault)}`,
    fix: 'set the version of the operator in the cluster, or correct the object',
  };
}

export function unknownField(field: string, { why, fix = 'correct the field name, or remove the field' }: UnknownField): Problem {
  return {
    code: 'AM602',
    severity: Severity.WARNING,
    message: `field ${quote(field)} is unknown: ${visible(why)}`,
    fix: visible(fix),
    field,
  };
}

/** @param isPatched whether a JsonPatch sets it, which nothing checks but the API server */
export function maybeNewerField(field: string, { why, isLikelyMistake }: UnknownField, isPatched: boolean): Problem {
  const hint = isLikelyMistake ? `: ${visible(why)}` : '';

  return {
    code: 'AM607',
    severity: Severity.INFO,
    message: `field ${quote(field)}${isPatched ? ' of a JsonPatch' : ''} is not in the CRDs of any operator up to v${NEWEST_OPERATOR}, so it is not known whether the API server keeps it${hint}`,
    fix: 'check its name against the CRDs of your operator, and accept AM607 to confirm it',
    field,
  };
}

/** @param others keys of other objects with placeholders */
export function placeholder(field: string, text: string, others: readonly string[]): Problem {
  const named = quoteList(others.slice(0, MOST_NAMED));
  const more = others.length > MOST_NAMED ? ` and ${others.length - MOST_NAMED} more` : '';
  const rest = others.length === 0 ? 'it is left out' : `it is left out, as are other objects with placeholders: ${named}${more}`;

  return {
    code: 'AM608',
    severity: Severity.INFO,
    message: `${field} has the placeholder ${quote(text)}, which another program fills in, so it is not known what is scraped: ${rest}`,
    fix: 'build it first, for example with kubectl kustomize, helm template, flux build kustomization or envsubst, and check the result',
  };
}

const MOST_NAMED = 10;

export function newerField({ path, since }: FieldSince, version: string): Problem {
  return {
    code: 'AM604',
    severity: Severity.WARNING,
    message: `field ${quote(path)} was added in operator v${since}, so the CRDs of operator ${version} do not know it and the API server drops it`,
    fix: `install operator v${since} or later with its CRDs, or remove the field`,
    field: path,
  };
}

/** Without it, the targets of a ScrapeConfig are not scraped. */
export function newerDiscovery({ path, since }: FieldSince, version: string): Problem {
  return {
    code: 'AM606',
    message: `discovery ${quote(path)} was added in operator v${since}, so the CRDs of operator ${version} do not know it and its targets are not scraped`,
    fix: `install operator v${since} or later with its CRDs, or write the job with AdditionalScrapeConfigs`,
    field: path,
  };
}

/** @param known versions of the CRDs and of the behaviour that are taken instead */
export function judgedAsOtherOperator(version: string, known: { readonly crds: string; readonly behaviour: string }): Problem {
  const plain = version.replace(/^v/, '');
  const fields = known.crds === plain ? 'its fields are known' : `its fields are taken from v${known.crds}`;

  return {
    code: 'AM605',
    severity: Severity.INFO,
    message: `the behaviour of operator v${plain} is not known: ${fields}, and its behaviour is taken from v${known.behaviour}`,
    fix: 'check the result against the release notes of the operator',
  };
}

/** @param places of all its definitions */
export function definedDifferently(key: string, places: readonly string[]): Problem {
  return {
    code: 'AM603',
    severity: Severity.WARNING,
    message: `${quote(key)} is defined ${places.length} times with different content (${placesShown(places)}), and the last definition wins`,
    fix: 'remove all but one of them, change metadata.name, or check each environment on its own',
  };
}

function placesShown(places: readonly string[]): string {
  const shown = places.slice(0, MOST_PLACES).map(visible).join(', ');

  return places.length > MOST_PLACES ? `${shown} and ${places.length - MOST_PLACES} more` : shown;
}

const MOST_PLACES = 5;

/** @param copies how many of the objects have the same content in all definitions */
export function definedRepeatedly(keys: readonly string[], copies: number): Problem {
  const what = keys.length === 1 ? `${quote(keys[0])} is` : `${keys.length} objects, such as ${quote(keys[0])}, are`;
  const differing = keys.length - copies;
  const why = differing === 0 ? 'with the same content' : `${copies} with the same content, ${differing} with content that may be for different clusters or namespaces, or that does not affect scraping`;

  return {
    code: 'AM603',
    severity: Severity.INFO,
    message: `${what} defined more than once, ${why}; the last definition of each is used`,
    fix: 'check one environment at a time, or remove the copies',
  };
}

export function rejectedByOperator(server: Server, rejection: Rejection): Problem {
  const { fieldPath, text } = rejection;

  return {
    code: 'AM611',
    message: `the operator rejects the object for ${nameOf(server)}, so it has no targets: ${text}`,
    fix: fixOfRejection(rejection),
    field: fieldPath,
  };
}

/** What to do about an object that is not among the manifests. @param called kind and name */
export function addOrPass(called: string): string {
  return `add ${called}, or pass it with --external (in code: external) if the cluster has it`;
}

function fixOfRejection(rejection: Rejection): string {
  const { cause, fieldPath } = rejection;
  if (cause === 'missing-object') {
    return rejection.name === '' ? setReference(rejection.kind, fieldPath) : addOrPass(`${rejection.kind} ${quote(rejection.name)}`);
  }
  if (fieldPath === '') return CORRECT_NAMED;

  return cause === 'missing-field' ? `set ${quote(fieldPath)}` : `correct ${quote(fieldPath)}, or remove it`;
}

/** A server whose selectors match, except that the labels of the namespace are not known. */
export interface OpenServer {
  readonly key: string;
  /** The selector of namespaces. */
  readonly field: string;
}

export function selectedByNone(servers: readonly string[], { namespace }: StoredObject, [open]: readonly OpenServer[]): Problem {
  if (open) {
    return {
      code: 'AM614',
      severity: Severity.INFO,
      message: `${quote(open.key)} does not select it unless its ${open.field} matches the labels of Namespace ${quote(namespace)}, which is not known, because the manifests do not contain the Namespace`,
      fix: `add the manifest of Namespace ${quote(namespace)} with its labels, e.g. with --external, or as external of the profile`,
    };
  }

  return {
    code: 'AM614',
    severity: Severity.WARNING,
    message: `${quoteList(servers)} ${servers.length > 1 ? 'do' : 'does'} not select it, so it has no targets`,
    fix: 'set its labels and namespace to match the selectors of a server, or change the selectors',
  };
}

/**
 * @param others number of other monitors for which it is the same
 * @param areOfOthers whether there are servers or profiles, which are all for other monitors
 */
export function noServer(others = 0, areOfOthers = false): Problem {
  const whom = others === 0 ? 'it' : `it and ${others} other ${others === 1 ? 'monitor' : 'monitors'}`;

  if (areOfOthers) {
    return {
      code: 'AM615',
      severity: Severity.INFO,
      message: `the known servers and profiles are for other monitors, so it is not known which Prometheus selects ${whom}`,
      fix: 'set a profile for its construct or its chart, or name the Prometheus with --profile, e.g. --profile kube-prometheus-stack,release=RELEASE',
    };
  }

  return {
    code: 'AM615',
    severity: Severity.INFO,
    message: `the manifests contain no Prometheus or PrometheusAgent, so it is not known which server selects ${whom}`,
    fix: 'name the Prometheus: with a Profile in code, with --profile on the command line, e.g. --profile kube-prometheus-stack,release=RELEASE, or by its manifest',
  };
}

export function ignoredField(server: Server, { field, since, until }: IgnoredField): Problem {
  const known = [...since === undefined ? [] : [`since ${since}`], ...until === undefined ? [] : [`until ${until}`]].join(' and ');

  return {
    code: 'AM631',
    severity: Severity.WARNING,
    message: `field ${quote(field)} has no effect in ${nameOf(server)}: Prometheus ${server.version} does not support it (supported ${known})`,
    fix: since === undefined ? 'remove the field' : `run Prometheus ${since} or later, or remove the field`,
  };
}

export function upstreamDefect(server: Server, { field, happens, cause }: MetDefect): Problem {
  return {
    code: 'AM632',
    severity: Severity.WARNING,
    message: `field ${quote(field)} triggers a bug of operator v${server.operatorVersion ?? PROVEN_OPERATOR} in ${nameOf(server)}: it ${happens} (${cause})`,
    fix: 'remove the field, or acknowledge the finding if the effect is harmless',
  };
}

/** A part of the configuration that the server itself brings. */
export function refusedConfiguration(refusal: Refusal): Problem {
  return {
    code: 'AM641',
    message: `Prometheus does not load the configuration: ${refusalText(refusal)}. ${WHOLE_SERVER}`,
    fix: refusal.fix((field) => field),
  };
}

/** A job that another object brings. */
export function refusedJob(server: string, { job: _, ...refusal }: Refusal): Problem {
  return {
    code: 'AM641',
    message: `Prometheus does not load the configuration of ${quote(server)} because of the job of this object: ${refusalText(refusal)}. ${WHOLE_SERVER}`,
    fix: refusal.fix(fieldOfObject),
  };
}

const WHOLE_SERVER = 'This stops the whole server: while it runs, it keeps its last configuration, and after a restart it does not start';

/** @param patterns of files with more jobs */
export function unreadFiles(patterns: readonly string[]): Problem {
  return {
    code: 'AM642',
    severity: Severity.INFO,
    message: `scrape_config_files names ${quoteList(patterns)}, which ${patterns.length === 1 ? 'is' : 'are'} not beside the configuration, so it is not known which jobs they add`,
    fix: 'put these files where the configuration names them, relative to its folder, or accept that their jobs are not known',
  };
}

/** The name that a field of Prometheus has in the operator's objects: `apiServer` for `api_server`. */
function fieldOfObject(field: string): string {
  return FIELDS_OF_OBJECTS[field] ?? field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

const FIELDS_OF_OBJECTS: { readonly [field: string]: string | undefined } = { enable_http2: 'enableHTTP2' };

function nameOf({ key }: Server): string {
  return quote(key);
}
