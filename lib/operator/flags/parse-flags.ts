/** Reads command lines as Go's package `flag` does. */
import { parseBool } from './parse-bool';

/** The values of each flag, in their order. Undefined if a value depends on something that is not known. */
export type Flags = ReadonlyMap<string, readonly string[]>;

/** Flags of the operator that need no value. @see parseFlags in cmd/operator/main.go, v0.94.1 */
const SWITCHES: ReadonlySet<string> = new Set([
  'tls-insecure', 'kubelet-endpointslice', 'kubelet-endpoints', 'kubelet-http-metrics', 'enable-config-reloader-probes', 'watch-referenced-objects-in-all-namespaces',
  'disable-unmanaged-prometheus-configuration', 'version', 'short-version', 'web.enable-tls', 'web.enable-http2',
]);

/** The flags of a command line, up to the first argument that is not a flag. */
export function parseFlags(args: readonly string[]): Flags {
  const flags = new Map<string, string[]>();
  for (let i = 0; i < args.length; i++) {
    const [, name, value] = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(args[i]) ?? [];
    if (name === undefined) break;
    const given = value ?? (SWITCHES.has(name) ? 'true' : args[++i] ?? '');
    flags.set(name, [...flags.get(name) ?? [], given]);
  }

  return flags;
}

/** The last value of a flag. */
export function flagOf(flags: Flags, name: string): string | undefined {
  return flags.get(name)?.slice(-1)[0];
}

/** Whether a switch is on. */
export function isOn(flags: Flags, name: string, byDefault = false): boolean {
  return parseBool(flagOf(flags, name) ?? String(byDefault)) ?? byDefault;
}
