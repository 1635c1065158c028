/** What a module offers of generated files: the file itself, or a module of the app that exports it again. */
import { GeneratedModule } from './generated-module';

/** The specifier of the classes of this package. */
export const OUR_MODULE = 'cdk8s-app-monitoring/imports';

/** A name of `cdk8s import` that a module exports, and what it will export in its place. */
export interface Counterpart {
  /** The name in the imports of this package. */
  readonly ours: string;
  /** The name under which the module will export it. */
  readonly exportedAs: string;
  readonly module: GeneratedModule;
}

/** What a module exports of generated files, apart from names that stay as they are. */
export interface Surface {
  /** Whether the module is the generated file, which this package replaces. */
  readonly isGenerated: boolean;
  readonly find: (name: string) => Counterpart | undefined;
  /** The type of this package behind a name that the module exports and that stays as it is. */
  readonly typeOf: (name: string) => string | undefined;
  /** Whether the name is one of a generated file, and has no counterpart. */
  readonly lacks: (name: string) => boolean;
  /** Exported namespaces, such as those of `export * as monitoring`. */
  readonly namespaces: ReadonlyMap<string, Surface>;
}

/** A generated file as it will be imported: from this package, by the names here. */
export function surfaceOfGenerated(module: GeneratedModule): Surface {
  return {
    isGenerated: true,
    namespaces: new Map(),
    typeOf: () => undefined,
    lacks: (name) => module.others.has(name),
    find: (name) => {
      const ours = module.counterparts.get(name);

      return ours === undefined ? undefined : { ours, exportedAs: ours, module };
    },
  };
}
