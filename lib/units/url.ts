/** URLs in manifests: whether they are valid, and what they hold beside an address. */

/** Whether a URL holds a user or password before its host. */
export function hasCredentials(url: string): boolean {
  return LOGIN.test(url);
}

/** A URL with another user and password, or without them; other text as it is. @param login e.g. `user@`, or nothing */
export function withLogin(url: string, login = ''): string {
  return url.replace(LOGIN, (_, scheme: string) => `${scheme}${login}`);
}

const LOGIN = /^([a-z][-+.a-z0-9]*:\/\/)[^/]*@/i;

/** Whether text begins with a scheme, such as `https://`. */
export function hasScheme(text: string): boolean {
  return /^[a-z][-+.a-z0-9]*:\/\//i.test(text);
}

/**
 * Whether text is a URL with a host and one of the schemes that Go can parse too. Prometheus refuses its whole configuration otherwise.
 * @param schemes allowed schemes, in lower case, without the colon
 */
export function isUrlOf(schemes: readonly string[], text: string): boolean {
  const [, scheme] = /^([a-z][-+.a-z0-9]*):\/\/[^\s/?#]+/.exec(text) ?? [];
  const escaped = !/%(?![0-9A-Fa-f]{2})/.test(text);

  return scheme !== undefined && schemes.includes(scheme) && escaped && URL.canParse(text);
}
