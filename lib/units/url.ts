/** What must not stand in a URL that is written into a manifest. */

/** Whether a URL holds a user or password before its host. */
export function hasCredentials(url: string): boolean {
  return /^[a-z][-+.a-z0-9]*:\/\/[^/]*@/i.test(url);
}
