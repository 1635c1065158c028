/** The rules of Ingresses. */
import { FieldFaults } from '../field-faults';
import { tryParseIp } from '../ip';
import { DNS_LABEL, PATH_SEGMENT, SUBDOMAIN, whyNotWildcardHost } from '../names';
import { checkPortName, checkPortNumber } from '../pod/check-ports';
import { HTTPIngressPath, Ingress, IngressBackend, IngressTLS, TypedLocalObjectReference } from '../types';

/** @see ValidateIngressCreate in pkg/apis/networking/validation/validation.go, v1.37.2 */
export function checkIngress({ metadata = {}, spec = {} }: Ingress, faults: FieldFaults): void {
  const { defaultBackend, rules = [], tls = [], ingressClassName } = spec;
  if (rules.length === 0 && !defaultBackend) faults.invalid('spec', [], 'either `defaultBackend` or `rules` must be specified', 'set spec.rules or spec.defaultBackend');
  if (defaultBackend) checkBackend(defaultBackend, 'spec.defaultBackend', faults);
  rules.forEach(({ host, http }, i) => {
    const at = `spec.rules[${i}]`;
    if (host) checkHost(host, `${at}.host`, faults);
    if (http && !http.paths?.length) faults.required(`${at}.http.paths`);
    http?.paths?.forEach((path, j) => checkPath(path, `${at}.http.paths[${j}]`, faults));
  });
  tls.forEach((each, i) => checkTls(each, `spec.tls[${i}]`, faults));
  if (ingressClassName !== undefined) faults.invalid('spec.ingressClassName', ingressClassName, SUBDOMAIN(ingressClassName));
  const ofAnnotation = metadata.annotations?.['kubernetes.io/ingress.class'];
  if (ofAnnotation !== undefined && ingressClassName !== undefined && ofAnnotation !== ingressClassName) {
    faults.invalid('annotations.kubernetes.io/ingress.class', ofAnnotation, 'must match `ingressClassName` when both are specified', 'remove the annotation');
  }
}

function checkHost(host: string, path: string, faults: FieldFaults): void {
  if (tryParseIp(host)) faults.invalid(path, host, 'must be a DNS name, not an IP address');
  faults.invalid(path, host, host.includes('*') ? whyNotWildcardHost(host) : SUBDOMAIN(host));
}

function checkTls({ hosts = [], secretName }: IngressTLS, path: string, faults: FieldFaults): void {
  hosts.forEach((host, i) => faults.invalid(`${path}.hosts[${i}]`, host, host.includes('*') ? whyNotWildcardHost(host) : SUBDOMAIN(host)));
  if (secretName) faults.invalid(`${path}.secretName`, secretName, SUBDOMAIN(secretName));
}

const NEVER_IN_PATHS = ['//', '/./', '/../', '%2f', '%2F'];
const NEVER_AT_END = ['/..', '/.'];

/** @see validateHTTPIngressPath in pkg/apis/networking/validation/validation.go, v1.37.2 */
function checkPath({ path = '', pathType, backend = {} }: HTTPIngressPath, at: string, faults: FieldFaults): void {
  if (pathType === undefined) return faults.required(`${at}.pathType`, 'pathType must be specified');
  faults.oneOf(`${at}.pathType`, pathType, ['Exact', 'ImplementationSpecific', 'Prefix']);
  const isMatched = pathType === 'Exact' || pathType === 'Prefix';
  if (!path.startsWith('/') && (isMatched || pathType === 'ImplementationSpecific' && path !== '')) {
    faults.invalid(`${at}.path`, path, 'must be an absolute path', 'begin it with "/"');
  }
  if (isMatched) {
    NEVER_IN_PATHS.filter((part) => path.includes(part)).forEach((part) => faults.invalid(`${at}.path`, path, `must not contain ${JSON.stringify(part)}`));
    NEVER_AT_END.filter((part) => path.endsWith(part)).forEach((part) => faults.invalid(`${at}.path`, path, `cannot end with ${JSON.stringify(part)}`));
  }
  checkBackend(backend, `${at}.backend`, faults);
}

/** @see validateIngressBackend in pkg/apis/networking/validation/validation.go, v1.37.2 */
function checkBackend({ service, resource }: IngressBackend, path: string, faults: FieldFaults): void {
  if (resource && service) return faults.invalid(path, '', 'cannot set both resource and service backends', 'keep one of them');
  if (resource) return checkResource(resource, `${path}.resource`, faults);
  if (!service) return faults.invalid(path, '', 'resource or service backend is required', `set ${path}.service.name and ${path}.service.port`);
  const { name, number } = service.port ?? {};
  if (!service.name) faults.required(`${path}.service.name`);
  else faults.invalid(`${path}.service.name`, service.name, DNS_LABEL(service.name));
  if (name && number) faults.invalid(path, '', 'cannot set both port name & port number', 'keep one of them');
  else if (name) checkPortName(name, `${path}.service.port.name`, faults);
  else if (number) checkPortNumber(number, `${path}.service.port.number`, faults);
  else faults.required(path, 'port name or number is required');
}

function checkResource({ apiGroup, kind, name }: TypedLocalObjectReference, path: string, faults: FieldFaults): void {
  if (apiGroup !== undefined) faults.invalid(`${path}.apiGroup`, apiGroup, SUBDOMAIN(apiGroup));
  Object.entries({ kind, name }).forEach(([field, value]) => {
    if (!value) faults.required(`${path}.${field}`);
    else faults.invalid(`${path}.${field}`, value, PATH_SEGMENT(value));
  });
}
