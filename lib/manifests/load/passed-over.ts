/** Files of a folder that are not manifests: how many of each kind there are, and how to check what is built from them. */
import { Finding, Severity } from '../../findings/finding';
import { quote } from '../../findings/problem';

/** A kind of file, with its name in the singular and in the plural. */
export interface FileKind {
  readonly one: string;
  readonly many: string;
  /** The program that makes manifests from it. */
  readonly builtBy?: Builder;
}

/** A file that is not a manifest. */
export interface PassedOver {
  readonly path: string;
  readonly kind: FileKind;
}

/** A program that makes manifests from other files. */
export type Builder = 'helm' | 'kustomize';

/** Commands that build manifests and check them. */
export const BUILD: { readonly [builder in Builder]: string } = {
  kustomize: 'kubectl kustomize DIR | cdk8s-app-monitoring check -',
  helm: 'helm template DIR | cdk8s-app-monitoring check -',
};

/** One note with the number of files of each kind; undefined if every file is a manifest. */
export function passedOverNote(folder: string, passedOver: readonly PassedOver[], builders: ReadonlySet<Builder>): Finding | undefined {
  if (passedOver.length === 0) return undefined;
  const count = passedOver.length === 1 ? '1 file is not a manifest and is' : `${passedOver.length} files are not manifests and are`;
  const commands = [...builders].sort().map((builder) => BUILD[builder]);

  return {
    code: 'AM808',
    severity: Severity.INFO,
    path: folder,
    message: `${count} passed over: ${countKinds(passedOver)}`,
    fix: commands.length === 0
      ? `leave them out with --exclude, or name a file to see what is wrong with it, for example ${quote(passedOver[0].path)}`
      : `check what is built from them as well: ${commands.join(', or ')}`,
  };
}

/** `2 kustomizations, 1 dashboard`, the most frequent first. */
export function countKinds(passedOver: readonly PassedOver[]): string {
  const counts = new Map<string, { readonly kind: FileKind; count: number }>();
  for (const { kind } of passedOver) counts.set(kind.one, { kind, count: (counts.get(kind.one)?.count ?? 0) + 1 });

  return [...counts.values()].sort((a, b) => b.count - a.count || (a.kind.one < b.kind.one ? -1 : 1))
    .map(({ kind: { one, many }, count }) => `${count} ${count === 1 ? one : many}`).join(', ');
}
