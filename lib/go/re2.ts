/** Regular expressions in the dialect that Prometheus and the API server use. */
import type * as re2js from 're2js';
import { withoutGroupNames } from './re2-group-names';

/** Compiles a pattern without changes to it. @throws if it is not valid RE2 */
export function compileRe2(pattern: string): re2js.RE2JS {
  // Loaded on first use, since most apps have no pattern that needs it.
  const { RE2JS } = require('re2js') as typeof re2js;

  return RE2JS.compile(pattern);
}

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
  if (PLAIN.test(pattern)) return undefined;
  if (!KNOWN.has(pattern)) {
    if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
    KNOWN.set(pattern, compileError(pattern));
  }

  return KNOWN.get(pattern);
}

/** Literal text, alternatives, `.*` and groups of these are valid RE2, so the compiler is not loaded for them. */
const PLAIN = /^(?:[\w:/|; -]|\.[*+]?|\((?:[\w:/|; -]|\.[*+]?)*\))*$/;

/** Thousands of monitors share a few patterns, and compiling is the slowest part of checking them. */
const KNOWN = new Map<string, string | undefined>();
const MAX_KNOWN = 1_000;

function compileError(pattern: string): string | undefined {
  try {
    // Prometheus anchors relabel patterns and lets "." match newlines.
    compileRe2(`^(?s:${withoutGroupNames(pattern).pattern})$`);

    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
