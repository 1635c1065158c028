/** Answers a ConversionReview as the API server asks for it. */
import { ConvertError } from './convert-error';
import { Converter } from './converter';
import { parseExact, stringifyExact } from './exact-json';
import { visible } from '../../findings/problem';
import { isObject } from '../../units/is-object';

/** The group version of reviews that is understood. */
export const REVIEW_VERSION = 'v1';

const API_VERSION = `apiextensions.k8s.io/${REVIEW_VERSION}`;

/** The error for a body that is not a review: it cannot be answered with its uid. The message never holds text of the body. */
export class ReviewError extends Error {}

/** What was answered. */
export interface Answer {
  /** JSON text of the review with a response. */
  readonly body: string;
  /** Why the response is a failure. */
  readonly failure?: string;
}

/**
 * The answer to the JSON text of a review: all objects converted, or a failure that says why.
 * @throws ReviewError if the text is not a review
 */
export function answerReview(text: string, converter: Converter): Answer {
  const { uid, desiredAPIVersion, objects } = requestOf(parse(text));
  try {
    if (typeof desiredAPIVersion !== 'string') throw new ConvertError('"request.desiredAPIVersion" is not text');
    if (!Array.isArray(objects)) throw new ConvertError('"request.objects" is not a list');
    const convertedObjects = objects.map((object) => converter.convert(object, desiredAPIVersion));

    return { body: review({ uid, result: { status: 'Success' }, convertedObjects }) };
  } catch (error) {
    if (!(error instanceof ConvertError)) throw error;
    const message = visible(error.message);

    return { body: review({ uid, result: { status: 'Failure', message } }), failure: message };
  }
}

function parse(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    throw new ReviewError('the body is not valid JSON');
  }
}

function requestOf(value: unknown): { readonly uid: string; readonly desiredAPIVersion?: unknown; readonly objects?: unknown } {
  if (!isObject(value) || value.kind !== 'ConversionReview' || value.apiVersion !== API_VERSION) {
    throw new ReviewError(`the body is not a ConversionReview of ${API_VERSION}`);
  }
  const { request } = value;
  if (!isObject(request) || typeof request.uid !== 'string' || request.uid === '') throw new ReviewError('the ConversionReview has no "request.uid"');

  return { ...request, uid: request.uid };
}

function review(response: object): string {
  return stringifyExact({ apiVersion: API_VERSION, kind: 'ConversionReview', response });
}
