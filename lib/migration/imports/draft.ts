/** What is collected about one file while it is rewritten. */
import type * as TS from 'typescript';
import { Edit } from './edits';
import { Project } from './project';
import { OUR_MODULE, Surface } from './surface';

/** A place that needs a person. */
export interface Place {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** What was found, what follows, and how to fix it. */
  readonly problem: string;
}

/** Edits, places and renamed names of one file. */
export class Draft {
  public readonly edits: Edit[] = [];
  public readonly places: Place[] = [];
  /** Old name -> new name. */
  public readonly renamed = new Map<string, string>();

  public constructor(public readonly project: Project, public readonly source: TS.SourceFile) {}

  /** Puts a text in place of a node, without the comments before it. */
  public replace(node: TS.Node, text: string): void {
    if (text !== node.getText(this.source)) this.edits.push({ start: node.getStart(this.source), end: node.getEnd(), text });
  }

  /** Takes away a statement and the end of its line. */
  public remove(node: TS.Node): void {
    const rest = /^[ \t]*\r?\n?/.exec(this.source.text.slice(node.getEnd()))![0];
    this.edits.push({ start: node.getStart(this.source), end: node.getEnd() + rest.length, text: '' });
  }

  /** Puts another specifier between the quotes of the old one. */
  public specifier(literal: TS.Node, specifier: string): void {
    const quote = literal.getText(this.source)[0];
    this.replace(literal, `${quote}${specifier}${quote}`);
  }

  /** Notes a name that is another one now. */
  public note(theirs: string, ours: string): void {
    if (theirs !== ours) this.renamed.set(theirs, ours);
  }

  public place(node: TS.Node, problem: string): void {
    const { line, character } = this.source.getLineAndCharacterOfPosition(node.getStart(this.source));
    this.places.push({ line: line + 1, column: character + 1, problem });
  }

  /** A name of a generated file that this package does not have. */
  public lacking(node: TS.Node, name: string): void {
    const fix = name.startsWith('toJson_')
      ? 'use the static method "manifest" of the class of the kind, or keep the generated file for it'
      : 'use a type of docs/api/imports.md, or keep the generated file for it';
    this.place(node, `"${name}" has no counterpart in "${OUR_MODULE}", so it was left as it is; ${fix}`);
  }

  /** What the module of an import or export offers of generated files. */
  public surfaceOf(specifier: TS.Expression | undefined): Surface | undefined {
    if (!specifier || !this.project.ts.isStringLiteral(specifier)) return undefined;

    return this.project.surfaceOf(specifier.text, this.source.fileName);
  }
}
