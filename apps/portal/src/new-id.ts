import { randomBytes } from 'node:crypto'

/**
 * Makes ids of UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then random bits, so that ids sort by time. Ids
 * of one millisecond count up from a random start (section 6.2, method 2), so that they sort in the order they were made.
 */
export function newIds(now: () => number = Date.now): () => string {
  let millisecond = 0
  let low = 0n
  return () => {
    const at = now()
    if (at > millisecond) {
      millisecond = at
      low = randomBytes(9).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
    } else low += 1n + BigInt(randomBytes(3).readUIntBE(0, 3))
    return written(millisecond, low & ((1n << 74n) - 1n))
  }
}

/** The instant and 74 bits below it in the notation of a UUID, with the version and variant bits in their places. */
function written(millisecond: number, low: bigint): string {
  const head = BigInt(millisecond) << 80n
  const version = 0x7n << 76n
  const upper = (low >> 62n) << 64n
  const variant = 0b10n << 62n
  const hex = (head | version | upper | variant | (low & ((1n << 62n) - 1n))).toString(16).padStart(32, '0')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
