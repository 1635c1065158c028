/** Checks one endpoint on its own. */
import { checkAuth } from './check-auth';
import { checkTimes, TimesReader } from './check-times';
import { checkScheme } from './check-tls-scheme';
import { checkChoice } from '../../endpoint/check-choice';
import { checkParams } from '../../endpoint/check-params';
import { checkPath } from '../../endpoint/check-path';
import { checkProxy } from '../../endpoint/check-proxy';
import { checkRelabelings } from '../../endpoint/check-relabelings';
import { checkText } from '../../endpoint/check-text';
import { checkTls } from '../../endpoint/check-tls';
import { Scheme } from '../../endpoint/scheme';
import { Problem, quote } from '../../findings/problem';
import { whyNotPortName, whyNotPortNumber } from '../../units/kubernetes-names';
import { setFields } from '../../units/set-fields';
import { hostileCharacter } from '../../units/text';
import { EndpointProps } from '../endpoint-props';

/**
 * @param where prefix of prop names in messages: empty, or `endpoints[1].`
 * @param reader whether annotations or a monitor carry interval and timeout
 */
export function checkEndpoint(endpoint: EndpointProps, where: string, reader: TimesReader = { operatorMode: true }): Problem[] {
  const problems: Problem[] = [];
  const done: Check[] = [];
  for (const field of setFields(endpoint, CHECKED)) {
    const check: Check = CHECKS[field];
    if (done.includes(check)) continue;
    done.push(check);
    problems.push(...check(endpoint, where, reader));
  }

  return problems;
}

type Check = (endpoint: EndpointProps, where: string, reader: TimesReader) => Problem[];

/** The check for each prop that is set; props that belong together share a check. */
const CHECKS = {
  port: checkPort,
  container: checkPort,
  path: (endpoint, where) => [...checkPath(endpoint.path!, `${where}path`), ...checkQuery(endpoint, where)],
  scheme: ({ scheme }, where) => checkChoice(`${where}scheme`, scheme, Scheme),
  params: ({ params }, where) => checkParams(params!, `${where}params`),
  interval: checkTimes,
  timeout: checkTimes,
  tls: (endpoint, where, reader) => [...checkTls(endpoint.tls, `${where}tls`), ...checkScheme(endpoint, where, reader)],
  auth: ({ auth }, where) => checkAuth(auth, `${where}auth`),
  relabelings: ({ relabelings }, where) => checkRelabelings(relabelings, `${where}relabelings`),
  metricRelabelings: ({ metricRelabelings }, where) => checkRelabelings(metricRelabelings, `${where}metricRelabelings`),
  proxyUrl: checkProxy,
  noProxy: checkProxy,
  proxyFromEnvironment: checkProxy,
  proxyConnectHeader: checkProxy,
} satisfies { readonly [F in keyof EndpointProps]?: Check };
const CHECKED: ReadonlySet<keyof typeof CHECKS> = new Set(Object.keys(CHECKS) as (keyof typeof CHECKS)[]);

function checkPort({ port, container }: EndpointProps, where: string): Problem[] {
  const problems: Problem[] = [];
  const number = typeof port === 'string' && /^\d+$/.test(port) ? Number(port) : port;
  const why = typeof number === 'number' ? whyNotPortNumber(number) : number === undefined ? undefined : whyNotPortName(number);
  if (why) problems.push({ code: 'AM102', message: `${where}port ${quote(port)} ${why}`, fix: 'use the number or the name of a declared port' });
  if (container === '') problems.push({ code: 'AM101', message: `${where}container is empty`, fix: 'set container to the name of a container, or remove it' });

  return problems;
}

/** Checks the decoded query string of the path, which becomes parameters. Problems of the raw path are reported elsewhere. */
function checkQuery({ path = '' }: EndpointProps, where: string): Problem[] {
  if (!path.includes('?')) return [];

  return [...new URLSearchParams(path.slice(path.indexOf('?') + 1))].flatMap(([name, value]) => (name === ''
    ? [{ code: 'AM106', message: `${where}path ${quote(path)} has a parameter without a name`, fix: 'name the URL parameter' }]
    : hostileCharacter(path) === undefined ? checkText({ [name]: value }, `${where}path`) : []));
}
