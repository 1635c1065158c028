/** Names of URL parameters whose values are secrets. */

/** Whether a parameter of this name usually holds a password, a token or a key. */
export function isSecretName(name: string): boolean {
  return /(?:^|[-_.])(?:auth|sig|key|pwd|pass)$|token|secret|passw|api[-_]?key|credential|signature/i.test(name);
}
