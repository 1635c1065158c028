/** Texts in manifests that another program replaces before they are applied. */

/** The first such text, e.g. `${APP}`; undefined if nothing is to be replaced. */
export function tryFindTemplate(text: string): string | undefined {
  return TEMPLATE.exec(text)?.[0];
}

/**
 * `${APP}`, `$(APP)`, `$APP`, `{{ app }}`, `<path:a#b>`, `<app>`, `__APP__`, `#{APP}#`, `@APP@`, `($app)`. Lengths are limited, so that a
 * long text is searched once.
 */
const TEMPLATE = new RegExp([
  '\\$\\{[A-Za-z_][^}]{0,200}\\}', '\\$\\([A-Za-z_][^)]{0,200}\\)', '\\$[A-Z_]{2,}', '\\{\\{.{0,500}?\\}\\}', '<path:[^>]{0,500}>', '^<[^<>]{1,100}>$',
  '__[A-Z][A-Z0-9_]{0,100}__', '#\\{[^}]{1,200}\\}#?', '@[A-Z_]{2,100}@', '^\\(\\$[A-Za-z_]\\w{0,100}\\)$',
].join('|'));

/** In the text of all that may hold such a text, and in some more: patterns such as `$1` are among it. */
export const BEGINNING = /[$<]|\{\{|__[A-Z]|#\{|@[A-Z_]/;
