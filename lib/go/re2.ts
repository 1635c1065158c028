/** Regular expressions in the dialect that Prometheus and the API server use. */
import type * as re2js from 're2js';
import { withoutGroupNames } from './re2-group-names';

/** Compiles a pattern without changes to it, once. @throws if it is not valid RE2 */
export function compileRe2(pattern: string): re2js.RE2JS {
  const known = COMPILED.get(pattern);
  if (known) return known;
  // Loaded on first use, since most apps have no pattern that needs it.
  const { RE2JS } = require('re2js') as typeof re2js;
  const compiled = RE2JS.compile(pattern);
  if (COMPILED.size >= MAX_KNOWN) COMPILED.clear();
  COMPILED.set(pattern, compiled);

  return compiled;
}

/** Thousands of monitors share a few patterns, and compiling is the slowest part of reading them. */
const COMPILED = new Map<string, re2js.RE2JS>();
const MAX_KNOWN = 1_000;

/**
 * Why a pattern is not valid RE2, as the end of a sentence; undefined if it is valid.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function whyNotRe2(pattern: string): string | undefined {
  const error = re2Error(pattern);

  return error === undefined ? undefined : `is not RE2 syntax (${error})`;
}

/** The compiler's error for a pattern; undefined if it is valid RE2. */
export function re2Error(pattern: string): string | undefined {
  return PLAIN.test(pattern) ? undefined : compileError(pattern);
}

/** Literal text, alternatives, `.*` and groups of these are valid RE2, so the compiler is not loaded for them. */
const PLAIN = /^(?:[\w:/|; -]|\.[*+]?|\((?:[\w:/|; -]|\.[*+]?)*\))*$/;

function compileError(pattern: string): string | undefined {
  try {
    // Prometheus anchors relabel patterns and lets "." match newlines.
    compileRe2(`^(?s:${withoutGroupNames(pattern).pattern})$`);

    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
