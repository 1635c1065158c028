// The versions of Prometheus whose types are read: one patch of each minor version, with the version of its Go module.

/** A minor version, and the version of its Go module. */
export interface PrometheusMinor {
  /** E.g. `2.45`. */
  readonly minor: string;
  /** E.g. `0.45.0`: modules of 3.x begin with 0.300. */
  readonly module: string;
}

const MODULES = [
  '0.45.0', '0.46.0', '0.47.2', '0.48.1', '0.49.1', '0.50.1', '0.51.2', '0.52.0', '0.53.3', '0.54.1', '0.55.1', '0.300.1', '0.301.0', '0.302.1', '0.303.1',
  '0.304.2', '0.305.1', '0.306.0', '0.307.3', '0.308.1', '0.309.1', '0.310.0', '0.311.3', '0.312.0', '0.313.5', '0.314.0', '0.315.1', '0.316.0',
];

/** Oldest first. */
export const PROMETHEUS_MINORS: readonly PrometheusMinor[] = MODULES.map((module) => ({ minor: minorOf(module), module }));

function minorOf(module: string): string {
  const number = Number(module.split('.')[1]);

  return number < 300 ? `2.${number}` : `3.${number - 300}`;
}
