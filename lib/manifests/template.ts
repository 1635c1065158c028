/** Texts in manifests that another program replaces before they are applied. */

/** The first such text, e.g. `${APP}`; undefined if nothing is to be replaced. */
export function tryFindTemplate(text: string): string | undefined {
  return TEMPLATE.exec(text)?.[0];
}

/** Whether the text of an object may hold such a text: few do, and the others need not be searched field by field. */
export function mayHoldTemplate(text: string): boolean {
  return HELD.test(text);
}

/**
 * `${APP}`, `$(APP)`, `$APP`, `{{ app }}`, `<path:a#b>`, `<app>`, `__APP__`, `#{APP}#`, `@APP@`, `($app)`, each behind what it holds.
 * Lengths are limited, so that a long text is searched once.
 */
const KINDS: readonly (readonly [held: string, whole: string])[] = [
  ['\\$', '\\$\\{[A-Za-z_][^}]{0,200}\\}'],
  ['\\$', '\\$\\([A-Za-z_][^)]{0,200}\\)'],
  ['\\$', '\\$[A-Z_]{2,}'],
  ['\\{\\{', '\\{\\{.{0,500}?\\}\\}'],
  ['<', '<path:[^>]{0,500}>'],
  ['<', '^<[^<>]{1,100}>$'],
  ['__[A-Z]', '__[A-Z][A-Z0-9_]{0,100}__'],
  ['#\\{', '#\\{[^}]{1,200}\\}#?'],
  ['@[A-Z_]', '@[A-Z_]{2,100}@'],
  ['\\$', '^\\(\\$[A-Za-z_]\\w{0,100}\\)$'],
];
const TEMPLATE = new RegExp(KINDS.map(([, whole]) => whole).join('|'));
const HELD = new RegExp([...new Set(KINDS.map(([held]) => held))].join('|'));
