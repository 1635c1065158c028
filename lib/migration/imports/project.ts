/** The modules of an app: how their specifiers resolve, and which of them lead to files that `cdk8s import` generated. */
import { dirname, resolve } from 'node:path';
import type * as TS from 'typescript';
import { GeneratedModule, readGeneratedModule } from './generated-module';
import { renameTable } from './rename-table';
import { Counterpart, Surface, surfaceOfGenerated } from './surface';

/** A re-export of all of a generated file that has to name what it exports: other exports of the module have the same names. */
export interface ExplicitStar {
  readonly statement: TS.ExportDeclaration;
  /** Our name -> the name under which it is exported. */
  readonly exported: ReadonlyMap<string, string>;
}

/** Files to migrate, parsed and bound, and what their imports lead to. */
export class Project {
  public readonly checker: TS.TypeChecker;
  private readonly program: TS.Program;
  private readonly generated = new Map<string, GeneratedModule | undefined>();
  private readonly surfaces = new Map<string, Surface | undefined>();
  private readonly resolved = new Map<string, string | undefined>();
  private readonly settings = new Map<string, TS.CompilerOptions>();

  /** @param ts the compiler of the app  @param files absolute paths */
  public constructor(public readonly ts: typeof TS, public readonly files: readonly string[]) {
    // Names are bound within each file; nothing that it imports is needed.
    const options = { noResolve: true, noLib: true, types: [], allowJs: true, noEmit: true };
    this.program = ts.createProgram({ rootNames: [...files], options });
    this.checker = this.program.getTypeChecker();
  }

  public source(file: string): TS.SourceFile {
    return this.program.getSourceFile(file)!;
  }

  /** The generated files that the files import, directly or through each other. */
  public get generatedFiles(): string[] {
    return [...this.generated.values()].flatMap((module) => (module ? [module.file] : []));
  }

  /** What the module that a specifier names offers of generated files. */
  public surfaceOf(specifier: string, from: string): Surface | undefined {
    const file = this.resolve(specifier, from);

    return file === undefined ? undefined : this.surfaceOfFile(file);
  }

  /** The file that a specifier leads to, unless it is an installed package. */
  public resolve(specifier: string, from: string): string | undefined {
    const key = `${dirname(from)} ${specifier}`;
    if (!this.resolved.has(key)) {
      const { resolvedModule } = this.ts.resolveModuleName(specifier, from, this.settingsFor(from), this.ts.sys);
      const isSource = resolvedModule && !resolvedModule.isExternalLibraryImport && !/\.d\.[cm]?ts$/.test(resolvedModule.resolvedFileName);
      this.resolved.set(key, isSource ? resolve(resolvedModule.resolvedFileName) : undefined);
    }

    return this.resolved.get(key);
  }

  /** A re-export of all of a generated file, if it cannot stay `export *`. */
  public explicitStarOf(source: TS.SourceFile): ExplicitStar | undefined {
    const statement = this.exportsOf(source).find((each) => !each.exportClause && this.moduleOf(each, source)?.isGenerated);
    if (!statement) return undefined;
    const others = this.otherNames(source, statement);
    const taken = [...renameTable().names].filter((name) => others.has(name));
    if (taken.length === 0) return undefined;
    const surface = this.moduleOf(statement, source)!;
    const used = this.files.flatMap((file) => identifiersOf(this.source(file).text)).flatMap((name) => surface.find(name)?.ours ?? []);

    return { statement, exported: new Map([...new Set(used)].sort().map((name) => [name, others.has(name) ? `Monitoring${name}` : name])) };
  }

  private generatedModule(file: string): GeneratedModule | undefined {
    if (!this.generated.has(file)) this.generated.set(file, readGeneratedModule(file, this.ts.sys.readFile(file) ?? ''));

    return this.generated.get(file);
  }

  private surfaceOfFile(file: string): Surface | undefined {
    if (!this.surfaces.has(file)) {
      // A module that exports itself again by a detour adds nothing.
      this.surfaces.set(file, undefined);
      const module = this.generatedModule(file);
      if (module) this.surfaces.set(file, surfaceOfGenerated(module));
      else if (this.files.includes(file)) this.surfaces.set(file, this.surfaceOfSource(this.source(file)));
    }

    return this.surfaces.get(file);
  }

