/** Reads the path of a field as messages show it. */

/** Fields and indexes of a path such as `spec.endpoints[0].port`. */
export function fieldSteps(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|(?:[^.[]|\[(?!\d+\]))+/g)].map(([step, index]) => (index === undefined ? step : Number(index)));
}
