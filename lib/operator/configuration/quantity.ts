/** Kubernetes quantities as numbers. */

/**
 * The number for a quantity such as `1.1`, `500m` or `2Ki`, as the operator computes it: `1.7` is 17 * 0.1 = 1.7000000000000002.
 * @see Quantity.AsApproximateFloat64 and ParseQuantity in k8s.io/apimachinery/pkg/api/resource/quantity.go, v0.37.0
 */
export function quantityAsFloat(quantity: unknown): number {
  const [, sign, whole, decimals = '', exponent = '0', suffix] = QUANTITY.exec(String(quantity)) ?? [];
  const scale = SCALES.get(suffix ?? '');
  if (sign === undefined || scale === undefined) return NaN;

  let digits = BigInt(`0${whole}${decimals}`) * scale.factor;
  let power = Number(exponent) + scale.power - decimals.length;
  if (power < FINEST) {
    const unit = 10n ** BigInt(FINEST - power);
    digits = (digits + unit - 1n) / unit;
    power = FINEST;
  }

  const value = power === 0 ? Number(digits) : Number(digits) * Number(`1e${power}`);

  return sign === '-' && value !== 0 ? -value : value;
}

/** Quantities are rounded up to billionths. */
const FINEST = -9;

const QUANTITY = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?([A-Za-z]*)$/;

interface Scale {
  readonly factor: bigint;
  readonly power: number;
}

const SCALES: ReadonlyMap<string, Scale> = new Map<string, Scale>([
  ...['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((suffix, index): [string, Scale] => [suffix, { factor: 1n, power: 3 * (index - 3) }]),
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, index): [string, Scale] => [suffix, { factor: 1024n ** BigInt(index + 1), power: 0 }]),
]);
