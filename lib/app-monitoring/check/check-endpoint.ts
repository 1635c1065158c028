/** One endpoint, alone. */
import { statedFields } from '../../units/stated';
import { hostileCharacter } from '../../units/text';
import { hasCredentials } from '../../units/url';
import { EndpointProps } from '../endpoint-props';
import { Scheme } from '../scheme';
import { checkAuth } from './check-auth';
import { checkChoice } from './check-choices';
import { checkRelabelings } from './check-relabelings';
import { checkSecretKey } from './check-secret-key';
import { checkText } from './check-text';
import { checkTimes, TimesReader } from './check-times';
import { checkTls } from './check-tls';
import { Problem, quote } from '../../findings/problem';
import { whyNotPortName, whyNotPortNumber } from '../../units/kubernetes-names';

/**
 * @param where what stands before a prop's name in messages: nothing, or `endpoints[1].`
 * @param reader who is told of interval and timeout
 */
export function checkEndpoint(endpoint: EndpointProps, where: string, reader: TimesReader = { operatorMode: true }): Problem[] {
  const checks = new Set(statedFields(endpoint, CHECKED).map((field) => CHECKS[field]));

  return [...checks].flatMap((check) => check(endpoint, where, reader));
}

type Check = (endpoint: EndpointProps, where: string, reader: TimesReader) => Problem[];

/** What is looked at when a prop is stated; props that belong together share a check. */
const CHECKS = {
  port: checkPort,
  container: checkPort,
  path: (endpoint, where) => [...checkPath(endpoint, where), ...checkQuery(endpoint, where)],
  scheme: ({ scheme }, where) => checkChoice(`${where}scheme`, scheme, Scheme),
  params: checkParams,
  interval: checkTimes,
  timeout: checkTimes,
  tls: ({ tls }, where) => checkTls(tls, `${where}tls`),
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
  if (container === '') problems.push({ code: 'AM101', message: `${where}container is empty`, fix: 'name a container, or leave it out' });

  return problems;
}

function checkPath({ path }: EndpointProps, where: string): Problem[] {
  if (path === undefined) return [];
  const bad = (message: string, fix: string): Problem[] => [{ code: 'AM105', message: `${where}path ${quote(path)} ${message}`, fix }];

  if (!path.startsWith('/')) return bad('does not begin with "/"', `use ${quote(`/${path.replace(/^[a-z]+:\/\/[^/]*\/?/, '')}`)}`);
  if (path.includes('#')) return bad('has a fragment, which is never sent', 'cut it off at "#"');
  if (/\s/.test(path)) return bad('has white space', 'write a space as "%20"');
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return bad('has a "%" that begins no escape', 'write it as "%25"');

  return [];
}

/** What the query string of the path says once it is decoded: it becomes parameters. Hostile text in plain sight is the path's fault. */
function checkQuery({ path = '' }: EndpointProps, where: string): Problem[] {
  if (!path.includes('?')) return [];

  return [...new URLSearchParams(path.slice(path.indexOf('?') + 1))].flatMap(([name, value]) => (name === ''
    ? [{ code: 'AM106', message: `${where}path ${quote(path)} has a parameter without a name`, fix: 'name the URL parameter' }]
    : hostileCharacter(path) === undefined ? checkText({ [name]: value }, `${where}path`) : []));
}

function checkParams({ params = {} }: EndpointProps, where: string): Problem[] {
  return Object.entries(params).flatMap(([name, values]) => {
    if (name === '') return [{ code: 'AM106', message: `${where}params has an empty name`, fix: 'name the URL parameter' }];

    return Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'string')
      ? []
      : [{ code: 'AM106', message: `${where}params.${name} is not a list of text`, fix: `write it as { ${name}: ['value'] }` }];
  });
}

function checkProxy(endpoint: EndpointProps, where: string): Problem[] {
  const { proxyUrl, noProxy, proxyFromEnvironment, proxyConnectHeader = {} } = endpoint;
  const problems: Problem[] = [];
  const add = (message: string, fix: string) => problems.push({ code: 'AM117', message: `${where}${message}`, fix });

  if (proxyUrl !== undefined && !/^(http|https|socks5):\/\/.+$/.test(proxyUrl)) {
    add('proxyUrl is no URL of scheme http, https or socks5', 'write it like "http://proxy:3128"');
  } else if (proxyUrl !== undefined && hasCredentials(proxyUrl)) {
    add('proxyUrl holds credentials, which would stand in every manifest', 'use proxyConnectHeader with a Secret reference');
  }
  if (proxyFromEnvironment && (proxyUrl !== undefined || noProxy !== undefined)) {
    add('proxyFromEnvironment is set together with proxyUrl or noProxy, which the operator rejects', 'keep one of them');
  }
  if (noProxy !== undefined && proxyUrl === undefined && !proxyFromEnvironment) {
    add('noProxy is set without proxyUrl, which the operator rejects', 'set proxyUrl, or leave noProxy out');
  }
  if (Object.keys(proxyConnectHeader).length > 0 && proxyUrl === undefined && !proxyFromEnvironment) {
    add('proxyConnectHeader is set without a proxy, which the operator rejects', 'set proxyUrl or proxyFromEnvironment');
  }

  return [
    ...problems,
    ...Object.entries(proxyConnectHeader).flatMap(([header, keys]) =>
      keys.flatMap((key, i) => checkSecretKey(key, `${where}proxyConnectHeader.${header}[${i}]`))),
  ];
}
