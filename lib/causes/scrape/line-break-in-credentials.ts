/** AM972: a token has a line break, which no HTTP header can have, or a login ends with one. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { tryStoredValues, valueOfKey } from '../../kubernetes/stored-values';
import { Cause } from '../cause';
import { KeyReferenceAt, keyReferencesIn } from '../rejected/key-references';

/**
 * The operator writes values of Secrets as they are. Go sends no request with such a header, while a login is encoded first, and then the
 * app refuses it. Messages show no values.
 * @see validateHeaders in net/http/transport.go of Go 1.26, and AddBasicAuth in pkg/assets/store.go, v0.94.1
 */
export const lineBreakInCredentials: Cause = {
  code: 'AM972',
  stage: 'scrape',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      for (const reference of keyReferencesIn(monitor.manifest.spec)) {
        const isToken = TOKEN.test(reference.place);
        if (reference.kind !== 'Secret' || (!isToken && !LOGIN.test(reference.place))) continue;
        const value = valueOfKey(tryStoredValues(forecast.objects, 'Secret', monitor.namespace, reference.name), reference.key);
        if (value === undefined || value.includes(PLACEHOLDER)) continue;
        // eslint-disable-next-line no-control-regex
        if (isToken && /[\x00-\x08\x0a-\x1f\x7f]/.test(value)) yield { key: monitor.key, problem: neverSent(reference, /[\r\n]/.test(value)) };
        else if (!isToken && /[\r\n]$/.test(value)) yield { key: monitor.key, problem: otherLogin(reference) };
      }
    }
  },
};

const TOKEN = /(^|\.)(authorization\.credentials|bearerTokenSecret)$/;
const LOGIN = /(^|\.)basicAuth\.(username|password)$/;

function neverSent({ place, name, key }: KeyReferenceAt, isLineBreak: boolean): Problem {
  return {
    code: 'AM972',
    severity: Severity.ERROR,
    message: `${place} refers to key ${quote(key)} of Secret ${quote(name)}, whose value has ${isLineBreak ? 'a line break' : 'a control character'}. An HTTP header cannot have it, so Prometheus sends no request, and every scrape fails`,
    fix: isLineBreak ? WITHOUT_LINE_BREAK : 'store the value without this character',
    field: place,
  };
}

function otherLogin({ place, name, key }: KeyReferenceAt): Problem {
  return {
    code: 'AM972',
    severity: Severity.WARNING,
    message: `${place} refers to key ${quote(key)} of Secret ${quote(name)}, whose value ends with a line break. Prometheus sends it as a part of the login, which the app probably refuses`,
    fix: WITHOUT_LINE_BREAK,
    field: place,
  };
}

const WITHOUT_LINE_BREAK = 'store the value without the line break: encode it with "printf %s VALUE | base64" instead of "echo VALUE | base64", or write it in stringData on one line';
