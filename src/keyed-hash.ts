// How is something recognised again without being kept? By its keyed hash, which only the holder of the secret can make.
import { createHmac } from 'node:crypto';

/** What a hash is for: hashes of one use can't be compared with those of another. Never change a word: it would change every hash. */
export type HashUse = 'vote' | 'cursor' | 'asker' | 'cooldown' | 'install-state';

/**
 * HMAC-SHA256 (RFC 2104) of `use` and `parts` under `secret`, its first `bytes` bytes. Parts are framed as a JSON array, so
 * that ("ab", "c") and ("a", "bc") differ. Truncating HMAC from the left keeps it one (RFC 2104, section 5).
 * @param bytes 1 to 32
 */
export function keyedHash(
  secret: string,
  use: HashUse,
  { parts, bytes }: { readonly parts: readonly string[]; readonly bytes: number },
): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify([use, ...parts]))
    .digest()
    .subarray(0, bytes);
}
