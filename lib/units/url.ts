/** URLs as they are written into manifests. */

/** Whether a URL holds a user or password before its host. */
export function hasCredentials(url: string): boolean {
  return /^[a-z][-+.a-z0-9]*:\/\/[^/]*@/i.test(url);
}

/**
 * Whether text is a URL of one of the schemes, with a host, that Go reads as well: Prometheus refuses its whole configuration for another.
 * @param schemes in lower case, without the colon
 */
export function isUrlOf(schemes: readonly string[], text: string): boolean {
  const [, scheme] = /^([a-z][-+.a-z0-9]*):\/\/[^\s/?#]+/.exec(text) ?? [];
  const escaped = !/%(?![0-9A-Fa-f]{2})/.test(text);

  return scheme !== undefined && schemes.includes(scheme) && escaped && URL.canParse(text);
}
