/** A file with one chart, as data. */
import { Expression } from './expression';

/** One statement: an expression, and the name of the constant that keeps its value. */
export interface Statement {
  /** Lines of a comment before it. */
  readonly comment?: readonly string[];
  /** Name of the constant that gets the value. */
  readonly constant?: string;
  readonly value: Expression;
}

/** A class that extends Chart. */
export interface ChartClass {
  readonly name: string;
  /** Lines of its doc comment. */
  readonly doc: readonly string[];
  /** Props for the constructor of Chart, e.g. its namespace. */
  readonly props?: Expression;
  /** What its constructor does after that. */
  readonly body: readonly Statement[];
}

/** A file with one chart. What is imported follows from the expressions. */
export interface SourceFile {
  readonly chart: ChartClass;
  /** Statements after the class, such as those that make and synthesize the app. */
  readonly main?: readonly Statement[];
}
