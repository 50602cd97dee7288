/** Unpredictable values, all from a cryptographic source. */
export interface Random {
  /** A short id, unique for practical purposes, safe in URLs. */
  id(): string;
  /** 128 bits, URL-safe text. */
  token(): string;
  /** Decimal digits, each equally likely. */
  digits(length: number): string;
  /** An unsigned 32-bit integer. */
  seed(): number;
}
