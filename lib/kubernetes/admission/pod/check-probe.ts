/** The rules of probes and of hooks at start and end. */
import { checkPortNumber, checkPortNumberOrName } from './check-ports';
import { gracePeriodOf, PodContext } from './pod-context';
import { FieldFaults } from '../field-faults';
import { HTTPGetAction, Lifecycle, LifecycleHandler, Probe } from '../types';

/**
 * @see validateProbe, validateLivenessProbe, validateReadinessProbe and validateStartupProbe in
 * pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkProbe(probe: Probe, path: string, of: 'liveness' | 'readiness' | 'startup', faults: FieldFaults): void {
  const { exec, httpGet, tcpSocket, grpc, terminationGracePeriodSeconds } = probe;
  checkHandler({ exec, httpGet, tcpSocket, grpc }, path, faults);
  (['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const)
    .forEach((field) => faults.nonNegative(`${path}.${field}`, probe[field]));
  if (terminationGracePeriodSeconds !== undefined && terminationGracePeriodSeconds <= 0) {
    faults.invalid(`${path}.terminationGracePeriodSeconds`, terminationGracePeriodSeconds, 'must be greater than 0', 'use 1 or more');
  }
  if (of === 'readiness' && terminationGracePeriodSeconds !== undefined) {
    faults.invalid(`${path}.terminationGracePeriodSeconds`, terminationGracePeriodSeconds, 'must not be set for readinessProbes', 'remove it');
  }
  if (of !== 'readiness' && (probe.successThreshold || 1) !== 1) faults.invalid(`${path}.successThreshold`, probe.successThreshold, 'must be 1', 'use 1, or remove it');
}

type Handler = Pick<Probe, 'exec' | 'httpGet' | 'tcpSocket' | 'grpc'> & Pick<LifecycleHandler, 'sleep'>;

/** Checks the first of several handlers. @see validateHandler in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkHandler(handler: Handler, path: string, faults: FieldFaults, gracePeriod = 0): void {
  const [first, ...others] = (['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const).filter((field) => handler[field]);
  others.forEach((field) => faults.forbidden(`${path}.${field}`, 'may not specify more than 1 handler type'));
  const at = `${path}.${first}`;
  switch (first) {
    case 'exec':
      if (!handler.exec!.command?.length) faults.required(`${at}.command`);
      break;
    case 'httpGet': checkHttpGet(handler.httpGet!, at, faults); break;
    case 'tcpSocket': checkPortNumberOrName(handler.tcpSocket!.port ?? 0, `${at}.port`, faults); break;
    case 'grpc': checkPortNumber(handler.grpc!.port ?? 0, `${at}.port`, faults); break;
    case 'sleep': {
      const { seconds = 0 } = handler.sleep!;
      if (seconds < 0 || seconds > gracePeriod) faults.invalid(at, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriod})`);
      break;
    }
    default: faults.required(path, 'must specify a handler type');
  }
}

/** @see validateHTTPGetAction in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkHttpGet({ port = 0, scheme, httpHeaders = [] }: HTTPGetAction, path: string, faults: FieldFaults): void {
  checkPortNumberOrName(port, `${path}.port`, faults);
  if (scheme) faults.oneOf(`${path}.scheme`, scheme, ['HTTP', 'HTTPS']);
  httpHeaders.forEach(({ name = '' }) => faults.invalid(`${path}.httpHeaders`, name, /^[-A-Za-z0-9]+$/.test(name) ? undefined : 'may only hold letters, digits and "-"'));
}

/** @see validateLifecycle in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkLifecycle({ postStart, preStop }: Lifecycle, path: string, pod: PodContext, faults: FieldFaults): void {
  if (postStart) checkHandler(postStart, `${path}.postStart`, faults, gracePeriodOf(pod));
  if (preStop) checkHandler(preStop, `${path}.preStop`, faults, gracePeriodOf(pod));
}
