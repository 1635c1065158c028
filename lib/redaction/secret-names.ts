/** Names of parameters and headers whose values are secrets, and texts that look like secrets. */

/** Whether a parameter or header of this name usually holds a password, a token or a key. */
export function isSecretName(name: string): boolean {
  return LAST_WORD.test(name) || WITHIN.test(name);
}

const LAST_WORD = /(?:^|[-_.])(?:auth|sig|key|pwd|pass|jwt|dsn)$/i;

const WITHIN = /token|secret|passw|api[-_]?key|credential|signature|authori[sz]ation|assertion|cookie/i;

/** A URL with other values of the secret parameters in its query. @param by gives the value that takes the place of one */
export function replaceSecretParameters(url: string, by: (name: string, value: string) => string): string {
  return url.replace(/([?&])([^=&#]+)=([^&#]+)/g, (all, sign: string, name: string, value: string) => (isSecretName(name) ? `${sign}${name}=${by(name, value)}` : all));
}

/** Whether a parameter of a scrape holds a secret. The `auth` of the SNMP exporter is the name of a section of its file instead. */
export function isSecretParameter(name: string, text: string): boolean {
  return isSecretName(name) && !(name === 'auth' && /^[a-z][-_a-z0-9]*$/i.test(text) && !isSecretText(text));
}

/** Whether a header or a parameter holds a secret, by its name or by what it looks like. */
export function isSecretEntry(name: string, text: string): boolean {
  return isSecretName(name) || isSecretText(text);
}

/** Whether text looks like a token: that of a scheme, a JWT, a PEM block, or a long piece with letters and digits that is not a UUID. */
function isSecretText(text: string): boolean {
  if (/^(?:basic|bearer|token|digest|apikey)\s|^eyJ|-----BEGIN /i.test(text)) return true;

  return text.replace(UUID, '').split(/[^A-Za-z0-9+=]+/).some((piece) => piece.length >= 16 && /\d/.test(piece) && /[A-Za-z]/.test(piece));
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
