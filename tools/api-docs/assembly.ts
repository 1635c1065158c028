/** Reads the jsii assembly `.jsii` that the compile writes: every public type with its doc comments. */
import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join, relative } from 'path';
import { UsageError } from './usage-error';

/** The parts of a jsii assembly that the pages show. */
export interface Assembly {
  readonly types: { readonly [fqn: string]: ApiType };
}

/** A class, interface, struct or enum. */
export interface ApiType extends Documented {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  /** `imports` for the operator's classes. */
  readonly namespace?: string;
  readonly locationInModule: { readonly filename: string };
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: ApiCallable;
  readonly methods?: readonly ApiMethod[];
  readonly properties?: readonly ApiProperty[];
  readonly members?: readonly ApiMember[];
}

export interface Documented {
  readonly docs?: {
    readonly summary?: string;
    readonly remarks?: string;
    readonly default?: string;
    readonly see?: string;
    readonly example?: string;
    readonly custom?: { readonly throws?: string };
  };
}

export interface ApiCallable extends Documented {
  readonly parameters?: readonly ApiParameter[];
}

export interface ApiMethod extends ApiCallable {
  readonly name: string;
  readonly static?: boolean;
  readonly returns?: { readonly optional?: boolean; readonly type: TypeReference };
}

export interface ApiParameter extends Documented {
  readonly name: string;
  readonly optional?: boolean;
  readonly variadic?: boolean;
  readonly type: TypeReference;
}

export interface ApiProperty extends Documented {
  readonly name: string;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly type: TypeReference;
}

export interface ApiMember extends Documented {
  readonly name: string;
}

export type TypeReference =
  | { readonly fqn: string }
  | { readonly primitive: string }
  | { readonly collection: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference } }
  | { readonly union: { readonly types: readonly TypeReference[] } };

/** The assembly of the package in a folder; refuses one that is older than a source file. */
export function readAssembly(root: string): Assembly {
  const path = join(root, '.jsii');
  if (!existsSync(path)) throw new UsageError('There is no .jsii; run `npm run compile` first');
  const newer = newerThan(statSync(path).mtimeMs, join(root, 'lib'));
  if (newer) throw new UsageError(`${relative(root, newer)} changed after the last \`npm run compile\`; run it again`);

  return JSON.parse(readFileSync(path, 'utf8'));
}

function newerThan(time: number, folder: string): string | undefined {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .sort()
    .find((file) => statSync(file).isFile() && statSync(file).mtimeMs > time);
}
