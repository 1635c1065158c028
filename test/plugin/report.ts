/** A report that keeps what it is told, and a plugin that was run in a folder. */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { AppMonitoringValidation, AppMonitoringValidationProps } from 'cdk8s-app-monitoring';
import type { Validation } from 'cdk8s-cli/plugins';
import { Violation } from '../../lib/plugin/plugin-context';

/** Whatever a plugin has told. */
export interface Told {
  readonly status: string;
  readonly metadata: { readonly [key: string]: string };
  readonly violations: readonly Violation[];
}

/** Writes files into a folder, then lets the plugin judge those that are manifests. */
export async function judge(
  files: { readonly [path: string]: string | Buffer },
  props: AppMonitoringValidationProps = {},
  { folder, stdout }: { readonly folder: string; readonly stdout?: boolean },
): Promise<Told> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const violations: Violation[] = [];
  const told: Told[] = [];
  const report = {
    addViolation: (violation: Violation) => void violations.push(violation),
    submit: (status: string, metadata = {}) => void told.push({ status, metadata, violations }),
  };
  // In the order in which a file system may give them.
  const manifests = Object.keys(files).filter((path) => path.startsWith('dist/')).map((path) => join(folder, path)).reverse();
  await new AppMonitoringValidation(props).validate({ manifests, stdout, report });
  if (told.length !== 1) throw new Error(`submitted ${told.length} times`);

  return told[0];
}

/** Held by the compiler: what cdk8s-cli asks for is what the plugin is. */
export const asCliPlugin = (plugin: AppMonitoringValidation): Validation => plugin;
