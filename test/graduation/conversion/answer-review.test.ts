import { answerReview } from '../../../lib/graduation/conversion/answer-review';
import { Converter } from '../../../lib/graduation/conversion/converter';
import { DEMONSTRATION } from '../../../lib/graduation/conversion/field-change';

const converter = new Converter(DEMONSTRATION);
const OBJECT = { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', metadata: { name: 'cart', uid: 'u' }, spec: { jobName: 'a' } };
const review = (request: unknown) => JSON.stringify({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'ConversionReview', request });
const request = { uid: 'abc', desiredAPIVersion: 'monitoring.coreos.com/v1beta1', objects: [OBJECT] };
const answer = (text: string) => JSON.parse(answerReview(text, converter).body) as unknown;

describe('answerReview()', () => {
  test('converts all objects in their order', () => {
    expect(answer(review({ ...request, objects: [OBJECT, { ...OBJECT, apiVersion: request.desiredAPIVersion, spec: { job: 'b' } }] }))).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'ConversionReview',
      response: {
        uid: 'abc',
        result: { status: 'Success' },
        convertedObjects: [
          { ...OBJECT, apiVersion: request.desiredAPIVersion, spec: { job: 'a' } },
          { ...OBJECT, apiVersion: request.desiredAPIVersion, spec: { job: 'b' } },
        ],
      },
    });
  });

  test('keeps the digits of large numbers, in fields and in what is kept', () => {
    const text = review({ ...request, objects: [{ ...OBJECT, spec: { sampleLimit: 1, trackTimestampsStaleness: 2 } }] })
      .replace('"sampleLimit":1', '"sampleLimit":9223372036854775807').replace('Staleness":2', 'Staleness":18446744073709551615');

    const { body } = answerReview(text, converter);

    expect(body).toContain('"sampleLimit":9223372036854775807');
    expect(body).toContain('\\"trackTimestampsStaleness\\":18446744073709551615');
    const { convertedObjects } = (JSON.parse(body) as { response: { convertedObjects: object[] } }).response;
    const back = body.slice(body.indexOf('[{"apiVersion"') + 1, body.lastIndexOf(']'));
    expect(convertedObjects).toHaveLength(1);
    expect(answerReview(`{"apiVersion":"apiextensions.k8s.io/v1","kind":"ConversionReview","request":{"uid":"b","desiredAPIVersion":"monitoring.coreos.com/v1alpha1","objects":[${back}]}}`, converter).body)
      .toContain('"spec":{"sampleLimit":9223372036854775807,"trackTimestampsStaleness":18446744073709551615}');
  });

  test.each([
    { it: 'another version', given: { ...request, desiredAPIVersion: 'monitoring.coreos.com/v1' }, expected: 'apiVersion "monitoring.coreos.com/v1" is not known; this webhook converts "monitoring.coreos.com/v1alpha1", "monitoring.coreos.com/v1beta1"' },
    { it: 'no version', given: { uid: 'abc', objects: [] }, expected: '"request.desiredAPIVersion" is not text' },
    { it: 'no objects', given: { ...request, objects: undefined }, expected: '"request.objects" is not a list' },
    { it: 'one bad object among others', given: { ...request, objects: [OBJECT, { ...OBJECT, kind: 'Pod\u001b' }] }, expected: 'Pod\\u001b "cart" is not a ScrapeConfig' },
  ])('answers $it with a failure', ({ given, expected }) => {
    expect(answer(review(given))).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1', kind: 'ConversionReview', response: { uid: 'abc', result: { status: 'Failure', message: expected } },
    });
    expect(answerReview(review(given), converter).failure).toBe(expected);
  });

  test.each([
    { it: 'no JSON', text: '{"password": hunter2', expected: 'the body is not valid JSON' },
    { it: 'a list', text: '[]', expected: 'the body is not a ConversionReview of apiextensions.k8s.io/v1' },
    { it: 'an older review', text: review(request).replace('k8s.io/v1', 'k8s.io/v1beta1'), expected: 'the body is not a ConversionReview of apiextensions.k8s.io/v1' },
    { it: 'no request', text: review(undefined), expected: 'the ConversionReview has no "request.uid"' },
    { it: 'an empty uid', text: review({ ...request, uid: '' }), expected: 'the ConversionReview has no "request.uid"' },
  ])('refuses $it', ({ text, expected }) => {
    expect(() => answerReview(text, converter)).toThrow(expected);
  });

  test('takes a hundred thousand quotes and digits in a second or so', () => {
    const text = review({ ...request, objects: [{ ...OBJECT, spec: { a: '"\\'.repeat(500_000), b: Array.from({ length: 100_000 }, (_, i) => i + 0.5) } }] });

    expect(answerReview(text, converter).failure).toBeUndefined();
  });
});