  private surfaceOfSource(source: TS.SourceFile): Surface | undefined {
    const { ts } = this;
    const explicit = this.explicitStarOf(source);
    const stars: Surface[] = [];
    const namespaces = new Map<string, Surface>();
    const types = new Map<string, string>();
    for (const statement of this.exportsOf(source)) {
      const { exportClause: clause } = statement;
      const surface = this.moduleOf(statement, source);
      if (surface && !clause) stars.push(surface);
      if (surface && clause && ts.isNamespaceExport(clause)) namespaces.set(clause.name.text, surface);
      if (clause && ts.isNamedExports(clause)) {
        for (const { name, propertyName } of clause.elements) {
          const local = (propertyName ?? name).text;
          const namespace = surface ? surface.namespaces.get(local) : this.importedNamespace(local, source);
          if (namespace) namespaces.set(name.text, namespace);
          const type = surface?.find(local)?.ours ?? surface?.typeOf(local);
          if (type !== undefined) types.set(name.text, type);
        }
      }
    }
    if (stars.length === 0 && namespaces.size === 0 && types.size === 0) return undefined;
    const ownNames = this.ownNames(source);
    const find = (name: string): Counterpart | undefined => {
      if (ownNames.has(name)) return undefined;
      const found = stars.map((star) => star.find(name)).find((each) => each !== undefined);

      return found && { ...found, exportedAs: explicit?.exported.get(found.ours) ?? found.exportedAs };
    };

    const lacks = (name: string) => !ownNames.has(name) && stars.some((star) => star.lacks(name));

    const all = new Map([...stars.flatMap((star) => [...star.namespaces]), ...namespaces]);

    return { isGenerated: false, find, lacks, typeOf: (name) => types.get(name), namespaces: all };
  }

  /** `import * as monitoring from '...'; export { monitoring };` */
  private importedNamespace(name: string, source: TS.SourceFile): Surface | undefined {
    const { ts } = this;
    const statement = source.statements.filter(ts.isImportDeclaration).find(({ importClause }) => (
      importClause?.namedBindings && ts.isNamespaceImport(importClause.namedBindings) && importClause.namedBindings.name.text === name));

    return statement && this.surfaceOf((statement.moduleSpecifier as TS.StringLiteral).text, source.fileName);
  }

  private moduleOf({ moduleSpecifier }: TS.ExportDeclaration, source: TS.SourceFile): Surface | undefined {
    return moduleSpecifier && this.surfaceOf((moduleSpecifier as TS.StringLiteral).text, source.fileName);
  }

  private exportsOf(source: TS.SourceFile): TS.ExportDeclaration[] {
    return source.statements.filter(this.ts.isExportDeclaration);
  }

  /** Names that the module exports besides one `export *`. */
  private otherNames(source: TS.SourceFile, star: TS.ExportDeclaration): ReadonlySet<string> {
    const siblings = this.exportsOf(source).filter((each) => each !== star && !each.exportClause && !this.moduleOf(each, source));
    const files = siblings.map(({ moduleSpecifier }) => this.resolve((moduleSpecifier as TS.StringLiteral).text, source.fileName));

    return new Set([...this.ownNames(source), ...files.flatMap((file) => (file === undefined ? [] : declaredExports(this.ts.sys.readFile(file) ?? '')))]);
  }

  /** Names that the module exports by name. */
  private ownNames(source: TS.SourceFile): ReadonlySet<string> {
    const listed = this.exportsOf(source).flatMap(({ exportClause }) => (
      exportClause && this.ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : []));

    return new Set([...listed, ...declaredExports(source.text)]);
  }

  private settingsFor(file: string): TS.CompilerOptions {
    const { ts } = this;
    const config = ts.findConfigFile(dirname(file), ts.sys.fileExists) ?? '';
    if (!this.settings.has(config)) {
      const parsed = config === '' ? undefined : ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined });
      this.settings.set(config, { ...parsed?.options, ...!parsed && { moduleResolution: ts.ModuleResolutionKind.Node10 } });
    }

    return this.settings.get(config)!;
  }
}

function declaredExports(text: string): string[] {
  return [...text.matchAll(EXPORTED)].map(([, name]) => name);
}

const EXPORTED = /^export (?:(?:declare|abstract|async|const) )*(?:class|interface|enum|function\*?|const|let|var|type|namespace) (\w+)/gm;

function identifiersOf(text: string): string[] {
  return [...new Set(text.match(/\b[A-Z]\w+/g))];
}
