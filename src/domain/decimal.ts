/**
 * An exact decimal number: `digits / 10^scale`.
 *
 * Every figure, target and comparison uses it; floating point is for drawing only. PostgreSQL
 * `numeric` comes and goes as its plain string form.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Builds a decimal from a whole number, or from plain notation: optional minus, digits, optional `.` and digits. Throws on anything else. */
export function decimal(value: string | number | bigint): Decimal {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return { digits: BigInt(value), scale: 0 };
  const text = String(value);
  if (/^\d+$/.test(text)) return { digits: BigInt(text), scale: 0 };
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a plain decimal: ${text}`);
  const fraction = match[3] ?? "";
  const digits = BigInt(match[2] + fraction);
  return reduce({ digits: match[1] ? -digits : digits, scale: fraction.length });
}

const ONE: Decimal = { digits: 1n, scale: 0 };

function reduce(value: Decimal): Decimal {
  let { digits, scale } = value;
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits, scale };
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  if (a.scale === b.scale) return [a.digits, b.digits, a.scale];
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

/** −1, 0 or 1 as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [left, right] = align(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const [left, right, scale] = align(a, b);
  return reduce({ digits: left + right, scale });
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { digits: -b.digits, scale: b.scale });
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return reduce({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** `a / b` rounded half away from zero to `places` decimals. Throws when `b` is zero. */
export function divideDecimals(a: Decimal, b: Decimal, places: number): Decimal {
  if (b.digits === 0n) throw new RangeError("division by zero");
  const [numerator, denominator] = align(a, b);
  const shifted = numerator * 10n ** BigInt(places + 1);
  const quotient = shifted / denominator;
  const rounded = (quotient + (quotient < 0n ? -5n : 5n)) / 10n;
  return reduce({ digits: rounded, scale: places });
}

/** Rounded half away from zero to `places` decimals. */
export function roundDecimal(value: Decimal, places: number): Decimal {
  return value.scale <= places ? value : divideDecimals(value, ONE, places);
}

export function isWhole(value: Decimal): boolean {
  return reduce(value).scale === 0;
}

export function isNegative(value: Decimal): boolean {
  return value.digits < 0n;
}

export function isZero(value: Decimal): boolean {
  return value.digits === 0n;
}

/** Plain notation with a point, as PostgreSQL and JSON read it: `1659.5`. */
export function plain(value: Decimal): string {
  const { digits, scale } = reduce(value);
  const sign = digits < 0n ? "-" : "";
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Nearest floating-point number: for charts and JSON rows only, never for a decision. */
export function approximate(value: Decimal): number {
  return Number(plain(value));
}
