/** The versions that the operator runs where an object does not set one, by the minor version of the operator. */
import { minorOf } from '../../units/operator-version';

/** The version of Prometheus. @see the compatibility matrix in pkg/operator/defaults.go of each version */
export function defaultPrometheus(operatorVersion: string): string {
  return newestOf(PROMETHEUS, operatorVersion);
}

/** The version of the Thanos sidecar. */
export function defaultThanos(operatorVersion: string): string {
  return newestOf(THANOS, operatorVersion);
}

/** From which minor version of the operator on; the newest first. For 0.86 and 0.95 that of the version before is taken. */
type Row = readonly [minor: number, version: string];

const PROMETHEUS: readonly Row[] = [
  [94, 'v3.14.0'], [93, 'v3.13.1'], [92, 'v3.12.0'], [91, 'v3.11.3'], [90, 'v3.10.0'], [88, 'v3.9.1'], [87, 'v3.7.3'], [85, 'v3.5.0'],
  [84, 'v3.4.2'], [83, 'v3.4.0'], [81, 'v3.2.1'], [80, 'v3.1.0'], [79, 'v3.0.1'], [78, 'v2.55.0'], [77, 'v2.54.1'], [76, 'v2.54.0'],
  [75, 'v2.53.0'], [74, 'v2.52.0'], [73, 'v2.51.1'], [72, 'v2.50.0'], [71, 'v2.48.1'], [0, 'v2.48.0'],
];

const THANOS: readonly Row[] = [
  [94, 'v0.42.4'], [93, 'v0.42.2'], [90, 'v0.41.0'], [88, 'v0.40.1'], [85, 'v0.39.2'], [84, 'v0.39.1'], [82, 'v0.38.0'], [79, 'v0.37.2'],
  [77, 'v0.36.1'], [76, 'v0.36.0'], [75, 'v0.35.1'], [74, 'v0.35.0'], [72, 'v0.34.1'], [71, 'v0.33.0'], [0, 'v0.32.4'],
];

function newestOf(rows: readonly Row[], operatorVersion: string): string {
  const minor = minorOf(operatorVersion);

  return rows.find(([since]) => minor >= since)![1];
}
